"""Where texts say when an earlier statement was made: "ett yttrande den 28 september 2022, § 299".

A mention is a date soon after a word such as yttrande or yttrade, in the same sentence, with the § where it
is given. "Senast den 6 februari" is a time limit and no statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from internkontroll.findings import Location
from internkontroll.language import swedish
from internkontroll.language.prose import place_in, sentences
from internkontroll.records import Record

_MONTH = "|".join(swedish.MONTHS)
_DATE = rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})|(?P<iso>\d{{4}}-\d\d-\d\d))"
_MENTION = re.compile(
    rf"\byttra\w*(?:\s+(?!senast\b)[^\s.§]+){{0,4}}?\s+\(?(?:(?:den|§\s*(?P<before>\d+[a-z]?),?(?:\s+den)?)\s+)?"
    rf"(?P<date>{_DATE})(?:[\s,(]*§\s*(?P<after>\d+[a-z]?))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """The day of a statement, and its § where it is told."""

    day: date
    paragraph: str | None

    def __str__(self) -> str:
        return swedish.day(self.day) + (f" § {self.paragraph}" if self.paragraph else "")

    def agrees(self, other: Statement) -> bool:
        """True when the day is the same, and the § too where both tell it."""
        same = self.paragraph == other.paragraph or self.paragraph is None or other.paragraph is None
        return self.day == other.day and same


@dataclass(frozen=True, slots=True)
class Mention:
    """A statement as a record's text tells of it, and where."""

    record: Record
    statement: Statement
    location: Location


def mentions(record: Record) -> Iterator[Mention]:
    """The earlier statements that a record's body speaks of, in order."""
    body = record.source.body
    if "yttra" not in body.text.casefold():
        return
    for sentence in sentences(body.text):
        for found in _MENTION.finditer(sentence.text):
            day = _day(found)
            if day is not None:
                start = sentence.start + found.start("date")
                where = place_in(record, body.text, body.first_line, start, len(found["date"]))
                yield Mention(record, Statement(day, found["after"] or found["before"]), where)


def _day(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        return date(int(found["year"]), swedish.MONTHS.index(found["month"].lower()) + 1, int(found["day"]))
    except ValueError:  # 31 februari is no day; the text is somebody else's to mend
        return None
