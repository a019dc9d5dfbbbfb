"""The text of every document of the example register, as it was last read through by a person.

`golden/<id>.md` has the facts of the title block and then the document's Markdown. A change of a record or of how a
document is put together shows here as a change of what the board would read. `IK_UPDATE=1 pytest` writes what is found
into the files, to be read, and takes away those of documents that are no more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from internkontroll.documents import Document, Drawing

from .conftest import Example

_FOLDER = Path(__file__).with_name("golden")


def _facts(document: Document) -> Iterator[str]:
    """As the title block shows them, and what is in the file but not in its text."""
    yield f"Titel: {document.title}"
    yield f"Underrubrik: {document.subtitle}"
    yield f"Slag: {document.kind}"
    yield f"Nämnd: {document.board}"
    yield f"Datum: {document.date or ''}"
    yield f"Diarienummer: {document.case_number or ''}"
    for name, image in document.images:
        yield f"Bild: {name} ({'ritad' if isinstance(image, Drawing) else 'fil'})"


def _text(document: Document) -> str:
    facts = "\n".join(line.rstrip() for line in _facts(document))
    return f"---\n{facts}\n---\n\n{document.markdown}"


def test_documents_read_as_they_were_read_through(example: Example) -> None:
    found = {name: _text(document) for name, document in example.documents.items()}
    if os.environ.get("IK_UPDATE"):
        _FOLDER.mkdir(exist_ok=True)
        for file in _FOLDER.glob("*.md"):
            if file.stem not in found:
                file.unlink()
        for name, text in found.items():
            (_FOLDER / f"{name}.md").write_text(text, encoding="utf-8")
    golden = {file.stem: file.read_text(encoding="utf-8") for file in _FOLDER.glob("*.md")}
    assert sorted(golden) == sorted(found)
    differing = [name for name in found if golden[name] != found[name]]
    for name in differing[:1]:
        assert found[name] == golden[name], f"{name}, and in all {differing}"
