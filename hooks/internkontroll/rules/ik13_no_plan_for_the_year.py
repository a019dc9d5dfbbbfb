"""A board without a decided plan after the day when it usually has one.

"Nämnden ska varje år anta en särskild plan" (seed 000). Only boards that say when, in `plan_senast`,
are judged, and only for the stated day's own year. A historical plan counts as the plan it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records import Organisation, Plan
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK13",
    name="Ingen beslutad plan för året",
    severity=Severity.WARNING,
    why="Nämnden ska varje år anta en plan för den interna kontrollen.",
    example="plan_senast: 01-31   # i mars finns ingen beslutad plan för året",
    mended="beslut:               # i planen för året\n  - datum: 2025-01-23\n    paragraf: 12",
    depends_on_day=True,
    answered_by=("plan",),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every board whose time has passed and that has no decided plan for the year."""
    decided = {_board_and_year(plan) for plan in register.of(Plan) if plan.is_decided}
    for board in register.of(Organisation):
        if board.plan_due is None or board.historical or (day.month, day.day) <= board.plan_due:
            continue
        plan_id = f"{board.id}-{day.year}"
        if (board.id, str(day.year)) not in decided:
            message = f"{board.title} har ingen beslutad internkontrollplan för {day.year}."
            yield RULE.finding(board.at("plan_senast"), message, board.id, plan_id)


def _board_and_year(plan: Plan) -> tuple[str, str]:
    """As written, else as the id says: a missing key is IK12's finding, not a missing plan."""
    board, _, year = plan.id.rpartition("-")
    return plan.board or board, str(plan.year or year)
