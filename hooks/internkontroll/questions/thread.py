"""The red thread of a record: from risk to item, follow-up, result and what it led to, across the years.

The thread holds what the record comes from (its risks, grounds and predecessors, and theirs), all that it has
led to (and that in turn), and what was said of each item on the way back, since the reader wants to see how
it went the last time. For a recommendation the thread runs from the examiner's questions by the answer and the
commitments to their outcome.

A register may be hostile, and its links may run in rings: every record is visited once, and the order of the
steps does not need the links to be in any.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from internkontroll.questions import relations
from internkontroll.questions.known import known_since
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    ExternalAudit,
    FollowUp,
    Matter,
    Meeting,
    Observation,
    Plan,
    PolicyDocument,
    Recommendation,
    Record,
    Report,
    Risk,
)
from internkontroll.register import Register

#: among records of the same day: causes as people think of them come first
_ORDER: tuple[type[Record], ...] = (
    PolicyDocument, Risk, ExternalAudit, Observation, Recommendation, Meeting, Matter, Answer, Plan, Audit, Action,
    FollowUp, Report,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One record of a thread; `causes` are the ids of the steps that it follows from, in the thread's order."""

    record: Record
    causes: tuple[str, ...]
    #: first day on which it can have existed; None when the register names no time
    since: date | None


def thread(register: Register, record: Record, day: date) -> tuple[Step, ...]:
    """The steps as they were known on a day, causes before effects; the record itself is always among them."""
    found = _Collected(register, record, day).records
    effects: dict[str, list[str]] = {one: [] for one in found}
    causes: dict[str, list[str]] = {one: [] for one in found}
    for one in found.values():
        for effect in _effects(register, one):
            if effect.id in found and effect.id != one.id:
                effects[one.id].append(effect.id)
                causes[effect.id].append(one.id)
    since = {one.id: known_since(register, one) for one in found.values()}
    order = _in_order(found, since, effects, causes)
    place = {one: index for index, one in enumerate(order)}
    return tuple(
        Step(found[one], tuple(sorted(dict.fromkeys(causes[one]), key=place.__getitem__)), since[one]) for one in order
    )


class _Collected:
    """The records of a thread, in the order found."""

    def __init__(self, register: Register, start: Record, day: date) -> None:
        self.register, self.day = register, day
        self.records: dict[str, Record] = {start.id: start}
        self._behind(start)
        self._ahead(start)

    def _behind(self, start: Record) -> None:
        """Everything that the record comes from, and what was said of it."""
        waiting = [start]
        behind = [start]
        for one in waiting:
            for cause in _causes(self.register, one):
                if self._take(cause):
                    waiting.append(cause)
                    behind.append(cause)
        for one in behind:
            for beside in _beside(self.register, one):
                self._take(beside)
                if isinstance(beside, (Action, Audit)):
                    for told in relations.follow_ups(self.register, beside.id):
                        self._take(told)

    def _ahead(self, start: Record) -> None:
        """Everything that the record has led to, and that in turn."""
        seen = {start.id}
        waiting = [start]
        for one in waiting:
            for effect in _effects(self.register, one):
                if effect.id not in seen and (effect.id in self.records or self._take(effect)):
                    seen.add(effect.id)
                    waiting.append(effect)

    def _take(self, record: Record) -> bool:
        """Add a record; False when it is there already, or came after the day."""
        if record.id in self.records:
            return False
        since = known_since(self.register, record)
        if since is not None and since > self.day:
            return False
        self.records[record.id] = record
        return True


