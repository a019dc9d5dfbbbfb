"""A published matter without a case number: the public cannot ask for its documents.

The law on public access lets anyone ask for a document, and the case number is how one asks. Working
material (`publicering: arbetsmaterial`) may not have been registered yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.places import place_of
from internkontroll.records import Matter
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK44",
    name="Ärende utan diarienummer",
    severity=Severity.WARNING,
    why="Med diarienumret kan vem som helst begära ut ärendets handlingar.",
    example="typ: ärende\nnämnd: ASN",
    mended="typ: ärende\nnämnd: ASN\ndiarienummer: ASN-2023-18785",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every published matter that has no case number."""
    for matter in register.of(Matter):
        if matter.is_published and not matter.case_number and not matter.historical:
            yield RULE.finding(place_of(matter, "diarienummer"), "Ärendet saknar diarienummer.", matter.id)
