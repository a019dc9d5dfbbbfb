"""The file name does not begin with the id, or a field says something else than the id does.

`ASN-R07-otillaten-paverkan.md` holds ASN-R07. What comes after the id and a hyphen is free. An id that
is no id at all is a form fault, and one that another file has is IK01: then the name is not judged,
since it is the id that must change. What the id says of year, board, item and reporting point is in the
fields too (see `agreement`), and one of the two is wrong when they differ. A link that names nothing
is left to IK02 and IK03.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from internkontroll.consequences import contradictions
from internkontroll.findings import Finding, Severity
from internkontroll.records.identity import ID
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK63",
    name="Filnamnet eller en uppgift stämmer inte med beteckningen",
    severity=Severity.ERROR,
    why="Filen ska gå att hitta från den beteckning som står i en länk eller ett fynd, och innehålla det som "
    "beteckningen säger.",
    example="risk-paverkan.md:\nid: ASN-R07",
    mended="ASN-R07-risk-paverkan.md:\nid: ASN-R07",
)

_ID_FIRST = re.compile(r"^[A-Z0-9]+(?:-[A-Z0-9]+(?![a-zåäö]))*(?=-|$)-?")


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every file whose written id its name does not begin with, and every field that contradicts the id."""
    uses = Counter(source.id for source in register.sources)
    for source in register.sources:
        if "id" not in source.data or source.is_named_by_id:
            continue
        if uses[source.id] > 1 or not ID.fullmatch(source.id):
            continue
        slug = _ID_FIRST.sub("", source.file.stem, count=1)
        suggestion = f"{source.id}-{slug}.md" if slug else f"{source.id}.md"
        yield RULE.finding(source.at("id"), f"Filen ska heta {source.id}-….md.", suggestion=suggestion)
    for record, one in contradictions(register):
        message = f"{one.key} är {one.written}, men beteckningen {record.id} säger {one.by_id}. Rätta det som är fel."
        yield RULE.finding(record.at(one.key), message)
