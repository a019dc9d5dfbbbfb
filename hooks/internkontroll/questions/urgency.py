"""How urgent a promise is on a day, and the dates that decide it.

`Promise.state` with one distinction more: what is due within ninety days stands apart from what is due
later. `theme/assets/scripts/laget.js` has the same rule for a page that is opened on a later day than it was made for;
`tests/promises_pages/urgency.tsv` holds both to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from internkontroll.questions import promise_lists
from internkontroll.questions.promises import Promise, State

#: what is due within so many days is near
NEAR = timedelta(days=90)

#: stands for a day that has always been: smaller than any date as text
ALWAYS = "0"


class Urgency(StrEnum):
    """The groups of a list of promises, the most urgent first; the values are known to the script."""

    OVERDUE = "overdue"
    NEAR = "near"
    LATER = "later"
    WRITTEN = "written"
    UNTIMED = "untimed"
    KEPT = "kept"


#: the heading of each group
HEADINGS = {
    Urgency.OVERDUE: promise_lists.HEADINGS[State.OVERDUE],
    Urgency.NEAR: "Ska redovisas inom 90 dagar",
    Urgency.LATER: "Ska redovisas senare",
    Urgency.WRITTEN: promise_lists.HEADINGS[State.WRITTEN],
    Urgency.UNTIMED: promise_lists.HEADINGS[State.WITHOUT_TIME],
    Urgency.KEPT: promise_lists.HEADINGS[State.ANSWERED],
}

#: the same where there is little room
SHORT = {
    **HEADINGS,
    Urgency.NEAR: "Inom 90 dagar",
    Urgency.LATER: "Senare",
}

#: what each heading means
EXPLAINED = {
    Urgency.OVERDUE: promise_lists.EXPLAINED[State.OVERDUE],
    Urgency.NEAR: "Sista dagen infaller inom 90 dagar.",
    Urgency.LATER: "Tiden är bestämd och ligger längre fram.",
    Urgency.WRITTEN: promise_lists.EXPLAINED[State.WRITTEN],
    Urgency.UNTIMED: promise_lists.EXPLAINED[State.WITHOUT_TIME],
    Urgency.KEPT: promise_lists.EXPLAINED[State.ANSWERED],
}

_BY_STATE = {
    State.OVERDUE: Urgency.OVERDUE,
    State.WRITTEN: Urgency.WRITTEN,
    State.WITHOUT_TIME: Urgency.UNTIMED,
    State.ANSWERED: Urgency.KEPT,
}


class Times(NamedTuple):
    """The dates of a promise as text that can be compared: empty where there is none, ALWAYS where it has always been so."""

    due: str
    given: str
    written: str
    handled: str


def urgency(promise: Promise, day: date) -> Urgency | None:
    """The group that a promise belongs to on a day; None before it was given."""
    if not promise.exists(day):
        return None
    state = promise.state(day)
    if state is not State.OPEN:
        return _BY_STATE[state]
    assert promise.due.last is not None
    return Urgency.NEAR if promise.due.last <= day + NEAR else Urgency.LATER


def by_urgency(found: Iterable[Promise], day: date) -> dict[Urgency, list[Promise]]:
    """The promises that exist on the day, in their groups and in the order in which they came."""
    groups: dict[Urgency, list[Promise]] = {one: [] for one in Urgency}
    for promise in found:
        group = urgency(promise, day)
        if group is not None:
            groups[group].append(promise)
    return groups


def times(promise: Promise) -> Times:
    """What decides how the promise stands on any day."""
    due = promise.due.last.isoformat() if promise.due.last else ""
    reply = promise.reply
    if reply is None:
        return Times(due, _day(promise.given), "", "")
    return Times(due, _day(promise.given), _day(reply.written), _day(reply.handled))


def _day(value: date | None) -> str:
    return value.isoformat() if value else ALWAYS
