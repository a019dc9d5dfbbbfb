"""A board's year on a day: its plan, what has been reported at each point, what is missing and what remains.

What is missing is what was promised and is overdue (`promises`), so that this summary, the list of
promises and the check can never tell three different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from internkontroll.questions import answering, due, relations
from internkontroll.questions.known import Told, decisions_by, known_since, told
from internkontroll.questions.promises import Kind, Promise, State, promises
from internkontroll.questions.relations import Item
from internkontroll.records import Audit, FollowUp, Plan, Report
from internkontroll.records.plan import Decision, PlanEntry
from internkontroll.register import Point, Register


class ItemState(StrEnum):
    """How an item of a plan stands with its board."""

    FINAL = "avslutad"
    DEFERRED = "framflyttad"
    ONGOING = "pågår"
    #: there is a text, which the board has not handled
    WRITTEN = "skriven, ej behandlad"
    NOT_REPORTED = "ej redovisad"
    #: taken out of the plan by a decision
    CANCELLED = "utgår"


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """An item of the plan, and the last that the board has been told of it."""

    entry: PlanEntry
    item: Item
    told: Told
    state: ItemState


@dataclass(frozen=True, slots=True)
class PointStanding:
    """A reporting point: how its report stands, and how the items that were due stood."""

    point: Point
    #: the report as a promise; None for a plan that is not decided
    report: State | None
    states: Mapping[ItemState, int]
    #: True when there is something to count: its time has passed, or something has been reported
    has_begun: bool

    @property
    def due(self) -> int:
        """How many items were to be told of."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A board's plan as it stood on a day."""

    plan: Plan
    decisions: tuple[Decision, ...]
    items: tuple[ItemStanding, ...]
    points: tuple[PointStanding, ...]
    #: promised and overdue, promised for later, promised without a time
    missing: tuple[Promise, ...]
    remaining: tuple[Promise, ...]
    #: the report of the whole year, once the board has handled it
    annual_report: Report | None

    def count(self, *states: ItemState) -> int:
        """How many items are in one of the states."""
        return sum(1 for item in self.items if item.state in states)


def plan_year(register: Register, plan: Plan, day: date) -> PlanYear:
    """The plan on a day."""
    items = tuple(_items(register, plan, day))
    made = [promise for promise in register.once(_by_plan).get(plan.id, ()) if promise.exists(day)]
    return PlanYear(
        plan=plan,
        decisions=decisions_by(plan, day),
        items=items,
        points=tuple(_points(register, plan, items, made, day)),
        missing=tuple(one for one in made if one.state(day) is State.OVERDUE),
        remaining=tuple(one for one in made if one.state(day) in (State.OPEN, State.WRITTEN, State.WITHOUT_TIME)),
        annual_report=_annual_report(register, plan, day),
    )


def _by_plan(register: Register) -> dict[str, tuple[Promise, ...]]:
    """What each plan and its follow-ups promise the board: reports and items, earliest due first."""
    found: dict[str, list[Promise]] = {}
    for promise in register.once(promises):
        plan = None
        if promise.kind in (Kind.REPORT, Kind.PLAN_ITEM):
            plan = promise.source
        elif promise.kind is Kind.REPORTED_AGAIN:
            follow_up = register.get(promise.source, FollowUp)
            again = register.point(follow_up.reported_again) if follow_up else None
            plan = again.plan.id if again else None
        if plan is not None and promise.about not in register.withheld:
            found.setdefault(plan, []).append(promise)
    return {plan: tuple(made) for plan, made in found.items()}


def _items(register: Register, plan: Plan, day: date) -> Iterator[ItemStanding]:
    for entry in plan.entries:
        if entry.added is None or entry.added.date.first is None or entry.added.date.first <= day:
            yield from _standing(register, plan, entry, day)


def _standing(register: Register, plan: Plan, entry: PlanEntry, day: date) -> Iterator[ItemStanding]:
    item = relations.item(register, entry.item)
    if item is not None:
        board = plan.board if isinstance(item, Audit) and item.is_common else None
        heard = told(register, item.id, day, board)
        yield ItemStanding(entry, item, heard, item_state(entry, heard, day))


def item_state(entry: PlanEntry | None, heard: Told, day: date) -> ItemState:
    """How an item stands, by what the board was told of it; `entry` is its line in a plan, if any plan lists it."""
    latest = heard.latest
    if latest is not None and latest.is_final:
        return ItemState.FINAL
    if entry is not None and _is_cancelled(entry, day):
        return ItemState.CANCELLED
    if latest is not None:
        return ItemState.DEFERRED if latest.is_deferred else ItemState.ONGOING
    return ItemState.WRITTEN if heard.written else ItemState.NOT_REPORTED


def _is_cancelled(entry: PlanEntry, day: date) -> bool:
    return entry.cancelled is not None and (entry.cancelled.date.first is None or entry.cancelled.date.first <= day)


def _points(
    register: Register, plan: Plan, items: tuple[ItemStanding, ...], made: list[Promise], day: date
) -> Iterator[PointStanding]:
    reports = {promise.about: promise.state(day) for promise in made if promise.kind is Kind.REPORT}
    for data in plan.reporting_points:
        point = Point(plan, data)
        carried = (one for entry in due.carried(register, point) for one in _standing(register, plan, entry, day))
        known = (*items, *carried)
        states = Counter(_state_at(register, one, point, day) for one in known if _is_due(register, one, point, day))
        reported = any(f.reporting_point == point.id for one in known for f in one.told.handled)
        has_begun = data.time.passed(day) or reported or reports.get(point.id) is State.ANSWERED
        yield PointStanding(point, reports.get(point.id), states, has_begun)


def _is_due(register: Register, one: ItemStanding, point: Point, day: date) -> bool:
    """True when the point's report owes the item, by what was told and decided by the day."""
    entry = one.entry if _is_cancelled(one.entry, day) else one.entry.model_copy(update={"cancelled": None})
    return due.is_due(register, entry, point, one.told.handled)


def _state_at(register: Register, one: ItemStanding, point: Point, day: date) -> ItemState:
    """How the item stood after the point: by what the point's report tells of it."""
    follow_up = due.told_at(register, one.item.id, point)
    reply = answering.by_follow_up(register, follow_up) if follow_up is not None else None
    if reply is None or follow_up is None or not reply.is_written(day):
        return ItemState.NOT_REPORTED
    if not reply.is_handled(day):
        return ItemState.WRITTEN
    if follow_up.is_final:
        return ItemState.FINAL
    return ItemState.DEFERRED if follow_up.is_deferred else ItemState.ONGOING


def _annual_report(register: Register, plan: Plan, day: date) -> Report | None:
    """The report at the point that covers the whole plan, else at the year's last; None until it is handled."""
    points = [Point(plan, data) for data in plan.reporting_points]
    whole = [point for point in points if point.point.covers == "alla"] or points
    report = relations.report_at(register, whole[-1]) if whole else None
    if report is None or not answering.by_report(register, report).is_handled(day):
        return None
    return report


def is_known(register: Register, plan: Plan, day: date) -> bool:
    """True when the plan, or the proposal for it, can have existed on the day."""
    since = known_since(register, plan)
    return since is None or since <= day
