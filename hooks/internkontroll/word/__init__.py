"""Document -> Word: the text that the PDF is made of, as a file that a secretary can write in.

    Markdown --pandoc and body.lua--> words --the reference document's styles--> .docx

The PDF is what a board decides on; the Word file is for those who must take a text further. It holds
the same words, tables, notes and pictures in the same order, is as accessible (language, heading
styles, header rows, alternative texts), and has the same bytes each time. `docx` keeps no state and
may be called from many threads.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from internkontroll.documents.document import Document
from internkontroll.typesetting.errors import TypesettingError
from internkontroll.typesetting.limits import Deadline, Limits
from internkontroll.word.package import assembled, zipped
from internkontroll.word.pictures import staged
from internkontroll.word.reading import read
from internkontroll.word.reference import reference

__all__ = ["Limits", "TypesettingError", "docx"]


def docx(document: Document, *, limits: Limits = Limits()) -> bytes:  # noqa: B008 -- frozen
    """The document as a Word file.

    Raises `TypesettingError`, which holds every fault that was found, in Swedish, each with the place
    in the record when one is known.
    """
    deadline = Deadline(limits.seconds)
    with tempfile.TemporaryDirectory(prefix="internkontroll-") as name:
        folder = Path(name)
        pictures = staged(document, folder, limits)
        parts = reference(document)
        (folder / "reference.docx").write_bytes(zipped(parts))
        words = read(document, pictures, folder, limits, deadline)
        return zipped(assembled(document, parts, words, pictures, folder))
