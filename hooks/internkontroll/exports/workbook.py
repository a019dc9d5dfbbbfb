"""Registers as an Excel workbook: a sheet for each, and one that explains the columns.

Every text is written as text: never as a formula, a link or a number, whatever it looks like. Dates are real dates.
The bytes are a function of the register and the stated day.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from internkontroll.exports.columns import Column, told
from internkontroll.exports.entry import Cell, Entry
from internkontroll.register import Register

Sheet = tuple[str, Sequence[Column], Sequence[Entry]]

#: what a sheet may be called at most, and what a cell may hold
_NAME, _CELL = 31, 32_767
#: characters; a column is as wide as its longest cell, within these
_NARROWEST, _WIDEST = 10, 60
#: what XML cannot say and Excel would refuse the whole file for
_NOT_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")


def workbook(register: Register, sheets: Sequence[Sheet], title: str, day: date) -> bytes:
    """The workbook. `title` is what it says of itself in the document's properties."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "constant_memory": False})
    # a clock would make each file another
    book.set_properties({"title": title, "comments": _day(day), "created": datetime.combine(day, time())})
    header = book.add_format({"bold": True, "valign": "top", "bottom": 2, "text_wrap": True})
    dated = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    for name, columns, entries in sheets:
        cells = [[column.value(register, entry) for column in columns] for entry in entries]
        _fill(book.add_worksheet(name[:_NAME]), [column.header for column in columns], cells, header, dated)
    _explain(book.add_worksheet("Om kolumnerna"), header, sheets, day)
    book.close()
    return content.getvalue()


def _fill(
    sheet: Worksheet, names: Sequence[str], rows: Sequence[Sequence[Cell]], header: Format, dated: Format
) -> None:
    for index, name in enumerate(names):
        sheet.write_string(0, index, name, header)
        widest = len(name)
        for row, cells in enumerate(rows, 1):
            cell = cells[index]
            if cell is not None and cell != ():
                widest = max(widest, _write(sheet, row, index, cell, dated))
        sheet.set_column(index, index, min(max(widest + 2, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)


def _write(sheet: Worksheet, row: int, index: int, cell: Cell, dated: Format) -> int:
    """Write one cell; how many characters it shows."""
    number = cell[0] if isinstance(cell, tuple) and len(cell) == 1 else cell  # one year is a number
    if isinstance(number, date):
        sheet.write_datetime(row, index, datetime.combine(number, time()), dated)
        return len("2025-10-01")
    if isinstance(number, int) and not isinstance(number, bool):
        sheet.write_number(row, index, number)
        return len(str(number))
    text = _NOT_XML.sub("\ufffd", told(cell))[:_CELL]
    sheet.write_string(row, index, text)
    return len(text)


def _explain(sheet: Worksheet, header: Format, sheets: Iterable[Sheet], day: date) -> None:
    for index, (name, width) in enumerate((("Blad", 22), ("Kolumn", 26), ("Slag", 10), ("Innehåll", 80))):
        sheet.write_string(0, index, name, header)
        sheet.set_column(index, index, width)
    rows = [(name, one.header, str(one.kind), one.explained) for name, columns, _ in sheets for one in columns]
    rows.append(("", "", "", _day(day)))
    for row, cells in enumerate(rows, 1):
        for index, text in enumerate(cells):
            if text:
                sheet.write_string(row, index, text)
    sheet.freeze_panes(1, 0)


def _day(day: date) -> str:
    return f"Läget den {day.isoformat()}"
