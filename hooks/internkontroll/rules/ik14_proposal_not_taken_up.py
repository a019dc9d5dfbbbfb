"""An action proposed for a plan that was then decided without it: a promise about to be forgotten.

Seed 002 promises IVO two direct actions "inom ramen för internkontrollplan 2026". No finding when the
plan took the proposal up under another record (one that names it as `föregångare` or `grund`), nor
when a final follow-up (`avbruten`, say) has told what became of it. A proposal to an organisation, and
a plan that is only historical, are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.naming import lower_first
from internkontroll.questions.relations import is_open, led_to, successors
from internkontroll.records import Action, Plan
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK14",
    name="Förslag som inte kom med i planen",
    severity=Severity.WARNING,
    why="Det som har föreslagits till planen ska antingen komma med eller få ett svar.",
    example="id: ASN-2026-D03\nföreslås_till: ASN-2026   # planen är beslutad och har inte posten",
    mended="poster:                  # i planen ASN-2026\n  - post: ASN-2026-D03\n    rapporteras: [T1]",
    answered_by=("åtgärd", "granskning", "uppföljning", "plan"),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every open action proposed for a decided plan that has no place for it."""
    for action in register.of(Action):
        plan = register.get(action.proposed_to, Plan)
        if plan is None or plan.historical or not plan.is_decided:
            continue
        if action.historical or not is_open(register, action.id):
            continue
        taken_up_as = (*successors(register, action), *led_to(register, action.id))
        ids = {action.id, *(one.id for one in taken_up_as)}
        if not any(entry.item in ids for entry in plan.entries):
            title = lower_first(register.title(plan))
            message = f"”{action.title}” föreslogs till {title} men finns inte i den beslutade planen."
            yield RULE.finding(action.at("föreslås_till"), message, action.id, plan.id)
