"""Promises: everything the board, an auditor or an authority has been told to expect, at any date.

Nothing here is stored. A promise is read off the records that make it (a plan, a follow-up that
defers, an action with a date, a matter with a last day of reply, an action plan, a proposal) and
off the records that answer it. `state` is a function of the promise and a day, so that a page made
on Monday can tell what is true on Friday.

When is a promise given? When the decision, the follow-up's reporting point or the statement's
meeting comes; where the source names no day, from the first day of the year it belongs to. When is
it answered? A follow-up counts from its board's meeting; where no meeting is known, from the first
day of its reporting point, or at once when that has no date either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from internkontroll import relations
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
)
from internkontroll.records.base import ReportBack
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Point, Register


class Kind(StrEnum):
    """What sort of promise, in the words of the page and of `ik status`."""

    PLAN_ITEM = "planerad redovisning"
    REPORTED_AGAIN = "framflyttad redovisning"
    END_DATE = "slutdatum"
    REPORT_BACK = "återrapportering"
    REPLY = "svar"
    POLICY_REPORT = "uppföljning av styrdokument"
    REPORT = "rapport"
    PROPOSAL = "förslag till plan"


class State(StrEnum):
    """How a promise stands on a day."""

    OVERDUE = "förfallen"
    OPEN = "öppen"
    WITHOUT_TIME = "utan tid"
    WRITTEN = "skriven, ej behandlad"
    ANSWERED = "besvarad"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: who made it (`source`), what about, when due, to whom, and what answered it."""

    kind: Kind
    source: str
    about: str
    due: TimePoint
    receiver: str | None
    #: first day on which it exists; None: as long as the register
    given: date | None
    answered_by: str | None = None
    #: the day the answer counts from; None with `answered_by`: at once
    answered_on: date | None = None

    def exists(self, day: date) -> bool:
        """False before it was given."""
        return self.given is None or self.given <= day

    def state(self, day: date) -> State:
        """How it stands at the end of a day."""
        if self.answered_by is not None:
            if self.answered_on is None or self.answered_on <= day:
                return State.ANSWERED
            if self.due.passed(day):
                return State.OVERDUE
            return State.WRITTEN
        if self.due.passed(day):
            return State.OVERDUE
        return State.OPEN if self.due.is_dated else State.WITHOUT_TIME

    @property
    def sort_key(self) -> tuple[date, str, str, str]:
        """Earliest due first."""
        return (*self.due.sort_key, self.about, str(self.kind))


def promises(register: Register) -> tuple[Promise, ...]:
    """Every promise of the register, earliest due first."""
    found = [
        *(p for plan in register.of(Plan) if not plan.historical for p in _of_plan(register, plan)),
        *(p for f in register.of(FollowUp) if not f.historical for p in _of_follow_up(register, f)),
        *(p for action in register.of(Action) if not action.historical for p in _of_action(register, action)),
        *(p for matter in register.of(Matter) if not matter.historical for p in _of_matter(register, matter)),
        *(p for d in register.of(PolicyDocument) if not d.historical for p in _of_policy(register, d)),
    ]
    return tuple(sorted(found, key=lambda p: p.sort_key))


def _of_plan(register: Register, plan: Plan) -> Iterator[Promise]:
    given = _plan_given(plan)
    for point_data in plan.reporting_points:
        point = Point(plan, point_data)
        report = relations.report_at(register, point)
        yield Promise(
            Kind.REPORT, plan.id, point.id, point_data.time, plan.board, given,
            report.id if report else None, _counts_from(register, report, point) if report else None,
        )  # fmt: skip
    for entry in plan.entries:
        if entry.cancelled is not None:
            continue
        since = entry.added.date.last if entry.added and entry.added.date.last else given
        for code in entry.reported_at:
            here = plan.point(code)
            if here is None:
                continue
            answer = _first_at_or_after(register, entry.item, Point(plan, here))
            yield Promise(Kind.PLAN_ITEM, plan.id, entry.item, here.time, plan.board, since, *answer)


