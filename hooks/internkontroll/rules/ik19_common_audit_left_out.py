"""A board that a common audit is meant for, and whose decided plan does not list it.

Seed 002: "genom kommungemensam granskning under 2025" every board examined the same risk. Judged on
plans of the audit's own year; proposals are still being written, and historical plans list only what
later texts mention. The finding stands at the plan's list, where the item is to be added.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.places import place_of
from internkontroll.records import Audit, Plan
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK19",
    name="Gemensam granskning saknas i planen",
    severity=Severity.WARNING,
    why="En gemensam granskning ger en bild av hela kommunen först när alla som omfattas gör den.",
    example="poster:\n  - post: ASN-2025-D02\n    rapporteras: [T2]",
    mended="poster:\n  - post: ASN-2025-D02\n    rapporteras: [T2]\n  - post: KG-2025-G01\n    rapporteras: [AR]",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every decided plan without a common audit of its year that covers its board."""
    plans: dict[int, list[tuple[Plan, str]]] = {}
    for plan in register.of(Plan):
        if plan.is_decided and not plan.historical and plan.year is not None and plan.board is not None:
            plans.setdefault(plan.year, []).append((plan, plan.board))
    for audit in register.of(Audit):
        if not audit.is_common or audit.historical:
            continue
        listing = {plan.id for plan in register.linking(audit.id, Plan, "poster")}
        for plan, board in plans.get(audit.year, ()):
            if plan.id not in listing and audit.covers(board):
                message = f"{register.title(board)} saknar den kommungemensamma granskningen ”{audit.title}”."
                yield RULE.finding(place_of(plan, "poster"), message, plan.id, audit.id)
