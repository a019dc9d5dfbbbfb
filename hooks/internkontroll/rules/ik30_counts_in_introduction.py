"""The introduction counts the report's items, and counts wrong: somebody added one and forgot the text.

Seed 003 states its counts in words, one kind at a time. A count is right when the report holds so many
items, or would when the items that IK29 misses have been told of (that mistake is said there). Plain
"granskningar" may mean all audits or the board's own. What is read as a count is told in `counting.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language.prose import place_in
from internkontroll.questions.due import carried, owed_entries
from internkontroll.records import Report
from internkontroll.register import Point, Register
from internkontroll.rules.base import Rule
from internkontroll.wording import counting
from internkontroll.wording.counting import AUDITS, OWN, Claim

RULE = Rule(
    code="IK30",
    name="Fel antal i inledningen",
    severity=Severity.WARNING,
    why="Stämmer inte antalet undrar nämnden vad som har fallit bort.",
    example="## Inledning\n\n"
    "Rapporten redovisar två direktåtgärder och två granskningar.   (den innehåller en granskning)",
    mended="## Inledning\n\nRapporten redovisar två direktåtgärder och en granskning.",
)

#: singular and plural of each kind, as they stand after a number
_NOUNS = {
    counting.ACTIONS: ("åtgärd", "åtgärder"),
    counting.DIRECT: ("direktåtgärd", "direktåtgärder"),
    counting.AUDITS: ("granskning", "granskningar"),
    counting.OWN: ("av nämndens granskningar", "av nämndens granskningar"),
    counting.COMMON: ("kommungemensam granskning", "kommungemensamma granskningar"),
}


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every count in a report's introduction that its items do not bear out."""
    for report in register.of(Report):
        section = None if report.historical else report.section("Inledning")
        point = register.point(report.reporting_point)
        if section is None or point is None:
            continue
        for claim in counting.claims(section.text):
            number = _wrong(register, point, claim)
            if number is not None:
                where = place_in(report, section.text, section.text_line, claim.start, claim.length)
                # an item or a follow-up that cannot be read is not counted: such a finding waits
                judged = (report.id, point.plan.id, *(e.item for e in (*point.plan.entries, *carried(register, point))))
                yield RULE.finding(where, _message(claim, number), *judged, suggestion=_right(claim, number))


def _wrong(register: Register, point: Point, claim: Claim) -> int | None:
    """How many the report holds when the claim is wrong, else None."""
    held = counting.held(register, point)
    whole = held | {entry.item for entry in owed_entries(register, point)}
    kinds = (AUDITS, OWN) if claim.kind == AUDITS else (claim.kind,)
    numbers = [counting.number_of(register, items, kind) for items in (held, whole) for kind in kinds]
    return None if claim.number in numbers else numbers[0]


def _message(claim: Claim, number: int) -> str:
    return f"Inledningen anger {_words(claim, claim.number)}, men rapporten innehåller {_word(number)}."


def _right(claim: Claim, number: int) -> str | None:
    return _words(claim, number) if number else None


def _words(claim: Claim, number: int) -> str:
    return f"{_word(number)} {_NOUNS[claim.kind][number != 1]}"


def _word(number: int) -> str:
    return "ingen" if number == 0 else counting.WORDS[number] if number < len(counting.WORDS) else str(number)
