"""An audit that is said to be done, and no result: the report would have an empty heading.

Judged on follow-ups of audits with the status `genomförd`; an audit that was stopped has no result to
tell. Key figures and samples are evidence for a result, not the result.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.sections import empty_heading, lacks
from internkontroll.questions.stages import follow_up_is_on_agenda
from internkontroll.records import Audit, FollowUp
from internkontroll.records.follow_up import DONE
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK21",
    name="Genomförd granskning utan resultat",
    severity=Severity.ERROR,
    why="Nämnden får annars veta att granskningen är gjord men inte vad den visade.",
    example="avser: ASN-2025-G01\nstatus: genomförd",
    mended="avser: ASN-2025-G01\nstatus: genomförd\n---\n\n## Resultat\n\nAv 53 rekryteringar var 39 kontrollerade.",
    stage="Fel när rapporten finns på nämndens dagordning, annars varning.",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every finished follow-up of an audit that lacks Resultat."""
    for follow_up in register.of(FollowUp):
        if follow_up.historical or follow_up.status != DONE:
            continue
        if register.get(follow_up.about, Audit) is not None and lacks(follow_up, "Resultat"):
            where = empty_heading(follow_up, "Resultat") or follow_up.at("status")
            severity = error_when(follow_up_is_on_agenda(register, follow_up))
            message = "Skriv resultatet innan rapporten tas fram."
            yield RULE.finding(where, message, follow_up.id, follow_up.about, severity=severity)
