"""Work that passes into ordinary work, without a word of who takes it over: there it ends.

Seed 003 lets a working group's proposals "fortgå inom ramen för det ordinarie arbete" and names no unit.
A `mottagare` that does not resolve counts as given (IK02).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records import FollowUp
from internkontroll.records.follow_up import ORDINARY_WORK
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK35",
    name="Ordinarie arbete utan mottagare",
    severity=Severity.WARNING,
    why="Arbete som lämnar den interna kontrollen utan mottagare riskerar att bli liggande.",
    example="status: övergår i ordinarie arbete",
    mended="status: övergår i ordinarie arbete\nmottagare: SVU",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every follow-up that ends in ordinary work and names no receiver."""
    for follow_up in register.of(FollowUp):
        if follow_up.status == ORDINARY_WORK and follow_up.receiver is None and not follow_up.historical:
            message = "Ange vilken enhet som tar över arbetet."
            yield RULE.finding(follow_up.at("status"), message, follow_up.id)
