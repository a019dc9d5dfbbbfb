"""What follows from the links: which items a report owes, where a matter was decided, what led to what.

Plain functions of the register; every one is a look-up in the register's indexes, never a search
through all records for one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from internkontroll.records import (
    Action,
    Answer,
    Audit,
    FollowUp,
    Matter,
    Meeting,
    Organisation,
    Plan,
    Recommendation,
    Record,
    Report,
    Risk,
)
from internkontroll.records.meeting import BOARD
from internkontroll.records.plan import PlanEntry
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Point, Register

Item = Action | Audit


@dataclass(frozen=True, slots=True)
class Listing:
    """An item as a plan lists it."""

    plan: Plan
    entry: PlanEntry

    @property
    def index(self) -> int:
        """The entry's place in the plan's list, from 0."""
        return self.plan.place_of(self.entry.item)


def item(register: Register, item_id: str) -> Item | None:
    """The action or audit with that id."""
    return register.get(item_id, Action) or register.get(item_id, Audit)


def listings(register: Register, item_id: str) -> tuple[Listing, ...]:
    """Every plan that lists the item, in order of the plans' ids."""
    found = []
    for plan in register.linking(item_id, Plan, "poster"):
        entry = plan.entry(item_id)
        if entry is not None:
            found.append(Listing(plan, entry))
    return tuple(found)


def is_in_decided_plan(register: Register, item_id: str) -> bool:
    """True when a decided plan lists the item: from then on completeness counts as an error."""
    return any(one.plan.is_decided for one in listings(register, item_id))


def items_of_risk(register: Register, risk_id: str) -> tuple[Item, ...]:
    """Actions, then audits, that name the risk."""
    return (*register.linking(risk_id, Action, "risker"), *register.linking(risk_id, Audit, "risker"))


def follow_up_board(register: Register, follow_up: FollowUp) -> str | None:
    """The board a follow-up is for: that of its reporting point's plan, else its own, else its item's."""
    point = register.point(follow_up.reporting_point)
    if point is not None:
        return point.plan.board
    if follow_up.board:
        return follow_up.board
    about = register.records.get(follow_up.about)
    return about.board if about else None


def time_of(register: Register, follow_up: FollowUp) -> TimePoint | None:
    """The time a follow-up was given: its own date, else that of its reporting point."""
    if follow_up.date is not None:
        return follow_up.date
    point = register.point(follow_up.reporting_point)
    return point.point.time if point else None


def follow_up_order(register: Register, follow_up: FollowUp) -> tuple[date, tuple[int, int], str]:
    """Sorts the follow-ups of an item in the order they were given: by their time, point of the year, id.

    One told on a day and one told at a reporting point are compared by their times alone; the points' own
    order decides between points of the same month, and id between what is left.
    """
    time = time_of(register, follow_up)
    point = register.point(follow_up.reporting_point)
    last = time.last if time is not None and time.last is not None else date.max
    return (last, point.order if point is not None else (0, 0), follow_up.id)


def follow_ups(register: Register, item_id: str, board: str | None = None) -> tuple[FollowUp, ...]:
    """The follow-ups of an item in order of time; of a common audit, those of one board."""
    return register.once(_told).get((item_id, board), ())


def _told(register: Register) -> dict[tuple[str, str | None], tuple[FollowUp, ...]]:
    """Every item's follow-ups, of all boards (None) and of each: a common audit has as many as there are boards."""
    found: dict[tuple[str, str | None], list[FollowUp]] = {}
    for follow_up in sorted(register.of(FollowUp), key=lambda f: follow_up_order(register, f)):
        for board in dict.fromkeys((None, follow_up_board(register, follow_up))):
            found.setdefault((follow_up.about, board), []).append(follow_up)
    return {key: tuple(told) for key, told in found.items()}


def follow_up_at(register: Register, item_id: str, point: Point) -> FollowUp | None:
    """The follow-up of an item at a reporting point."""
    return next((f for f in register.linking(item_id, FollowUp, "avser") if f.reporting_point == point.id), None)


def report_at(register: Register, point: Point) -> Report | None:
    """The report of a reporting point."""
    found = register.linking(point.id, Report, "tillfälle")
    return found[0] if found else None


def follow_ups_at(register: Register, point: Point) -> tuple[FollowUp, ...]:
    """Every follow-up written for a reporting point."""
    return register.linking(point.id, FollowUp, "tillfälle")


@dataclass(frozen=True, slots=True)
class Decided:
    """Where a matter was decided: the board's meeting and the § of its minutes."""

    meeting: Meeting
    paragraph: str | None