def _causes(register: Register, record: Record) -> Iterator[Record]:
    """What a record itself names as its reason."""
    match record:
        case Risk():
            yield from _all(register, record.predecessors)
        case Action() | Audit():
            yield from _all(register, (*record.risks, *record.predecessors, *record.grounds))
        case FollowUp():
            yield from _all(register, (record.about,))
        case Recommendation() | Observation():
            yield from _all(register, (record.external_audit,))
        case Answer():
            yield from _all(register, (record.about,))
        case Matter():
            yield from _all(register, (record.external_audit, record.previous))
        case PolicyDocument():
            yield from _all(register, (*record.replaces, *record.based_on, record.appendix_to))
        case Report():
            point = register.point(record.reporting_point)
            yield from _all(register, (point.plan.id if point else None,))
        case _:
            return


def _effects(register: Register, record: Record) -> Iterator[Record]:
    """What names the record as its reason."""
    match record:
        case Risk():
            yield from relations.items_of_risk(register, record.id)
            yield from relations.successors(register, record)
        case Action() | Audit():
            yield from relations.follow_ups(register, record.id)
            yield from relations.led_to(register, record.id)
            yield from relations.successors(register, record)
        case FollowUp():
            yield from relations.led_to(register, record.id)
        case ExternalAudit():
            yield from register.linking(record.id, Observation, "extern_granskning")
            yield from relations.recommendations_of(register, record.id)
            yield from register.linking(record.id, Matter, "extern_granskning")
            yield from relations.led_to(register, record.id)
        case Recommendation() | Observation():
            yield from relations.answers_to(register, record.id)
            yield from relations.led_to(register, record.id)
        case Answer():
            yield from relations.led_to(register, record.id)
            yield from _all(register, record.refers_to)
        case Matter():
            yield from register.linking(record.id, Answer, "ärende")
            yield from register.linking(record.id, Matter, "föregående")
        case _:
            yield from _listed(register, record)


def _listed(register: Register, record: Record) -> Iterator[Record]:
    """What a plan, a report, a meeting or a policy document holds or has led to."""
    match record:
        case Plan():
            yield from _all(register, (entry.item for entry in record.entries))
        case Report():
            point = register.point(record.reporting_point)
            yield from relations.follow_ups_at(register, point) if point else ()
        case Meeting():
            yield from _all(register, (*record.agenda, *(minute.matter for minute in record.minutes)))
        case PolicyDocument():
            for key in ("ersätter", "utgår_från", "bilaga_till"):
                yield from register.linking(record.id, PolicyDocument, key)
            yield from relations.follow_ups(register, record.id)
        case _:
            return


def _beside(register: Register, record: Record) -> Iterator[Record]:
    """What belongs to a record on the way back, and leads no further."""
    match record:
        case Risk():
            yield from relations.items_of_risk(register, record.id)
        case Action() | Audit():
            yield from relations.follow_ups(register, record.id)
        case Recommendation():
            asked = register.linking(record.external_audit, Observation, "extern_granskning")
            yield from (one for one in asked if one.kind == "revisionsfråga")
        case _:
            return


def _all(register: Register, ids: Iterable[str | None]) -> Iterator[Record]:
    return (record for one in ids if one is not None and (record := register.records.get(one)) is not None)


def _in_order(
    records: dict[str, Record],
    since: dict[str, date | None],
    effects: dict[str, list[str]],
    causes: dict[str, list[str]],
) -> list[str]:
    """Causes first, then by time, type and id; a ring is opened at its earliest record."""

    def key(one: str) -> tuple[date, int, str]:
        kind = type(records[one])
        return (since[one] or date.min, _ORDER.index(kind) if kind in _ORDER else len(_ORDER), one)

    left = {one: len(causes[one]) for one in records}
    ready = [key(one) for one in records if not left[one]]
    heapq.heapify(ready)
    fallback = iter(sorted(key(one) for one in records))
    done: dict[str, None] = {}
    while len(done) < len(records):
        one = heapq.heappop(ready)[2] if ready else next(k[2] for k in fallback if k[2] not in done)
        if one in done:
            continue
        done[one] = None
        for effect in effects[one]:
            left[effect] -= 1
            if not left[effect] and effect not in done:
                heapq.heappush(ready, key(effect))
    return list(done)
