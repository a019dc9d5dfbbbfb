"""A risk that does not say why it may come about, or what it may lead to, cannot be assessed.

Seeds 000, 003 and 004 write every risk as "Risk för … på grund av … vilket kan leda till …". Other
words for the same are accepted ("till följd av", "kan medföra"), and so is a sentence of its own,
"Detta kan påverka …" (003). Each paragraph or list item that begins "Risk för" is one risk sentence;
explanations beside them are free. A risk without any description is told the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.questions.sections import empty_heading, lacks
from internkontroll.records import Risk
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.source import Section

RULE = Rule(
    code="IK08",
    name="Riskbeskrivning utan orsak eller konsekvens",
    severity=Severity.WARNING,
    why="Utan orsak går risken inte att förebygga, och utan konsekvens går den inte att värdera.",
    example="Risk för att utdrag ur belastningsregistret inte begärs.",
    mended="Risk för att utdrag ur belastningsregistret inte begärs på grund av att rutinen inte följs,\n"
    "vilket kan leda till att personer anställs utan att ha visat upp något utdrag.",
    answered_by=(),
)

_FORM = "Beskriv risken så: ”Risk för … på grund av … vilket kan leda till …”."
_CAUSE = re.compile(
    r"\bpå grund av\b|\bp\.? ?g\.? ?a\b|\bföljd av\b|\bberoende på\b|\bdärför att\b|\beftersom\b"
    r"|\borsaka(?:s|d|t|de) av\b|\bmed anledning av\b",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(
    r"\b(?:vilket|detta) (?:i sin tur )?(?:kan|skulle kunna|riskerar|leder|medför|innebär|gör|påverkar)\b"
    r"|\b(?:kan|skulle kunna|riskerar att) (?:\w+ |i sin tur )?"
    r"(?:leda|medföra|innebära|resultera|få till följd)\b"
    r"|\bdet kan påverka\b|\b(?:leder|resulterar|medför)\b|\bmed (?:den )?följd(?:en)? att\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]+")
_BEGINS = re.compile(r"[*_]*risk(?:en)? (?:för|att)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"[*_]*(?:detta|vilket)\b", re.IGNORECASE)
_HOLDS = re.compile(r"\brisk(?:en)? för\b", re.IGNORECASE)


@dataclass(slots=True)
class _Block:
    line: int
    column: int
    text: str


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every risk sentence that lacks a cause or a consequence, and every risk without one."""
    for risk in register.of(Risk):
        if risk.historical:
            continue
        if lacks(risk, "Beskrivning"):
            where = empty_heading(risk, "Beskrivning") or risk.at()
            yield RULE.finding(where, f"Riskbeskrivningen saknas. {_FORM}", risk.id)
        elif (section := risk.section("Beskrivning")) is not None:
            for block in _sentences(list(_blocks(section))):
                missing = _missing(" ".join(block.text.split()))
                if missing:
                    where = Location(risk.source.path, block.line, block.column)
                    yield RULE.finding(where, f"Riskbeskrivningen saknar {missing}. {_FORM}")


def _missing(text: str) -> str:
    missing = []
    if not _CAUSE.search(text):
        missing.append("orsak")
    if not _CONSEQUENCE.search(text):
        missing.append("konsekvens")
    return " och ".join(missing)


def _sentences(blocks: list[_Block]) -> list[_Block]:
    """The blocks that are risk sentences; when none looks like one, the first is taken for it."""
    begun = [block for block in blocks if _BEGINS.match(block.text)]
    return begun or [block for block in blocks if _HOLDS.search(block.text)] or blocks[:1]


def _blocks(section: Section) -> Iterator[_Block]:
    """Paragraphs and list items; one that begins "Detta …" goes on with the one before."""
    block: _Block | None = None
    is_open = False
    for number, line in enumerate(section.text.split("\n"), section.text_line):
        text = line.strip()
        if not text or text.startswith("#"):
            is_open = False
            continue
        marker = _MARKER.match(line)
        if block and (is_open or _GOES_ON.match(text)) and not marker:
            block.text = f"{block.text} {text}"
        else:
            if block:
                yield block
            start = marker.end() if marker else len(line) - len(line.lstrip())
            block = _Block(number, start + 1, line[start:].strip())
        is_open = True
    if block:
        yield block
