"""A link to a record of another type than the field is for, such as a plan among the risks.

The record exists, so nothing is lost, but every list and back link made from the field would be
wrong. A suggestion is given when exactly one record of the right type is a slip of the keyboard away.
No finding where the record's own `typ` is already found fault with: see `link_faults`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.questions.link_faults import REPORTING_POINT, link_faults
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK03",
    name="Hänvisning till fel typ av post",
    severity=Severity.ERROR,
    why="Listor och återlänkar byggs av fältet och blir fel när det pekar på en post av en annan typ.",
    example="risker: [ASN-2025]   # ASN-2025 är en plan",
    mended="risker: [ASN-R07]",
)

_NEUTER = frozenset({"styrdokument", "svar", "ärende", "sammanträde", REPORTING_POINT})


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every link that names a record of a type its field does not allow."""
    for fault in link_faults(register):
        if fault.found:
            expected = swedish.listed((_one(typ) for typ in fault.expected), last="eller")
            message = f"{fault.use.target} är {_one(fault.found)}, men här ska det stå {expected}."
            if fault.near:
                message = f"{message} Menade du {fault.near}?"
            yield RULE.finding(fault.use.location, message, suggestion=fault.near)


def _one(typ: str) -> str:
    return f"{'ett' if typ in _NEUTER else 'en'} {typ}"
