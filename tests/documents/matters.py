"""Small registers with one matter that answers an external audit, for the tests of its documents."""

from __future__ import annotations

import html
from datetime import date
from pathlib import Path

from internkontroll.documents import Document, document_of
from internkontroll.language import swedish
from internkontroll.load import load
from internkontroll.markdown.body import read_body
from internkontroll.register import Register

BASE = Path(__file__).parents[1] / "base"
DAY = date(2025, 10, 1)
MATTER = "ASN-ARENDE-2025-01"


def record(fields: str, body: str = "") -> str:
    """A record's file: front matter as written, and sections."""
    return f"---\n{fields.strip()}\n---\n\n{body.strip()}\n"


def audit(kind: str = "revision", more: str = "") -> dict[str, str]:
    """An examiner and its audit, `X-1`."""
    examiner = "revision" if kind == "revision" else "myndighet"
    return {
        "EX": record(f"id: EX\ntyp: organisation\ntitel: Granskarna\nslag: {examiner}"),
        "X-1": record(
            f"id: X-1\ntyp: extern granskning\ntitel: Granskning av köp\nslag: {kind}\ngranskare: EX\n"
            f"omfattar: [ASN]\n{more}"
        ),
    }


def matter(more: str = "", body: str = "", kind: str = "yttrande") -> dict[str, str]:
    """The matter, without an audit when it is no statement."""
    about = "extern_granskning: X-1\n" if kind.endswith("yttrande") else ""
    fields = f"id: {MATTER}\ntyp: ärende\ntitel: Svar om köp\nnämnd: ASN\nslag: {kind}\n{about}{more}"
    return {MATTER: record(fields, body)}


def recommendation(
    number: int, more: str = "titel: Gör rutiner", text: str = "Nämnden bör göra rutiner."
) -> dict[str, str]:
    """A recommendation of the audit."""
    fields = f"id: X-1-REK{number}\ntyp: rekommendation\nextern_granskning: X-1\nnummer: {number}\n{more}"
    return {f"X-1-REK{number}": record(fields, f"## Text\n\n{text}")}


def observation(letter: str, number: int, kind: str, title: str, more: str = "") -> dict[str, str]:
    """A question (`F`) or deficiency (`B`) of the audit."""
    fields = (
        f"id: X-1-{letter}{number}\ntyp: iakttagelse\ntitel: {title}\nslag: {kind}\nextern_granskning: X-1\n"
        f"nummer: {number}\n{more}"
    )
    return {f"X-1-{letter}{number}": record(fields, f"## Text\n\nDet som sägs om {title}.")}


def answer(about: str, departments: str, body: str, more: str = "") -> dict[str, str]:
    """What departments (`ASF`, `ASF, FSF`) answer."""
    own = f"{about}-{departments.replace(', ', '-')}-2025"
    fields = f"id: {own}\ntyp: svar\navser: {about}\närende: {MATTER}\nförvaltningar: [{departments}]\n{more}"
    return {own: record(fields, body)}


def department(own_id: str, title: str) -> dict[str, str]:
    """Another department."""
    return {own_id: record(f"id: {own_id}\ntyp: organisation\ntitel: {title}\nslag: förvaltning\nkortnamn: {own_id}")}


def register_of(folder: Path, *records: dict[str, str]) -> Register:
    """The records with the board ASN and its department ASF; later ones replace earlier ones. No fault of form."""
    for one in BASE.iterdir():
        (folder / one.name).write_bytes(one.read_bytes())
    for some in records:
        for name, text in some.items():
            path = next(folder.glob(f"{name}-*.md"), folder / f"{name}-post.md")
            path.write_text(text, "utf-8")
    register = Register(load(folder, "."))
    assert [str(finding) for finding in register.form_findings] == []
    return register


def made(register: Register, document_id: str = MATTER) -> Document:
    """The document, which must be there."""
    document = document_of(register, document_id, DAY)
    assert document is not None
    return document


def headings(document: Document, *levels: int) -> list[str]:
    """The document's headings of these levels, in order."""
    return [html.unescape(one.text) for one in read_body(document.markdown).headings if one.level in levels]


def under(document: Document, heading: str) -> str:
    """What stands below a heading, up to the next of any level; every space is a plain one."""
    lines = document.markdown.split("\n")
    found = read_body(document.markdown).headings
    start = next(one.line for one in found if one.text == heading)
    end = next((one.line for one in found if one.line > start), len(lines) + 1)
    return "\n".join(lines[start : end - 1]).strip().replace(swedish.NO_BREAK, " ")
