"""What answers a promise, and from which day the answer counts.

An answer is handled on the day of the board meeting where it stands: the meeting whose minutes have
its matter, else the one that is planned. Where no meeting is known it is handled on the last day of
its own time, since the time has then surely come; with no time either it always counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from internkontroll.questions import due, relations
from internkontroll.records import Answer, FollowUp, Matter, Meeting, Plan, Report
from internkontroll.records.base import ReportBack
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Point, Register


@dataclass(frozen=True, slots=True)
class Reply:
    """The record that answers, the day it is written and the day it is handled (None: always)."""

    record: str
    written: date | None
    handled: date | None

    def is_written(self, day: date) -> bool:
        """True from the day on which the text may be there."""
        return self.written is None or self.written <= day

    def is_handled(self, day: date) -> bool:
        """True from the day on which the board has surely had it."""
        return self.handled is None or self.handled <= day


def by_matter(register: Register, matter: Matter) -> Reply | None:
    """A reply is written when its matter first meets, and handled when the board does."""
    board = relations.board_meeting(register, matter)
    if board is None:
        return None
    days = [m.date for m in (register.get(i, Meeting) for i in matter.meetings) if m]
    return Reply(matter.id, min((*days, board.date)), board.date)


def by_report(register: Register, report: Report) -> Reply:
    """A report at its meeting, else within the time of its point."""
    point = register.point(report.reporting_point)
    return _reply(register, report.id, (report.id,), point.point.time if point else None)


def by_follow_up(register: Register, follow_up: FollowUp) -> Reply:
    """A follow-up at the meeting that has it or its report, else within its own time."""
    return _reply(register, follow_up.id, _stands_in(register, follow_up), relations.time_of(register, follow_up))


def _stands_in(register: Register, follow_up: FollowUp) -> tuple[str, ...]:
    """The ids that a matter may name to bring a follow-up to the board: its own, and its report's."""
    point = register.point(follow_up.reporting_point)
    report = relations.report_at(register, point) if point else None
    return (follow_up.id, report.id) if report else (follow_up.id,)


def _reply(register: Register, record: str, documents: Sequence[str], time: TimePoint | None) -> Reply:
    met = _first_meeting(register, documents)
    if met is not None:
        return Reply(record, met.written, met.handled)
    return Reply(record, time.first if time else None, time.last if time else None)


def _first_meeting(register: Register, documents: Sequence[str]) -> Reply | None:
    """The earliest matter that takes up one of the documents; None when no meeting is known."""
    matters = [matter for one in documents for matter in relations.matters_with(register, one)]
    replies = [reply for matter in matters if (reply := by_matter(register, matter))]
    return min(replies, key=lambda reply: reply.handled or date.min, default=None)


def at_point(register: Register, item_id: str, point: Point) -> Reply | None:
    """The answer to an item at a reporting point: made for it, else later, else a final one before it."""
    found = due.answer(register, item_id, point)
    return by_follow_up(register, found) if found else None


def finally_reported(register: Register, item_id: str) -> Reply | None:
    """The final follow-up of an item."""
    final = due.first_final(relations.follow_ups(register, item_id))
    return by_follow_up(register, final) if final else None


def reports_back(register: Register, record_id: str, promised: Sequence[ReportBack]) -> list[Reply | None]:
    """The answer to each report back, in the order promised.

    A follow-up that is not final answers only one of them, the earliest due first; a final one all
    that are left.
    """
    told = list(relations.follow_ups(register, record_id))
    replies: list[Reply | None] = [None] * len(promised)
    for index in sorted(range(len(promised)), key=lambda i: promised[i].time.sort_key):
        time = promised[index].time
        found = next((f for f in told if due.is_not_before(register, f, time)), None) or due.first_final(told)
        if found is not None:
            replies[index] = by_follow_up(register, found)
            if not found.is_final:
                told.remove(found)
    return replies


def decision_of(plan: Plan) -> Reply | None:
    """A plan's first decision as an answer to what was proposed to it."""
    if not plan.decisions:
        return None
    time = plan.decisions[0].date
    return Reply(plan.id, time.first if time else None, time.last if time else None)


def plan_given(plan: Plan) -> date | None:
    """The first day on which the plan can have been decided; None when no time is known."""
    days = [d.date.first for d in plan.decisions if d.date and d.date.first]
    return min(days, default=None)


def follow_up_given(register: Register, follow_up: FollowUp) -> date | None:
    """The first day on which a follow-up can have been given, never before its plan."""
    met = _first_meeting(register, _stands_in(register, follow_up))
    time = relations.time_of(register, follow_up)
    day = met.handled if met else time.first if time else None
    point = register.point(follow_up.reporting_point)
    plan_day = plan_given(point.plan) if point else None
    return max((one for one in (day, plan_day) if one), default=None)


def answer_given(register: Register, answer: Answer) -> date | None:
    """The day of the board meeting that an answer's matter is for."""
    matter = register.get(answer.matter, Matter)
    meeting = relations.board_meeting(register, matter) if matter else None
    return meeting.date if meeting else None
