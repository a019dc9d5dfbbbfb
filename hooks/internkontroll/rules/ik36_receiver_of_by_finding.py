"""Something was found beside the task (bifynd), and nobody was given it.

Seed 003: "Arbetsgruppen kom även fram till många bifynd som tas vidare …". A by-finding is the section
Bifynd, or the word in any other section; "inga bifynd" is none. `bifynd_till` names who gets it, and one
that does not resolve counts as given (IK02). One finding for each follow-up, at the first place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.language.prose import place_in
from internkontroll.records import FollowUp
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK36",
    name="Bifynd utan mottagare",
    severity=Severity.NOTE,
    why="Ett bifynd som inte lämnas till någon tar ingen hand om.",
    example="## Bifynd\n\nBehörigheterna i systemet gås inte igenom när någon slutar.",
    mended="bifynd_till: [ASF]\n\n## Bifynd\n\nBehörigheterna i systemet gås inte igenom när någon slutar.",
    answered_by=(),
)

_NONE = re.compile(r"\W*(?:inga|inget|ej\s+aktuellt)\b", re.IGNORECASE)
_BY_FINDING = re.compile(r"\b(?<!inga )(?<!inget )(?<!utan )(?<!några )bifynd", re.IGNORECASE)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every follow-up that tells of a by-finding and names no receiver."""
    for follow_up in register.of(FollowUp):
        if follow_up.by_findings_to or follow_up.historical:
            continue
        where = _by_finding(follow_up)
        if where is not None:
            yield RULE.finding(where, "Bifyndet saknar mottagare. Ange vem som tar hand om det.", follow_up.id)


def _by_finding(follow_up: FollowUp) -> Location | None:
    if "ifynd" not in follow_up.source.body.text:
        return None
    by_findings = follow_up.section("Bifynd")
    for section in follow_up.source.body.sections:
        if section == by_findings:
            if section.text.strip() and not _NONE.match(section.text):
                return Location(follow_up.source.path, section.line)
        elif (found := _BY_FINDING.search(section.text)) is not None:
            return place_in(follow_up, section.text, section.text_line, found.start(), len(found.group()))
    return None
