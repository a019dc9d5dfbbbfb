"""What a register knew on a day: from when a record can have existed, and what a board has then been told.

A document that says "Läget den 1 oktober 2025" must not tell what came later. A record exists from the
first day on which it can have been made, and a follow-up is the board's own word from the day on which
the board has surely had it; between the two it is a text that nobody has decided on (`answering`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from internkontroll.questions import answering, relations
from internkontroll.questions.promises import given_with
from internkontroll.records import Action, Answer, Audit, FollowUp, Matter, Meeting, Plan, Record, Report, Risk
from internkontroll.records.plan import Decision
from internkontroll.register import Register


def known_since(register: Register, record: Record) -> date | None:
    """The first day on which a record can have existed; None when the register names no time."""
    match record:
        case FollowUp():
            return answering.by_follow_up(register, record).written
        case Report():
            return answering.by_report(register, record).written
        case Audit():
            return audit_since(register, record)
        case Action():
            return given_with(register, record)
        case Answer():
            matter = register.get(record.matter, Matter)
            return known_since(register, matter) if matter else None
        case Matter():
            days = [m.date for m in (register.get(i, Meeting) for i in record.meetings) if m]
            return min(days, default=None)
        case Plan():
            return answering.plan_given(record)
        case Risk():
            return record.since.first if record.since else None
        case _:
            return None


def audit_since(register: Register, audit: Audit) -> date:
    """The first day on which an audit can have been set: by its decision, plan or ground, else its year's first day."""
    decided = audit.decision.date.first if audit.decision and audit.decision.date else None
    return decided or given_with(register, audit) or date(audit.year, 1, 1)


def decisions_by(plan: Plan, day: date) -> tuple[Decision, ...]:
    """The plan's decisions that can have been taken by the day."""
    return tuple(d for d in plan.decisions if d.date is None or d.date.first is None or d.date.first <= day)


@dataclass(frozen=True, slots=True)
class Told:
    """What a board was told of an item by a day, in order, and what is written but not handled."""

    handled: tuple[FollowUp, ...]
    written: tuple[FollowUp, ...]

    @property
    def latest(self) -> FollowUp | None:
        """The last that the board has had."""
        return self.handled[-1] if self.handled else None


def told(register: Register, item_id: str, day: date, board: str | None = None) -> Told:
    """The follow-ups of an item (of one board, when given) as they stood on a day."""
    replies = [(f, answering.by_follow_up(register, f)) for f in relations.follow_ups(register, item_id, board)]
    return Told(
        tuple(f for f, reply in replies if reply.is_handled(day)),
        tuple(f for f, reply in replies if reply.is_written(day) and not reply.is_handled(day)),
    )
