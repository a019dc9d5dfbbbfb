"""A file that carries a secrecy marking: it must not lie where everybody can read it.

A stamp is a line of its own ("SEKRETESS", "Sekretessmarkerad", "Omfattas av sekretess enligt
26 kap. 1 § OSL") or a property of the front matter or of an attachment. The word in running text
is no stamp (003 writes of röjande av sekretess throughout), nor is the law that a matter gives for
a secret appendix. Historical records, broken files and attachments are searched too. An unknown
key such as `sekretess: ja` is also a form fault, but that fault's mend would only hide the marking.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.secrets.secrecy import marked_property, may_be_marked, stamp_line
from internkontroll.secrets.stored_text import StoredText, stored_texts

RULE = Rule(
    code="IK52",
    name="Sekretessmarkerad fil",
    severity=Severity.ERROR,
    why="En sekretessmarkerad handling får inte ligga i ett register som publiceras.",
    example="SEKRETESS",
    mended="(ta bort filen; i ärendet anges bara beslutsunderlag: [{sekretess: 26 kap. 1 § OSL}])",
)

MESSAGE = "Filen är sekretessmarkerad och får inte ligga i registret. Texten visas inte."


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every file with a marking, at the first one in it."""
    for stored in stored_texts(register):
        place = _marked_at(stored)
        if place is not None:
            yield RULE.finding(place, MESSAGE, secret=True)


def _marked_at(stored: StoredText) -> Location | None:
    if not may_be_marked(stored.text):
        return None
    source = stored.source
    if source is not None and (path := marked_property(source.data)):
        return source.at_key(*path)
    line_column = stamp_line(stored.text)
    if line_column is None:
        return None
    return Location(stored.path, *line_column) if stored.has_lines else Location(stored.path)
