"""A table without a header row, an image without alternative text, a link without text.

Somebody who cannot see the page is told nothing by them, and veraPDF passes a table without a header
that still fails its reader (facts.md). A table whose header cells are partly empty has a header.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.wording.citations import is_historical

RULE = Rule(
    code="IK56",
    name="Tabell, bild eller länk utan text",
    severity=Severity.ERROR,
    why="Den som inte ser sidan får annars inte veta vad tabellen, bilden eller länken visar.",
    example="![](diagram.png)",
    mended="![Antal visselblåsarärenden per år 2022–2025](diagram.png)",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every table, image and link that lacks its text."""
    for source in register.sources:
        body = source.body
        if not (body.tables or body.images or body.links) or is_historical(source):
            continue
        faults = [(t.line, 1, "Tabellen", "rubriker i den översta raden") for t in body.tables if not t.header]
        faults += [(i.line, i.column, "Bilden", "alternativtext") for i in body.images if not i.text]
        faults += [(i.line, i.column, "Länken", "text") for i in body.links if not i.text]
        for line, column, what, missing in faults:
            yield RULE.finding(Location(source.path, line, column), f"{what} på rad {line} saknar {missing}.")
