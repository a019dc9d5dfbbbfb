"""What stands before the text: the title page's facts, in the PDF's order, and the list of contents.

The list of contents is a field that Word can update, filled with the headings as they are, each a
link to its place. The numbers of the pages are not in it: only a program that sets the pages knows
them, and Word does so without being asked only for a field that makes it question the reader first.
A reader who wants them chooses "Uppdatera fält".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from internkontroll.documents.document import Document
from internkontroll.language import swedish
from internkontroll.word.ooxml import element, paragraph, qualified, set_property, style_of, text_of, text_run
from internkontroll.word.pictures import Shown
from internkontroll.word.reference import hexadecimal

#: How deep the list of contents goes: the first of these levels at which it has no more entries. What does not fit
#: beneath the title (24) goes less deep, rather than leave a page with a few lines.
_DEPTHS = ((3, 24), (2, 24), (3, 45), (2, 45))
#: with more entries the list has its page to itself
_LONG = 12
_STYLES = {f"Heading{level}": level for level in range(1, 7)}


def title_page(document: Document, logo: Shown | None) -> Iterator[Element]:
    """Sender, title and facts."""
    if logo is not None:
        yield paragraph("Logo", _logo(logo, document.profile.municipality))
    yield paragraph("Municipality", text_run(document.profile.municipality))
    yield paragraph("Board", text_run(document.board))
    # what the title itself begins with is not said twice
    has_kind = bool(document.kind) and not document.title.casefold().startswith(document.kind.casefold())
    if has_kind:
        yield paragraph("Kind", text_run(document.kind))
    # a year is not left alone on the title's last line
    title = paragraph("Title", text_run(re.sub(r" (?=\d{4}\b)", swedish.NO_BREAK, document.title)))
    if has_kind:
        set_property(title, element("w:spacing", before="80"))
    yield title
    if document.subtitle:
        yield paragraph("Subtitle", text_run(document.subtitle))
    facts = (
        ("Datum", swedish.day(document.date) if document.date else ""),
        ("Diarienummer", document.case_number or ""),
        ("Dokument", document.id),
        ("Status", "Utkast" if document.is_draft else ""),
    )
    for number, (name, value) in enumerate((name, value) for name, value in facts if value):
        line = paragraph("Fact", text_run(name, "FactName"), element("w:r", element("w:tab")), text_run(value))
        if number == 0:
            rule = element("w:top", val="single", sz="10", space="10", color=hexadecimal(document.profile.accent))
            set_property(line, element("w:pBdr", rule))
            set_property(line, element("w:spacing", before="240", after="20"))
        yield line


def contents(blocks: Sequence[Element]) -> Iterator[Element]:
    """The list of contents of the text, and marks in its headings for the links to lead to."""
    entries = list[Element]()
    headings = [(level, block) for block in blocks if (level := _STYLES.get(style_of(block) or ""))]
    deepest = next((depth for depth, most in _DEPTHS if sum(level <= depth for level, _ in headings) <= most), 1)
    for level, heading in headings:
        if level <= deepest:
            name = f"_Toc{len(entries) + 1:08}"
            _mark(heading, name, len(entries) + 1)
            entries.append(_entry(level, text_of(heading).strip(), name))
    if not entries:
        return
    first, last = entries[0], entries[-1]
    first[1:1] = [
        _field("begin"),
        element("w:r", element("w:instrText", text=f' TOC \\o "1-{deepest}" \\h \\z \\u ')),
        _field("separate"),
    ]
    last.append(_field("end"))
    part = element("w:docPartObj", element("w:docPartGallery", val="Table of Contents"), element("w:docPartUnique"))
    heading = paragraph("TOCHeading", text_run("Innehåll"))
    yield element("w:sdt", element("w:sdtPr", part), element("w:sdtContent", heading, *entries))
    if len(entries) > _LONG and blocks[0].tag == qualified("w:p"):
        set_property(blocks[0], element("w:pageBreakBefore"))
        set_property(blocks[0], element("w:spacing", before="0"))


def _entry(level: int, text: str, anchor: str) -> Element:
    return paragraph(f"TOC{level}", element("w:hyperlink", text_run(text), anchor=anchor, history="1"))


def _field(kind: str) -> Element:
    return element("w:r", element("w:fldChar", fldCharType=kind))


def _mark(heading: Element, name: str, number: int) -> None:
    """Numbers begin at 1: pandoc sets no marks, as the text's own names for headings are dropped."""
    start = 1 if heading.find(qualified("w:pPr")) is not None else 0
    heading.insert(start, element("w:bookmarkStart", id=str(number), name=name))
    heading.append(element("w:bookmarkEnd", id=str(number)))


def _logo(logo: Shown, alternative: str) -> Element:
    """The picture as a run; `package.py` gives it the relation `logo`."""
    size = {"cx": str(logo.width), "cy": str(logo.height)}
    return element("w:r", element("w:drawing", _inline(size, f"Logotyp: {alternative}")))


def _inline(size: dict[str, str], alternative: str) -> Element:
    def plain(tag: str, /, *children: Element, **attributes: str) -> Element:
        """Drawings have attributes without a prefix."""
        made = element(tag, *children)
        made.attrib |= attributes
        return made

    blip = element("a:blip", r_embed="logo")
    picture = element(
        "pic:pic",
        element("pic:nvPicPr", plain("pic:cNvPr", id="1", name="Logotyp"), element("pic:cNvPicPr")),
        element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
        element(
            "pic:spPr",
            element("a:xfrm", plain("a:off", x="0", y="0"), plain("a:ext", **size)),
            plain("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
    return element(
        "wp:inline",
        plain("wp:extent", **size),
        plain("wp:docPr", id="1", name="Logotyp", descr=alternative),
        element(
            "a:graphic", plain("a:graphicData", picture, uri="http://schemas.openxmlformats.org/drawingml/2006/picture")
        ),
    )
