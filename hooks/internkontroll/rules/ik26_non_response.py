"""Some did not answer, and the text does not say what that means for the conclusion.

Seed 000 does it right: 14 managers did not answer, "det har därför inte varit möjligt att dra någon
slutsats". A part of a sample whose name speaks of silence (svarade inte, bortfall, uppgift saknas, …)
asks for such a sentence. Any sentence of the record that speaks of those who did not answer, or says
that no conclusion can be drawn, serves; a bare response rate does not. It is said once for each record,
however many samples it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.samples import SampleUse, samples
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK26",
    name="Bortfallet är inte kommenterat",
    severity=Severity.NOTE,
    why="De som inte svarade kan skilja sig från dem som gjorde det, och då håller inte slutsatsen.",
    example="delar: {svarade: 54, svarade inte: 44}\n\n## Resultat\n\nCheferna känner till rutinen.",
    mended="delar: {svarade: 54, svarade inte: 44}\n\n## Resultat\n\nCheferna känner till rutinen. "
    "Hur de 44 som inte svarade arbetar vet vi inte.",
)

_NO_DATA = re.compile(r"\b(?:uppgift(?:er)?\s+saknas|saknar\s+uppgift(?:er)?)\b", re.IGNORECASE)
_SILENT = re.compile(
    r"\b(?:inte|ej|aldrig)\s+(?:\S+\s+){0,2}?(?:be)?(?:svara|återk[ao]m|delt[ao])"
    r"|\b(?:(?:be)?svara|återk[ao]m|delt[ao])\w*\s+(?:\S+\s+){0,2}?(?:inte|ej|aldrig)\b"
    r"|\b(?:inget|inga|utan|uteblivna|ej|saknar|saknas)\s+svar\b|\bsvar\w*\s+(?:saknas|uteblev)|bortfall|\bobesvarad",
    re.IGNORECASE,
)
_NO_CONCLUSION = re.compile(
    r"\b(?:inte|ej|ingen|inga)\b[^.]{0,80}\bslutsats|\bslutsats[^.]{0,80}\b(?:inte|ej|ingen)\b"
    r"|\bgår\s+(?:det\s+)?inte\s+att\s+säga",
    re.IGNORECASE,
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """The first sample of each record with silent ones that the record's text says nothing about."""
    told: set[str] = set()
    for use in samples(register):
        if use.record.id in told or not any(_is_silence(name) for name in use.sample.parts):
            continue
        text = use.record.source.body.text
        if _is_silence(text) or _NO_CONCLUSION.search(text):
            continue
        name, value = next((n, v) for n, v in use.sample.parts.items() if _is_silence(n))
        if value:
            told.add(use.record.id)
            yield RULE.finding(use.record.at("urval", use.index, "delar", name), _message(use, name, value))


def _is_silence(text: str) -> bool:
    return _SILENT.search(text) is not None or _NO_DATA.search(text) is not None


def _message(use: SampleUse, name: str, value: float) -> str:
    number = swedish.number(value) + (" procent" if use.sample.is_percent else "")
    who = f"{number} har inte svarat." if _SILENT.search(name) else f"För {number} saknas uppgift."
    return f"{who} Skriv vad det betyder för slutsatsen."
