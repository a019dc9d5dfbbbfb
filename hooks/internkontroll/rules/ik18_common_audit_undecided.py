"""A common audit that does not say who decided on it: the boards could not say why they do it.

"En av de kommungemensamma granskningarna beslutade av kommunstyrelsen" (seed 003). The body must be
named; its date and § are asked for with a warning, since a source does not always give them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.places import place_of
from internkontroll.records import Audit
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK18",
    name="Gemensam granskning utan beslut",
    severity=Severity.ERROR,
    why="En nämnd tar in en kommungemensam granskning i sin plan därför att någon annan har beslutat om den.",
    example="slag: kommungemensam\nomfattar: alla",
    mended="slag: kommungemensam\nomfattar: alla\nbeslut: {organ: KS, datum: 2024-11-20, paragraf: 310}",
    stage="Fel när det inte framgår vem som har beslutat, varning när bara datum eller paragraf saknas.",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """What each common audit lacks of its decision."""
    for audit in register.of(Audit):
        if not audit.is_common or audit.historical:
            continue
        decision = audit.decision
        if decision is None or decision.body is None:
            message = "Ange kommunstyrelsens beslut om den gemensamma granskningen."
            yield RULE.finding(place_of(audit, "beslut"), message, audit.id)
            continue
        missing = [] if decision.date is not None and decision.date.is_dated else ["datum"]
        missing += [] if decision.paragraph is not None else ["paragraf"]
        if missing:
            message = f"Ange {swedish.listed(missing)} för beslutet om den gemensamma granskningen."
            yield RULE.finding(audit.at("beslut"), message, audit.id, severity=Severity.WARNING)
