"""Markdown that the site and the document would read differently: the PDF could lose what the site shows.

Python-Markdown and pandoc disagree on a list without a blank line before it, a nested list with two
spaces, `1)`, `~` and more (facts.md). `subset.py` knows the subset that all read alike, and how to
write each departure instead; this rule only says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.wording.citations import is_historical

RULE = Rule(
    code="IK67",
    name="Text som läses olika",
    severity=Severity.ERROR,
    why="Webben och PDF:en ska säga samma sak.",
    example="Vi har gjort detta:\n- en sak",
    mended="Vi har gjort detta:\n\n- en sak",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every departure from the subset that reading the body found."""
    for source in register.sources:
        if not source.body.faults or is_historical(source):
            continue
        for fault in source.body.faults:
            message = f"Rad {fault.line} läses olika på webben och i PDF. Skriv {fault.mend}."
            yield RULE.finding(Location(source.path, fault.line, fault.column, fault.length), message)
