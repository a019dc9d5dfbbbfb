"""An item of a plan that does not say when it is reported: the promise the register exists for.

Seed 000 tells which items were planned for tertial 2. A reporting point that covers the whole plan
(`omfattar: alla`) does not serve instead: it prints every item again, but says nothing of when this
one is due. An item that a decision has cancelled needs none. A code that the plan does not have
counts as given (IK02).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records import Plan
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK17",
    name="Post utan rapporteringstillfälle",
    severity=Severity.ERROR,
    why="Nämnden ska få veta hur det gick med allt som den har beslutat.",
    example="poster:\n  - post: ASN-2025-D02",
    mended="poster:\n  - post: ASN-2025-D02\n    rapporteras: [T2]",
    stage="Fel när planen är beslutad, annars varning.",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every entry of a plan without reporting point."""
    for plan in register.of(Plan):
        if plan.historical:
            continue
        for index, entry in enumerate(plan.entries):
            if not entry.reported_at and entry.cancelled is None:
                message = f"Ange när ”{register.title(entry.item)}” ska rapporteras till nämnden."
                where = plan.at("poster", index, "post")
                yield RULE.finding(where, message, plan.id, entry.item, severity=error_when(plan.is_decided))
