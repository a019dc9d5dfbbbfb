"""What a page may ask for while it is made: the register, the day, and how to link to a record from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from internkontroll.changes import Changes
from internkontroll.check import Verdict
from internkontroll.pages.markup import Markup
from internkontroll.pages.page import record_path, relative
from internkontroll.pages.shelf import Shelf
from internkontroll.records import Record
from internkontroll.register import Register


@dataclass(frozen=True, slots=True)
class View:
    """The register as one page sees it; `path` is the page's own file."""

    register: Register
    verdict: Verdict
    path: str
    write: Markup
    #: makes the markup of one page
    new_markup: Callable[[], Markup]
    #: the documents that the site holds
    shelf: Shelf = field(default_factory=Shelf)
    #: what has changed, of what the site shows
    changes: Changes = field(default_factory=Changes)

    def at(self, path: str) -> View:
        """The same register seen from another page, with that page's own markup."""
        return replace(self, path=path, write=self.new_markup())

    def link(self, record: Record | str) -> str:
        """A link with the record's title; only the text where the record has no page.

        Working material is nowhere on the site, so not even its title or id is shown.
        """
        found = self.register.records.get(record) if isinstance(record, str) else record
        if found is None:
            return self.write.text(self.register.title(record))
        title = self.register.title(found)
        return self.write.link(title, relative(record_path(found.TYPE, found.id), self.path))

    def to(self, path: str, text: str) -> str:
        """A link to another page of the site."""
        return self.write.link(text, relative(path, self.path))

    def short(self, organisation_id: str) -> str:
        """An organisation by its short name, which says in full what it stands for to who asks."""
        name, whole = self.register.short_name(organisation_id), self.register.title(organisation_id)
        return self.write.text(name) if name == whole else self.write.abbreviation(name, whole)

    def visible(self, record_id: str) -> bool:
        """True when the record has a page."""
        return record_id in self.register.records
