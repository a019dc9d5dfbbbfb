"""A finished audit that leaves open whether it led to anything.

Seed 000 asks it in a heading, "Har granskningen lett till åtgärder?"; seed 003 heads the answer
"Fortsatt arbete". That the answer is no is also an answer. An action or audit that gives the
follow-up, or the audit, as its `grund` answers it too. An audit that was stopped is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.relations import led_to
from internkontroll.questions.sections import empty_heading, lacks
from internkontroll.records import Audit, FollowUp
from internkontroll.records.follow_up import STOPPED
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK22",
    name="Oklart om granskningen har lett till åtgärder",
    severity=Severity.WARNING,
    why="En granskning gör nytta först när någon har tagit ställning till vad den ska leda till.",
    example="status: genomförd\n---\n\n## Resultat\n\nRutinen följs.",
    mended="status: genomförd\n---\n\n## Resultat\n\nRutinen följs.\n\n"
    "## Har granskningen lett till åtgärder?\n\nNej, eftersom rutinen följs.",
    answered_by=("åtgärd", "granskning"),
)

ANSWER = "Har granskningen lett till åtgärder?"


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every final follow-up of an audit that neither says nor shows what it led to."""
    for follow_up in register.of(FollowUp):
        if follow_up.historical or not follow_up.is_final or follow_up.status == STOPPED:
            continue
        if register.get(follow_up.about, Audit) is None or not lacks(follow_up, ANSWER):
            continue
        if led_to(register, follow_up.id) or led_to(register, follow_up.about):
            continue
        where = empty_heading(follow_up, ANSWER) or follow_up.at("status")
        message = "Svara på om granskningen har lett till åtgärder, även om svaret är nej."
        yield RULE.finding(where, message, follow_up.id, follow_up.about)
