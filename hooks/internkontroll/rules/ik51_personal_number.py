"""A personal identity number or coordination number anywhere in the register.

Git keeps everything for ever and the site shows everything: a number that has come in is a data
breach, so the whole file is searched (front matter, code, links, files that cannot be read as
records, text and Office attachments, and file names) and historical records too. Only a number
whose date exists and whose check digit holds counts. The finding never shows it, and no exception
can take it away.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.secrets import personal_numbers
from internkontroll.secrets.stored_text import stored_texts

RULE = Rule(
    code="IK51",
    name="Personnummer i texten",
    severity=Severity.ERROR,
    why="Registret publiceras och sparas för alltid, så ett personnummer i det är en personuppgiftsincident.",
    example="Den anställde (ÅÅMMDD-NNNN) hade inte visat upp något utdrag.",
    mended="En anställd hade inte visat upp något utdrag.",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every number in the text or the name of any file."""
    for stored in stored_texts(register):
        if not personal_numbers.may_hold(f"{stored.path}\n{stored.text}"):
            continue
        if any(personal_numbers.spans(stored.path)):
            hidden = Location(personal_numbers.masked(stored.path))
            message = "Filens namn ser ut att innehålla ett personnummer (visas inte). Byt namn på filen."
            yield RULE.finding(hidden, message, secret=True)
        for start, _ in personal_numbers.spans(stored.text):
            place = stored.at(start)
            where = f"Texten på rad {place.line}" if stored.has_lines else "Filen"
            message = f"{where} ser ut att innehålla ett personnummer (visas inte). Ta bort det."
            yield RULE.finding(place, message, secret=True)
