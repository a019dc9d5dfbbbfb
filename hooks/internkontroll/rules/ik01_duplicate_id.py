"""Two files with the same id: every link to it would be ambiguous.

The finding stands at the second file in path order and names the first, so that it is said once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK01",
    name="Samma beteckning två gånger",
    severity=Severity.ERROR,
    why="En länk till beteckningen skulle leda till två olika poster.",
    example="id: ASN-R07   # finns redan i ASN-R07-otillaten-paverkan.md",
    mended="id: ASN-R08",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every file whose id an earlier file has."""
    first: dict[str, str] = {}
    for source in register.sources:
        if source.id in first:
            message = f"Beteckningen {source.id} finns både i {first[source.id]} och i {source.path}. Ge den ena posten en ny."
            yield RULE.finding(source.at("id"), message)
        else:
            first[source.id] = source.path
