"""A reporting point has passed and there is no report of it: the board was not told what it was promised.

A plan sets its reporting points when it is decided (000: tertial 1, tertial 2, the year's report). A plan
that is only proposed has promised nothing yet (that it is not decided is IK13); items left out of
a report that does exist are IK29. A point whose time is not dated never passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language.time_phrases import at_time
from internkontroll.naming import lower_first
from internkontroll.questions.relations import report_at
from internkontroll.records import Plan
from internkontroll.register import Point, Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK58",
    name="Rapport saknas",
    severity=Severity.WARNING,
    why="Nämnden har beslutat när den ska få veta hur den interna kontrollen går.",
    example="rapporteringstillfällen:\n  - {kod: T2, namn: Tertial 2, tidpunkt: 2025-09}   # rapport saknas",
    mended="id: ASN-2025-RAPPORT-T2\ntyp: rapport\ntillfälle: ASN-2025-T2",
    depends_on_day=True,
    answered_by=("rapport",),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every passed reporting point of a decided plan that no report names."""
    for plan in register.of(Plan):
        if plan.historical or not plan.is_decided:
            continue
        for index, point in enumerate(plan.reporting_points):
            if point.time.passed(day) and report_at(register, Point(plan, point)) is None:
                when = f"{lower_first(point.name)} {plan.year or ''}".rstrip()
                message = f"Rapporten för {when} saknas. Den skulle lämnas {at_time(point.time)}."
                yield RULE.finding(
                    plan.at("rapporteringstillfällen", index, "tidpunkt"), message, plan.id, f"{plan.id}-{point.code}"
                )
