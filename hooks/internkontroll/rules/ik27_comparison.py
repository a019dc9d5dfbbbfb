"""A comparison with an earlier audit that the register does not know, or that used another method.

Seed 000 compares with 2022 and says "enligt samma metod", seed 003 compares with 2020 in its result. The
comparison is a section of the follow-up, or words such as "föregående granskning" in its Resultat; the
earlier audit is the audit's `föregångare`, and `samma_metod` says whether the figures can be compared.
A `föregångare` that does not resolve counts as given (IK02). "Tidigare granskningar" in general are no
comparison. Five boards that follow up one common audit get one finding, at the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.language.prose import place_in
from internkontroll.records import Audit, FollowUp
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK27",
    name="Jämförelse utan tidigare granskning",
    severity=Severity.WARNING,
    why="En skillnad mot förra gången säger något bara om läsaren hittar dit och metoden är densamma.",
    example="## Resultatet jämfört med granskningen 2022   (granskningen saknar föregångare)",
    mended="föregångare: [ASN-2022-G02]\nsamma_metod: ja",
    answered_by=(),
)

_COMPARES = re.compile(
    r"\b(?:föregående|förra|senaste|tidigare)\s+(?:årets?\s+)?granskning(?:en|ens|s)?\b"
    r"|\bjämför\w*\s+med\s+(?:\S+\s+){0,3}?granskning(?:en|ens|s)?\b",
    re.IGNORECASE,
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """The first follow-up of each audit that compares without telling with what and how."""
    for audit in register.of(Audit):
        if audit.predecessors and audit.same_method:
            continue
        for follow_up in register.linking(audit.id, FollowUp, "avser"):
            where = None if follow_up.historical else _comparison(follow_up)
            if where is not None:
                yield RULE.finding(where, _message(register, audit), follow_up.id, audit.id)
                break


def _comparison(follow_up: FollowUp) -> Location | None:
    section = follow_up.section("Jämförelse med tidigare granskning")
    if section is not None and section.text.strip():
        return Location(follow_up.source.path, section.line)
    section = follow_up.section("Resultat")
    found = _COMPARES.search(section.text) if section else None
    if section is None or found is None:
        return None
    return place_in(follow_up, section.text, section.text_line, found.start(), len(found.group()))


def _message(register: Register, audit: Audit) -> str:
    if not audit.predecessors:
        where = f"(föregångare och samma_metod i {audit.id})"
        return f"Länka till den tidigare granskningen och ange om metoden är densamma {where}."
    earlier = f"den tidigare granskningen ”{register.title(audit.predecessors[0])}”"
    if audit.same_method is None:
        return f"Ange om metoden är densamma som i {earlier} (samma_metod i {audit.id})."
    return (
        f"Metoden är inte densamma som i {earlier}. "
        "Ta bort jämförelsen, eller motivera i ett undantag varför den håller."
    )
