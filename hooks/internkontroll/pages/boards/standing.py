"""How an item stands on the day, and when its board hears of it next: a badge and a few words.

The state is that of `questions/plan_year.py`: what the board has been told, not what somebody has written. So the
board's pages, the yearly summary and the list of promises never tell three different things.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from internkontroll.documents import standing as documents_standing
from internkontroll.exports.standing import WRITTEN
from internkontroll.language import swedish
from internkontroll.naming import lower_first
from internkontroll.pages.later import changes
from internkontroll.pages.markup import Tone
from internkontroll.pages.page import record_path
from internkontroll.pages.view import View
from internkontroll.questions import relations
from internkontroll.questions.known import Told, told
from internkontroll.questions.plan_year import ItemStanding, ItemState, item_state
from internkontroll.questions.promise_lists import by_record
from internkontroll.questions.promises import Promise, State
from internkontroll.questions.relations import Item
from internkontroll.questions.turning import turning_days
from internkontroll.records import Action, Audit, FollowUp, Organisation, Plan
from internkontroll.records.plan import PlanEntry
from internkontroll.records.time_point import TimePoint

_TONES = {
    ItemState.FINAL: Tone.DONE,
    ItemState.DEFERRED: Tone.WAITING,
    ItemState.ONGOING: Tone.OPEN,
    ItemState.WRITTEN: Tone.WAITING,
    ItemState.NOT_REPORTED: Tone.PLAIN,
    ItemState.CANCELLED: Tone.PLAIN,
}
#: what an item has led to stands in full on its own page
_MOST_CAUSED = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """An item on a day, what its board has been told of it, and what is still promised."""

    board: Organisation
    item: Item
    day: date
    told: Told
    state: ItemState
    #: promised of it and not answered, earliest due first
    waiting: tuple[Promise, ...]
    #: as the year's plan lists it, and the plan
    entry: PlanEntry | None = None
    plan: Plan | None = None

    @property
    def late(self) -> Promise | None:
        """The first that was promised of the item and is overdue on the day."""
        return next((one for one in self.waiting if one.state(self.day) is State.OVERDUE), None)


def at(  # noqa: PLR0913 -- an item, where it stands, and when
    view: View, board: Organisation, item: Item, day: date, *, entry: PlanEntry | None = None, plan: Plan | None = None
) -> Standing:
    """An item on a day, as a plan lists it or by itself."""
    is_common = isinstance(item, Audit) and item.is_common
    heard = told(view.register, item.id, day, board.id if is_common else None)
    waiting = tuple(
        one for one in _promised(view, item, board.id) if one.exists(day) and one.state(day) is not State.ANSWERED
    )
    return Standing(board, item, day, heard, item_state(entry, heard, day), waiting, entry, plan)


def of_plan(view: View, board: Organisation, plan: Plan, one: ItemStanding) -> Standing:
    """An item on the stated day as the year's plan lists it."""
    return at(view, board, one.item, view.verdict.day, entry=one.entry, plan=plan)


def of_item(view: View, board: Organisation, item: Item) -> Standing:
    """An item on the stated day that the year's plan does not list."""
    return at(view, board, item, view.verdict.day)


def _promised(view: View, item: Item, board: str) -> Iterator[Promise]:
    """What is promised of an item on any day; of an audit, only what its board was promised."""
    found = by_record(view.register).get(item.id, ())
    return (one for one in found if isinstance(item, Action) or one.receiver in (None, board))


def badge(view: View, one: Standing) -> str:
    """Where the item stands, in a word or two with a shape."""
    return view.write.badge(*_told_state(one))


def _told_state(one: Standing) -> tuple[str, Tone]:
    latest = one.told.latest
    if one.state is ItemState.CANCELLED:
        return "Utgår", Tone.PLAIN
    if one.state is ItemState.FINAL and latest is not None:
        return swedish.capitalised(latest.status), Tone.DONE
    if one.late is not None:
        return "Försenad", Tone.LATE
    words = str(one.state)
    if one.state is ItemState.WRITTEN:
        words = WRITTEN.word
    elif one.state is ItemState.ONGOING and latest is not None:
        words = latest.status
    return swedish.capitalised(words), _TONES[one.state]


def later(view: View, one: Standing) -> dict[str, str]:
    """How the badge changes as days pass: `{"then": "2026-01-01 late Försenad;…"}` (pages/later.py)."""

    def tell(day: date) -> tuple[str, Tone]:
        return _told_state(at(view, one.board, one.item, day, entry=one.entry, plan=one.plan))

    found = changes(one.day, turning_days(view.register, one.item), tell)
    return {"then": found} if found else {}


