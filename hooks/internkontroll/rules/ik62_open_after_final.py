"""A follow-up that is not final comes after a final one: was the item finished or not?

The board has been told that the item is done; if it is taken up again, that is a new item with the old
one as `föregångare` or `grund`. Only an order that is certain counts (points of one plan, or times
that cannot overlap), each board by itself for a common audit, and two follow-ups for the same
point are IK61. What follows after the item was taken up again is not said a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from internkontroll.findings import Finding, Severity
from internkontroll.language.time_phrases import at_time
from internkontroll.naming import lower_first
from internkontroll.questions.relations import follow_up_board, follow_up_order
from internkontroll.records import FollowUp
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK62",
    name="Uppföljning efter slutrapport",
    severity=Severity.WARNING,
    why="Nämnden har fått veta att posten är klar och ska kunna lita på det.",
    example="tillfälle: ASN-2025-T2\nstatus: pågår   # vid T1 var status genomförd",
    mended="tillfälle: ASN-2025-T2\nstatus: genomförd",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every follow-up that is not final and comes right after a final one of the same item and board."""
    series: dict[tuple[str, str | None], list[FollowUp]] = {}
    for follow_up in register.of(FollowUp):
        if not follow_up.historical:
            series.setdefault((follow_up.about, follow_up_board(register, follow_up)), []).append(follow_up)
    for told in series.values():
        if len(told) == 1 or all(one.is_final for one in told) or not any(one.is_final for one in told):
            continue
        told.sort(key=lambda one: follow_up_order(register, one))
        for earlier, later in pairwise(told):
            if earlier.is_final and not later.is_final and _is_before(register, earlier, later):
                message = (
                    f"”{register.title(later.about)}” slutrapporterades {_when(register, earlier)} men följs upp igen."
                )
                place = later.at("tillfälle" if later.reporting_point else "datum")
                yield RULE.finding(place, message, earlier.id, later.id, later.about)


def _is_before(register: Register, earlier: FollowUp, later: FollowUp) -> bool:
    one, other = register.point(earlier.reporting_point), register.point(later.reporting_point)
    if one and other and one.plan.id == other.plan.id:
        return one.order < other.order
    first, second = _time(register, earlier), _time(register, later)
    return first is not None and second is not None and first.before(second)


def _time(register: Register, follow_up: FollowUp) -> TimePoint | None:
    point = register.point(follow_up.reporting_point)
    return point.point.time if point else follow_up.date


def _when(register: Register, follow_up: FollowUp) -> str:
    point = register.point(follow_up.reporting_point)
    if point:
        return f"vid {lower_first(point.point.name)} {point.plan.year or ''}".rstrip()
    return at_time(follow_up.date) if follow_up.date else "tidigare"
