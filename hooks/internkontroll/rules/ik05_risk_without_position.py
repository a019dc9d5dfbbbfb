"""A risk that nobody handles: no action, no audit, and no decision to watch or accept it.

Malmö's process text and the state's guidance know four answers to a risk: accept, watch, act, audit.
The last two follow from the items that name the risk. A risk that another risk names as its
`föregångare` is excepted: it lives on under the new title, which answers for it (seeds 000 and 004).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.relations import handling, successors
from internkontroll.records import Risk
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK05",
    name="Risk utan ställningstagande",
    severity=Severity.WARNING,
    why="En risk som varken åtgärdas, granskas, bevakas eller accepteras har ingen tagit ställning till.",
    example="riskbedömningar:\n  - datum: 2025-10\n    sannolikhet: 3\n    konsekvens: 2",
    mended="riskbedömningar:\n  - datum: 2025-10\n    sannolikhet: 3\n    konsekvens: 2\n"
    "    ställningstagande: bevakas",
    answered_by=("åtgärd", "granskning", "risk"),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every risk in use that is not handled in any of the four ways."""
    for risk in register.of(Risk):
        if risk.historical or handling(register, risk) or successors(register, risk):
            continue
        message = f"Risken ”{risk.title}” saknar ställningstagande: acceptera, bevaka, åtgärda eller granska."
        latest = risk.latest_assessment
        where = risk.at("riskbedömningar", risk.assessments.index(latest)) if latest else risk.at()
        yield RULE.finding(where, message, risk.id)
