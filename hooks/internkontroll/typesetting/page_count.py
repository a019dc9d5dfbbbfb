"""How many pages a finished PDF has, read the way a PDF is read: from its end, by its own table of objects.

Only for files that Typst has written: those have a plain table and no object streams. Setting the document a second
time to ask Typst for the number would cost as much as the document.
"""

from __future__ import annotations

import re

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_ROOT = re.compile(rb"/Root\s+(\d+)\s+0\s+R")
_PAGES = re.compile(rb"/Pages\s+(\d+)\s+0\s+R")
_COUNT = re.compile(rb"/Count\s+(\d+)")
_SUBSECTION = re.compile(rb"xref\s+0\s+(\d+)\s*\n")
_ENTRY = 20


class NotReadableError(ValueError):
    """The file is not built as Typst builds its files."""


def page_count(pdf: bytes) -> int:
    """The number of pages. Raises NotReadableError."""
    start = _START.search(pdf[-64:])
    table = _SUBSECTION.match(pdf, int(start[1])) if start else None
    if table is None:
        raise NotReadableError
    trailer = table.end() + _ENTRY * int(table[1])

    def named(pattern: re.Pattern[bytes], begin: int) -> int:
        end = pdf.find(b"startxref" if begin == trailer else b"endobj", begin)
        found = pattern.search(pdf, begin, end)
        if found is None:
            raise NotReadableError
        return int(found[1])

    def place(number: int) -> int:
        entry = table.end() + _ENTRY * number
        offset = int(pdf[entry : entry + 10])
        if not pdf.startswith(b"%d 0 obj" % number, offset):
            raise NotReadableError
        return offset

    catalogue = place(named(_ROOT, trailer))
    return named(_COUNT, place(named(_PAGES, catalogue)))
