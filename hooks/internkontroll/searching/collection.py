"""What all pages say, gathered page by page and written down at once; in memory are only the numbers of the words.

IK_ORDLISTA names a file of Swedish words, one a line (Debian's `/usr/share/dict/swedish`), which helps to take apart
compounds whose parts the register never uses by themselves. Without it only the register's own words are used, and no
list is looked for, so that the same files give the same index on every machine.
"""

from __future__ import annotations

import html
import json
import re
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from internkontroll.searching.compounds import SEAM, Compounds
from internkontroll.searching.entry import Entry, Kind
from internkontroll.searching.faults import SearchFault
from internkontroll.searching.numbers import glued
from internkontroll.searching.vocabulary import as_json
from internkontroll.searching.words import SAYING_NOTHING

#: Pagefind needs some 130 kB for a page while it works, so that a large site gets several indexes
PAGES_TOGETHER = 2_000
#: a word that stands so many times on a page counts more
_OFTEN = 3
#: so much of a list is kept to be shown
_LIST_TEXT = 400
#: what stands around a word, and the marks that would be read as a seam or as HTML
_AROUND = re.compile(r"[\s()\[\]{}<>|;,!?\"“”„'’´`*=+…•·]+")
_EDGES = ".:/-–—_"


class _Words(NamedTuple):
    """The numbers of one page's words, each word once, where it counts most."""

    title: array[int]
    names: array[int]
    often: array[int]
    rest: array[int]


class Collection:
    """The pages of a site. To be closed, or used in a `with`: it holds a folder."""

    def __init__(self, word_list: Path | None = None) -> None:
        """Read the list of words, if one is named. Raises SearchFault."""
        self._listed = _listed(word_list) if word_list else []
        self._folder = tempfile.TemporaryDirectory(prefix="internkontroll-sok-")
        self.root = Path(self._folder.name)
        self.facets: list[dict[str, str]] = []
        self._kinds: list[Kind] = []
        self._pages: list[_Words] = []
        self._numbers: dict[str, int] = {}
        self._uses: Counter[int] = Counter()
        self.texts.mkdir()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Throw away what was written."""
        self._folder.cleanup()

    @property
    def texts(self) -> Path:
        """What is shown of each page, by its number."""
        return self.root / "texts"

    def add(self, entry: Entry) -> None:
        """Write down one page; nothing of it is kept but the numbers of its words."""
        sections = list(entry.sections())
        is_list = entry.kind is Kind.LIST
        shown = [(place, title, text[:_LIST_TEXT]) for place, title, text in sections[:1]] if is_list else sections
        page = {"u": entry.path, "t": entry.title, "n": [*entry.names], "f": {**entry.facets}, "s": shown}
        file = self.texts / f"{len(self._pages)}.json"
        file.write_text(json.dumps(page, ensure_ascii=False, separators=(",", ":")), "utf-8")
        self.facets.append({name: value for name, value in entry.facets.items() if value})
        self._kinds.append(entry.kind)
        self._pages.append(self._words(entry, sections))

    def finish(self) -> tuple[list[Path], bytes]:
        """Write the trees that Pagefind reads; returns their folders, and the list of words for the page of the search."""
        words = list(self._numbers)
        uses = {words[number]: count for number, count in self._uses.items() if words[number].isalpha()}
        compounds = Compounds([*uses, *self._listed])
        marked = [html.escape(_marked(word, compounds), quote=False) for word in words]
        trees: list[Path] = []
        for number, (kind, page) in enumerate(zip(self._kinds, self._pages, strict=True)):
            if number % PAGES_TOGETHER == 0:
                trees.append(self.root / f"tree{len(trees)}")
                trees[-1].mkdir()
            title, *paragraphs = (
                f'<{tag} data-pagefind-weight="{weight}">{" ".join(marked[word] for word in group)}</{tag}>'
                for tag, weight, group in zip(("h1", "p", "p", "p"), kind.value, page, strict=True)
            )
            (trees[-1] / f"{number}.html").write_text(_PAGE.format(title, "\n".join(paragraphs)), "utf-8")
        return trees, as_json(uses, compounds, len(trees))

    def _words(self, entry: Entry, sections: Sequence[tuple[str, str, str]]) -> _Words:
        seen: set[str] = set()
        title = self._numbered(_split(entry.heading), seen)
        names = self._numbered(_split(" ".join(entry.names)), seen)
        often = _split(" ".join(heading for _, heading, _ in sections[1:]))
        rest: list[str] = []
        if entry.kind is not Kind.LIST:
            counted = Counter(_split(" ".join(text for _, _, text in sections)))
            often += [word for word, count in counted.items() if count >= _OFTEN]
            rest = list(counted)
        page = _Words(title, names, self._numbered(often, seen), self._numbered(rest, seen))
        for group in page:
            self._uses.update(group)
        return page

    def _numbered(self, words: Iterable[str], seen: set[str]) -> array[int]:
        numbers = self._numbers
        found = array("I")
        for word in words:
            if word not in seen and word not in SAYING_NOTHING:
                seen.add(word)
                found.append(numbers.setdefault(word, len(numbers)))
        return found


_PAGE = '<!doctype html><html lang="sv"><body>\n{}\n{}\n</body></html>\n'


def _split(text: str) -> list[str]:
    """The words of a text in small letters, numbers in one piece, in order."""
    words = (word.strip(_EDGES) for word in _AROUND.split(glued(text.lower())))
    return [word for word in words if word and (word[0].isalnum() or "§" in word)]


def _marked(word: str, compounds: Compounds) -> str:
    if word.isalpha():
        return compounds.marked(word)
    if "-" in word:  # `apt-materialet`, and an id, whose parts are no words
        return "-".join(compounds.marked(part) if part.isalpha() else part for part in word.split("-"))
    return word.replace(SEAM, "")


def _listed(word_list: Path) -> list[str]:
    try:
        words = word_list.read_text("utf-8").split()
    except (OSError, UnicodeDecodeError):
        raise SearchFault(f"Ordlistan {word_list} går inte att läsa. Ändra eller ta bort IK_ORDLISTA.") from None
    return [word.lower() for word in words if word.isalpha()]
