"""An action or audit that nobody in particular answers for.

Malmö's plans of 2019 name a role for each item. `ansvarig` is a role, never a person; a department in
`förvaltningar` is too large to ask. An item that is finished is left alone: there is nothing left to
answer for, and a note on every old record would hide those that matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.relations import is_open
from internkontroll.records import Action, Audit
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK16",
    name="Ingen ansvarig",
    severity=Severity.NOTE,
    why="Det som ingen särskild svarar för blir lätt liggande.",
    example="typ: åtgärd\nförvaltningar: [ASF]",
    mended="typ: åtgärd\nförvaltningar: [ASF]\nansvarig: Enhetschef, juridiska enheten",
    answered_by=("uppföljning",),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every open item without a responsible role."""
    for item in (*register.of(Action), *register.of(Audit)):
        if item.responsible is None and not item.historical and is_open(register, item.id):
            yield RULE.finding(item.at(), f"Ange vem som ansvarar för ”{item.title}”.", item.id)
