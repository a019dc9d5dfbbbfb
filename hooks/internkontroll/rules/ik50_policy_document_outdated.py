"""A policy document that has expired, or that is older than a law it builds on.

A city routine ended on 30 April 2024 (001); new law on log control came after the routine was last
revised (000). An expired document is left alone once another names it in `ersätter`. That a law is
newer is judged only when the order is certain: a document "reviderad 2023" may have been revised
before or after June 2023. Of an expired document nothing more is said: it needs revision anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language.time_phrases import at_time
from internkontroll.records import PolicyDocument
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK50",
    name="Styrdokument behöver ses över",
    severity=Severity.WARNING,
    why="Den som följer ett dokument som inte längre gäller gör fel utan att veta om det.",
    example="gäller_till: 2024-04-30",
    mended="gäller_till: 2026-04-30   # eller ett nytt dokument med ersätter: [KS-RUTIN-HOT-VALD]",
    depends_on_day=True,
    answered_by=("styrdokument",),
)

#: kind -> the definite form, and the pronoun that agrees with it
_DEFINITE = {
    "lag": ("Lagen", "den"), "förordning": ("Förordningen", "den"), "föreskrift": ("Föreskriften", "den"),
    "EU-rättsakt": ("EU-rättsakten", "den"), "reglemente": ("Reglementet", "det"), "riktlinje": ("Riktlinjen", "den"),
    "rutin": ("Rutinen", "den"), "handlingsplan": ("Handlingsplanen", "den"), "mål": ("Målet", "det"),
    "annat": ("Dokumentet", "det"),
}  # fmt: skip


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every document that has expired unreplaced, and every newer law in `utgår_från`."""
    for document in register.of(PolicyDocument):
        if document.historical:
            continue
        what, it = _DEFINITE[document.kind]
        if document.valid_to is not None and document.valid_to.passed(day):
            if not register.linking(document.id, PolicyDocument, "ersätter"):
                reason = f"{it} upphörde att gälla {at_time(document.valid_to)}"
                message = f"{what} behöver ses över: {reason}."
                yield RULE.finding(document.at("gäller_till"), message, document.id)
            continue
        revised = _last_revised(document)
        for index, law_id in enumerate(document.based_on) if revised else ():
            law = register.get(law_id, PolicyDocument)
            if law is None or not (law.is_statute or law.kind == "EU-rättsakt"):
                continue
            came = law.revised or law.valid_from
            if revised is not None and came is not None and revised.before(came):
                message = f"{what} behöver ses över: {law.title} är nyare än den senaste revideringen."
                yield RULE.finding(document.at("utgår_från", index), message, document.id, law.id)


def _last_revised(document: PolicyDocument) -> TimePoint | None:
    """The latest of revision, decision and start; None when one of them has no known time."""
    decided = document.adoption.date if document.adoption else None
    times = [time for time in (document.revised, decided, document.valid_from) if time is not None]
    return max(times, key=lambda time: time.sort_key) if all(time.is_dated for time in times) and times else None
