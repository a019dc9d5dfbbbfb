"""A line of a register: what is told of one record, or of one promise, wherever registers are shown or fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from internkontroll.pages.markup import Tone
from internkontroll.questions.promises import State
from internkontroll.records.time_point import TimePoint

#: what one cell holds: a tuple is a list of values, None is nothing
Cell = str | int | bool | date | tuple[str, ...] | tuple[int, ...] | None

#: the word in `typ` of a promise, which is no record
PROMISE = "löfte"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where something stands on the stated day, in a word or two, and whether anything remains to be done.

    `is_open` is None where the question has no meaning, as for a law.
    """

    word: str
    tone: Tone
    is_open: bool | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a register. Everything in it may be shown: it comes from the public register.

    Organisations and records are told by their ids; `columns.py` turns them into names.
    """

    #: `typ`, or PROMISE
    type: str
    id: str
    title: str
    #: the page that tells more, below the site's root: `risk/asn-r07.md`
    page: str
    boards: tuple[str, ...]
    years: tuple[int, ...]
    #: None where the type has no such thing
    standing: Standing | None
    role: str
    departments: tuple[str, ...]
    #: when it is next told of, and how that promise stands
    due: TimePoint | None
    due_state: State | None
    #: the days when its answer is written and handled, as `urgency.Times` has them: empty when there is none
    replied: tuple[str, str]
    case_number: str
    #: how a risk is handled
    handling: tuple[str, ...] = ()
    #: what only this type has, by the key of its column
    own: Mapping[str, Cell | TimePoint] | None = None

    @property
    def is_overdue(self) -> bool:
        """True when its time has passed and the register shows no answer."""
        return self.due_state is State.OVERDUE
