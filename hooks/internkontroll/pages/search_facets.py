"""How a search knows a record: what its page is narrowed by, and what people call it besides its title."""

from __future__ import annotations

from datetime import date

from internkontroll.pages.labels import TYPE_NAMES
from internkontroll.pages.lists import year_of
from internkontroll.pages.thread.state import state_of
from internkontroll.records import ExternalAudit, Organisation, PolicyDocument, Record
from internkontroll.register import Register


def facets_of(register: Register, record: Record, day: date) -> dict[str, str]:
    """Type, board, year and state on a day, those that the record has."""
    year = year_of(register, record)
    found = {
        "Typ": TYPE_NAMES[record.TYPE][0],
        "Nämnd": register.short_name(record.board) if record.board else "",
        "År": str(year) if year else "",
        # one word for all that go on, whether late or not
        "Läge": state_of(register, record, day)[0].partition(",")[0],
    }
    return {name: value for name, value in found.items() if value}


def names_of(record: Record) -> tuple[str, ...]:
    """Its id and numbers, and the short forms that people write; each once."""
    found: list[str | None] = [record.id, record.case_number]
    match record:
        case PolicyDocument():
            found += [record.sfs, *record.cited_as]
        case Organisation():
            found.append(record.short_name)
        case ExternalAudit():
            found.append(record.number)
        case _:
            pass
    return tuple(dict.fromkeys(name for name in found if name))
