"""A change of a record, as a reader of the site is told of it; and all changes of a register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from internkontroll.records.identity import ID


class Kind(StrEnum):
    """What happened to a record, in the eyes of those who only see what is published."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    #: it was working material, and is no longer
    PUBLISHED = "published"


#: why there are no changes in what is made without a look at the history
NOT_ASKED = "Ändringar visas inte: registrets historik har inte lästs."
_SENTENCES = {Kind.ADDED: "Tillkom.", Kind.REMOVED: "Togs bort.", Kind.PUBLISHED: "Publicerades."}


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a record on a day; several edits of one day are one change.

    `words` name the keys and sections that changed ("uppgiften ”Status” samt avsnittet ”Resultat”") and never their
    values. They are empty when the record came or went. A heading in them is contributors' text and must be escaped.
    """

    day: date
    #: the record's id
    record: str
    kind: Kind
    words: str = ""

    @property
    def sentence(self) -> str:
        """The change in Swedish, as plain text (`Ändrat: uppgiften ”Status” samt avsnittet ”Resultat”.`)."""
        return f"Ändrat: {self.words}." if self.kind is Kind.CHANGED else _SENTENCES[self.kind]


@dataclass(frozen=True)
class Changes:
    """The changes of a register. `missing` says in Swedish why there are none to tell; empty when all are known."""

    #: id -> its changes, newest first
    by_record: Mapping[str, tuple[Change, ...]] = field(default_factory=lambda: MappingProxyType({}))
    missing: str = ""
    #: the ids that git no longer has; the newest change does not say it, since authors' days need not be in order
    gone: frozenset[str] = frozenset()

    @cached_property
    def newest_first(self) -> tuple[Change, ...]:
        """Every change; those of one day in order of id."""
        every = sorted((change for changes in self.by_record.values() for change in changes), key=lambda c: c.record)
        return tuple(sorted(every, key=lambda c: c.day, reverse=True))

    def of(self, record_id: str) -> tuple[Change, ...]:
        """The changes of a record, newest first."""
        return self.by_record.get(record_id, ())

    def latest(self, number: int) -> tuple[Change, ...]:
        """The newest changes of all records, newest first."""
        return self.newest_first[:number]

    def shown(self, is_public: Callable[[str], bool], is_known: Callable[[str], bool]) -> Changes:
        """Only what may be told today.

        A record that is public now has its changes; one that still exists and is not public has none. Of one that
        is gone it is told that it was removed, and nothing else.
        """
        kept: dict[str, tuple[Change, ...]] = {}
        for record, changes in self.by_record.items():
            is_gone = record in self.gone
            if is_public(record):
                if not is_gone:  # else it is here again, which git has not been told of
                    kept[record] = changes
            elif is_gone and not is_known(record) and ID.fullmatch(record):
                kept[record] = changes
        return Changes(MappingProxyType(kept), self.missing, self.gone & kept.keys())
