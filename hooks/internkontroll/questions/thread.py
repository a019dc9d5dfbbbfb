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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

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


def thread(
    register: Register, record: Record, day: date, *, with_plans: bool = False, most: int | None = None
) -> tuple[Step, ...]:
    """The steps as they were known on a day, causes before effects; the record itself is always among them.

    `with_plans` adds the plans that list the thread's items. `most` is how many steps are looked for at most: the
    nearest causes and effects, so that a record in the middle of thousands costs no more than another.
    """
    found = _Collected(register, record, day, with_plans=with_plans, most=most).records
    links = register.once(_Links)
    effects: dict[str, list[str]] = {}
    causes: dict[str, list[str]] = {one: [] for one in found}
    for one in found.values():
        # the shorter of the two is gone through: a law may have thousands of effects, of which the thread holds few
        effects[one.id] = known = [effect for effect in found.keys() & links.effect_ids(one) if effect != one.id]
        for effect in known:
            causes[effect].append(one.id)
    keys = {one.id: links.key(one) for one in found.values()}
    order = _in_order(keys, effects, causes)
    place = {one: index for index, one in enumerate(order)}
    return tuple(
        Step(found[one], tuple(sorted(causes[one], key=place.__getitem__)), links.since(found[one])) for one in order
    )


#: sorts the records of a thread: by time, type and id
_Key: TypeAlias = tuple[date, int, str]


class _Links:
    """The links of each record that a thread follows, worked out once for all threads that pass it."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._effects: dict[str, tuple[Record, ...]] = {}
        self._effect_ids: dict[str, frozenset[str]] = {}
        self._beside: dict[str, tuple[Record, ...]] = {}
        self._since: dict[str, date | None] = {}
        self._keys: dict[str, _Key] = {}

    def effects(self, record: Record) -> tuple[Record, ...]:
        found = self._effects.get(record.id)
        if found is None:
            self._effects[record.id] = found = tuple(_effects(self._register, record))
        return found

    def effect_ids(self, record: Record) -> frozenset[str]:
        found = self._effect_ids.get(record.id)
        if found is None:
            self._effect_ids[record.id] = found = frozenset(one.id for one in self.effects(record))
        return found

    def beside(self, record: Record) -> tuple[Record, ...]:
        """What stands beside a record on the way back, and what was said of it."""
        found = self._beside.get(record.id)
        if found is None:
            self._beside[record.id] = found = tuple(self._with_what_was_said(record))
        return found

    def since(self, record: Record) -> date | None:
        if record.id not in self._since:
            self._since[record.id] = known_since(self._register, record)
        return self._since[record.id]

    def key(self, record: Record) -> _Key:
        found = self._keys.get(record.id)
        if found is None:
            kind = type(record)
            place = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
            self._keys[record.id] = found = (self.since(record) or date.min, place, record.id)
        return found

    def _with_what_was_said(self, record: Record) -> Iterator[Record]:
        for beside in _beside(self._register, record):
            yield beside
            if isinstance(beside, (Action, Audit)):
                yield from relations.follow_ups(self._register, beside.id)


class _Collected:
    """The records of a thread, in the order found."""

    def __init__(self, register: Register, start: Record, day: date, *, with_plans: bool, most: int | None) -> None:
        self.register, self.day = register, day
        self._links = register.once(_Links)
        self._most = len(register.records) if most is None else most
        self.records: dict[str, Record] = {start.id: start}
        behind = self._behind(start)
        self._ahead(start)
        for one in behind:
            for beside in self._links.beside(one):
                if not self._has_room:
                    return
                self._take(beside)
        if with_plans:
            for item in [one for one in self.records.values() if isinstance(one, (Action, Audit))]:
                for plan in register.linking(item.id, Plan, "poster"):
                    self._take(plan)

    @property
    def _has_room(self) -> bool:
        return len(self.records) < self._most

    def _behind(self, start: Record) -> list[Record]:
        """Everything that the record comes from."""
        behind = [start]
        for one in behind:
            if not self._has_room:
                break
            behind += [cause for cause in _causes(self.register, one) if self._take(cause)]
        return behind

    def _ahead(self, start: Record) -> None:
        """Everything that the record has led to, and that in turn."""
        seen = {start.id}
        waiting = [start]
        for one in waiting:
            for effect in self._links.effects(one):
                if not self._has_room:
                    return
                if effect.id not in seen and (effect.id in self.records or self._take(effect)):
                    seen.add(effect.id)
                    waiting.append(effect)

    def _take(self, record: Record) -> bool:
        """Add a record; False when it is there already, or came after the day."""
        if record.id in self.records:
            return False
        since = self._links.since(record)
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
    keys: Mapping[str, _Key], effects: Mapping[str, Sequence[str]], causes: Mapping[str, Sequence[str]]
) -> list[str]:
    """Causes first, then by time, type and id; a ring is opened at its earliest record."""
    left = {one: len(causes[one]) for one in keys}
    ready = [keys[one] for one in keys if not left[one]]
    heapq.heapify(ready)
    fallback: Iterator[_Key] | None = None
    done: dict[str, None] = {}
    while len(done) < len(keys):
        if ready:
            one = heapq.heappop(ready)[2]
        else:
            fallback = fallback or iter(sorted(keys.values()))
            one = next(key[2] for key in fallback if key[2] not in done)
        if one in done:
            continue
        done[one] = None
        for effect in effects[one]:
            left[effect] -= 1
            if not left[effect] and effect not in done:
                heapq.heappush(ready, keys[effect])
    return list(done)
