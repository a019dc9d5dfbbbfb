"""The file name does not begin with the id: nobody finds the file that a link names.

`ASN-R07-otillaten-paverkan.md` holds ASN-R07. What comes after the id and a hyphen is free. An id that
is no id at all is a form fault, and one that another file has is IK01: then the name is not judged,
since it is the id that must change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records.identity import ID
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK63",
    name="Filnamnet börjar inte med beteckningen",
    severity=Severity.ERROR,
    why="Filen ska gå att hitta från den beteckning som står i en länk eller ett fynd.",
    example="risk-paverkan.md:\nid: ASN-R07",
    mended="ASN-R07-risk-paverkan.md:\nid: ASN-R07",
)

_ID_FIRST = re.compile(r"^[A-Z0-9]+(?:-[A-Z0-9]+(?![a-zåäö]))*(?=-|$)-?")


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every file whose written id its name does not begin with."""
    uses = Counter(source.id for source in register.sources)
    for source in register.sources:
        stem = source.file.stem
        if "id" not in source.data or stem == source.id or stem.startswith(f"{source.id}-"):
            continue
        if uses[source.id] > 1 or not ID.fullmatch(source.id):
            continue
        slug = _ID_FIRST.sub("", stem, count=1)
        suggestion = f"{source.id}-{slug}.md" if slug else f"{source.id}.md"
        yield RULE.finding(source.at("id"), f"Filen ska heta {source.id}-….md.", suggestion=suggestion)
