"""Which named sections a record lacks, when it is certain that they are lacking.

A section under a misspelt heading is written, only not found: the heading is the mistake, and rule
IK57 says so. The same holds for a heading at the wrong level (IK55). Rules that ask for a section
ask here, so that one mistake gives one finding.
"""

from __future__ import annotations

from internkontroll.findings import Location
from internkontroll.records import Record
from internkontroll.records.faults import nearest


def lacks(record: Record, name: str) -> bool:
    """True when the section holds no text and no heading of the body looks as if meant for it."""
    section = record.section(name)
    if section is not None:
        return not section.text.strip()
    known = next(one for one in record.SECTIONS if one.name == name)
    for heading in record.source.body.headings:
        if known.matches(heading.text):
            return False
        if any(one.matches(heading.text) for one in record.SECTIONS):
            continue
        if nearest(heading.text, [one.name for one in record.SECTIONS]) == name:
            return False
    return True


def empty_heading(record: Record, *names: str) -> Location | None:
    """The place of the first of these sections that has a heading and nothing below it."""
    for name in names:
        section = record.section(name)
        if section is not None and not section.text.strip():
            return Location(record.source.path, section.line)
    return None
