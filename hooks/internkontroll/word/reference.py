"""The reference document: the parts in `reference/`, with the document's own facts and colours filled in.

The parts are kept as text, so that a change of a style is seen in review. pandoc reads them as its
reference document (it wants to know the styles and the width of the page), and afterwards they go
into the finished file as they are, since pandoc rewrites some of them in its own way.

The typeface is Calibri unless the municipality has named its own. The PDF brings its typeface, a Word
file does not: Lato is on few readers' machines, Calibri on all that have Word, and LibreOffice
has one of the same measures (Carlito, drawn from Lato). A municipality that has named a typeface has
it installed; for others `fontTable.xml` says what to take instead.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from internkontroll.documents.document import Document
from internkontroll.typesetting.colours import readable
from internkontroll.word.ooxml import clean

TYPEFACE = "Calibri"
#: twentieths of a point between the margins, as in `word/document.xml`
TEXT_WIDTH = 8278

_PARTS = Path(__file__).with_name("reference")
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)


def reference(document: Document) -> dict[str, bytes]:
    """Every part by its name in the package."""
    values = {name: escape(clean(value)) for name, value in _facts(document).items()}
    return {
        file.relative_to(_PARTS).as_posix(): _filled(file, values)
        for file in sorted(_PARTS.rglob("*"))
        if file.is_file()
    }


def hexadecimal(colour: str) -> str:
    """A colour as Word has it: `0B4A6F`."""
    return colour.removeprefix("#").upper()


def _filled(file: Path, values: dict[str, str]) -> bytes:
    text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    return Template(text).substitute(values).encode()


def _facts(document: Document) -> dict[str, str]:
    profile = document.profile
    return {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "subtitle": document.subtitle,
        "board": document.board,
        "municipality": profile.municipality,
        "creator": "; ".join(name for name in (document.board, profile.municipality) if name),
        "case_number": document.case_number or "",
        "reference": document.case_number or document.id,
        "date": (document.date or document.period).isoformat(),
        "mark": " · ".join(filter(None, ["Utkast" if document.is_draft else "", document.appendix])),
        # for text and for lines: the first can be read on white, the second is the municipality's own
        "primary": hexadecimal(readable(profile.primary)),
        "accent": hexadecimal(profile.accent),
        # a quotation mark would end the attribute that it stands in
        "typeface": (profile.typeface or TYPEFACE).replace('"', ""),
    }
