"""Whose promises: each organisation, each role, and what concerns none of them.

A party has a name in addresses (`loften/asn.html`, `kalender/asn.ics`) that no other has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from internkontroll.language import swedish
from internkontroll.questions.promise_lists import by_organisation, by_role, published
from internkontroll.questions.promises import Promise
from internkontroll.records import Meeting, Organisation
from internkontroll.register import Register

#: names that pages and calendars have which are no party's
_TAKEN = ("alla", "index", "kalender")
#: "roll-" begins every role's name
_ROLE = "roll-"


@dataclass(frozen=True, slots=True)
class Party:
    """One for whom promises are kept together; of an organisation and a role at most one is set."""

    #: ASCII, in lower case, unique
    slug: str
    #: as people say it
    name: str
    #: no other party has it
    full_name: str
    #: all that concern it, earliest due first
    promises: tuple[Promise, ...]
    organisation: Organisation | None = None
    role: str | None = None

    @property
    def is_board(self) -> bool:
        """True for a body that adopts plans and holds meetings."""
        return self.organisation is not None and self.organisation.is_board


def parties(register: Register) -> tuple[Party, ...]:
    """Every organisation and role that has promises, in order of name; last what concerns no organisation, if anything."""
    return register.once(_parties)


def party_of(register: Register, organisation_id: str) -> Party | None:
    """An organisation as a party; None when no promise concerns it and it has no meetings."""
    return register.once(_by_id).get(organisation_id)


def _by_id(register: Register) -> dict[str, Party]:
    return {party.organisation.id: party for party in parties(register) if party.organisation is not None}


def _parties(register: Register) -> tuple[Party, ...]:
    taken = set(_TAKEN)
    organisations = sorted(_organisations(register, taken), key=lambda p: (not p.is_board, p.name, p.slug))
    roles = [
        Party(
            _free(f"{_ROLE}{_slug(role) or 'okand'}", taken),
            swedish.capitalised(role),
            f"{role} (roll)",
            found,
            role=role,
        )
        for role, found in by_role(register).items()
    ]
    concerned = {id(one) for party in organisations for one in party.promises}
    others = tuple(one for one in published(register) if id(one) not in concerned)
    name = "Utan nämnd eller förvaltning"
    return (*organisations, *roles, *([Party(_free("ovriga", taken), name, name, others)] if others else []))


def _organisations(register: Register, taken: set[str]) -> Iterator[Party]:
    promised = by_organisation(register)
    meeting = {one.board for one in register.of(Meeting) if not one.historical}
    for one in register.of(Organisation):
        if one.id in promised or one.id in meeting:
            found = promised.get(one.id, ())
            yield Party(_free(one.id.lower(), taken), one.title, f"{one.title} ({one.id})", found, organisation=one)


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-")


def _free(slug: str, taken: set[str]) -> str:
    """The name, with a number when another has it already."""
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    taken.add(found)
    return found
