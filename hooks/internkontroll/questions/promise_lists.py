"""Promises in lists: by how they stand, and by whom they concern.

The page, `ik status` and the documents show the same promises in the same order under the same names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from internkontroll.language import swedish
from internkontroll.questions.promises import Promise, State, concerned, promises
from internkontroll.records import Organisation
from internkontroll.register import Register

#: the order of a list and its headings: the most urgent first
HEADINGS = {
    State.OVERDUE: "Förfallna",
    State.OPEN: "Öppna",
    State.WRITTEN: "Skrivna, ej behandlade",
    State.WITHOUT_TIME: "Utan tid",
    State.ANSWERED: "Besvarade",
}

#: what each heading means
EXPLAINED = {
    State.OVERDUE: "Tiden har gått ut utan att registret visar något svar.",
    State.OPEN: "Ska redovisas vid en bestämd tid som inte har passerat.",
    State.WRITTEN: "Det finns en text, men nämnden har inte behandlat den än.",
    State.WITHOUT_TIME: "Lovat utan någon bestämd tid.",
    State.ANSWERED: "Har redovisats.",
}


def grouped(found: Iterable[Promise], day: date) -> dict[State, list[Promise]]:
    """The promises that exist on the day, by state in the order of HEADINGS, each in order of due time."""
    groups: dict[State, list[Promise]] = {state: [] for state in HEADINGS}
    for promise in found:
        if promise.exists(day):
            groups[promise.state(day)].append(promise)
    return groups


def title(register: Register, promise: Promise) -> str:
    """What is promised, as people say it."""
    point = register.point(promise.about)
    if point is not None:
        board = register.short_name(point.plan.board)
        return f"{swedish.capitalised(point.point.name)} {point.plan.year}, {board}"
    return register.title(promise.about)


def by_organisation(register: Register) -> Mapping[str, tuple[Promise, ...]]:
    """The promises that concern each organisation (`concerned`), earliest due first; only those that have any.

    Promises about what is not shown are left out: one could only say that something was promised.
    """
    return register.once(_by_organisation)


def by_record(register: Register) -> Mapping[str, tuple[Promise, ...]]:
    """The promises about each record (and each reporting point), earliest due first."""
    return register.once(_by_record)


def _by_organisation(register: Register) -> dict[str, tuple[Promise, ...]]:
    found: dict[str, list[Promise]] = {}
    for promise in register.once(promises):
        if promise.about not in register.withheld:
            for one in concerned(register, promise):
                found.setdefault(one, []).append(promise)
    return {one: tuple(found[one]) for one in sorted(found) if register.get(one, Organisation) is not None}


def _by_record(register: Register) -> dict[str, tuple[Promise, ...]]:
    found: dict[str, list[Promise]] = {}
    for promise in register.once(promises):
        found.setdefault(promise.about, []).append(promise)
    return {about: tuple(made) for about, made in found.items()}
