"""A meeting that a matter plans for has an agenda, and the matter is not on it.

Seed 001 goes through preparation, committee and board on set dates; a matter that falls off one agenda
comes too late to the next. A meeting without an agenda yet says nothing, and a matter that the
minutes hold was taken up anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.records import Matter, Meeting
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK66",
    name="Ärendet finns inte på dagordningen",
    severity=Severity.WARNING,
    why="Ett ärende som inte står på dagordningen blir inte beslutat i tid.",
    example="beslutsplanering: [ASN-2023-10-26]   # sammanträdets dagordning saknar ärendet",
    mended="dagordning: [ASN-ARENDE-2023-01]   # i ASN-2023-10-26",
    answered_by=("sammanträde",),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every planned meeting whose agenda leaves the matter out."""
    for matter in register.of(Matter):
        if matter.historical:
            continue
        for index, meeting_id in enumerate(matter.meetings):
            meeting = register.get(meeting_id, Meeting)
            if meeting is None or meeting.historical or not meeting.agenda or matter.id in meeting.agenda:
                continue
            if any(minute.matter == matter.id for minute in meeting.minutes):
                continue
            message = f"”{register.title(matter)}” finns inte på dagordningen den {swedish.day(meeting.date)}."
            yield RULE.finding(matter.at("beslutsplanering", index), message, matter.id, meeting.id)
