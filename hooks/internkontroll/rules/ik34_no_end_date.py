"""An action outside a plan that says neither when it ends nor why it has no end.

Seed 002 shows both: most actions carry a year, and one is "pågående och har därför inget slutdatum". An
action of a plan has its reporting points instead (IK17), one proposed to a plan gets them when the plan is
adopted (IK14), and one promised to an external audit is IK41's, since the examiner asks for the time. A
`slutdatum: ej angiven` says that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.places import place_of
from internkontroll.questions.relations import listings
from internkontroll.questions.statements import external_audits_behind, states_time
from internkontroll.records import Action, Answer, Observation, Recommendation
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK34",
    name="Åtgärd utan slutdatum",
    severity=Severity.WARNING,
    why="Ett åtagande utan tid kan ingen bevaka.",
    example="typ: åtgärd\nslag: åtagande\ngrund: [ASN-2025-G01-T2]",
    mended="typ: åtgärd\nslag: åtagande\ngrund: [ASN-2025-G01-T2]\nslutdatum: 2025-höst",
    answered_by=("plan",),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every action in no plan, proposed to none and promised to no examiner, that states no end."""
    for action in register.of(Action):
        if action.historical or states_time(action.end_date) or action.without_end_date:
            continue
        is_proposed = action.proposed_to is not None and register.type_of(action.proposed_to) == "plan"
        if is_proposed or listings(register, action.id) or external_audits_behind(register, action):
            continue
        message = "Ange slutdatum, eller skriv i utan_slutdatum varför det saknas."
        yield RULE.finding(place_of(action, "slutdatum"), message, action.id, *_behind(register, action))


def _behind(register: Register, action: Action) -> Iterator[str]:
    """The records that, could they be read, might show that an examiner asked for the time."""
    for ground in action.grounds:
        yield ground
        answer = register.get(ground, Answer)
        asked = answer.about if answer else ground
        yield asked
        record = register.get(asked, Recommendation) or register.get(asked, Observation)
        if record is not None:
            yield record.external_audit