def decided(register: Register, matter: Matter) -> Decided | None:
    """The board meeting whose minutes hold the matter; None while it is undecided."""
    for meeting in register.linking(matter.id, Meeting, "protokoll"):
        if meeting.kind == BOARD:
            minute = next(m for m in meeting.minutes if m.matter == matter.id)
            return Decided(meeting, minute.paragraph)
    return None


def board_meeting(register: Register, matter: Matter) -> Meeting | None:
    """The board meeting that decides, or is planned to decide, the matter."""
    done = decided(register, matter)
    if done is not None:
        return done.meeting
    planned = [m for m in (register.get(i, Meeting) for i in matter.meetings) if m and m.kind == BOARD]
    on_agenda = [m for m in register.linking(matter.id, Meeting, "dagordning") if m.kind == BOARD]
    return max((*planned, *on_agenda), key=lambda m: m.date, default=None)


def is_on_agenda(register: Register, matter: Matter) -> bool:
    """True when a board meeting has the matter on its agenda or in its minutes."""
    return any(
        meeting.kind == BOARD
        for key in ("dagordning", "protokoll")
        for meeting in register.linking(matter.id, Meeting, key)
    )


def matters_with(register: Register, record_id: str) -> tuple[Matter, ...]:
    """The matters that have a record among their basis documents."""
    return register.linking(record_id, Matter, "beslutsunderlag")


def report_is_on_agenda(register: Register, report: Report) -> bool:
    """True when the report belongs to a matter on a board's agenda."""
    return any(is_on_agenda(register, matter) for matter in matters_with(register, report.id))


def handled_on(register: Register, record_id: str) -> date | None:
    """The day of the board meeting that took up a record; None when no meeting is known."""
    days = [m.date for m in (board_meeting(register, matter) for matter in matters_with(register, record_id)) if m]
    return min(days, default=None)


def led_to(register: Register, record_id: str) -> tuple[Item, ...]:
    """What was done because of a record: the actions, then audits, that give it as their `grund`."""
    return (*register.linking(record_id, Action, "grund"), *register.linking(record_id, Audit, "grund"))


def answers_to(register: Register, record_id: str) -> tuple[Answer, ...]:
    """The answers to a recommendation or a deficiency."""
    return register.linking(record_id, Answer, "avser")


def recommendations_of(register: Register, external_audit_id: str) -> tuple[Recommendation, ...]:
    """An external audit's recommendations in order of their numbers."""
    found = register.linking(external_audit_id, Recommendation, "extern_granskning")
    return tuple(sorted(found, key=lambda r: r.number))


def board_of(register: Register, organisation_id: str) -> str | None:
    """The board an organisation is, or belongs to through `tillhör`; None when there is none."""
    seen: set[str] = set()
    waiting = [organisation_id]
    while waiting:
        organisation = register.get(waiting.pop(0), Organisation)
        if organisation is None or organisation.id in seen:
            continue
        seen.add(organisation.id)
        if organisation.is_board:
            return organisation.id
        waiting.extend(organisation.belongs_to)
    return None


def parts_of(register: Register, organisation_id: str) -> frozenset[str]:
    """An organisation and all that belong to it: a board with its departments and their units."""
    found = {organisation_id}
    waiting = [organisation_id]
    while waiting:
        for part in register.linking(waiting.pop(), Organisation, "tillhör"):
            if part.id not in found:
                found.add(part.id)
                waiting.append(part.id)
    return frozenset(found)


def with_those_above(register: Register, organisation_id: str) -> tuple[str, ...]:
    """An organisation and all that it belongs to: a unit, its department, their board. Nearest first."""
    found = {organisation_id: None}
    waiting = [organisation_id]
    while waiting:
        organisation = register.get(waiting.pop(0), Organisation)
        for above in organisation.belongs_to if organisation else ():
            if above not in found:
                found[above] = None
                waiting.append(above)
    return tuple(found)


def successors(register: Register, record: Record) -> tuple[Record, ...]:
    """The records that name this one as their `föregångare`."""
    return register.linking(record.id, type(record), "föregångare")


def handling(register: Register, risk: Risk) -> tuple[str, ...]:
    """How a risk is handled, derived: `åtgärdas`, `granskas`, `bevakas`, `accepteras`."""
    ways = []
    if register.linking(risk.id, Action, "risker"):
        ways.append("åtgärdas")
    if register.linking(risk.id, Audit, "risker"):
        ways.append("granskas")
    latest = risk.latest_assessment
    if latest and latest.position:
        ways.append(latest.position)
    return tuple(ways)


def is_open(register: Register, item_id: str, board: str | None = None) -> bool:
    """True until the item's latest follow-up is final."""
    told = follow_ups(register, item_id, board)
    return not told or not told[-1].is_final
