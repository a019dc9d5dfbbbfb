"""An item that was deferred more than once: perhaps it is too large, or nobody is doing it.

A judgement, not from a seed. Deferred is a follow-up that is not final and names a later reporting point
(the design's "framflyttad"), unless the plan had set that very point for the item from the start: then it
is a progress report. Of a common audit each board's deferrals are counted for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.relations import follow_up_board, follow_up_order
from internkontroll.records import FollowUp
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK32",
    name="Framflyttad mer än en gång",
    severity=Severity.NOTE,
    why="Det som flyttas fram gång på gång kan behöva ett nytt beslut av nämnden.",
    example="status: pågår\nrapporteras_igen: ASN-2026-T1   # tidigare framflyttad från ASN-2025-T2 till ASN-2025-AR",
    mended="status: avbruten   # eller genomförd, när nämnden har fått slutrapporten",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every item with two deferrals or more, at the latest of them."""
    deferred: dict[tuple[str, str | None], list[FollowUp]] = {}
    for follow_up in register.of(FollowUp):
        if follow_up.is_deferred and not follow_up.historical and not _as_planned(register, follow_up):
            key = (follow_up.about, follow_up_board(register, follow_up))
            told_before = deferred.setdefault(key, [])
            if follow_up.reporting_point is None or all(
                one.reporting_point != follow_up.reporting_point for one in told_before
            ):  # two for the same reporting point are one deferral, and IK61
                told_before.append(follow_up)
    for (item_id, _), told in deferred.items():
        if len(told) < 2:
            continue
        latest = max(told, key=lambda f: follow_up_order(register, f))
        times = swedish.count(len(told), "gång", "gånger")
        message = f"”{register.title(item_id)}” har flyttats fram {times}."
        yield RULE.finding(latest.at("rapporteras_igen"), message, item_id, *(f.id for f in told))


def _as_planned(register: Register, follow_up: FollowUp) -> bool:
    point = register.point(follow_up.reported_again)
    entry = point.plan.entry(follow_up.about) if point else None
    return point is not None and entry is not None and point.point.code in entry.reported_at
