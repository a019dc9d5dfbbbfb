"""What the documents to an executive board (kommunstyrelse) have in common: one for each such board and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from internkontroll.language import swedish
from internkontroll.records import Organisation
from internkontroll.register import Register

_SUBJECT = re.compile(r"(.+)-(\d{4})")


def subjects_of(register: Register, years: Iterable[int]) -> Iterator[str]:
    """`KS-2025` for each executive board and year, in that order."""
    in_order = tuple(years)
    for organisation in register.of(Organisation):
        if organisation.kind == "kommunstyrelse":
            yield from (f"{organisation.id}-{year}" for year in in_order)


def of_year(register: Register, subject: str) -> tuple[Organisation | None, int | None]:
    """The executive board and year of `KS-2025`; (None, None) for what is no such thing."""
    match = _SUBJECT.fullmatch(subject)
    organisation = register.get(match.group(1), Organisation) if match else None
    if match is None or organisation is None or organisation.kind != "kommunstyrelse":
        return None, None
    return organisation, int(match.group(2))


def subtitle(day: date) -> str:
    """The day that the document tells of."""
    return f"Läget den {swedish.day(day)}"
