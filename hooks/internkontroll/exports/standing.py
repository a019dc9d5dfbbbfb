"""Where a record stands on a day, in the words of the field; every answer is asked of `questions/`.

An item stands as its board has been told (`plan_year.item_state`), so that the registers, the summaries and the
check say the same of it. What has only been written says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from internkontroll.exports.entry import Standing
from internkontroll.language import swedish
from internkontroll.pages.markup import Tone
from internkontroll.questions import answering, common_audits, known, relations
from internkontroll.questions.plan_year import ItemState, item_state
from internkontroll.questions.promises import State
from internkontroll.questions.relations import Item
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    FollowUp,
    Matter,
    Meeting,
    Observation,
    Plan,
    PolicyDocument,
    Recommendation,
    Record,
    Report,
)
from internkontroll.records.follow_up import FINAL_STATUSES
from internkontroll.register import Register

#: a record with `historik: ja`, of which nothing more is said
REFERRED_TO = Standing("Bara hänvisning", Tone.PLAIN, is_open=None)

#: it is the follow-up that is written; whether the item is done is for the board to hear
WRITTEN = Standing("Uppföljning skriven, ej behandlad", Tone.WAITING, is_open=True)
#: an item of which the board has heard nothing
NOT_REPORTED = Standing("Ej redovisad", Tone.OPEN, is_open=True)
_CANCELLED = Standing("Utgår ur planen", Tone.PLAIN, is_open=False)
_PARTLY = Standing("Delvis redovisad", Tone.OPEN, is_open=True)
_REPORTED = Standing("Redovisad", Tone.DONE, is_open=False)

# of these one asks whether the board has had them, not whether anything remains
_REPORT_WRITTEN = Standing("Skriven, ej behandlad", Tone.WAITING, is_open=None)
_REPORT_HANDLED = Standing("Behandlad", Tone.DONE, is_open=None)
_REPLY_WRITTEN = Standing("Skrivet, ej behandlat", Tone.WAITING, is_open=None)
_REPLY_HANDLED = Standing("Behandlat", Tone.DONE, is_open=None)
_ADOPTED = Standing("Beslutad", Tone.DONE, is_open=None)
_PROPOSED = Standing("Förslag", Tone.WAITING, is_open=None)

_DECIDED = Standing("Beslutat", Tone.DONE, is_open=False)
_PREPARED = Standing("Under beredning", Tone.OPEN, is_open=True)
_ON_AGENDA = Standing("På dagordningen", Tone.WAITING, is_open=True)
_HANDLED = Standing("Behandlat, paragrafen saknas", Tone.WAITING, is_open=False)

_UNANSWERED = Standing("Obesvarad", Tone.OPEN, is_open=True)
_ANSWER_WRITTEN = Standing("Svar skrivet, ej behandlat", Tone.WAITING, is_open=True)
_COMMITMENTS_LEFT = Standing("Besvarad, åtaganden kvar", Tone.OPEN, is_open=True)
_ANSWERED = Standing("Besvarad", Tone.DONE, is_open=False)

_IN_FORCE = Standing("Gäller", Tone.PLAIN, is_open=None)
_NOT_YET = Standing("Gäller inte än", Tone.WAITING, is_open=None)
_REPLACED = Standing("Ersatt", Tone.DONE, is_open=None)
_EXPIRED = Standing("Har upphört", Tone.DONE, is_open=None)

_HELD = Standing("Har hållits", Tone.DONE, is_open=None)
_PLANNED = Standing("Planerat", Tone.OPEN, is_open=None)

#: a promise's state -> how it is told
PROMISED = {
    State.OVERDUE: Standing("Försenat", Tone.LATE, is_open=True),
    State.OPEN: Standing("Öppet", Tone.OPEN, is_open=True),
    State.WRITTEN: Standing("Skrivet, ej behandlat", Tone.WAITING, is_open=True),
    State.WITHOUT_TIME: Standing("Utan tid", Tone.OPEN, is_open=True),
    State.ANSWERED: Standing("Besvarat", Tone.DONE, is_open=False),
}


def standing_of(register: Register, record: Record, day: date) -> Standing | None:
    """Where a record stands on the day; None for a type of which one does not ask."""
    if record.historical:
        return REFERRED_TO
    match record:
        case Audit() if record.is_common:
            return _common(register, record, day)
        case Action() | Audit():
            return _item(register, record, day)
        case Plan():
            return _ADOPTED if known.decisions_by(record, day) else _PROPOSED
        case FollowUp():
            told = _follow_up(record, is_handled=answering.by_follow_up(register, record).is_handled(day))
            return replace(told, is_open=None)
        case Report():
            return _REPORT_HANDLED if answering.by_report(register, record).is_handled(day) else _REPORT_WRITTEN
        case Recommendation() | Observation():
            return _asked(register, record, day)
        case Answer():
            return _REPLY_HANDLED if _is_handled(register, record, day) else _REPLY_WRITTEN
        case Matter():
            return _matter(register, record, day)
        case Meeting():
            return _HELD if record.date <= day else _PLANNED
        case PolicyDocument():
            return _policy(register, record, day)
        case _:
            return None


def _item(register: Register, item: Item, day: date) -> Standing:
    """As its board has been told; of several plans that list it, the latest decides whether it was cancelled."""
    heard = known.told(register, item.id, day)
    listed = max(relations.listings(register, item.id), key=lambda one: one.plan.year or 0, default=None)
    match item_state(listed.entry if listed else None, heard, day):
        case ItemState.CANCELLED:
            return _CANCELLED
        case ItemState.WRITTEN:
            return WRITTEN
        case ItemState.NOT_REPORTED:
            return NOT_REPORTED
        case _:
            assert heard.latest is not None
            return _follow_up(heard.latest, is_handled=True)


def _follow_up(follow_up: FollowUp, *, is_handled: bool) -> Standing:
    word = swedish.capitalised(follow_up.status)
    if follow_up.status in FINAL_STATUSES and not follow_up.is_final:
        word = f"{word}, redovisas igen"
    if not is_handled:
        return Standing(f"{word}, ej behandlad", Tone.WAITING, is_open=True)
    return Standing(word, Tone.DONE if follow_up.is_final else Tone.OPEN, is_open=not follow_up.is_final)


def _common(register: Register, audit: Audit, day: date) -> Standing:
    """A common audit is reported once every board that it is for has reported it."""
    results = common_audits.results(register, audit, day)
    if results and all(one.is_reported for one in results if one.is_covered):
        return _REPORTED
    if any(one.told.handled for one in results):
        return _PARTLY
    return WRITTEN if any(one.told.written for one in results) else NOT_REPORTED


def is_open(register: Register, item: Item, day: date) -> bool:
    """True while something of an action or audit remains to be told."""
    standing = standing_of(register, item, day)
    return standing is not None and standing.is_open is True


def _asked(register: Register, asked: Recommendation | Observation, day: date) -> Standing | None:
    """A recommendation or a deficiency: answered, and then what was promised in the answers."""
    answers = relations.answers_to(register, asked.id)
    if isinstance(asked, Observation) and asked.kind == "revisionsfråga" and not answers:
        return _graded(asked)
    handled = [answer for answer in answers if _is_handled(register, answer, day)]
    if not handled:
        return _ANSWER_WRITTEN if answers else _UNANSWERED
    left = any(is_open(register, item, day) for item in commitments(register, asked))
    return _COMMITMENTS_LEFT if left else _ANSWERED


def _graded(question: Observation) -> Standing | None:
    """A question of the auditors' is answered by themselves: it stands as they graded it."""
    grades = dict.fromkeys(one.grade for one in question.grades)
    return Standing(swedish.capitalised(", ".join(grades)), Tone.PLAIN, is_open=None) if grades else None


