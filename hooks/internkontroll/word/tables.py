"""Tables: the header again on every page, rows in one piece, a sum that stands out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from internkontroll.word.columns import Columns, measured
from internkontroll.word.ooxml import element, qualified, set_property, text_of

#: a short table is kept on one page
_SHORT_ROWS = 9
#: a row with a cell of more lines may be divided between pages
_TALL_LINES = 20
#: what a last row that sums up the others is called
_TOTAL = re.compile(r"(Totalt|Summa)\b")


def shape(table: Element) -> None:
    """Gives pandoc's table its final form."""
    rows = table.findall(qualified("w:tr"))
    grid = table.find(qualified("w:tblGrid"))
    properties = table.find(qualified("w:tblPr"))
    if grid is None or properties is None or not rows:
        return
    texts = [[text_of(cell) for cell in _cells(row)] for row in rows]
    columns = measured(texts, len(grid), _indent(properties))
    _set_widths(properties, grid, columns)
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        is_total = last and len(rows) > 2 and bool(texts[number]) and _TOTAL.match(texts[number][0].strip()) is not None
        _shape_row(row, texts[number], columns, kept=len(rows) <= _SHORT_ROWS and not last, is_total=is_total)


def _set_widths(properties: Element, grid: Element, columns: Columns) -> None:
    for column, width in zip(grid, columns.widths, strict=True):
        column.set(qualified("w:w"), str(width))
    total = properties.find(qualified("w:tblW"))
    if total is None:
        return
    total.set(qualified("w:type"), "dxa")
    total.set(qualified("w:w"), str(sum(columns.widths)))
    if columns.outdent:
        properties.insert(list(properties).index(total) + 1, element("w:tblInd", w=str(-columns.outdent), type="dxa"))


def _shape_row(row: Element, texts: Sequence[str], columns: Columns, *, kept: bool, is_total: bool) -> None:
    properties = row.find(qualified("w:trPr"))
    if properties is None:
        properties = element("w:trPr")
        row.insert(0, properties)
    is_header = properties.find(qualified("w:tblHeader")) is not None
    if columns.lines(texts) <= _TALL_LINES:
        properties.insert(0, element("w:cantSplit"))
    kind = "TableHeading" if is_header else "TableTotal" if is_total else "TableText"
    style = f"{kind}Small" if columns.is_small else kind
    for cell, width in zip(_cells(row), columns.widths, strict=False):
        cell_properties = cell.find(qualified("w:tcPr"))
        if cell_properties is not None:
            cell_properties.insert(0, element("w:tcW", w=str(width), type="dxa"))
            if is_total:
                rule = element("w:top", val="single", sz="6", space="0", color="596870")
                cell_properties.insert(1, element("w:tcBorders", rule))
        for paragraph in cell.iter(qualified("w:p")):
            set_property(paragraph, element("w:pStyle", val=style))
            if kept and not is_header:
                set_property(paragraph, element("w:keepNext"))


def _cells(row: Element) -> list[Element]:
    return row.findall(qualified("w:tc"))


def _indent(properties: Element) -> int:
    """How far in a table stands that belongs to an item of a list."""
    indent = properties.find(qualified("w:tblInd"))
    return 0 if indent is None else int(indent.get(qualified("w:w"), "0"))
