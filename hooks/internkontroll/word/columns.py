"""How wide a table's columns are, by about how wide the letters are.

Word measures a table itself when it opens the file, but starts from the widths that stand there, and
other programs keep to them. They are shared out as in the PDF: a table that fits has its natural
widths; one that does not may reach into the margins, and then be set smaller; and when its longest
words still do not fit, those words are divided and no others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from internkontroll.word.reference import TEXT_WIDTH

# All widths are in twentieths of a point.

#: both margins of a cell, and a little to spare
_MARGINS = 240
#: a letter's width in ems, where it is far from the mean
_NARROW, _MEAN, _CAPITAL, _WIDE = 0.28, 0.53, 0.64, 0.85
_NARROW_LETTERS, _WIDE_LETTERS = frozenset("fijlrtI.,:;!|()[]/-’' "), frozenset("mwMW@%—")
_BOLD = 1.06
#: the em of table text, and somewhat more: a municipality's typeface may be wider
_EM = 218
#: how much smaller the small size is (`TableTextSmall`)
_SMALL = 0.85
#: how far a wide table reaches into each margin: 13 mm
_OUTDENT = 737
#: many columns of long texts are read more easily in wide columns than in tall ones
_MANY_COLUMNS, _LONG_TEXTS = 4, 3

#: where a line may end within a cell
_BREAK = re.compile(r"\s+|(?<=[-–/])(?=\w)")


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a table's columns, and how it is set."""

    widths: tuple[int, ...]
    is_small: bool
    #: how far to the left of the text it begins
    outdent: int

    def lines(self, row: Sequence[str]) -> float:
        """About how many lines the tallest of the cells takes."""
        scale = _SMALL if self.is_small else 1
        return max((_width(text) * scale / width for text, width in zip(row, self.widths, strict=False)), default=0)


def measured(rows: Sequence[Sequence[str]], count: int, indent: int) -> Columns:
    """The columns of a table of that many, whose first row is the header; `indent` is that of a list's item."""
    headers, bodies, least = [0.0] * count, [0.0] * count, [0.0] * count
    for index, row in enumerate(rows):
        for number, text in enumerate(row[:count]):
            scale = _BOLD if index == 0 else 1
            target = bodies if index else headers
            target[number] = max(target[number], _width(text) * scale)
            word = max(map(_width, _BREAK.split(text)), default=0)
            least[number] = max(least[number], word * scale)
    outdent = 0 if indent else _OUTDENT
    settings = ((1.0, 0), (1.0, outdent), (_SMALL, outdent))
    available = TEXT_WIDTH - indent
    scale, outdent = next((s for s in settings if _fits(bodies, least, s, available)), settings[-1])
    headers, bodies, least = ([width * scale + _MARGINS for width in each] for each in (headers, bodies, least))
    widths = _shared(headers, bodies, least, available + 2 * outdent)
    is_wide = sum(widths) > available
    return Columns(tuple(map(int, widths)), is_small=scale < 1, outdent=outdent if is_wide else 0)


def _fits(bodies: Sequence[float], least: Sequence[float], setting: tuple[float, int], available: int) -> bool:
    scale, outdent = setting
    margins = _MARGINS * len(least)
    crowded = len(least) > _MANY_COLUMNS and sum(bodies) + margins > _LONG_TEXTS * available
    return sum(least) * scale + margins <= available + 2 * outdent and not (crowded and not outdent)


def _width(text: str) -> float:
    """About how wide the text is on one line."""
    return _EM * sum(map(_ems, text))


def _ems(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _WIDE_LETTERS:
        return _WIDE
    return _CAPITAL if letter.isupper() else _MEAN


def _shared(headers: Sequence[float], bodies: Sequence[float], least: Sequence[float], available: float) -> list[float]:
    natural = [max(pair) for pair in zip(headers, bodies, strict=True)]
    if sum(natural) <= available:
        return natural
    if sum(least) > available:
        return _levelled(least, available)
    # a header stands on one line where the cells can spare the room
    with_headers = [max(pair) for pair in zip(least, headers, strict=True)]
    if sum(with_headers) <= available:
        least = with_headers
    wanted = [max(pair) for pair in zip(bodies, least, strict=True)]
    if sum(wanted) <= available:
        missing = [most - has for most, has in zip(natural, wanted, strict=True)]
        share = (available - sum(wanted)) / sum(missing)
        return [has + more * share for has, more in zip(wanted, missing, strict=True)]
    return _divided(wanted, least, available)


def _levelled(least: Sequence[float], available: float) -> list[float]:
    """The widest give way until all have room: a short word is never divided for the sake of a long one."""
    level, left = 0.0, available
    for rank, width in enumerate(sorted(least)):
        level = left / (len(least) - rank)
        if width > level:
            break
        left -= width
    return [min(width, level) for width in least]


def _divided(wanted: Sequence[float], least: Sequence[float], available: float) -> list[float]:
    """Shares by the square root of what each wants: in proportion, long sentences would starve the others."""
    widths: dict[int, float] = {}
    while len(widths) < len(wanted):
        rest = [number for number in range(len(wanted)) if number not in widths]
        left = available - sum(widths.values())
        weights = sum(sqrt(wanted[number]) for number in rest)
        shares = {number: left * sqrt(wanted[number]) / weights for number in rest}
        tight = {number: least[number] for number in rest if least[number] > shares[number]}
        content = {number: wanted[number] for number in rest if wanted[number] <= shares[number]}
        widths |= tight or content or shares
    return [widths[number] for number in range(len(wanted))]