def commitments(register: Register, asked: Recommendation | Observation) -> tuple[Item, ...]:
    """What was promised because of a recommendation or a deficiency: in its answers, or straight because of it."""
    grounds = (asked.id, *(answer.id for answer in relations.answers_to(register, asked.id)))
    found = {item.id: item for ground in grounds for item in relations.led_to(register, ground) if not item.historical}
    return tuple(found.values())


def _is_handled(register: Register, answer: Answer, day: date) -> bool:
    matter = register.get(answer.matter, Matter)
    reply = answering.by_matter(register, matter) if matter else None
    return reply is not None and reply.is_handled(day)


def _matter(register: Register, matter: Matter, day: date) -> Standing:
    decided = relations.decided(register, matter)
    if decided is not None and decided.meeting.date <= day:
        return _DECIDED
    if not relations.is_on_agenda(register, matter):
        return _PREPARED
    meeting = relations.board_meeting(register, matter)
    return _HANDLED if meeting is not None and meeting.date <= day else _ON_AGENDA


def _policy(register: Register, document: PolicyDocument, day: date) -> Standing:
    if register.linking(document.id, PolicyDocument, "ersätter"):
        return _REPLACED
    if document.valid_to is not None and document.valid_to.passed(day):
        return _EXPIRED
    since = document.valid_from
    return _NOT_YET if since is not None and since.first is not None and since.first > day else _IN_FORCE
