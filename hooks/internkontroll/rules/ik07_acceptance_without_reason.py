"""An accepted risk without a reason, or without the one who decided: nobody can answer for it later.

Malmö's process text asks for both. The reason is the assessment's `kommentar` or the section
Motivering; who decided is `beslutad_av`. Only the latest assessment is judged. It counts as decided
when an item of the risk is in a decided plan, or when the board has decided a plan since the
assessment (or when the two times cannot be told apart, as `2025` and `2025-01`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.relations import is_in_decided_plan, items_of_risk
from internkontroll.records import Plan, Risk
from internkontroll.records.risk import RiskAssessment
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK07",
    name="Accepterad risk utan skäl eller beslut",
    severity=Severity.ERROR,
    why="Att låta en risk vara är ett beslut, och ett beslut har ett skäl och någon som fattat det.",
    example="- datum: 2025-10\n  ställningstagande: accepteras",
    mended="- datum: 2025-10\n  ställningstagande: accepteras\n  beslutad_av: Förvaltningschefen\n"
    "  kommentar: Kontrollen skulle kosta mer än den skada som den förebygger.",
    stage="Fel när nämnden har beslutat en plan efter bedömningen, eller när en post om risken finns i en "
    "beslutad plan; annars varning.",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every accepted risk that lacks a reason, a decider or both: one finding for each risk."""
    for risk in register.of(Risk):
        latest = risk.latest_assessment
        if risk.historical or latest is None or latest.position != "accepteras":
            continue
        missing = []
        if latest.comment is None and not risk.text_of("Motivering").strip():
            missing.append("varför risken accepteras")
        if latest.decided_by is None:
            missing.append("vem som beslutat" if missing else "vem som beslutat att risken accepteras")
        if missing:
            where = risk.at("riskbedömningar", risk.assessments.index(latest), "ställningstagande")
            severity = error_when(_is_decided(register, risk, latest))
            yield RULE.finding(where, f"Ange {' och '.join(missing)}.", risk.id, severity=severity)


def _is_decided(register: Register, risk: Risk, latest: RiskAssessment) -> bool:
    if any(is_in_decided_plan(register, item.id) for item in items_of_risk(register, risk.id)):
        return True
    return any(_decided_since(plan, latest) for plan in register.linking(risk.board, Plan, "nämnd"))


def _decided_since(plan: Plan, latest: RiskAssessment) -> bool:
    for decision in plan.decisions:
        if decision.date is not None and decision.date.is_dated:
            if not decision.date.before(latest.date):
                return True
        elif plan.year and latest.date.first and plan.year >= latest.date.first.year:
            return True
    return False
