"""Only one of probability and consequence: there is no risk value, yet it looks as if scored.

None of the seeds prints a score, so to give none is right; to give half of one is a slip. Every
assessment is judged, and the finding stands at the half that is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records import Risk
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK11",
    name="Halv riskbedömning",
    severity=Severity.WARNING,
    why="Riskvärdet är sannolikhet gånger konsekvens och finns inte om en av dem saknas.",
    example="- datum: 2025-10\n  sannolikhet: 3",
    mended="- datum: 2025-10\n  sannolikhet: 3\n  konsekvens: 2",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every assessment with one score."""
    for risk in register.of(Risk):
        if risk.historical:
            continue
        for index, assessment in enumerate(risk.assessments):
            if (assessment.probability is None) != (assessment.consequence is None):
                key = "sannolikhet" if assessment.consequence is None else "konsekvens"
                message = "Ange både sannolikhet och konsekvens, eller ingen av dem."
                yield RULE.finding(risk.at("riskbedömningar", index, key), message)
