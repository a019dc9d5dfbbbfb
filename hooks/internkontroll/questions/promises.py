"""Promises: everything the board, an auditor or an authority has been told to expect, at any date.

Nothing here is stored. A promise is read off the records that make it (a plan, a follow-up that
defers, an action, a matter, an action plan, a proposal) and off the records that answer it. `state`
is a function of the promise and a day, so that what was made on Monday can tell what is true on Friday.

Never forget, never count too early: a promise exists from the first day on which it can have been
given, an answer counts from the last day on which it can have been given, and a due time is passed
the day after its last day. An imprecise date can therefore never make anything overdue. The rules
were written from the five source texts before this code; they stand in tests/promises/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from internkontroll.questions import answering, relations, statements
from internkontroll.questions.answering import Reply
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    ExternalAudit,
    FollowUp,
    Matter,
    Meeting,
    Organisation,
    Plan,
    PolicyDocument,
    Record,
)
from internkontroll.records.plan import PlanEntry
from internkontroll.records.time_point import NOT_STATED, ONGOING, TimePoint
from internkontroll.register import Point, Register

R = TypeVar("R", bound=Record)


class Kind(StrEnum):
    """What sort of promise, in the words of the page and of `ik status`."""

    PLAN_ITEM = "planerad redovisning"
    REPORTED_AGAIN = "framflyttad redovisning"
    END_DATE = "genomförande"
    REPORT_BACK = "återrapportering"
    REPLY = "svar"
    POLICY_REPORT = "uppföljning av styrdokument"
    REPORT = "rapport"
    PROPOSAL = "förslag"


class State(StrEnum):
    """How a promise stands on a day."""

    OVERDUE = "försenad"
    OPEN = "öppen"
    WRITTEN = "skriven, ej behandlad"
    WITHOUT_TIME = "utan tid"
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
    reply: Reply | None = None

    def exists(self, day: date) -> bool:
        """False before it was given."""
        return self.given is None or self.given <= day

    def state(self, day: date) -> State:
        """How it stands at the end of a day: the first that holds."""
        if self.reply is not None and self.reply.is_handled(day):
            return State.ANSWERED
        if self.reply is not None and self.reply.is_written(day):
            return State.WRITTEN
        if not self.due.is_dated:
            return State.WITHOUT_TIME
        return State.OVERDUE if self.due.passed(day) else State.OPEN

    @property
    def answered_by(self) -> str | None:
        """The record that answers it, if there is one."""
        return self.reply.record if self.reply else None

    @property
    def sort_key(self) -> tuple[date, str, str, str, str]:
        """Earliest due first."""
        return (*self.due.sort_key, self.about, str(self.kind), self.source)


def promises(register: Register) -> tuple[Promise, ...]:
    """Every promise of the register, earliest due first. Records with `historik: ja` promise nothing."""
    found = [
        *(p for plan in _current(register, Plan) if plan.is_decided for p in _of_plan(register, plan)),
        *(p for follow_up in _current(register, FollowUp) for p in _of_follow_up(register, follow_up)),
        *(p for action in _current(register, Action) for p in _of_action(register, action)),
        *(p for audit in _current(register, Audit) for p in _reports_back(register, audit, None)),
        *(p for matter in _current(register, Matter) for p in _of_matter(register, matter)),
        *(p for d in _current(register, PolicyDocument) for p in _of_policy(register, d)),
    ]
    return tuple(sorted(found, key=lambda p: p.sort_key))


def _current(register: Register, model: type[R]) -> Iterator[R]:
    return (record for record in register.of(model) if not record.historical)


def _of_plan(register: Register, plan: Plan) -> Iterator[Promise]:
    given = answering.plan_given(plan)
    for data in plan.reporting_points:
        point = Point(plan, data)
        report = relations.report_at(register, point)
        reply = answering.by_report(register, report) if report else None
        yield Promise(Kind.REPORT, plan.id, point.id, data.time, plan.board, given, reply)
    for entry in plan.entries:
        for code in dict.fromkeys(entry.reported_at):
            here = plan.point(code)
            if here is not None:
                yield _plan_item(register, entry, Point(plan, here), given)


def _plan_item(register: Register, entry: PlanEntry, point: Point, given: date | None) -> Promise:
    since = entry.added.date.first if entry.added else given
    reply = answering.at_point(register, entry.item, point)
    if reply is None and entry.cancelled is not None:
        reply = Reply(point.plan.id, entry.cancelled.date.first, entry.cancelled.date.last)
    return Promise(Kind.PLAN_ITEM, point.plan.id, entry.item, point.point.time, point.plan.board, since, reply)


def _of_follow_up(register: Register, follow_up: FollowUp) -> Iterator[Promise]:
    again = register.point(follow_up.reported_again)
    if again is None:
        return
    entry = again.plan.entry(follow_up.about)
    if entry is not None and again.point.code in entry.reported_at and again.plan.is_decided:
        return  # the plan has promised the same already
    reply = answering.at_point(register, follow_up.about, again)
    given = answering.follow_up_given(register, follow_up)
    yield Promise(Kind.REPORTED_AGAIN, follow_up.id, follow_up.about, again.point.time, again.plan.board, given, reply)


def _of_action(register: Register, action: Action) -> Iterator[Promise]:
    given, receiver = given_with(register, action), _receiver(register, action)
    finished = answering.finally_reported(register, action.id)
    if action.kind == "åtagande" and finished and given and finished.handled and finished.handled <= given:
        return  # told as done when it was told at all
    in_plan = relations.is_in_decided_plan(register, action.id)
    if action.end_date is not None:
        yield Promise(Kind.END_DATE, action.id, action.id, action.end_date, receiver, given, finished)
    elif not action.reported_back and action.proposed_to is None and not in_plan:
        due = TimePoint.parse(ONGOING if action.without_end_date else NOT_STATED)
        yield Promise(Kind.END_DATE, action.id, action.id, due, receiver, given, finished)
    yield from _reports_back(register, action, given)
    if action.proposed_to is not None:
        yield _proposal(register, action, given)


def _reports_back(register: Register, item: Action | Audit, given: date | None) -> Iterator[Promise]:
    listed = {
        (point.time.text, one.plan.board)
        for one in relations.listings(register, item.id)
        if one.plan.is_decided
        for code in one.entry.reported_at
        if (point := one.plan.point(code))
    }
    since = given if isinstance(item, Action) else given_with(register, item)
    replies = answering.reports_back(register, item.id, item.reported_back)
    for back, reply in zip(item.reported_back, replies, strict=True):
        if (back.time.text, back.to) not in listed:  # else the plan has promised the same
            yield Promise(Kind.REPORT_BACK, item.id, item.id, back.time, back.to, since, reply)


def _proposal(register: Register, action: Action, given: date | None) -> Promise:
    """A proposal is answered by the plan's decision, whether it was taken up or refused (IK14 tells which)."""
    undated = TimePoint.parse(NOT_STATED)
    plan = register.get(action.proposed_to, Plan)
    if plan is None:
        told = relations.follow_ups(register, action.id)
        reply = answering.by_follow_up(register, told[0]) if told else None
        return Promise(Kind.PROPOSAL, action.id, action.id, undated, action.proposed_to, given, reply)
    decided = answering.decision_of(plan)
    return Promise(Kind.PROPOSAL, action.id, action.id, undated, plan.board, given, decided)


