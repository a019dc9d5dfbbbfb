"""Swedish for people: dates, numbers and lists as a board member expects to read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from internkontroll.records.time_point import TimePoint

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip

#: keeps the parts of a number together
NO_BREAK = "\u00a0"


def day(value: date) -> str:
    """25 september 2025."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def time_point(value: TimePoint) -> str:
    """25 september 2025, januari 2026, våren 2026, 2026, löpande, ej angiven."""
    if value.first is None:
        return value.text
    if value.is_exact:
        return day(value.first)
    if value.text.endswith("-vår"):
        return f"våren {value.first.year}"
    if value.text.endswith("-höst"):
        return f"hösten {value.first.year}"
    if len(value.text) == 7:
        return f"{MONTHS[value.first.month - 1]} {value.first.year}"
    return value.text


def number(value: float) -> str:
    """1 117 with a no-break space; decimals with a comma and no more than are needed."""
    if value == int(value):
        return f"{int(value):,}".replace(",", NO_BREAK).replace("-", "\u2212")
    whole, _, decimals = f"{value:,.6f}".rstrip("0").partition(".")
    return f"{whole.replace(',', NO_BREAK)},{decimals}".replace("-", "\u2212")


def listed(words: Iterable[str], last: str = "och") -> str:
    """Words as a list in running text: a, b och c."""
    all_words = list(words)
    if len(all_words) < 2:
        return "".join(all_words)
    return f"{', '.join(all_words[:-1])} {last} {all_words[-1]}"


_COUNTS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def count(value: int, singular: str, plural: str, *, neuter: bool = False) -> str:
    """A number and its noun, small numbers in words: en granskning, ett möte, 13 möten."""
    word = "ett" if neuter and value == 1 else _COUNTS[value] if 0 <= value < len(_COUNTS) else number(value)
    return f"{word} {singular if value == 1 else plural}"


def capitalised(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
