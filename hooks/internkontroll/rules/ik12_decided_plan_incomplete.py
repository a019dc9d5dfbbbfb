"""A decided plan that does not say for which year, by which board, or when it was decided.

Seed 000 points at the plan by "sammanträdet i januari 2025": that much must be known of every decided
plan. An exact day and a § are asked for with a warning, since old sources do not always give them.
What the minutes of the plan's own matter (`ärende`) tell is known and need not be written again. One
finding for each missing key above the decision, and one for each decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.places import place_of
from internkontroll.questions.relations import Decided, decided
from internkontroll.records import Matter, Plan
from internkontroll.records.plan import Decision
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK12",
    name="Beslutad plan utan år, nämnd eller beslutsdatum",
    severity=Severity.ERROR,
    why="Den som läser planen ska kunna finna beslutet om den.",
    example="beslut:\n  - paragraf: 12",
    mended="beslut:\n  - datum: 2025-01-23\n    paragraf: 12",
    stage="Fel när år, nämnd eller beslutsdatum saknas helt; varning när bara den exakta dagen eller "
    "paragrafen saknas. Ett förslag, som inte är beslutat, bedöms inte.",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """What each decided plan lacks."""
    for plan in register.of(Plan):
        if plan.historical or not plan.is_decided:
            continue
        if plan.year is None:
            yield RULE.finding(place_of(plan, "år"), "Planen saknar år.", plan.id)
        if plan.board is None:
            yield RULE.finding(place_of(plan, "nämnd"), "Planen saknar nämnd.", plan.id)
        yield from _decisions(register, plan)


def _decisions(register: Register, plan: Plan) -> Iterator[Finding]:
    matter = register.get(plan.matter, Matter)
    minutes = decided(register, matter) if matter else None
    dates = [_date_of(decision, minutes) for decision in plan.decisions]
    if not any(dates):
        missing = ["beslutsdatum"]
        missing += [] if _has_paragraph(plan.decisions[0], minutes) else ["paragraf"]
        yield _finding(plan, 0, missing, error=True)
        return
    for index, (decision, known) in enumerate(zip(plan.decisions, dates, strict=True)):
        missing = [] if known == "exact" else ["exakt beslutsdatum"]
        missing += [] if _has_paragraph(decision, minutes) else ["paragraf"]
        if missing:
            yield _finding(plan, index, missing, error=False)


def _finding(plan: Plan, index: int, missing: list[str], *, error: bool) -> Finding:
    concerns = [plan.id, plan.matter] if plan.matter else [plan.id]
    message = f"Planen saknar {swedish.listed(missing)}."
    return RULE.finding(plan.at("beslut", index, "datum"), message, *concerns, severity=error_when(error))


def _date_of(decision: Decision, minutes: Decided | None) -> str:
    """`exact`, `rough` or empty: how well the day of a decision is known."""
    if _is_minuted(decision, minutes):
        return "exact"
    if decision.date is None or not decision.date.is_dated:
        return ""
    return "exact" if decision.date.is_exact else "rough"


def _has_paragraph(decision: Decision, minutes: Decided | None) -> bool:
    if decision.paragraph is not None:
        return True
    return minutes is not None and minutes.paragraph is not None and _is_minuted(decision, minutes)


def _is_minuted(decision: Decision, minutes: Decided | None) -> bool:
    """True when the minutes of the plan's matter may be those of this decision."""
    if minutes is None:
        return False
    return decision.date is None or not decision.date.is_dated or decision.date.contains(minutes.meeting.date)
