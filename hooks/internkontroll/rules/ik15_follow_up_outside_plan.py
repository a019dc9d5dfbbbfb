"""A follow-up at a plan's reporting point of something that the plan does not list.

The report of seed 000 tells of the plan's items; what else is told there was never decided. Either
the plan lacks an item, or the follow-up names the wrong item or point. A policy document is no item
and may be reported at any point, and an item of another plan at the point that a follow-up has deferred it
to; a commitment outside the plan is followed up on a `datum`. Not
judged: what does not resolve (IK02, IK03) and plans that are only historical, whose lists are what
later texts mention and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.due import entry_at
from internkontroll.questions.relations import item
from internkontroll.records import FollowUp
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK15",
    name="Uppföljning av något som planen inte har",
    severity=Severity.ERROR,
    why="Rapporten till nämnden redovisar den plan som nämnden har beslutat, post för post.",
    example="avser: ASN-2024-D03   # finns inte i planen för 2025\ntillfälle: ASN-2025-T2",
    mended="avser: ASN-2025-D03\ntillfälle: ASN-2025-T2",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every follow-up at a reporting point whose plan does not list its item, and to which nobody has deferred it."""
    for follow_up in register.of(FollowUp):
        if follow_up.historical or follow_up.reporting_point is None:
            continue
        point = register.point(follow_up.reporting_point)
        about = item(register, follow_up.about)
        if point is None or about is None or point.plan.historical or entry_at(register, about.id, point):
            continue
        year = point.plan.year or point.plan.id.rpartition("-")[2]
        message = f"”{about.title}” rapporteras men ingår inte i planen för {year}."
        yield RULE.finding(follow_up.at("avser"), message, follow_up.id, about.id, point.plan.id)
