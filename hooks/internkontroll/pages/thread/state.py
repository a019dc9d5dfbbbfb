"""Where a record stands, in the words of the registers: at the top of its page and in every thread that it is part of."""

from __future__ import annotations

from datetime import date

from internkontroll.exports.standing import NOT_REPORTED, standing_of
from internkontroll.language import swedish
from internkontroll.pages.markup import Tone
from internkontroll.questions import relations
from internkontroll.questions.promise_lists import by_record
from internkontroll.questions.promises import State
from internkontroll.records import Action, Audit, FollowUp, Record, Risk
from internkontroll.register import Register


def state_of(register: Register, record: Record, day: date) -> tuple[str, Tone]:
    """Words and tone; empty words for what has no state. A risk stands as it is handled."""
    if isinstance(record, Risk):
        return swedish.capitalised(swedish.listed(relations.handling(register, record))), Tone.PLAIN
    if record.historical:  # what is only referred to is not told of in full, but what a follow-up said is
        return swedish.capitalised(record.status) if isinstance(record, FollowUp) else "", Tone.PLAIN
    standing = standing_of(register, record, day)
    if standing is None:
        return "", Tone.PLAIN
    if isinstance(record, (Action, Audit)) and is_overdue(register, record, day):
        return "Försenad" if standing == NOT_REPORTED else f"{standing.word}, försenad", Tone.LATE
    return standing.word, standing.tone


def is_overdue(register: Register, record: Record, day: date) -> bool:
    """True when something was promised of the record whose time has passed without an answer."""
    promised = by_record(register).get(record.id, ())
    return any(one.exists(day) and one.state(day) is State.OVERDUE for one in promised)
