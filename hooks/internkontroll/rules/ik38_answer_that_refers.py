"""An answer without a sentence of its own: the examiner asked here and is sent elsewhere.

Seed 001 answers several recommendations with what "beskrivs i anslutning till rekommendation ett", but
always adds something. `hänvisar_till`, and sentences that only say where to look, are no answer. A clear
position without text ("berör inte förvaltningen") refers nowhere and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.places import place_of
from internkontroll.questions.statements import asked_as, only_refers
from internkontroll.records import Answer
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK38",
    name="Svar som bara hänvisar",
    severity=Severity.WARNING,
    why="Den som frågade ska få ett svar på platsen och inte behöva leta ihop det.",
    example="hänvisar_till: [SR-2022-15-REK1-ASF-2023]\n\n## Genomförda åtgärder\n\nSe svaret på rekommendation 1.",
    mended="hänvisar_till: [SR-2022-15-REK1-ASF-2023]\n\n## Genomförda åtgärder\n\n"
    "Toleransnivåer tas upp i APT-materialet. Se även svaret på rekommendation 1.",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every answer that says nothing itself."""
    for answer in register.of(Answer):
        if not answer.historical and only_refers(answer):
            message = f"Skriv minst en egen mening under {asked_as(register, answer.about)}."
            yield RULE.finding(place_of(answer, "hänvisar_till"), message, answer.id, answer.about)
