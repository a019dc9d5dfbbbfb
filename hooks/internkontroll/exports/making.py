"""Register -> the lines of every register on a day, worked out once for pages, downloads and the page that filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache

from internkontroll.exports import standing
from internkontroll.exports.belonging import boards_of, departments_of, years_of
from internkontroll.exports.entry import PROMISE, Entry
from internkontroll.exports.own import own, shown
from internkontroll.language import swedish
from internkontroll.pages.page import record_path
from internkontroll.pages.promises.paths import OVERVIEW
from internkontroll.questions import relations
from internkontroll.questions.promise_lists import by_record, keepers, published, role_of, title
from internkontroll.questions.promises import Promise, State
from internkontroll.questions.urgency import times
from internkontroll.records import (
    TYPES,
    Observation,
    Organisation,
    Plan,
    Recommendation,
    Record,
    Risk,
)
from internkontroll.register import Register


def entries(register: Register, day: date) -> Mapping[str, tuple[Entry, ...]]:
    """Type (and PROMISE) -> its lines, records in order of id and promises in order of their time.

    `register` must be the public one (`secrets/publication.py`).
    """
    return register.once(_by_day)(day)


def _by_day(register: Register) -> Callable[[date], Mapping[str, tuple[Entry, ...]]]:
    @cache
    def of(day: date) -> Mapping[str, tuple[Entry, ...]]:
        found = {typ: tuple(_entry(register, r, day) for r in register.of(model)) for typ, model in TYPES.items()}
        found[PROMISE] = tuple(_promised(register, p, day) for p in published(register) if p.exists(day))
        return found

    return of


def _entry(register: Register, record: Record, day: date) -> Entry:
    upcoming = _upcoming(register, record, day)
    return Entry(
        type=record.TYPE,
        id=record.id,
        title=register.title(record),
        page=record_path(record.TYPE, record.id),
        boards=boards_of(register, record),
        years=years_of(register, record),
        standing=standing.standing_of(register, record, day),
        role=record.responsible or "",
        departments=departments_of(register, record),
        due=upcoming.due if upcoming else None,
        due_state=upcoming.state(day) if upcoming else None,
        replied=_replied(upcoming),
        case_number=record.case_number or "",
        handling=relations.handling(register, record) if isinstance(record, Risk) else (),
        own=own(register, record, day),
    )


def _upcoming(register: Register, record: Record, day: date) -> Promise | None:
    """What is next told of a record: the earliest promise about it that is not answered on the day."""
    about: Iterable[str]
    match record:
        case Plan():
            about = (f"{record.id}-{point.code}" for point in record.reporting_points)
        case Recommendation() | Observation():
            about = (item.id for item in standing.commitments(register, record))
        case _:
            about = (record.id,)
    known = by_record(register)
    waiting = (
        promise
        for one in about
        for promise in known.get(one, ())
        if promise.exists(day) and promise.state(day) is not State.ANSWERED
    )
    return min(waiting, key=lambda promise: promise.sort_key, default=None)


def _replied(promise: Promise | None) -> tuple[str, str]:
    if promise is None:
        return ("", "")
    known = times(promise)
    return (known.written, known.handled)


def _promised(register: Register, promise: Promise, day: date) -> Entry:
    about, source = register.records.get(promise.about), register.records.get(promise.source)
    told = about or source
    year = promise.due.last.year if promise.due.last else None
    kept_by = keepers(register, promise)
    state = promise.state(day)
    bodies = [relations.board_of(register, one) for one in (*kept_by, promise.receiver or "")]
    return Entry(
        type=PROMISE,
        id=promise.about,
        title=title(register, promise),
        page=record_path(told.TYPE, told.id) if told else OVERVIEW,
        boards=tuple(dict.fromkeys(one for one in bodies if one)),
        years=() if year is None else (year,),
        standing=standing.PROMISED[state],
        role=role_of(register, promise) or "",
        departments=tuple(one for one in kept_by if _is_below_board(register, one)),
        due=promise.due,
        due_state=state,
        replied=_replied(promise),
        case_number="",
        own={
            "slag": swedish.capitalised(str(promise.kind)),
            "till": register.short_name(promise.receiver) if promise.receiver else None,
            "lovat_i": shown(register, [promise.source]),
            "redovisat_i": shown(register, [promise.answered_by] if promise.answered_by else []),
        },
    )


def _is_below_board(register: Register, organisation_id: str) -> bool:
    organisation = register.get(organisation_id, Organisation)
    return organisation is not None and not organisation.is_board
