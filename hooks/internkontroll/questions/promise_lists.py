"""Promises in lists: by how they stand, and by whom they concern.

The page, `ik status` and the documents show the same promises in the same order under the same names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from internkontroll.language import swedish
from internkontroll.questions.promises import Promise, State, concerned, departments, promises, records_behind
from internkontroll.records import Organisation
from internkontroll.register import Register

#: the order of a list and its headings: the most urgent first
HEADINGS = {
    State.OVERDUE: "Försenade",
    State.OPEN: "Öppna",
    State.WRITTEN: "Skrivna, ej behandlade",
    State.WITHOUT_TIME: "Utan tid",
    State.ANSWERED: "Besvarade",
}

#: what each heading means
EXPLAINED = {
    State.OVERDUE: "Tiden har gått ut och ingen redovisning finns i registret.",
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
    for promise in published(register):
        for one in concerned(register, promise):
            found.setdefault(one, []).append(promise)
    return {one: tuple(found[one]) for one in sorted(found) if register.get(one, Organisation) is not None}


def _by_record(register: Register) -> dict[str, tuple[Promise, ...]]:
    found: dict[str, list[Promise]] = {}
    for promise in register.once(promises):
        found.setdefault(promise.about, []).append(promise)
    return {about: tuple(made) for about, made in found.items()}


def published(register: Register) -> tuple[Promise, ...]:
    """Every promise that may be told, earliest due first: not those about what is not shown."""
    return register.once(_published)


def keepers(register: Register, promise: Promise) -> tuple[str, ...]:
    """Who is to keep a promise: the departments of what is promised, else its board; ids of organisations."""
    records = records_behind(register, promise)
    found = [one for record in records for one in departments(record)]
    if not found:
        found = [record.board for record in records if record.board is not None]
        point = register.point(promise.about)
        if not found and point is not None and point.plan.board is not None:
            found = [point.plan.board]
    return tuple(dict.fromkeys(found))


def role_of(register: Register, promise: Promise) -> str | None:
    """The role that answers for a promise (`ansvarig`), as it is written: the item's own, else that of what promises it."""
    records = [register.records.get(one) for one in (promise.about, promise.source)]
    return next((record.responsible for record in records if record is not None and record.responsible), None)


def by_role(register: Register) -> Mapping[str, tuple[Promise, ...]]:
    """The promises of each role, earliest due first; however a role's letters are cased it is one."""
    return register.once(_by_role)


def _published(register: Register) -> tuple[Promise, ...]:
    return tuple(promise for promise in register.once(promises) if promise.about not in register.withheld)


def _by_role(register: Register) -> dict[str, tuple[Promise, ...]]:
    written: dict[str, set[str]] = {}
    found: dict[str, list[Promise]] = {}
    for promise in published(register):
        for record in records_behind(register, promise):
            if record.responsible:
                role = " ".join(record.responsible.split())
                written.setdefault(role.casefold(), set()).add(role)
                of_role = found.setdefault(role.casefold(), [])
                if not of_role or of_role[-1] is not promise:
                    of_role.append(promise)
    return {min(written[role], key=_shouting): tuple(found[role]) for role in sorted(found)}


def _shouting(words: str) -> tuple[int, str]:
    """How many capitals there are: the spelling with the fewest is the one to show."""
    return sum(letter.isupper() for letter in words), words