def state_cell(view: View, one: Standing) -> str:
    """The badge, and the outcome or the reason where there is one."""
    told_more = []
    latest = one.told.latest
    if one.state is ItemState.CANCELLED and one.entry is not None and one.entry.cancelled is not None:
        out = one.entry.cancelled
        told_more.append(f"Beslut {documents_standing.decided_on(out)}. Skäl: {out.reason.rstrip('.')}.")
    elif latest is not None and latest.outcome:
        words = {step.code: step.word for step in one.board.outcome_scale}
        told_more.append(swedish.capitalised(words.get(latest.outcome, latest.outcome)))
    if one.entry is not None and one.entry.added is not None:
        told_more.append(f"Tillagd genom beslut {documents_standing.decided_on(one.entry.added)}")
    return view.write.line_break.join([badge(view, one), *(view.write.text(words) for words in told_more)])


def next_cell(view: View, one: Standing) -> str:
    """When the board hears of the item next."""
    if one.state is ItemState.CANCELLED:
        return "–"
    if one.state is ItemState.FINAL and not one.waiting:
        return "Slutrapporterad"
    if one.waiting:
        first = _first(view, one)
        when = swedish.time_point(first.due) if first.due.is_dated else "tiden är inte angiven"
        if first.state(view.verdict.day) is State.OVERDUE:
            return view.write.text(f"Skulle ha varit klar: {when}")
        named = _point_name(view, one, first)
        return view.write.text(swedish.capitalised(f"{named}, {when}" if named else when))
    own = _own_time(one.item) if one.plan is None else None
    if own is not None:
        return view.write.text(swedish.capitalised(swedish.time_point(own)))
    points = [one.plan.point(code) for code in one.entry.reported_at] if one.plan and one.entry else []
    planned = [point for point in points if point is not None]
    if planned and one.state is ItemState.NOT_REPORTED:
        return view.write.text(
            swedish.capitalised(
                swedish.listed(
                    f"{lower_first(point.name)}, {swedish.time_point(point.time)}"
                    if point.time.is_dated
                    else lower_first(point.name)
                    for point in planned
                )
            )
        )
    return "Inte angivet"


def _own_time(item: Item) -> TimePoint | None:
    """When an item is to be done or reported by its own word: what is not promised yet on the day has a time all the same."""
    times = [back.time for back in item.reported_back]
    if isinstance(item, Action) and item.end_date is not None:
        times.append(item.end_date)
    return min((time for time in times if time.is_dated), key=lambda time: time.sort_key, default=None)


def _first(view: View, one: Standing) -> Promise:
    """What is waited for first; of what is due at the same time, what a reporting point is named for."""
    due = one.waiting[0].due
    same = [promise for promise in one.waiting if promise.due.last == due.last]
    return next((promise for promise in same if _point_name(view, one, promise)), same[0])


def _point_name(view: View, one: Standing, promise: Promise) -> str:
    """The reporting point that a promise is about, when a plan or a follow-up names one."""
    plan = view.register.get(promise.source, Plan)
    if plan is not None and one.entry is not None and plan is one.plan:
        points = (plan.point(code) for code in one.entry.reported_at)
        return next((lower_first(p.name) for p in points if p is not None and p.time == promise.due), "")
    follow_up = view.register.get(promise.source, FollowUp)
    again = view.register.point(follow_up.reported_again) if follow_up is not None else None
    return f"{lower_first(again.point.name)} {again.plan.year or ''}".rstrip() if again is not None else ""


def follow_up_cell(view: View, one: Standing) -> str:
    """Every follow-up as a link with its status, and what they and the item have led to."""
    is_common = isinstance(one.item, Audit) and one.item.is_common
    board = one.board.id if is_common else None
    follow_ups = relations.follow_ups(view.register, one.item.id, board)
    lines = [f"{_link(view, follow_up)}: {view.write.text(follow_up.status)}" for follow_up in follow_ups]
    caused = {
        led.id: led
        for ground in (one.item.id, *(follow_up.id for follow_up in follow_ups))
        for led in relations.led_to(view.register, ground)
        if not is_common or led.board == one.board.id
    }
    if caused:
        shown = list(caused.values())[:_MOST_CAUSED]
        more = f" och {swedish.number(len(caused) - len(shown))} till" if len(caused) > len(shown) else ""
        lines.append(f"Ledde till: {', '.join(view.link(led) for led in shown)}{more}")
    return view.write.line_break.join(lines) or "–"


def _link(view: View, follow_up: FollowUp) -> str:
    """The follow-up by its time alone: the row says what it is about."""
    point = view.register.point(follow_up.reporting_point)
    if point is not None:
        words = f"{swedish.capitalised(point.point.name)} {point.plan.year or ''}".rstrip()
    elif follow_up.date is not None and follow_up.date.is_dated:
        words = swedish.capitalised(swedish.time_point(follow_up.date))
    else:
        words = "Uppföljning utan datum"
    return view.to(record_path(follow_up.TYPE, follow_up.id), words)
