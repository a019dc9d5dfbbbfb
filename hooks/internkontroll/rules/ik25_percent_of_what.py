"""Percentages of nobody knows how many: 40 per cent of five is not 40 per cent of five hundred.

Seed 003 says that "nästan 40%" answered so, and not how many were asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.samples import samples
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK25",
    name="Procent utan antal",
    severity=Severity.WARNING,
    why="Utan antalet går det inte att bedöma hur mycket procenttalen säger.",
    example="urval:\n  - namn: Är det lätt att göra rätt?\n    enhet: procent\n    delar: {ja: 60, nej: 40}",
    mended="urval:\n  - namn: Är det lätt att göra rätt?\n    totalt: 85\n    enhet: procent\n"
    "    delar: {ja: 60, nej: 40}",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every sample in percent that does not say of how many."""
    for use in samples(register):
        if use.sample.is_percent and use.sample.total is None:
            yield RULE.finding(use.record.at("urval", use.index, "totalt"), "Ange hur många svaren gäller (totalt).")