def _of_follow_up(register: Register, follow_up: FollowUp) -> Iterator[Promise]:
    again = register.point(follow_up.reported_again)
    if again is None:
        return
    entry = again.plan.entry(follow_up.about)
    if entry is not None and again.point.code in entry.reported_at:
        return  # the plan has promised the same already
    answer = _first_at_or_after(register, follow_up.about, again)
    yield Promise(
        Kind.REPORTED_AGAIN, follow_up.id, follow_up.about, again.point.time, again.plan.board,
        moment(register, follow_up) or _new_year(again.plan.year), *answer,
    )  # fmt: skip


def _of_action(register: Register, action: Action) -> Iterator[Promise]:
    given, receiver = _given_with(register, action), _receiver(register, action)
    final = next((f for f in relations.follow_ups(register, action.id) if f.is_final), None)
    finished = (final.id, moment(register, final)) if final else (None, None)
    listed = {
        (point.time.text, one.plan.board)
        for one in relations.listings(register, action.id)
        for code in one.entry.reported_at
        if (point := one.plan.point(code))
    }
    if action.end_date is not None:
        yield Promise(Kind.END_DATE, action.id, action.id, action.end_date, receiver, given, *finished)
    elif action.without_end_date is not None and not action.reported_back and not listed:
        undated = TimePoint.parse("ej angiven")
        yield Promise(Kind.END_DATE, action.id, action.id, undated, receiver, given, *finished)
    for back in action.reported_back:
        if (back.time.text, back.to) not in listed:
            answer = _answering(register, action.id, back.time) if final is None else finished
            yield Promise(Kind.REPORT_BACK, action.id, action.id, back.time, back.to or receiver, given, *answer)
    if action.proposed_to is not None:
        yield _proposal(register, action, given)


def _proposal(register: Register, action: Action, given: date | None) -> Promise:
    plan = register.get(action.proposed_to, Plan)
    if plan is None:
        due = TimePoint.parse("ej angiven")
        return Promise(Kind.PROPOSAL, action.id, action.id, due, action.proposed_to, given)
    board = register.get(plan.board, Organisation)
    due = TimePoint.parse(str(plan.year)) if plan.year else TimePoint.parse("ej angiven")
    if board is not None and board.plan_due and plan.year:
        month, day = board.plan_due
        due = TimePoint.parse(f"{plan.year}-{month:02}-{day:02}")
    accepted = plan.is_decided and plan.entry(action.id) is not None
    return Promise(
        Kind.PROPOSAL, action.id, action.id, due, plan.board, given,
        plan.id if accepted else None, _plan_given(plan) if accepted else None,
    )  # fmt: skip


def _of_matter(register: Register, matter: Matter) -> Iterator[Promise]:
    if matter.reply_by is None:
        return
    days = [m.date for m in (register.get(i, Meeting) for i in matter.meetings) if m]
    done = relations.decided(register, matter)
    receiver = matter.sent_to[0] if matter.sent_to else None
    if receiver is None:
        audit = register.get(matter.external_audit, ExternalAudit)
        receiver = audit.examiner if audit else None
    yield Promise(
        Kind.REPLY, matter.id, matter.id, matter.reply_by, receiver, min(days, default=None),
        matter.id if done else None, done.meeting.date if done else None,
    )  # fmt: skip


def _of_policy(register: Register, document: PolicyDocument) -> Iterator[Promise]:
    adopted = document.adoption.date.last if document.adoption and document.adoption.date else None
    for back in document.reported_back:
        answer = _answering(register, document.id, back.time)
        yield Promise(Kind.POLICY_REPORT, document.id, document.id, back.time, _to(back, document), adopted, *answer)


def _to(back: ReportBack, document: PolicyDocument) -> str | None:
    return back.to or document.owner


def moment(register: Register, follow_up: FollowUp) -> date | None:
    """The day a follow-up counts from; None when the register knows no day for it."""
    point = register.point(follow_up.reporting_point)
    if point is not None:
        report = relations.report_at(register, point)
        return _counts_from(register, report, point)
    return follow_up.date.first if follow_up.date else None


