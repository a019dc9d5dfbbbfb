"""The same risk written twice: sooner or later one is assessed and the other forgotten.

Seed 003 prints one risk under an action and again under a common audit, and seeds 000 and 004 carry
one from 2023 to 2025 under a new title. The first is one record with two links; the second is two
records where the later names the earlier as `föregångare`, directly or through others. The finding
stands at the later one (by `sedan`, else by id); a historical record is only ever named, never found fault with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.records import Risk
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK09",
    name="Samma riskbeskrivning två gånger",
    severity=Severity.WARNING,
    why="Två poster för samma risk bedöms och åtgärdas var för sig.",
    example="id: ASN-R02   # beskrivs med samma ord som ASN-R05",
    mended="id: ASN-R02\nföregångare: [ASN-R05]",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every risk with the description of another that it is not linked with as föregångare."""
    alike: dict[str, list[Risk]] = {}
    for risk in register.of(Risk):
        words = re.sub(r"\W+", " ", risk.text_of("Beskrivning")).strip().casefold()
        if words:
            alike.setdefault(words, []).append(risk)
    for risks in alike.values():
        if len(risks) > 1:
            yield from _unlinked(register, _in_order(risks))


def _in_order(risks: list[Risk]) -> list[Risk]:
    """Historical ones first, then by `sedan` where all tell it, else by id: the later names the earlier."""
    dated = [(risk.since.sort_key, risk) for risk in risks if risk.since and risk.since.is_dated]
    if len(dated) == len(risks):
        risks = [risk for _, risk in sorted(dated, key=lambda one: one[0])]
    return sorted(risks, key=lambda risk: not risk.historical)


def _unlinked(register: Register, risks: list[Risk]) -> Iterator[Finding]:
    first = risks[0]
    seen: set[str] = set()
    named: set[str] = set()
    for risk in risks:
        earlier = _ancestors(register, risk)
        # linked when it names one seen before, or when one seen before names it
        if seen and not risk.historical and not (earlier & seen or risk.id in named):
            section = risk.section("Beskrivning")
            assert section is not None
            message = (
                f"Samma riskbeskrivning finns i {first.id}. Hänvisa dit i stället, "
                f"eller ange {first.id} som föregångare."
            )
            # an earlier risk that cannot be read may be what links them
            judged = {first.id, risk.id, *earlier, *named}
            yield RULE.finding(Location(risk.source.path, section.text_line), message, *judged)
        seen.add(risk.id)
        named |= earlier


def _ancestors(register: Register, risk: Risk) -> set[str]:
    found: set[str] = set()
    waiting = list(risk.predecessors)
    while waiting:
        risk_id = waiting.pop()
        if risk_id not in found:
            found.add(risk_id)
            earlier = register.get(risk_id, Risk)
            waiting.extend(earlier.predecessors if earlier else ())
    return found
