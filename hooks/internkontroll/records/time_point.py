"""Points in time that are exactly as precise as their source.

A board says "i januari 2026" or "under hösten"; to write 2026-01-31 would invent a day. A time
point keeps what was said and knows its first and last possible day, so that "has it passed?" can be
answered for a whole month or season, and so that an order that cannot be decided stays undecided.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

#: said when an activity never ends, or when the source names no time
ONGOING = "löpande"
NOT_STATED = "ej angiven"

#: a year outside them is a slip of the hand, and the days around it might be none that a calendar has
YEARS = range(1900, 2200)
#: said of a stated day
UNLIKELY_YEAR = f"året är orimligt, och ska vara mellan {YEARS[0]} och {YEARS[-1]}"

_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-(vår|höst))?")

#: design: spring runs to 30 June and autumn to 31 December
_SEASONS = {"vår": (1, 6), "höst": (7, 12)}


class NotATimePointError(ValueError):
    """The text is no time point; `reason` says in Swedish what is wrong with it."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"{text!r}: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A time as precise as its source; `first` and `last` are None when no day can be named."""

    text: str
    first: date | None
    last: date | None

    @classmethod
    def parse(cls, text: str) -> TimePoint:
        """Read `2026`, `2026-01`, `2026-01-23`, `2026-vår`, `2026-höst`, `löpande`, `ej angiven`.

        Raises NotATimePointError when the text is none of these or names a day that does not exist.
        """
        if text in (ONGOING, NOT_STATED):
            return cls(text, None, None)
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise NotATimePointError(text, "tidpunkten går inte att läsa")
        year_text, month_text, day_text, season = match.groups()
        year = int(year_text)
        if year not in YEARS:
            raise NotATimePointError(text, f"året {year} är orimligt")
        if season:
            first_month, last_month = _SEASONS[season]
            return cls(text, date(year, first_month, 1), _end_of_month(year, last_month))
        if month_text is None:
            return cls(text, date(year, 1, 1), date(year, 12, 31))
        month = int(month_text)
        if not 1 <= month <= 12:
            raise NotATimePointError(text, f"månaden {month_text} finns inte")
        if day_text is None:
            return cls(text, date(year, month, 1), _end_of_month(year, month))
        try:
            day = date(year, month, int(day_text))
        except ValueError:
            raise NotATimePointError(text, f"dagen {day_text} finns inte i månaden") from None
        return cls(text, day, day)

    @classmethod
    def on(cls, day: date) -> TimePoint:
        """The time point that is one exact day."""
        return cls(day.isoformat(), day, day)

    @property
    def is_dated(self) -> bool:
        """True when some last day is known."""
        return self.last is not None

    @property
    def is_exact(self) -> bool:
        """True when the source names the very day."""
        return self.first is not None and self.first == self.last

    def passed(self, day: date) -> bool:
        """True from the day after the last day; never for `löpande` and `ej angiven`."""
        return self.last is not None and day > self.last

    def before(self, other: TimePoint) -> bool:
        """True only when every possible day of this one lies before every possible day of `other`."""
        return self.last is not None and other.first is not None and self.last < other.first

    def contains(self, day: date) -> bool:
        """True when the day may be the one that is meant."""
        return self.first is not None and self.last is not None and self.first <= day <= self.last

    @property
    def sort_key(self) -> tuple[date, str]:
        """Dated ones by their last day, undated ones last."""
        return (self.last or date.max, self.text)

    def __str__(self) -> str:
        return self.text


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
