"""An action or audit that answers to no risk: the thread from risk to result has no beginning.

In seed 000 every item of the plan stands under its risk, so an item of a plan must name one. A
commitment outside a plan may instead have a `grund` (an answer, a finding, an earlier follow-up):
then that is where it comes from. A link that is written but does not resolve counts as given (IK02).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.places import place_of
from internkontroll.questions.relations import Item, is_in_decided_plan, listings
from internkontroll.records import Action, Audit
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK04",
    name="Post utan risk",
    severity=Severity.ERROR,
    why="Nämnden ska kunna se vilken risk varje åtgärd och granskning möter.",
    example="typ: åtgärd\nslag: direktåtgärd\nnämnd: ASN",
    mended="typ: åtgärd\nslag: direktåtgärd\nnämnd: ASN\nrisker: [ASN-R07]",
    stage="Fel när posten finns i en beslutad plan, annars varning.",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every item of a plan without risk, and every other item without both risk and ground."""
    items: tuple[Item, ...] = (*register.of(Action), *register.of(Audit))
    for item in items:
        if item.risks or item.historical or (item.grounds and not listings(register, item.id)):
            continue
        what = "Åtgärden" if isinstance(item, Action) else "Granskningen"
        message = f"{what} ”{item.title}” är inte kopplad till någon risk."
        severity = error_when(is_in_decided_plan(register, item.id))
        yield RULE.finding(place_of(item, "risker"), message, item.id, severity=severity)
