"""A published record links to `arbetsmaterial`: the reader would learn that the draft exists, and its id.

Working material is nowhere on the site, in no document, feed or download. A link from a published
record would be a dead one at best. A link to a reporting point is a link to its plan. Links between
drafts, and from a draft to what is published, are as they should be. Historical records are judged
too: their pages print what they link to like any others.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records.fields import PointLink
from internkontroll.records.identity import split_reporting_point
from internkontroll.register import LinkUse, Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK60",
    name="Länk till arbetsmaterial",
    severity=Severity.ERROR,
    why="Ett utkast ska inte synas för andra förrän det är klart, inte ens genom en länk.",
    example="risker: [ASN-R12]   # ASN-R12 har publicering: arbetsmaterial",
    mended="risker: [ASN-R07]",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every link from a published record to one that is not."""
    drafts = {record.id for record in register.records.values() if not record.is_published}
    if not drafts:
        return
    for use in register.link_uses:
        target = _record_of(use)
        if target not in drafts:
            continue
        record = register.records.get(use.source.id)
        if record is None or record.source is not use.source or not record.is_published:
            continue
        message = (
            f"{use.source.path} är publicerad men hänvisar till {target}, som är arbetsmaterial. Ta bort hänvisningen."
        )
        yield RULE.finding(use.location, message, record.id, target)


def _record_of(use: LinkUse) -> str:
    parts = split_reporting_point(use.target) if isinstance(use.link, PointLink) else None
    return parts[0] if parts else use.target
