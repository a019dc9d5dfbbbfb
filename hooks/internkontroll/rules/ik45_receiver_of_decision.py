"""A proposed decision sends something, and "Beslutet skickas till" will be printed empty.

Seed 001: "skickar yttrandet till stadsrevisionen", and the receiver below. Seed 002 "lämnar yttrandet till"
an authority. The receiver is `skickas_till`, also where the reply goes through a web form (`svarskanal`).
The finding stands at the point of Förslag till beslut; one finding for each matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language.prose import place_in, sentences
from internkontroll.questions.relations import is_on_agenda
from internkontroll.records import Matter
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK45",
    name="Beslut att skicka utan mottagare",
    severity=Severity.ERROR,
    why="Kansliet kan inte expediera ett beslut som ingen står som mottagare av.",
    example="## Förslag till beslut\n\n1. Nämnden skickar yttrandet till stadsrevisionen.",
    mended="skickas_till: [SR]\n\n## Förslag till beslut\n\n1. Nämnden skickar yttrandet till stadsrevisionen.",
    stage="Fel när ärendet står på en nämnds dagordning, annars varning.",
    answered_by=(),
)

_SENDS = re.compile(
    r"\b(?:skicka[rs]?|skickas|översänd(?:er|a|s)?|sänd(?:er|a|s)|överlämna[rs]?|expediera[rs]?|delge[rs]?)\b"
    r"|\blämna[rs]?\s+(?:\S+\s+){0,4}?(?:yttrande|svar|rapport|uppföljning|redovisning)\w*\s+(?:\S+\s+){0,4}?till\b",
    re.IGNORECASE,
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every matter with a decision to send and nobody to send it to."""
    for matter in register.of(Matter):
        section = None if matter.historical or matter.sent_to else matter.section("Förslag till beslut")
        point = next((s for s in sentences(section.text) if _SENDS.search(s.text)), None) if section else None
        if section is None or point is None:
            continue
        where = place_in(matter, section.text, section.text_line, point.start)
        severity = error_when(is_on_agenda(register, matter))
        yield RULE.finding(where, "Ange vem beslutet skickas till.", matter.id, severity=severity)
