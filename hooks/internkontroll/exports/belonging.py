"""Whose a record is, and of which years: what the registers are divided by.

A record may be of several boards (a common audit, a recommendation to two) and of several years: a risk is of
every year for whose plan its board considered it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from internkontroll.documents.considered import considered
from internkontroll.questions import common_audits, relations
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    ExternalAudit,
    FollowUp,
    Matter,
    Meeting,
    Observation,
    Organisation,
    Plan,
    PolicyDocument,
    Recommendation,
    Record,
    Report,
    Risk,
)
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register


def boards_of(register: Register, record: Record) -> tuple[str, ...]:
    """The boards that a record is of, or is directed to: each once, without those that may not be shown."""
    return _boards(register, _named(register, record))


def _boards(register: Register, named: Iterable[str | None]) -> tuple[str, ...]:
    found = (relations.board_of(register, one) or _other_body(register, one) for one in named if one)
    return tuple(dict.fromkeys(one for one in found if one))


def _other_body(register: Register, organisation_id: str) -> str | None:
    """A body that decides and is no board of the plan's kind (fullmäktige) stands for itself."""
    organisation = register.get(organisation_id, Organisation)
    return organisation.id if organisation is not None and organisation.kind == "fullmäktige" else None


def _named(register: Register, record: Record) -> Iterator[str | None]:
    match record:
        case Organisation():
            yield record.id
        case FollowUp():
            yield relations.follow_up_board(register, record)
        case Report():
            point = register.point(record.reporting_point)
            yield point.plan.board if point else None
        case Audit() if record.is_common:
            covered = [board.id for board in common_audits.covered_boards(register, record)]
            yield from covered or (record.board,)
        case Action():
            yield from (record.board,) if record.board else record.departments
        case PolicyDocument():
            yield record.owner
        case ExternalAudit():
            yield from record.covers
        case Recommendation() | Observation():
            audit = register.get(record.external_audit, ExternalAudit)
            yield from record.directed_to or (audit.covers if audit else ())
        case Answer():
            matter = register.get(record.matter, Matter)
            yield matter.board if matter else None
            yield from record.departments
        case _:
            yield record.board


def departments_of(register: Register, record: Record) -> tuple[str, ...]:
    """The departments and units that are to do something."""
    match record:
        case Action():
            named = (*record.departments, *record.carried_out_by)
        case Answer():
            named = record.departments
        case Recommendation() | Observation():
            named = record.directed_to
        case _:
            named = ()
    found = (organisation for one in dict.fromkeys(named) if (organisation := register.get(one, Organisation)))
    return tuple(organisation.id for organisation in found if not organisation.is_board)


def years_of(register: Register, record: Record) -> tuple[int, ...]:
    """The years that a record is of, in order; empty for what is of no year, as a routine is."""
    if isinstance(record, Risk):
        return register.once(_years_of_risks).get(record.id, ())
    year = _year(register, record)
    return () if year is None else (year,)


def _years_of_risks(register: Register) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for plan in register.of(Plan):
        if plan.year is not None:
            for one in considered(register, plan):
                found.setdefault(one.risk.id, set()).add(plan.year)
    return {risk: tuple(sorted(years)) for risk, years in found.items()}


def _year(register: Register, record: Record) -> int | None:
    match record:
        case Plan() | Audit():
            return record.year
        case Report():
            point = register.point(record.reporting_point)
            return point.plan.year if point else None
        case FollowUp():
            point = register.point(record.reporting_point)
            return point.plan.year if point else _of(record.date)
        case Action():
            return _year_in_id(record.id)
        case Matter():
            return _year_in_id(record.id)
        case Answer():
            last = record.id.rpartition("-")[2]
            return int(last) if last.isdigit() else None
        case Meeting():
            return record.date.year
        case _:
            return None


def _year_in_id(record_id: str) -> int | None:
    """An action's and a matter's year is in its id and nowhere else: `ASN-2025-D02`, `ASN-ARENDE-2023-04`."""
    return next((int(part) for part in record_id.split("-")[1:] if len(part) == 4 and part.isdigit()), None)


def _of(time: TimePoint | None) -> int | None:
    return time.last.year if time is not None and time.last is not None else None
