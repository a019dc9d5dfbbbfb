"""A basis document from before the examination that the matter answers: perhaps the wrong one.

Seed 001 lists a report of "juni 2020" for an examination of spring 2022. A document's time is its `datum`,
else a month and year in its title when that speaks of a report or examination. The examination's time is its
`period` in words ("våren 2022", "hösten 2024 och våren 2025": the earliest counts), else the year in its
number. An order that cannot be decided gives no finding, nor do records and secret documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.records import ExternalAudit, Matter
from internkontroll.records.matter import BasisDocument
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK47",
    name="Gammalt beslutsunderlag",
    severity=Severity.WARNING,
    why="Ett underlag från tiden före granskningen är ofta en annan rapport med liknande namn.",
    example="beslutsunderlag:\n  - titel: Granskningsrapport om otillåten påverkan\n    datum: 2020-06",
    mended="beslutsunderlag:\n  - titel: Granskningsrapport om otillåten påverkan\n    datum: 2022-06",
    answered_by=(),
)

_MONTHS = "|".join(swedish.MONTHS)
_TO = r"\s*(?:–|-|och|till|till\s+och\s+med)\s*"
#: of a span such as "mars–april 2022" the beginning counts
_TIME = re.compile(
    rf"\b(?:(?P<season>vår|höst)(?:en)?(?:{_TO}hösten)?\s+|(?P<month>{_MONTHS})(?:{_TO}(?:{_MONTHS}))?\s+)?"
    r"(?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_MONTH_OF_REPORT = re.compile(rf"\b(?P<month>{_MONTHS})\s+(?P<year>(?:19|20)\d{{2}})\b", re.IGNORECASE)
_IS_REPORT = re.compile(r"rapport|granskning", re.IGNORECASE)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every basis document that is certainly older than the external audit of its matter."""
    for matter in register.of(Matter):
        audit = None if matter.historical else register.get(matter.external_audit, ExternalAudit)
        began = _time_of_audit(audit) if audit else None
        if audit is None or began is None:
            continue
        for index, document in enumerate(matter.basis):
            written = _time_of(document)
            if written is not None and written.before(began):
                when = swedish.time_point(written)
                message = f"Underlaget är från {when}, före granskningen. Är det rätt dokument?"
                key = "datum" if document.date else "titel"
                yield RULE.finding(matter.at("beslutsunderlag", index, key), message, matter.id, audit.id)


def _time_of(document: BasisDocument) -> TimePoint | None:
    if document.date is not None or document.title is None or not _IS_REPORT.search(document.title):
        return document.date
    found = _MONTH_OF_REPORT.search(document.title)
    return TimePoint.parse(f"{found['year']}-{_number(found['month'])}") if found else None


def _time_of_audit(audit: ExternalAudit) -> TimePoint | None:
    """The earliest time that the audit's period or number names."""
    for text in (audit.period, audit.number, audit.id):
        times = [_read(found) for found in _TIME.finditer(text or "")]
        if times:
            return min(times, key=lambda time: time.first or date.max)
    return None


def _read(found: re.Match[str]) -> TimePoint:
    year, season, month = found["year"], found["season"], found["month"]
    if season:
        return TimePoint.parse(f"{year}-{season.lower()}")
    return TimePoint.parse(f"{year}-{_number(month)}" if month else year)


def _number(month: str) -> str:
    return f"{swedish.MONTHS.index(month.lower()) + 1:02d}"
