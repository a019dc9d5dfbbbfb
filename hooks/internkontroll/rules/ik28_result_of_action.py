"""A finished action whose follow-up says what was done but not what came of it.

Seed 000 follows an action up to ask "om genomförda förändringar har gett önskat effekt". The section
Effekt (or Resultat) serves, and so does any sentence or heading of the follow-up that speaks of effect
or result. Other final statuses are other rules' matter; a follow-up of an audit is IK21's and IK22's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.sections import lacks
from internkontroll.records import Action, FollowUp
from internkontroll.records.follow_up import DONE
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK28",
    name="Genomförd åtgärd utan resultat",
    severity=Severity.WARNING,
    why="Nämnden behöver veta om åtgärden hjälpte, inte bara att den är gjord.",
    example="status: genomförd\n\n## Genomförda åtgärder\n\nRutinen är reviderad.",
    mended="status: genomförd\n\n## Genomförda åtgärder\n\nRutinen är reviderad.\n\n## Effekt\n\n"
    "Fler loggkontroller diarieförs: 1 117 mot 996 året före.",
    answered_by=(),
)

_RESULT = re.compile(r"\beffekt(?:en|er|erna|s)?\b|\bresultat(?:et|en|ets|s)?\b|\blett\s+till\b", re.IGNORECASE)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every follow-up of an action that is done and silent about effect and result."""
    for follow_up in register.of(FollowUp):
        if follow_up.status != DONE or follow_up.historical or register.get(follow_up.about, Action) is None:
            continue
        if _says_result(follow_up):
            continue
        message = "Åtgärden är genomförd. Beskriv resultatet och om den har haft effekt."
        yield RULE.finding(follow_up.at("status"), message, follow_up.id, follow_up.about)


def _says_result(follow_up: FollowUp) -> bool:
    if not lacks(follow_up, "Effekt") or not lacks(follow_up, "Resultat"):
        return True
    # an empty section's heading says nothing, so only the text between the sections' headings is read
    return any(_RESULT.search(section.text) for section in follow_up.source.body.sections)
