"""Personal identity and coordination numbers in text: where they stand, and text with them taken out.

A number counts when its date exists and its check digit holds; the library `personnummer` knows
both kinds. What looks like one but is a telephone number is left alone, because the finding is an
error that no exception can take away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from personnummer import personnummer

#: six or eight digits of a date (or 1981-12-28), a sign or space as people write it, four digits
_CANDIDATE = re.compile(
    r"(?<![0-9])(?:"
    r"(?:18|19|20)?[0-9]{6}[ \u00a0]?[-+\u2010-\u2015\u2212]?[ \u00a0]?[0-9]{4}"
    r"|(?:18|19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}[-+\u2010-\u2015\u2212][0-9]{4}"
    r")(?![0-9])"
)
_TELEPHONE = re.compile(r"(?:tel|telefon|mobil|nummer|ring|sms|fax|växel)\w*[\s.:]*\W{0,3}$", re.IGNORECASE)

#: every digit becomes 0, so that a search for a run of digits is one search for a fixed text
_DIGITS = bytes.maketrans(b"123456789", b"000000000")

_LONG_DATES = tuple(f"0000-00-00{sign}0000".encode() for sign in "-+–−")

#: what stands in the place of a number that no output may show
HIDDEN = "(visas inte)"


def may_hold(text: str) -> bool:
    """False when a text certainly holds no number: ten times as fast as the pattern, and nearly always so."""
    marks = text.encode("utf-8", "replace").translate(_DIGITS)
    return b"000000" in marks or any(one in marks for one in _LONG_DATES)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every number in a text, in order."""
    if not may_hold(text):
        return
    for match in _CANDIDATE.finditer(text):
        if _is_number(match.group()) and not _is_telephone(text, match):
            yield match.span()


def masked(text: str) -> str:
    """The text with every number replaced, for outputs that show a line because of something else."""
    parts, end = [], 0
    for start, stop in spans(text):
        parts += [text[end:start], HIDDEN]
        end = stop
    return "".join([*parts, text[end:]])


def _is_number(written: str) -> bool:
    digits = re.sub(r"[^0-9]", "", written)
    sign = "+" if "+" in written else "-"
    return bool(personnummer.valid(f"{digits[:-4]}{sign}{digits[-4:]}"))


def _is_telephone(text: str, match: re.Match[str]) -> bool:
    written = match.group()
    if not (written.startswith("0") and written.isdigit()):
        return False
    return _TELEPHONE.search(text[max(0, match.start() - 25) : match.start()]) is not None
