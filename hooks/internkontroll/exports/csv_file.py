"""A register as CSV for a Swedish Excel: UTF-8 with a byte-order mark, semicolons, CRLF.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (as OWASP's advice on CSV injection
has it), so that what a contributor wrote is text there too. Programs that want the exact text read JSON or Excel.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from internkontroll.exports.columns import Column, told
from internkontroll.exports.entry import Cell, Entry
from internkontroll.register import Register

#: how a formula, or what some program takes for one, may begin; full-width signs are read as the others
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")

_BYTE_ORDER_MARK = "\ufeff"


def csv_file(register: Register, columns: Sequence[Column], entries: Iterable[Entry]) -> bytes:
    """The register with a header row of Swedish names."""
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.header for column in columns])
    writer.writerows([harmless(column.value(register, entry)) for column in columns] for entry in entries)
    return text.getvalue().encode()


def harmless(cell: Cell) -> str:
    """A cell's text, which no spreadsheet reads as a formula."""
    text = told(cell)
    if isinstance(cell, (str, tuple)) and text.lstrip(" \u00a0").startswith(FORMULA_STARTS):
        return f"'{text}"
    return text
