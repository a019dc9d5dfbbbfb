"""What a reporting point owes, and what answers there: one rule for report, check, promises and summary.

What answers an item at a point is said in `tests/promises/README.md`: a follow-up made for that very point, else
one whose time is not before the point's, else a final one. A promise may be answered late. A report holds only
what the board had been told by then: what is told, or decided, after the report does not change it.
"""

from __future__ import annotations

from collections.abc import Sequence

from internkontroll.questions import relations
from internkontroll.records import Audit, FollowUp, Plan
from internkontroll.records.plan import PlanEntry
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Point, Register


def told_to_board(register: Register, item_id: str, point: Point) -> tuple[FollowUp, ...]:
    """The follow-ups that may answer an item at a point; of an audit, only those of the point's board."""
    is_audit = isinstance(register.records.get(item_id), Audit)
    return relations.follow_ups(register, item_id, point.plan.board if is_audit else None)


def answer(register: Register, item_id: str, point: Point) -> FollowUp | None:
    """What answers the promise of an item at a point, however late it came."""
    return _answer(register, told_to_board(register, item_id, point), point)


def told_at(register: Register, item_id: str, point: Point) -> FollowUp | None:
    """What a report at the point tells of an item: its answer among what had been told by then."""
    told = [f for f in told_to_board(register, item_id, point) if not _is_later(register, f, point)]
    return _answer(register, told, point)


def _answer(register: Register, told: Sequence[FollowUp], point: Point) -> FollowUp | None:
    return (
        next((f for f in told if f.reporting_point == point.id), None)
        or next((f for f in told if is_not_before(register, f, point.point.time, point)), None)
        or first_final(told)
    )


def is_not_before(register: Register, follow_up: FollowUp, due: TimePoint, point: Point | None = None) -> bool:
    """True when a follow-up was surely not given before a time; points of one kind go by their order."""
    at = register.point(follow_up.reporting_point)
    if at is not None and point is not None:
        return at.order >= point.order
    time = relations.time_of(register, follow_up)
    return bool(time and time.first and due.first and time.first >= due.first)


def first_final(told: Sequence[FollowUp]) -> FollowUp | None:
    """The first final one."""
    return next((follow_up for follow_up in told if follow_up.is_final), None)


def closes(register: Register, point: Point) -> TimePoint:
    """The time after which nothing changes what a point's report said: its board meeting, else the point's time."""
    report = relations.report_at(register, point)
    day = relations.handled_on(register, report.id) if report is not None else None
    return TimePoint.on(day) if day is not None else point.point.time


def _is_later(register: Register, follow_up: FollowUp, point: Point) -> bool:
    """True for what a report at the point cannot hold: told after it, or at a point of another board."""
    at = register.point(follow_up.reporting_point)
    if at is not None:
        return at.plan.board != point.plan.board or at.order > point.order
    time = relations.time_of(register, follow_up)
    return time is not None and closes(register, point).before(time)


def is_out(register: Register, entry: PlanEntry, point: Point) -> bool:
    """True when a decision had cancelled the item by the point; one that surely came later leaves it due."""
    return entry.cancelled is not None and not closes(register, point).before(entry.cancelled.date)


def final_before(
    register: Register, entry: PlanEntry, point: Point, told: Sequence[FollowUp] | None = None
) -> FollowUp | None:
    """The final follow-up that the board was told of at an earlier point, if there is one.

    One told on a day stands in the first report of the item that it was not too late for. Only what is in `told`
    counts, when that is given.
    """
    known = told_to_board(register, entry.item, point) if told is None else told
    return next((f for f in known if f.is_final and _was_told_before(register, f, entry, point)), None)


def _was_told_before(register: Register, follow_up: FollowUp, entry: PlanEntry, point: Point) -> bool:
    at = register.point(follow_up.reporting_point)
    if at is not None:
        return at.plan.board == point.plan.board and at.order < point.order
    earlier = (Point(point.plan, data) for data in point.plan.reporting_points[: point.order[1]])
    return any(_is_promised(register, entry, one) and not _is_later(register, follow_up, one) for one in earlier)


def is_due(register: Register, entry: PlanEntry, point: Point, told: Sequence[FollowUp] | None = None) -> bool:
    """True when a report at the point must tell of an item.

    At a point that covers `alla`, of every item; else of those planned for the point and those deferred to it,
    unless they were finally reported before. Never of what a decision had cancelled. `told`: as in `final_before`.
    """
    if is_out(register, entry, point):
        return False
    if point.point.covers == "alla":
        return True
    return _is_promised(register, entry, point, told) and final_before(register, entry, point, told) is None


def _is_promised(register: Register, entry: PlanEntry, point: Point, told: Sequence[FollowUp] | None = None) -> bool:
    if point.point.code in entry.reported_at:
        return True
    known = register.linking(entry.item, FollowUp, "avser") if told is None else told
    return any(f.reported_again == point.id for f in known)


def due_entries(register: Register, point: Point) -> tuple[PlanEntry, ...]:
    """What a report at the point must tell of: the plan's entries in its order, then what is carried to it."""
    entries = (*point.plan.entries, *carried(register, point))
    return tuple(entry for entry in entries if is_due(register, entry, point))


def owed_entries(register: Register, point: Point) -> tuple[PlanEntry, ...]:
    """The due entries that nobody has told the board of finally at an earlier point."""
    return tuple(e for e in due_entries(register, point) if final_before(register, e, point) is None)


def carried(register: Register, point: Point) -> tuple[PlanEntry, ...]:
    """The items that a follow-up has deferred to a point of a plan that does not list them, in order of their plans.

    They stand as if the plan listed them for that point; a decision that cancelled them in their own plan counts.
    """
    found: dict[str, tuple[str, int, PlanEntry]] = {}
    for follow_up in register.linking(point.id, FollowUp, "rapporteras_igen"):
        item_id = follow_up.about
        if follow_up.historical or item_id in found or point.plan.entry(item_id) is not None:
            continue
        if relations.item(register, item_id) is None:
            continue
        listing = own_listing(register, item_id, point.plan)
        entry = PlanEntry.model_validate({"post": item_id, "rapporteras": [point.point.code]})
        if listing is None:
            found[item_id] = ("", 0, entry)
        else:
            entry = entry.model_copy(update={"cancelled": listing.entry.cancelled})
            found[item_id] = (listing.plan.id, listing.index, entry)
    order = sorted(found.items(), key=lambda one: (*one[1][:2], one[0]))
    return tuple(entry for _, (_, _, entry) in order)


def own_listing(register: Register, item_id: str, plan: Plan) -> relations.Listing | None:
    """The latest earlier plan that lists an item carried to this one: the same board's, if any is."""
    year = plan.year or 0
    earlier = [one for one in relations.listings(register, item_id) if (one.plan.year or 0) <= year]
    return max(earlier, key=lambda one: (one.plan.board == plan.board, one.plan.year or 0), default=None)


def entry_at(register: Register, item_id: str, point: Point) -> PlanEntry | None:
    """The item as the point's plan lists it, or as it is carried to the point."""
    listed = point.plan.entry(item_id)
    return listed or next((entry for entry in carried(register, point) if entry.item == item_id), None)