def _of_matter(register: Register, matter: Matter) -> Iterator[Promise]:
    if matter.kind not in ("yttrande", "uppföljande yttrande"):
        return
    days = [m.date for m in (register.get(i, Meeting) for i in matter.meetings) if m]
    due = matter.reply_by or TimePoint.parse(NOT_STATED)
    receiver = matter.sent_to[0] if matter.sent_to else None
    reply = answering.by_matter(register, matter)
    yield Promise(Kind.REPLY, matter.id, matter.id, due, receiver, min(days, default=None), reply)


def _of_policy(register: Register, document: PolicyDocument) -> Iterator[Promise]:
    given = _policy_given(register, document)
    replies = answering.reports_back(register, document.id, document.reported_back)
    for back, reply in zip(document.reported_back, replies, strict=True):
        yield Promise(Kind.POLICY_REPORT, document.id, document.id, back.time, back.to, given, reply)


def _policy_given(register: Register, document: PolicyDocument) -> date | None:
    for time in (document.adoption.date if document.adoption else None, document.valid_from):
        if time is not None and time.first is not None:
            return time.first
    answers = register.linking(document.id, Answer, "styrdokument")
    days = [day for answer in answers if (day := answering.answer_given(register, answer))]
    return min(days, default=None)


def given_with(register: Register, item: Action | Audit) -> date | None:
    """The first day on which an item can have been promised: with its decided plan, or with the answers and follow-ups that cause it."""
    decided = [one.plan for one in relations.listings(register, item.id) if one.plan.is_decided]
    days = [answering.plan_given(plan) for plan in decided]
    for ground in item.grounds:
        record = register.records.get(ground)
        if isinstance(record, FollowUp):
            days.append(answering.follow_up_given(register, record))
        elif isinstance(record, Answer):
            days.append(answering.answer_given(register, record))
    return min((day for day in days if day), default=None)


def _receiver(register: Register, action: Action) -> str | None:
    """To whom an action was promised: the receiver of the answer, or the board, that first heard of it."""
    for ground in action.grounds:
        record = register.records.get(ground)
        if isinstance(record, Answer):
            matter = register.get(record.matter, Matter)
            if matter and matter.sent_to:
                return matter.sent_to[0]
        elif isinstance(record, FollowUp):
            return relations.follow_up_board(register, record)
    for one in relations.listings(register, action.id):
        if one.plan.is_decided:
            return one.plan.board
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
        wanted = {one for one in (self.board, self.department) if one is not None}
        if wanted and not wanted <= concerned(register, promise):
            return False
        records = records_behind(register, promise)
        return self.role is None or any((r.responsible or "").casefold() == self.role.casefold() for r in records)


def concerned(register: Register, promise: Promise) -> frozenset[str]:
    """The organisations that a promise concerns, and those that they belong to.

    They are who it was given to, the board and the departments that are to keep it, and the examiner whose
    external audit it stems from.
    """
    found = {promise.receiver} if promise.receiver else set()
    for record in records_behind(register, promise):
        found.update(departments(record))
        found.update(_examiners(register, record))
        if record.board is not None:
            found.add(record.board)
    return frozenset(above for one in found for above in relations.with_those_above(register, one))


def records_behind(register: Register, promise: Promise) -> list[Record]:
    """The records that a promise is read off: the one that makes it, and what it is about."""
    return [record for one in dict.fromkeys((promise.source, promise.about)) if (record := register.records.get(one))]


def departments(record: Record) -> tuple[str, ...]:
    """The departments and others that a record says are to do it."""
    if isinstance(record, Action):
        return (*record.departments, *record.carried_out_by)
    if isinstance(record, PolicyDocument):
        return (record.owner,) if record.owner else ()
    return ()


def _examiners(register: Register, record: Record) -> Iterator[str]:
    if isinstance(record, Matter):
        examined = register.get(record.external_audit, ExternalAudit)
        if examined is not None:
            yield examined.examiner
    elif isinstance(record, (Action, Audit)):
        for audit in statements.external_audits_behind(register, record):
            yield audit.examiner
