"""A risk that is both accepted and acted on: the state's guidance lets a board do one or the other.

Open is an item whose latest follow-up is not final. Not counted: historical items, and items that a
decision has cancelled in every plan that lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.relations import Item, is_open, items_of_risk, listings
from internkontroll.records import Action, Risk
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK06",
    name="Accepterad risk med pågående åtgärd",
    severity=Severity.WARNING,
    why="Den som läser att risken är accepterad tror att inget mer görs åt den.",
    example="riskbedömningar:\n  - datum: 2025-10\n    ställningstagande: accepteras   # ASN-2025-D02 pågår",
    mended="riskbedömningar:\n  - datum: 2025-10\n    ställningstagande: bevakas",
    answered_by=("uppföljning", "plan"),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every risk accepted in its latest assessment that has an open item."""
    for risk in register.of(Risk):
        latest = risk.latest_assessment
        if risk.historical or latest is None or latest.position != "accepteras":
            continue
        ongoing = [item for item in items_of_risk(register, risk.id) if _is_ongoing(register, item, risk)]
        if ongoing:
            where = risk.at("riskbedömningar", risk.assessments.index(latest), "ställningstagande")
            yield RULE.finding(where, _message(ongoing), risk.id, *(item.id for item in ongoing))


def _is_ongoing(register: Register, item: Item, risk: Risk) -> bool:
    if item.historical:
        return False
    listed = listings(register, item.id)
    if listed and all(one.entry.cancelled for one in listed):
        return False
    is_common = not isinstance(item, Action) and item.is_common
    return is_open(register, item.id, risk.board if is_common else None)


def _message(ongoing: list[Item]) -> str:
    what = "åtgärd" if any(isinstance(item, Action) for item in ongoing) else "granskning"
    titles = swedish.listed(f"”{item.title}”" for item in ongoing)
    return f"Risken är accepterad men har en pågående {what}: {titles}. Välj det ena."
