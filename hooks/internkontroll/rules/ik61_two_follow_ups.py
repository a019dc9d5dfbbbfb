"""Two follow-ups of one item for the same reporting point and board: which of them is the board told?

A common audit is followed up by each board for itself, which is not the same follow-up twice. The
finding stands at the later file and names the first, so that it is said once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.naming import lower_first
from internkontroll.records import FollowUp
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK61",
    name="Två uppföljningar vid samma tillfälle",
    severity=Severity.ERROR,
    why="Rapporten kan bara ta med en uppföljning av varje post.",
    example="avser: ASN-2025-D01\ntillfälle: ASN-2025-T1   # ASN-2025-D01-T1 säger detsamma",
    mended="avser: ASN-2025-D01\ntillfälle: ASN-2025-T2",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every follow-up whose item, reporting point and board an earlier one has."""
    first: dict[tuple[str, str, str | None], FollowUp] = {}
    for follow_up in register.of(FollowUp):
        if follow_up.historical or follow_up.reporting_point is None:
            continue
        point = register.point(follow_up.reporting_point)
        board = follow_up.board or (point.plan.board if point else None)
        earlier = first.setdefault((follow_up.about, follow_up.reporting_point, board), follow_up)
        if earlier is follow_up:
            continue
        when = (
            f"{lower_first(point.point.name)} {point.plan.year or ''}".rstrip() if point else follow_up.reporting_point
        )
        message = (
            f"”{register.title(follow_up.about)}” har två uppföljningar för {when}: {earlier.id} och {follow_up.id}."
        )
        yield RULE.finding(follow_up.at("tillfälle"), message, earlier.id, follow_up.id)
