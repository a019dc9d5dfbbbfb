"""No word of working material stands in any byte of the site: pages, search, feeds, downloads, documents, drawings.

Nor does a word of an earlier version, from when a record that is published now was working material.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject

from internkontroll.check import check
from internkontroll.records.identity import SLUGS
from internkontroll.register import read_register

from .drafts import Draft, drafts
from .project import DAY, commit, copy_project, mkdocs, write

FOLDER = Path("records/ASN/utkast")
#: what a record that is published now said while it was working material, and the name of one that is gone
EARLIER = ("qz0tidig", "qz1tidig", "qz2tidig")


def contents(name: str, data: bytes) -> Iterator[bytes]:
    """What a file says, unpacked as often as it is packed."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield from contents(name, gzip.decompress(data))
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for part in packed.namelist():
                yield part.encode()
                yield from contents(part, packed.read(part))
    elif data.startswith(b"%PDF"):
        yield from _in_pdf(data)


def _in_pdf(data: bytes) -> Iterator[bytes]:
    reader = PdfReader(io.BytesIO(data))
    yield "\n".join(page.extract_text() for page in reader.pages).encode()
    yield str(reader.metadata).encode() + str(reader.outline).encode()
    for number in range(1, len(reader.xref_objStm) + len(reader.xref.get(0, {})) + 1):
        found = reader.get_object(number)
        if isinstance(found, StreamObject):
            yield found.get_data()
        else:
            yield str(found).encode("utf-8", "replace")


def leaks(site: Path, words: set[str]) -> set[tuple[str, str]]:
    """Every file in which a word stands, with the word."""
    pattern = re.compile("|".join(sorted(words)).encode(), re.IGNORECASE)
    found = set()
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        parts = contents(name, file.read_bytes()) if file.is_file() else iter(())
        for part in (name.encode(), *parts):
            found |= {(name, match.decode().lower()) for match in pattern.findall(part)}
    return found


@pytest.fixture(scope="module")
def seeded() -> list[Draft]:
    return list(drafts())


@pytest.fixture(scope="module")
def project(seeded: list[Draft], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with the drafts, and a history in which a published record was one."""
    project = copy_project(tmp_path_factory.mktemp("drafts") / "project")
    (action,) = project.glob("records/ASN/atgarder/ASN-2025-D02-*.md")
    now = action.read_text("utf-8")
    then = now.replace("typ: åtgärd\n", f"typ: åtgärd\npublicering: arbetsmaterial\ntema: {EARLIER[0]}\n")
    action.write_text(then.replace("## Vad ska göras\n", f"## Vad ska göras\n\n{EARLIER[1]}\n"), "utf-8")
    commit(project, "2025-02-03")
    for draft in seeded:
        for name, text in draft.files.items():
            write(project / FOLDER / name, text)
    action.write_text(now, "utf-8")
    risk = project / "records" / "ASN" / "risker" / f"ASN-R97-{EARLIER[2]}.md"
    write(risk, f"---\nid: ASN-R97\ntyp: risk\ntitel: {EARLIER[2]}\nnämnd: ASN\npublicering: arbetsmaterial\n---\n")
    commit(project, "2025-04-01")
    risk.unlink()
    commit(project, "2025-05-02")
    run = mkdocs(project, "build")
    assert run.returncode == 0, run.stdout
    return project


def test_no_word_of_a_draft_is_on_the_site(project: Path, seeded: list[Draft]) -> None:
    words = {word for draft in seeded for word in draft.words} | set(EARLIER)
    assert sorted(leaks(project / "site", words)) == []


def test_no_page_or_file_has_a_drafts_id(project: Path, seeded: list[Draft]) -> None:
    names = "\n".join(file.relative_to(project / "site").as_posix().lower() for file in (project / "site").rglob("*"))
    assert [draft.record_id for draft in seeded if draft.record_id.lower() in names] == []
    assert "asn-r97" not in names


def test_the_drafts_are_records_of_every_type(project: Path, seeded: list[Draft]) -> None:
    """What the check could not read would be left out for another reason."""
    register = read_register(project / "records")
    assert len(seeded) >= 20
    assert {register.records[draft.record_id].TYPE for draft in seeded} == set(SLUGS)
    assert not any(register.records[draft.record_id].is_published for draft in seeded)
    assert not check(register, date.fromisoformat(DAY)).has_errors
    for draft in seeded:
        text = "".join(draft.files) + "".join(draft.files.values())
        assert len(draft.words) > 10
        assert all(text.count(word) for word in draft.words)


def test_the_record_that_was_a_draft_is_told_of_since_then(project: Path) -> None:
    page = (project / "site" / "atgard" / "asn-2025-d02.html").read_text("utf-8")
    assert "1 april 2025" in page
    assert "3 februari 2025" not in page


def test_words_are_found_however_they_are_packed(tmp_path: Path) -> None:
    """In the form of each kind of file that the site has: else the search above would find nothing anywhere."""
    (tmp_path / "a.html").write_text("<p>QZ0tidig</p>", "utf-8")
    (tmp_path / "a.pf_fragment").write_bytes(gzip.compress(b'pagefind_dcd{"content":"qz0tidig"}'))
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", "<t>qz0tidig</t>" + " " * 999)
    writer = PdfWriter()
    writer.add_blank_page(99, 99)
    writer.add_metadata({"/Title": "qz0tidig"})
    writer.write(tmp_path / "a.pdf")
    (tmp_path / "qz0tidig").mkdir()
    (tmp_path / "b.html").write_text("<p>qz0</p>", "utf-8")
    assert leaks(tmp_path, {"qz0tidig"}) == {
        (name, "qz0tidig") for name in ("a.html", "a.pf_fragment", "a.xlsx", "a.pdf", "qz0tidig")
    }
