"""A reply, a report back or a deferred report has passed its time and nothing answers it.

The promises are those of `promises.py`, so that the check and the page of open promises agree: a
matter's `svar_senast` (001, 002), `återrapporteras` of an action or a policy document (001), and
`rapporteras_igen` of a follow-up (000). A follow-up that is written but not yet before the board counts
as an answer here. One mistake, one finding: an item that a written report leaves out is IK29, an open
action past its `slutdatum` is IK33, and a reply whose meeting comes too late is IK42.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.language.time_phrases import at_time
from internkontroll.questions.due import entry_at
from internkontroll.questions.promises import Kind, Promise, promises
from internkontroll.questions.relations import board_meeting, is_open, report_at
from internkontroll.records import Action, FollowUp, Matter, PolicyDocument
from internkontroll.records.base import ReportBack
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK59",
    name="Löfte som inte har infriats",
    severity=Severity.WARNING,
    why="Inget som nämnden, revisionen eller en myndighet har lovats får glömmas bort.",
    example="återrapporteras:\n  - tidpunkt: 2024-03   # och ingen uppföljning från mars 2024 eller senare",
    mended="id: ASN-2023-A04-2024-03\ntyp: uppföljning\navser: ASN-2023-A04\ndatum: 2024-03",
    depends_on_day=True,
    answered_by=("uppföljning", "rapport", "sammanträde", "ärende", "plan"),
)

_KINDS = frozenset((Kind.REPORTED_AGAIN, Kind.REPORT_BACK, Kind.POLICY_REPORT, Kind.REPLY))


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every promise of these kinds that has passed without an answer and that no other rule tells of."""
    for promise in promises(register):
        if promise.kind not in _KINDS or promise.answered_by is not None or not promise.due.passed(day):
            continue
        place = _place(register, promise, day)
        if place is None:
            continue
        title = register.title(promise.about)
        if promise.kind is Kind.REPLY:
            message = f"”{title}” skulle besvaras senast {at_time(promise.due)} men saknas i nämndens protokoll."
        else:
            message = f"”{title}” skulle redovisas {at_time(promise.due)} men har inte följts upp."
        yield RULE.finding(place, message, promise.source, promise.about)


def _place(register: Register, promise: Promise, day: date) -> Location | None:
    """Where the promise is written; None when another rule speaks of the same mistake."""
    record = register.records.get(promise.source)
    match record:
        case FollowUp():
            point = register.point(record.reported_again)
            if point is None:
                return None
            entry = entry_at(register, promise.about, point)
            if entry is not None and (entry.cancelled or report_at(register, point) is not None):
                return None
            return record.at("rapporteras_igen")
        case Action():
            is_late = record.end_date is not None and record.end_date.passed(day)
            if is_late and is_open(register, record.id):
                return None
            return record.at("återrapporteras", _index(record.reported_back, promise.due), "tidpunkt")
        case PolicyDocument():
            return record.at("återrapporteras", _index(record.reported_back, promise.due), "tidpunkt")
        case Matter():
            meeting = board_meeting(register, record)
            if meeting is not None and promise.due.before(TimePoint.on(meeting.date)):
                return None
            return record.at("svar_senast")
        case _:
            return None


def _index(entries: Sequence[ReportBack], due: TimePoint) -> int:
    return next((index for index, one in enumerate(entries) if one.time == due), 0)
