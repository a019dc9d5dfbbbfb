"""What the search is told of one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from internkontroll.pages.page import Page
from internkontroll.pages.rendering import Passage


class Kind(Enum):
    """What sort of page it is; a record's own page is what people look for.

    The weights are those of a word in the title, in a name, in a heading or often in the text, and once in the text.
    Pagefind takes 0 to 10.
    """

    RECORD = ("8", "9", "1.5", "1")
    HANDBOOK = ("5", "5", "1.5", "0.6")
    DOCUMENT = ("4", "4", "1", "0.5")
    #: a list repeats what the records say: only its title and headings are searched
    LIST = ("3", "3", "0.3", "0.3")


def kind_of(page: Page) -> Kind:
    """What sort a page of the register is. A document has an id, and no file of its own."""
    if page.record_id is None:
        return Kind.LIST
    return Kind.RECORD if page.source else Kind.DOCUMENT


#: from these headings on, a page repeats the titles of other records
_LINKS_ONLY = frozenset(
    ("Den röda tråden", "Redovisningar", "Samband", "Hänvisar hit", "Undantag från kontrollen", "Ändringar")
)
#: the header of the table of a record's fields
_HEADER = "Uppgift Värde "


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its address from the site's root, its title as people read it, what it says, what narrows a search."""

    path: str
    title: str
    passages: Sequence[Passage]
    kind: Kind = Kind.LIST
    facets: Mapping[str, str] = field(default_factory=dict)
    #: what people call it besides its title
    names: Sequence[str] = ()

    @property
    def heading(self) -> str:
        """The title without the id that tells it from others, which is one of its names."""
        ending = next((f" ({name})" for name in self.names if self.title.endswith(f" ({name})")), "")
        return self.title.removesuffix(ending)

    def sections(self) -> Iterator[tuple[str, str, str]]:
        """What the page says itself, by heading: the heading's id and words, and the text below it."""
        for passage in self.passages:
            if passage.title in _LINKS_ONLY:
                return
            yield passage.id, passage.title, " ".join(passage.words).replace(_HEADER, "", 1)
