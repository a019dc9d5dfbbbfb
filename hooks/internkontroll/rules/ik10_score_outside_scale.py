"""A score that the board's scale does not have: the risk value would be wrong in every table.

The scale is the board's `riskskala`, else that of register.yml, else 4 × 4 (practice: 1-16 = S × K).
All assessments are judged, old ones too, since the site shows them as a series. When the board cannot
be read its scale is unknown, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records import Organisation, Risk
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK10",
    name="Värde utanför skalan",
    severity=Severity.ERROR,
    why="Ett värde utanför nämndens skala ger ett riskvärde som inte går att jämföra.",
    example="sannolikhet: 5   # nämndens skala är 1–4",
    mended="sannolikhet: 4",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every probability and consequence outside its scale."""
    for risk in register.of(Risk):
        board = register.get(risk.board, Organisation) if risk.assessments and not risk.historical else None
        if board is None:
            continue
        scale = board.risk_scale or register.settings.risk_scale
        for index, assessment in enumerate(risk.assessments):
            for key, name, score, top in (
                ("sannolikhet", "Sannolikheten", assessment.probability, scale.probability),
                ("konsekvens", "Konsekvensen", assessment.consequence, scale.consequence),
            ):
                if score is not None and not 1 <= score <= top:
                    # no concerns: both files are whole, so no fault elsewhere can be the cause
                    where = risk.at("riskbedömningar", index, key)
                    yield RULE.finding(where, f"{name} {score} finns inte på skalan 1–{top}.")
