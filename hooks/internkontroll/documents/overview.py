"""A plan or a report in one table, and in one sentence: what a board member reads first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from internkontroll.documents import standing
from internkontroll.documents.item import risk_names
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.markdown import inline
from internkontroll.questions import due, relations
from internkontroll.questions.relations import Item
from internkontroll.records import Action, FollowUp, Organisation, Plan, Report, Risk
from internkontroll.records.plan import PlanEntry
from internkontroll.register import Point, Register
from internkontroll.wording import counting

_NEXT = re.compile(r"\bnästa\s+(?:åter)?(?:rapport|redovisning|uppföljning|avstämning|gång)", re.IGNORECASE)
#: a table of one row tells nothing that the text does not
_FEWEST_ROWS = 2


def plan_table(register: Register, plan: Plan) -> str:
    """Every item of the plan, its risks and when it is reported; empty for a plan of one item."""
    rows, items = [], []
    for entry in in_order(register, plan.entries):
        item = relations.item(register, entry.item)
        if item is not None:
            items.append(item)
            rows.append((inline.plain(item.title), _kind(item), _risks(register, item), _reported(plan, entry)))
    if len(rows) < _FEWEST_ROWS:
        return ""
    return inline.table((called(items), "Slag", "Risk", "Redovisas"), rows)


def report_table(register: Register, board: Organisation, point: Point, entries: Sequence[PlanEntry]) -> str:
    """The items of a report, how each stands, and when the board hears of it again; empty for one item.

    At a point that covers all, it is the whole plan, cancelled items too.
    """
    rows, items = [], []
    for entry in in_order(register, entries):
        item = relations.item(register, entry.item)
        if item is None:
            continue
        items.append(item)
        told = due.told_at(register, entry.item, point)
        if told is None and entry.cancelled is not None and due.is_out(register, entry, point):
            stands, then = f"Utgår: {inline.plain(entry.cancelled.reason.rstrip('.'))}", "–"
        elif told is None:
            stands, then = "Ingen uppföljning lämnad", "–"
        else:
            stands, then = standing.status(board, told), _then(register, told, point)
        title = inline.plain(item.title) + _carried_from(register, entry, point)
        rows.append((title, _kind(item), stands, then))
    if len(rows) < _FEWEST_ROWS:
        return ""
    last = "Slutrapporterad" if point.point.covers == "alla" else "Nästa redovisning"
    return inline.table((called(items), "Slag", "Läge", last), rows)


def _carried_from(register: Register, entry: PlanEntry, point: Point) -> str:
    """` (från planen för 2025)` for an item that another plan lists and that was deferred to the point."""
    if point.plan.entry(entry.item) is not None:
        return ""
    own = due.own_listing(register, entry.item, point.plan)
    return f" (från planen för {own.plan.year})" if own is not None and own.plan.year else " (framflyttad hit)"


def called(items: Iterable[Item]) -> str:
    """What a table of items calls them: `Åtgärd`, `Granskning`, `Åtgärd eller granskning`."""
    are_actions = {isinstance(item, Action) for item in items}
    if len(are_actions) > 1:
        return "Åtgärd eller granskning"
    return "Åtgärd" if True in are_actions else "Granskning"


def in_order(register: Register, entries: Iterable[PlanEntry]) -> Iterator[PlanEntry]:
    """The plan's order within each kind: direct actions, the board's audits, the common ones."""
    groups: dict[int, list[PlanEntry]] = {0: [], 1: [], 2: []}
    for entry in entries:
        item = relations.item(register, entry.item)
        groups[0 if item is None or isinstance(item, Action) else 2 if item.is_common else 1].append(entry)
    for group in groups.values():
        yield from group


def counts(items: Sequence[Item]) -> str:
    """`två direktåtgärder, en av nämndens granskningar och en kommungemensam granskning`; empty for none."""
    direct = sum(1 for one in items if isinstance(one, Action) and one.kind == "direktåtgärd")
    other = sum(1 for one in items if isinstance(one, Action)) - direct
    common = sum(1 for one in items if not isinstance(one, Action) and one.is_common)
    own = len(items) - direct - other - common
    told = [
        (direct, "direktåtgärd", "direktåtgärder"),
        (other, "annan åtgärd" if direct else "åtgärd", "andra åtgärder" if direct else "åtgärder"),
        (own, *(("av nämndens granskningar",) * 2 if common else ("granskning", "granskningar"))),
        (common, "kommungemensam granskning", "kommungemensamma granskningar"),
    ]
    return swedish.listed(swedish.count(number, one, many) for number, one, many in told if number)


def counts_sentence(report: Report, items: Sequence[Item]) -> str:
    """What the report holds, counted; empty when the writer's introduction tells it (IK30 sees that it is right)."""
    section = report.section("Inledning")
    said = counts(items)
    if not said or (section is not None and next(counting.claims(section.text), None) is not None):
        return ""
    return f"Rapporten redovisar {said}."


def next_sentence(report: Report, point: Point) -> str:
    """When the board gets its next report of the plan; empty when it is the last, or when the writer tells it."""
    points = point.plan.reporting_points
    place = point.order[1] + 1
    if place >= len(points):
        return ""
    coming = points[place]
    section = report.section("Inledning")
    said = " ".join(section.text.split()) if section else ""
    # that a year is mentioned says nothing of the next report
    when = swedish.time_point(coming.time) if coming.time.is_dated and not coming.time.text.isdigit() else None
    if _NEXT.search(said) or (when is not None and when in said):
        return ""
    name = inline.plain(coming.name)
    whole = " Den omfattar hela planen." if coming.covers == "alla" else ""
    if not coming.time.is_dated:
        return f"Nästa rapport till nämnden är {name}. När den lämnas är inte angivet.{whole}"
    return f"Nästa rapport till nämnden lämnas {at_time(coming.time)} ({name}).{whole}"


def _then(register: Register, told: FollowUp, point: Point) -> str:
    when = register.point(told.reporting_point)
    if point.point.covers != "alla" or (when is None and told.date is None):
        return standing.next_report(register, told)
    if told.is_final:
        return swedish.capitalised(standing.told_when(told, when))
    again = register.point(told.reported_again)
    return f"Nej, redovisas igen: {standing.next_time(again)}" if again is not None else "Nej"


def _kind(item: Item) -> str:
    if isinstance(item, Action):
        return "Direktåtgärd" if item.kind == "direktåtgärd" else "Åtgärd"
    return "Kommungemensam granskning" if item.is_common else "Granskning"


def _risks(register: Register, item: Item) -> str:
    risks = [risk for risk in (register.get(i, Risk) for i in item.risks) if risk is not None]
    return inline.plain(risk_names(risks)) or "–"


def _reported(plan: Plan, entry: PlanEntry) -> str:
    if entry.cancelled is not None:
        return "Utgår"
    points = [point for point in (plan.point(code) for code in entry.reported_at) if point is not None]
    names = inline.plain(swedish.capitalised(swedish.listed(point.name for point in points))) or "Inte angivet"
    return f"{names} (tillagd)" if entry.added is not None else names
