"""The board meets after the last day of reply: the statement will be late, and it can be seen already.

Seed 002 has its board on 23 January and its last day on 6 February 2026. The meeting is the one that decided
the matter, else the last one planned for it. A last day given as a month is over when the month is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.questions.relations import board_meeting
from internkontroll.records import Matter
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK42",
    name="Nämnden sammanträder efter sista svarsdagen",
    severity=Severity.WARNING,
    why="Ett yttrande som beslutas efter sista svarsdagen kommer för sent.",
    example="beslutsplanering: [ASN-2026-02-20]\nsvar_senast: 2026-02-06",
    mended="beslutsplanering: [ASN-2026-01-23]\nsvar_senast: 2026-02-06",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every matter whose board meeting lies after its last day of reply."""
    for matter in register.of(Matter):
        if matter.reply_by is None or matter.historical:
            continue
        meeting = board_meeting(register, matter)
        if meeting is not None and matter.reply_by.before(TimePoint.on(meeting.date)):
            met, last = swedish.day(meeting.date), at_time(matter.reply_by)
            message = f"Nämnden sammanträder den {met}, efter sista svarsdagen {last}."
            yield RULE.finding(matter.at("svar_senast"), message, matter.id, meeting.id)
