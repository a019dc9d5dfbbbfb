"""An action whose end date has passed and that nobody has reported as finished.

Seed 001 promises that 1 500 employees will have been trained "under 2023": after that somebody must say
whether they were. Open is an action whose latest follow-up is not final, or that has none. Not judged: an
action that a decision has cancelled (`utgår`) in every plan that lists it, and one whose latest follow-up
has deferred it: then `rapporteras_igen` is the promise in force, and IK59 watches over that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.relations import follow_ups, listings
from internkontroll.records import Action
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK33",
    name="Slutdatum har passerat",
    severity=Severity.WARNING,
    why="Ett löfte vars tid har gått ut ska vara infriat, avbrutet eller framflyttat.",
    example="slutdatum: 2023   # och ingen uppföljning med status genomförd",
    mended="avser: ASN-2023-A01\ndatum: 2024-01\nstatus: genomförd",
    depends_on_day=True,
    answered_by=("uppföljning", "plan"),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every open action whose end date lies before the stated day."""
    for action in register.of(Action):
        if action.historical or action.end_date is None or not action.end_date.passed(day):
            continue
        told = follow_ups(register, action.id)
        listed = listings(register, action.id)
        if told and (told[-1].is_final or told[-1].reported_again):
            continue
        if listed and all(one.entry.cancelled for one in listed):
            continue
        when = swedish.time_point(action.end_date)
        message = f"Slutdatumet {when} har passerat utan att åtgärden är avslutad."
        yield RULE.finding(action.at("slutdatum"), message, action.id)
