"""A commitment to those who examine, without the time or the effect that they ask for.

Seed 002: the reply must hold "förväntade effekter av åtgärderna" and end with when they are carried out.
A commitment is an action that names an answer, a recommendation, an observation or the external audit as its
`grund`. Time is `slutdatum`, `utan_slutdatum`, `återrapporteras`, a place in a plan, or a proposal to one.
The effect is asked for where the audit's `krav` says so. Actions with other grounds are IK34's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.relations import listings
from internkontroll.questions.sections import lacks
from internkontroll.questions.statements import external_audits_behind, states_time
from internkontroll.records import Action, ExternalAudit
from internkontroll.records.external_audit import EFFECT
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK41",
    name="Åtagande utan tid eller effekt",
    severity=Severity.WARNING,
    why="Den som granskar vill veta när åtgärden genomförs och vad den ska leda till.",
    example="typ: åtgärd\nslag: åtagande\ngrund: [IVO-TILLSYN-2024-B1-ASF-2026]",
    mended="typ: åtgärd\nslag: åtagande\ngrund: [IVO-TILLSYN-2024-B1-ASF-2026]\nslutdatum: 2026-vår\n\n"
    "## Förväntad effekt\n\nBarn och unga får en trygg och säker vård.",
    answered_by=("plan",),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every action promised to an external audit that lacks its time or its effect."""
    for action in register.of(Action):
        audits = () if action.historical or not action.grounds else external_audits_behind(register, action)
        if not audits:
            continue
        lacks_time = not _states_time(register, action)
        lacks_effect = any(EFFECT in audit.demands for audit in audits) and lacks(action, "Förväntad effekt")
        if lacks_time or lacks_effect:
            message = _message(lacks_time=lacks_time, lacks_effect=lacks_effect)
            yield RULE.finding(action.at(), message, *_judged(action, audits))


def _states_time(register: Register, action: Action) -> bool:
    if states_time(action.end_date) or action.without_end_date:
        return True
    if any(states_time(back.time) for back in action.reported_back):
        return True
    is_proposed = action.proposed_to is not None and register.type_of(action.proposed_to) == "plan"
    return is_proposed or bool(listings(register, action.id))


def _message(*, lacks_time: bool, lacks_effect: bool) -> str:
    if lacks_time and lacks_effect:
        return "Ange förväntad effekt och när åtgärden genomförs."
    return "Ange när åtgärden genomförs." if lacks_time else "Ange förväntad effekt."


def _judged(action: Action, audits: tuple[ExternalAudit, ...]) -> tuple[str, ...]:
    return (action.id, *action.grounds, *(audit.id for audit in audits))
