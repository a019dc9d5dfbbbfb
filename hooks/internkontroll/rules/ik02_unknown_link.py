"""A link to nothing: the reader who follows the red thread comes to its end.

Counts as a link: every id in the front matter, a full reporting point (ASN-2025-T9) and a code that
a plan gives one of its items (`rapporteras: [T9]`) without listing it among its reporting points.
When exactly one existing id is a slip of the keyboard away, that is the suggestion. Nothing is said
where another finding already covers the mistake: see `link_faults`. Judged on all records, historical
and broken ones too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.consequences import slips
from internkontroll.findings import Finding, Severity
from internkontroll.questions.link_faults import link_faults
from internkontroll.records import Plan
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK02",
    name="Hänvisning till något som inte finns",
    severity=Severity.ERROR,
    why="En hänvisning som inte leder någonstans bryter den röda tråden från risk till resultat.",
    example="risker: [ASN-R70]   # det finns bara ASN-R07",
    mended="risker: [ASN-R07]",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every link, and every reporting code in a plan, that names nothing."""
    for fault in link_faults(register):
        if not fault.found:
            use = fault.use
            message = _message(use.source.file.name, use.target, fault.near)
            yield RULE.finding(use.location, message, suggestion=fault.near)
    for plan in register.of(Plan):
        yield from _unknown_codes(plan)


def _unknown_codes(plan: Plan) -> Iterator[Finding]:
    known = {point.code for point in plan.reporting_points}
    for index, entry in enumerate(plan.entries):
        for place, code in enumerate(entry.reported_at):
            if code not in known:
                near = sorted(slips(code) & known)
                meant = near[0] if len(near) == 1 else None
                message = _message(plan.source.file.name, f"{plan.id}-{code}", meant)
                location = plan.at("poster", index, "rapporteras", place)
                yield RULE.finding(location, message, suggestion=meant)


def _message(file: str, target: str, near: str | None) -> str:
    ask = f" Menade du {near}?" if near else ""
    return f"{file} hänvisar till {target}, som inte finns i registret.{ask}"
