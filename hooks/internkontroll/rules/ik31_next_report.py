"""A follow-up of something unfinished that does not say when the board hears of it next.

This is the promise the whole register stands on: seeds 000 and 004 say of each deferred item that it is
reported "i januari 2026" or "senast i samband med årsuppföljningen". Three things serve: `rapporteras_igen`;
the status "övergår i ordinarie arbete" (then there is no next time); and, where there is no end to report,
an action's `utan_slutdatum` with `återrapporteras`. A follow-up outside a plan has no reporting point to
name: there a later `återrapporteras` of the item or policy document is enough. That the plan lists the
item at a later point does not serve: the reader of the follow-up must be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.stages import follow_up_is_on_agenda
from internkontroll.records import Action, Audit, FollowUp, PolicyDocument
from internkontroll.records.follow_up import FINAL_STATUSES
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK31",
    name="Ofärdig post utan nästa rapport",
    severity=Severity.ERROR,
    why="Det som inte är klart glöms bort om ingen säger när nämnden får höra om det igen.",
    example="tillfälle: ASN-2025-T2\nstatus: pågår",
    mended="tillfälle: ASN-2025-T2\nstatus: pågår\nrapporteras_igen: ASN-2025-AR",
    stage="Fel när uppföljningens ärende står på en nämnds dagordning, annars varning.",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every follow-up that is not final and names no next time."""
    for follow_up in register.of(FollowUp):
        if follow_up.historical or follow_up.status in FINAL_STATUSES or follow_up.reported_again:
            continue
        if _is_reported_back(register, follow_up):
            continue
        yield RULE.finding(
            follow_up.at("status"),
            f"Arbetet med ”{register.title(follow_up.about)}” är inte klart. Ange när det rapporteras igen.",
            follow_up.id,
            follow_up.about,
            severity=error_when(follow_up_is_on_agenda(register, follow_up)),
        )


def _is_reported_back(register: Register, follow_up: FollowUp) -> bool:
    match register.records.get(follow_up.about):
        case Action() as action if action.without_end_date or follow_up.reporting_point is None:
            promised = action.reported_back
        case Audit() as audit if follow_up.reporting_point is None:
            promised = audit.reported_back
        case PolicyDocument() as document:
            promised = document.reported_back
        case _:
            return False
    point = register.point(follow_up.reporting_point)
    now = point.point.time if point else follow_up.date
    return any(_is_later(back.time, now) for back in promised)


def _is_later(time: TimePoint, now: TimePoint | None) -> bool:
    """False only when the time is over by then, so that it may be this very report."""
    return time.last is None or now is None or now.last is None or time.last > now.last
