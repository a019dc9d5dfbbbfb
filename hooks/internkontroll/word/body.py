"""The words as pandoc has written them, given the styles, tables and pictures of the reference document."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element, tostring

from internkontroll.word import tables
from internkontroll.word.ooxml import element, parsed, properties_of, qualified, set_property, style_of
from internkontroll.word.pictures import Shown

#: pandoc's styles that are only a shade of running text
_STYLES = {"FirstParagraph": "BodyText", "Compact": "BodyText", None: "BodyText"}
#: how far in each level of a list stands, in twentieths of a point
_LIST_STEP, _LIST_HANGING = 340, 340
_BULLETS = ("•", "–", "•")
_NOT_RUNS = frozenset({qualified("w:rPr"), qualified("w:t")})


def shape(part: Element, pictures: Mapping[str, Shown]) -> None:
    """Shapes `w:body` or a note: styles of paragraphs, tables, pictures."""
    notes = [note for note in part.iter(qualified("w:footnote")) if qualified("w:type") not in note.attrib]
    for container in (part, *notes):  # the rest of the notes are the rules above them
        for child in container.findall(qualified("w:p")):
            _paragraph(child)
        _distances(list(container))
    for table in part.iter(qualified("w:tbl")):
        tables.shape(table)
    for paragraph in part.iter(qualified("w:p")):
        _merge_runs(paragraph)
    for number, drawing in enumerate(part.iter(qualified("wp:inline")), start=1):
        _picture(drawing, pictures, number)


def _paragraph(paragraph: Element) -> None:
    style = style_of(paragraph)
    if style == "FootnoteText":
        return
    if properties_of(paragraph).find(qualified("w:numPr")) is not None:
        style = "ListParagraph"
    elif style is None and len(paragraph) == 1:
        style = "TableGap"  # pandoc keeps two tables apart with an empty paragraph
    set_property(paragraph, element("w:pStyle", val=_STYLES.get(style) or style or "BodyText"))


def _distances(blocks: list[Element]) -> None:
    """Space after a list and a table: Word's styles know no end of a list and no margin of a table."""
    table, paragraph = qualified("w:tbl"), qualified("w:p")
    for block, following in pairwise(blocks):
        style = style_of(following) if following.tag == paragraph else None
        if block.tag == table and style in {"BodyText", "ListParagraph", "BlockText", "SourceCode"}:
            after = "80" if style == "ListParagraph" else "160"
            set_property(following, element("w:spacing", before="240", after=after))
        elif block.tag == paragraph and style_of(block) == "ListParagraph" and style != "ListParagraph":
            spacing = properties_of(block).find(qualified("w:spacing"))
            before = "0" if spacing is None else spacing.get(qualified("w:before"), "0")
            set_property(block, element("w:spacing", before=before, after="160"))
    for block, following in pairwise(blocks):
        if block.tag == paragraph and following.tag == table:
            set_property(block, element("w:keepNext"))  # a chart or a sentence, and its figures
        elif block.tag == paragraph and style_of(following) == "Caption":
            set_property(block, element("w:keepNext"))
            set_property(block, element("w:spacing", before="200", after="100"))


def _merge_runs(paragraph: Element) -> None:
    """Pandoc writes a run for each word; one for each stretch of alike words is what Word itself writes."""
    for parent in (paragraph, *paragraph.iter(qualified("w:hyperlink"))):
        last: tuple[bytes, Element] | None = None
        for run in list(parent):
            words = run.find(qualified("w:t"))
            if run.tag != qualified("w:r") or words is None or any(child.tag not in _NOT_RUNS for child in run):
                last = None
                continue
            properties = run.find(qualified("w:rPr"))
            look = b"" if properties is None else tostring(properties)
            if last is not None and last[0] == look:
                last[1].text = (last[1].text or "") + (words.text or "")
                parent.remove(run)
            else:
                last = (look, words)


def _picture(drawing: Element, pictures: Mapping[str, Shown], number: int) -> None:
    """The size that it has in the PDF, and a name that says something."""
    described = drawing.find(qualified("wp:docPr"))
    inner = next(drawing.iter(qualified("pic:cNvPr")), None)
    if described is None or inner is None:
        return
    shown = pictures.get(inner.get("descr", ""))
    # number 1 is the logo's
    described.attrib |= {"id": str(number + 1), "name": f"Bild {number}"}
    described.attrib.pop("title", None)
    inner.attrib.pop("descr", None)
    inner.attrib |= {"id": str(number + 1), "name": f"Bild {number}"}
    if shown is not None:
        for size in (*drawing.iter(qualified("wp:extent")), *drawing.iter(qualified("a:ext"))):
            size.attrib |= {"cx": str(shown.width), "cy": str(shown.height)}


def numbering(part: bytes) -> Element:
    """Pandoc's numbering with our marks and distances."""
    root = parsed(part)
    for level in root.iter(qualified("w:lvl")):
        depth = int(level.get(qualified("w:ilvl"), "0"))
        for indent in level.iter(qualified("w:ind")):
            indent.set(qualified("w:left"), str(_LIST_HANGING + depth * _LIST_STEP))
            indent.set(qualified("w:hanging"), str(_LIST_HANGING))
        kind, mark = level.find(qualified("w:numFmt")), level.find(qualified("w:lvlText"))
        is_bullet = kind is not None and kind.get(qualified("w:val")) == "bullet"
        if is_bullet and mark is not None and mark.get(qualified("w:val"), "").strip():
            mark.set(qualified("w:val"), _BULLETS[depth % len(_BULLETS)])
            for properties in level.findall(qualified("w:rPr")):
                level.remove(properties)  # the signs are in the text's own typeface
    return root
