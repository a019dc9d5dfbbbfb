"""The HTML of one page: what was read, with headings that have an address and notes that have a number."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from internkontroll.pages.reading import Heading, NoteReference, Part, Reader, Words, headings

#: HTML knows six levels; a deeper heading stands on the deepest
DEEPEST = 6


@dataclass(slots=True)
class TocEntry:
    """A heading in the page's list of contents; `title` is HTML."""

    level: int
    id: str
    title: str
    children: list[TocEntry] = field(default_factory=list)


@dataclass(slots=True)
class Passage:
    """What a search may find: the text below one heading; `id` is empty for the top of the page."""

    id: str
    title: str
    words: list[str] = field(default_factory=list)


class PageWriter:
    """What the texts of a page have in common.

    Each heading gets an id of its own and a place in the list of contents, each footnote a number, and all words
    the heading that they stand under.
    """

    def __init__(self) -> None:
        self.toc: list[TocEntry] = []
        self.passages: list[Passage] = []
        self._open: list[TocEntry] = []
        self._taken: dict[str, int] = {}
        self._notes = 0
        self._is_searched = True

    def heading(self, level: int, words: str) -> str:
        """Note a heading; returns its id."""
        identity = _unique(_slug(words), self._taken)
        entry = TocEntry(level, identity, html.escape(words))
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        (self._open[-1].children if self._open else self.toc).append(entry)
        self._open.append(entry)
        # the first heading is the page's own title, and its passage is the page itself
        self.passages.append(Passage(identity if self.passages else "", words))
        return identity

    def words(self, text: str) -> None:
        """Note text below the latest heading."""
        if self.passages and text.strip():
            self.passages[-1].words.append(" ".join(text.split()))

    def text(self, reader: Reader, markdown: str, below: int = 0, *, compiled: bool = False) -> tuple[str, ...]:
        """HTML of a contributor's text, not yet cleaned, its headings `below` levels lower than written.

        In pieces: most are the reader's own, so a passage that stands on many pages is held once. Of a text
        that is `compiled` from records, a search finds only what stands on no record's page.
        """
        passages = list(reader.passages(markdown))
        known: dict[str, tuple[Part, ...]] = {}
        for passage in passages:
            known.update(passage.notes)
        notes = _Notes(known, self._notes)
        pieces: list[str] = []
        for passage in passages:
            passage.has_page |= not compiled
            self._is_searched = not (compiled and passage.has_page)
            pieces += self._pieces(passage.parts, notes, below)
        if notes.numbers:
            pieces += self._note_list(notes, below)
            self._notes += len(notes.numbers)
        return tuple(pieces)

    @staticmethod
    def permalink(identity: str) -> str:
        """The link from a heading to itself, for who points and copies.

        It is no part of the heading's name and no stop for the keyboard: the page's list of contents has the same links.
        """
        return f'<a class="headerlink" href="#{identity}" title="Länk till rubriken" aria-hidden="true" tabindex="-1">¶</a>'

    def _pieces(self, parts: Iterable[Part], notes: _Notes, below: int) -> Iterator[str]:
        for part in parts:
            match part:
                case str():
                    yield part
                case Words(text):
                    if self.passages and self._is_searched:
                        self.passages[-1].words.append(text)
                case NoteReference(label):
                    yield notes.reference(label)
                case Heading(level, words, inside):
                    lower = min(level + below, DEEPEST)
                    identity = self.heading(lower, words)
                    inner = "".join(self._pieces(inside, notes, below))
                    yield f'<h{lower} id="{identity}">{inner}{self.permalink(identity)}</h{lower}>\n'

    def _note_list(self, notes: _Notes, below: int) -> Iterator[str]:
        yield (
            '<div class="footnote">\n<hr>\n<ol>\n'
            if not notes.first
            else (f'<div class="footnote">\n<hr>\n<ol start="{notes.first + 1}">\n')
        )
        done = 0
        while done < len(notes.numbers):  # a note may refer to another, which comes after it
            label = list(notes.numbers)[done]
            text = "".join(self._pieces(notes.known[label], notes, below)).rstrip("\n")
            back = notes.back(label)
            text = f"{text.removesuffix('</p>')}{back}</p>" if text.endswith("</p>") else f"{text}{back}"
            yield f'<li id="fn:{notes.numbers[label]}">{text}\n</li>\n'
            done += 1
        yield "</ol>\n</div>\n"


class _Notes:
    """The footnotes of one text, numbered in the order in which they are first referred to."""

    def __init__(self, known: dict[str, tuple[Part, ...]], first: int) -> None:
        self.known = known
        self.first = first
        self.numbers: dict[str, int] = {}
        self._times: dict[str, int] = {}

    def reference(self, label: str) -> str:
        """The mark in the text; what refers to no note is left as it was written."""
        if label not in self.known:
            return html.escape(f"[^{label}]")
        number = self.numbers.setdefault(label, self.first + len(self.numbers) + 1)
        self._times[label] = times = self._times.get(label, 0) + 1
        own = f"fnref:{number}" if times == 1 else f"fnref:{number}-{times}"
        return f'<sup id="{own}"><a class="footnote-ref" href="#fn:{number}">{number}</a></sup>'

    def back(self, label: str) -> str:
        """The ways back from a note to every place that refers to it."""
        number = self.numbers[label]
        places = [f"fnref:{number}", *(f"fnref:{number}-{time}" for time in range(2, self._times[label] + 1))]
        return "".join(
            f' <a class="footnote-backref" href="#{place}" title="Tillbaka till texten">↩</a>' for place in places
        )


def with_lower_headings(markdown: str, below: int) -> str:
    """The text with its headings `below` levels lower; what only looks like a heading (code) is left alone."""
    if not below:
        return markdown
    lines = markdown.split("\n")
    for number, level in headings(markdown):
        lines[number] = lines[number].replace("#" * level, "#" * min(level + below, DEEPEST), 1)
    return "\n".join(lines)


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "avsnitt"


def _unique(slug: str, taken: dict[str, int]) -> str:
    count = taken.get(slug, 0)
    taken[slug] = count + 1
    return slug if not count else _unique(f"{slug}-{count + 1}", taken)
