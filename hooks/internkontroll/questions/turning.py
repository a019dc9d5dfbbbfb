"""The days on which a record may come to stand otherwise, so that a page can tell beforehand what it will say then.

They are the days of its promises and of what answers them; there may be more of them than changes, never fewer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from internkontroll.questions import answering, relations
from internkontroll.questions.answering import Reply
from internkontroll.questions.promise_lists import by_record
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    FollowUp,
    Matter,
    Meeting,
    Observation,
    PolicyDocument,
    Recommendation,
    Record,
    Report,
)
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register


def turning_days(register: Register, record: Record) -> set[date]:
    """Every day from which the record may stand otherwise, past and to come."""
    return {day for day in _days(register, record) if day is not None}


def _days(register: Register, record: Record) -> Iterator[date | None]:
    match record:
        case Action() | Audit():
            yield from _of_item(register, record)
        case FollowUp():
            yield from _of_reply(answering.by_follow_up(register, record))
        case Report():
            yield from _of_reply(answering.by_report(register, record))
        case Answer():
            matter = register.get(record.matter, Matter)
            yield from _of_reply(answering.by_matter(register, matter) if matter else None)
        case Recommendation() | Observation():
            answers = relations.answers_to(register, record.id)
            for answer in answers:
                yield from _days(register, answer)
            for ground in (record.id, *(answer.id for answer in answers)):
                for item in relations.led_to(register, ground):
                    yield from _of_item(register, item)
        case Matter():
            meeting = relations.board_meeting(register, record)
            yield meeting.date if meeting else None
        case Meeting():
            yield record.date
        case PolicyDocument():
            yield record.valid_from.first if record.valid_from else None
            yield _after(record.valid_to)
        case _:
            return


def _of_item(register: Register, item: Action | Audit) -> Iterator[date | None]:
    for promise in by_record(register).get(item.id, ()):
        yield promise.given
        yield _after(promise.due)
        yield from _of_reply(promise.reply)
    for follow_up in relations.follow_ups(register, item.id):
        yield from _of_reply(answering.by_follow_up(register, follow_up))


def _of_reply(reply: Reply | None) -> Iterator[date | None]:
    if reply is not None:
        yield from (reply.written, reply.handled)


def _after(time: TimePoint | None) -> date | None:
    """The day on which a time has passed."""
    return time.last + timedelta(days=1) if time is not None and time.last is not None else None
