"""The red thread of a record as a table: one numbered row for each step, with its time, its state and its causes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from internkontroll.documents.labels import TYPE_NAMES
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.naming import lower_first
from internkontroll.questions import answering, relations
from internkontroll.questions.known import decisions_by, told
from internkontroll.questions.promise_lists import by_record
from internkontroll.questions.promises import State
from internkontroll.questions.thread import Step
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
    Record,
    Report,
    Risk,
)
from internkontroll.register import Register


def thread_table(register: Register, steps: Sequence[Step], record: Record, day: date) -> str:
    """The steps in order. `record` is the one that the thread is drawn from."""
    numbers = {step.record.id: number for number, step in enumerate(steps, 1)}
    rows = []
    for step in steps:
        one = step.record
        title = inline.plain(swedish.capitalised(_title(register, one)))
        rows.append((
            swedish.number(numbers[one.id]),
            inline.plain(_type(one)),
            f"**{title}** ({one.id}, detta blad)" if one.id == record.id else f"{title} ({one.id})",
            inline.plain(swedish.capitalised(time_of(register, one)) or "–"),
            inline.plain(swedish.capitalised(state_of(register, one, day)) or "–"),
            _numbers([numbers[cause] for cause in step.causes]) or "–",
        ))  # fmt: skip
    return inline.table(("Nr", "Steg", "Vad", "Tid", "Läge", "Följer av"), rows, right=frozenset({0}))


def _numbers(found: Sequence[int]) -> str:
    """1, 3–5: three or more in a row as a span."""
    parts: list[str] = []
    start = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or found[index] != found[index - 1] + 1:
            run = found[start:index]
            parts += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
            start = index
    return ", ".join(parts)


def _title(register: Register, record: Record) -> str:
    """What tells a step from its neighbours: the row above has told what a follow-up or an answer is about."""
    if isinstance(record, FollowUp):
        return _told_at(register, record) or register.title(record)
    if isinstance(record, Answer):
        return f"från {swedish.listed(register.short_name(one) for one in record.departments)}"
    return register.title(record)


def _type(record: Record) -> str:
    match record:
        case Action() | Observation():
            return swedish.capitalised(record.kind)
        case Audit() if record.is_common:
            return "Kommungemensam granskning"
        case _:
            return TYPE_NAMES[record.TYPE][0]


def time_of(register: Register, record: Record) -> str:
    """When a step was, or is to be: as precise as the register; empty when it names no time."""
    match record:
        case FollowUp():
            time = relations.time_of(register, record)
            return swedish.time_point(time) if time else ""
        case Action() if record.end_date is not None:
            return f"senast {swedish.time_point(record.end_date)}" if record.end_date.is_dated else record.end_date.text
        case Audit():
            return str(record.year)
        case Action():
            years = [one.plan.year for one in relations.listings(register, record.id) if one.plan.year]
            return f"plan {min(years)}" if years else ""
        case Risk():
            return f"sedan {swedish.time_point(record.since)}" if record.since else ""
        case Plan():
            return str(record.year or "")
        case ExternalAudit():
            return record.period or ""
        case Meeting():
            return swedish.day(record.date)
        case Report():
            point = register.point(record.reporting_point)
            return swedish.time_point(point.point.time) if point else ""
        case Matter() | Answer():
            matter = record if isinstance(record, Matter) else register.get(record.matter, Matter)
            meeting = relations.board_meeting(register, matter) if matter else None
            return swedish.day(meeting.date) if meeting else ""
        case PolicyDocument():
            return swedish.time_point(record.valid_from) if record.valid_from else ""
        case _:
            return ""


def _told_at(register: Register, follow_up: FollowUp) -> str:
    point = register.point(follow_up.reporting_point)
    if point is not None:
        return f"{lower_first(point.point.name)} {point.plan.year or ''}".rstrip()
    return swedish.time_point(follow_up.date) if follow_up.date else ""


def state_of(register: Register, record: Record, day: date) -> str:
    """How a step stands on a day; empty for what has no state."""
    match record:
        case Action() | Audit():
            return _item_state(register, record, day)
        case FollowUp():
            state = _status(register, record)
            handled = answering.by_follow_up(register, record).is_handled(day)
            return state if handled else f"{state} (ej behandlad av nämnden)"
        case Risk():
            return swedish.listed(relations.handling(register, record))
        case Observation():
            grades = [(one.grade, register.short_name(one.board)) for one in record.grades]
            return swedish.listed(f"{grade} ({board})" for grade, board in grades)
        case Answer():
            return record.position or "lämnat"
        case Matter():
            done = relations.decided(register, record)
            if done is not None and done.meeting.date <= day:
                return "beslutat" + (f", § {done.paragraph}" if done.paragraph else "")
            return ""
        case Plan():
            return "beslutad" if decisions_by(record, day) else "förslag"
        case Report():
            return "behandlad" if answering.by_report(register, record).is_handled(day) else "ej behandlad av nämnden"
        case _:
            return ""


def _status(register: Register, follow_up: FollowUp) -> str:
    again = register.point(follow_up.reported_again)
    more = f", redovisas igen vid {lower_first(again.point.name)} {again.plan.year or ''}".rstrip() if again else ""
    board = register.get(relations.follow_up_board(register, follow_up), Organisation)
    scale = board.outcome_scale if board else ()
    outcome = next((step.word for step in scale if step.code == follow_up.outcome), follow_up.outcome)
    return f"{follow_up.status}{more}" + (f", utfall: {outcome}" if outcome else "")


def _item_state(register: Register, item: Action | Audit, day: date) -> str:
    """What the board was last told; before that how it was promised."""
    latest = told(register, item.id, day).latest
    promised = [one for one in by_record(register).get(item.id, ()) if one.exists(day)]
    states = {one.state(day) for one in promised}
    overdue = ", försenad" if State.OVERDUE in states else ""
    if latest is not None:
        return latest.status + overdue
    for state in (State.OVERDUE, State.WRITTEN, State.OPEN, State.WITHOUT_TIME):
        if state in states:
            return "uppföljning skriven, ej behandlad" if state is State.WRITTEN else str(state)
    return "redovisad" if State.ANSWERED in states else "ej redovisad"
