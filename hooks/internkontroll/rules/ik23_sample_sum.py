"""The parts of a sample do not make its total: a figure that the board reads is wrong.

Seed 000 tells of 53 recruitments, 39 checked and 14 unanswered: 39 + 14 = 53. Percentages are IK24's.
A sample without parts, or without a total, promises no sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.samples import samples
from internkontroll.records.follow_up import Sample
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK23",
    name="Urvalets delar stämmer inte med totalen",
    severity=Severity.WARNING,
    why="Nämnden ska kunna räkna efter, och en summa som inte stämmer gör hela resultatet osäkert.",
    example="urval:\n  - namn: Granskade rekryteringar\n    totalt: 53\n"
    "    delar: {kontrollerat: 39, uppgift saknas: 13}",
    mended="urval:\n  - namn: Granskade rekryteringar\n    totalt: 53\n"
    "    delar: {kontrollerat: 39, uppgift saknas: 14}",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every sample in numbers whose parts have another sum than its total."""
    for use in samples(register):
        sample = use.sample
        if sample.is_percent or sample.total is None or not sample.parts:
            continue
        if abs(sum(sample.parts.values()) - sample.total) > 1e-6:
            yield RULE.finding(use.record.at("urval", use.index, "totalt"), _message(sample, sample.total))


def _message(sample: Sample, total: int) -> str:
    parts = [swedish.number(value) for value in sample.parts.values()]
    stated = f"men totalen anges till {swedish.number(total)}."
    if len(parts) == 1:
        return f"Den enda delen är {parts[0]}, {stated}"
    return f"{' + '.join(parts)} blir {swedish.number(sum(sample.parts.values()))}, {stated}"