def _counts_from(register: Register, report: Report | None, point: Point) -> date | None:
    handled = relations.handled_on(register, report.id) if report else None
    return handled or point.point.time.first


def _first_at_or_after(register: Register, item_id: str, point: Point) -> tuple[str | None, date | None]:
    """The first follow-up of an item at a point or later, or the final one before it."""
    for follow_up in relations.follow_ups(register, item_id, point.plan.board):
        at = register.point(follow_up.reporting_point)
        if follow_up.is_final or (at is not None and at.order >= point.order):
            return follow_up.id, moment(register, follow_up)
    return None, None


def _answering(register: Register, record_id: str, due: TimePoint) -> tuple[str | None, date | None]:
    """The follow-up that answers a report back: a final one, or one not before the time it was due."""
    for follow_up in relations.follow_ups(register, record_id):
        when = moment(register, follow_up)
        if follow_up.is_final or (when and due.first and when >= due.first):
            return follow_up.id, when
    return None, None


def _plan_given(plan: Plan) -> date | None:
    decided = plan.decisions[0].date.last if plan.decisions and plan.decisions[0].date else None
    return decided or _new_year(plan.year)


def _new_year(year: int | None) -> date | None:
    return date(year, 1, 1) if year else None


def _given_with(register: Register, action: Action) -> date | None:
    """When an action was promised: with its plan, else with what caused it, else in the year of its id."""
    plans = [_plan_given(one.plan) for one in relations.listings(register, action.id)]
    days = [day for day in plans if day] or [d for g in action.grounds if (d := _ground_day(register, g))]
    parts = action.id.split("-")
    return min(days) if days else _new_year(int(parts[1]))


def _ground_day(register: Register, ground: str) -> date | None:
    record = register.records.get(ground)
    match record:
        case FollowUp():
            return moment(register, record)
        case Answer():
            matter = register.get(record.matter, Matter)
            meeting = relations.board_meeting(register, matter) if matter else None
            return meeting.date if meeting else None
        case _:
            return None


def _receiver(register: Register, action: Action) -> str | None:
    """To whom an action was promised: those who asked for it, else its board."""
    for ground in action.grounds:
        record = register.records.get(ground)
        if isinstance(record, Answer):
            matter = register.get(record.matter, Matter)
            if matter and matter.sent_to:
                return matter.sent_to[0]
        if isinstance(record, (Observation, Recommendation)):
            audit = register.get(record.external_audit, ExternalAudit)
            if audit:
                return audit.examiner
    return action.board


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose promises: of a board (with its departments), of a department, of a role."""

    board: str | None = None
    department: str | None = None
    role: str | None = None

    def unknown(self, register: Register) -> str | None:
        """The first id that is no organisation of the register."""
        for one in (self.board, self.department):
            if one is not None and register.get(one, Organisation) is None:
                return one
        return None

    def holds(self, register: Register, promise: Promise) -> bool:
        """True when the promise is within the scope."""
        records = [r for i in (promise.source, promise.about) if (r := register.records.get(i))]
        if self.board is not None and not self._of_board(register, promise, records):
            return False
        if self.department is not None:
            parts = relations.parts_of(register, self.department)
            if not any(set(_departments(record)) & parts for record in records):
                return False
        return self.role is None or any((r.responsible or "").casefold() == self.role.casefold() for r in records)

    def _of_board(self, register: Register, promise: Promise, records: Iterable[Record]) -> bool:
        assert self.board is not None
        if promise.receiver == self.board:
            return True
        parts = relations.parts_of(register, self.board)
        return any(r.board == self.board or set(_departments(r)) & parts for r in records)


def _departments(record: Record) -> tuple[str, ...]:
    if isinstance(record, Action):
        return (*record.departments, *record.carried_out_by)
    if isinstance(record, PolicyDocument):
        return (record.owner,) if record.owner else ()
    return (record.board,) if isinstance(record, Audit) and record.board else ()
