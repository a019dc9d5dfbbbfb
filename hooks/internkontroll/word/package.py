"""The package: the parts of a Word file in one zip, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from internkontroll.documents.document import Document
from internkontroll.typesetting.facts import has_contents
from internkontroll.word import body, front, notes
from internkontroll.word.ooxml import PACKAGE, appended, parsed, qualified, style_of, written
from internkontroll.word.pictures import Pictures

_RELATIONSHIP = f"{{{PACKAGE}}}Relationship"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: no clock in the file: the first time that a zip can say
_TIME = (1980, 1, 1, 0, 0, 0)
_DOCUMENT, _NOTES = "word/document.xml", "word/footnotes.xml"
_LINKS, _NOTE_LINKS = "word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels"


def assembled(
    document: Document, reference: Mapping[str, bytes], read: Mapping[str, bytes], pictures: Pictures, folder: Path
) -> dict[str, bytes]:
    """The finished parts: the reference document's own, with pandoc's words, notes, lists and pictures."""
    parts = dict(reference)
    by_file = {shown.file: shown for shown in pictures.shown.values()}
    words = _body(parsed(read[_DOCUMENT]))
    body.shape(words, by_file)
    footnotes = parsed(read[_NOTES])
    body.shape(footnotes, by_file)
    notes.once(words, footnotes)

    root = parsed(reference[_DOCUMENT])
    target = _body(root)
    # pandoc's own section, which is the last, gives way to ours
    blocks = [block for block in words if block.tag != qualified("w:sectPr")]
    headings = sum((style_of(block) or "").startswith("Heading") for block in blocks)
    listed = front.contents(blocks) if has_contents(document, headings) else ()
    target[0:0] = [*front.title_page(document, pictures.logo), *listed, *blocks]

    parts[_DOCUMENT] = written(root)
    parts[_NOTES] = written(footnotes)
    parts["word/numbering.xml"] = written(body.numbering(read["word/numbering.xml"]))
    links = _links(parsed(reference[_LINKS]), parsed(read[_LINKS]))
    if pictures.logo is not None:
        name = f"media/logo.{pictures.logo.file.rpartition('.')[2]}"
        appended(links, _RELATIONSHIP, Id="logo", Type=f"{_TYPES}/image", Target=name)
        parts[f"word/{name}"] = (folder / pictures.logo.file).read_bytes()
    parts[_LINKS] = written(links)
    if _NOTE_LINKS in read:
        parts[_NOTE_LINKS] = read[_NOTE_LINKS]
    return parts | {name: part for name, part in read.items() if name.startswith("word/media/")}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file; `[Content_Types].xml` comes first, since readers look for it there."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return result.getvalue()


def _body(root: Element) -> Element:
    found = root.find(qualified("w:body"))
    assert found is not None
    return found


def _links(ours: Element, pandocs: Element) -> Element:
    """Our relationships, and pandoc's of links and pictures."""
    for relationship in pandocs.findall(_RELATIONSHIP):
        if relationship.get("Type") in {f"{_TYPES}/hyperlink", f"{_TYPES}/image"}:
            ours.append(relationship)
    return ours
