"""Percentages that do not make a hundred: an answer was left out or a figure misread.

Seed 001 gives 26 + 28 + 18 + 28 per cent for one question but only 40 + 44 for another. One unit either
way is allowed, because rounded parts may make 99 or 101.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.samples import samples
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK24",
    name="Procenttalen blir inte hundra",
    severity=Severity.WARNING,
    why="När procenttalen inte blir hundra vet läsaren inte vad de övriga svarade.",
    example="urval:\n  - namn: Rapporterades händelsen?\n    enhet: procent\n    delar: {ja: 47, nej: 30}",
    mended="urval:\n  - namn: Rapporterades händelsen?\n    enhet: procent\n    delar: {ja: 47, nej: 30, osäker: 23}",
)

#: parts rounded each for themselves may miss a hundred by so much
ROUNDING = 1


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every sample in percent whose parts do not make 100, rounding allowed for."""
    for use in samples(register):
        if not use.sample.is_percent or not use.sample.parts:
            continue
        total = sum(use.sample.parts.values())
        if abs(total - 100) > ROUNDING + 1e-6:
            message = f"Procenttalen blir tillsammans {swedish.number(round(total, 6))}, inte 100."
            yield RULE.finding(use.record.at("urval", use.index, "delar"), message)
