"""An audit that does not say what is examined, why, how far or how.

Seed 000 has four headings for it; seed 003 one combined heading, which serves for all four. A board
that works with control points may instead write Kontrollmoment and Metod. A section under a misspelt
heading, or at the wrong level, counts as written (IK57, IK55). All that is missing is one finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.relations import is_in_decided_plan
from internkontroll.questions.sections import empty_heading, lacks
from internkontroll.records import Audit
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK20",
    name="Ofullständig granskning",
    severity=Severity.ERROR,
    why="En granskning går bara att lita på när det är sagt i förväg vad som granskas, varför och hur.",
    example="## Syfte\n\nGranskningen ska visa om rutinen följs.",
    mended="## Syfte, omfattning, avgränsning och metod\n\nGranskningen ska visa om rutinen följs. "
    "Stickprov tas bland de rekryteringar som påbörjades januari–april 2025.",
    stage="Fel när granskningen finns i en beslutad plan, annars varning.",
    answered_by=(),
)

COMBINED = "Syfte, omfattning, avgränsning och metod"
PARTS = ("Områden och rutiner", "Syfte", "Omfattning och avgränsning", "Metod")


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every audit that lacks any of the four, said in none of the ways."""
    for audit in register.of(Audit):
        missing = () if audit.historical else _missing(audit)
        if missing:
            names = swedish.listed(f"”{name}”" for name in missing)
            message = f"Granskningen saknar {'avsnitten' if len(missing) > 1 else 'avsnittet'} {names}."
            where = empty_heading(audit, *missing) or audit.at()
            severity = error_when(is_in_decided_plan(register, audit.id))
            yield RULE.finding(where, message, audit.id, severity=severity)


def _missing(audit: Audit) -> tuple[str, ...]:
    missing = tuple(name for name in PARTS if lacks(audit, name))
    if not missing or not lacks(audit, COMBINED):
        return ()
    if "Metod" not in missing and not lacks(audit, "Kontrollmoment"):
        return ()
    return missing
