"""How a page is written down: as Markdown for any generator, or as HTML for this site.

Pages say what they hold (a heading, a table, a list of links, a contributor's text) and the markup says
how it looks. Markdown that the code itself has made is never parsed again for the site: over thousands
of pages that would cost more than everything else together.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from internkontroll.markdown import inline
from internkontroll.pages.clean import clean
from internkontroll.pages.reading import Reader
from internkontroll.pages.rendering import PageWriter, Passage, TocEntry, with_lower_headings

_TAG = re.compile(r"<[^>]*>")
_NUMBERS: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """HTML that the package has made itself and that the last gate would take away: a form, a drawing with links.

    It is not cleaned. Whatever it holds of a record must be escaped by the one who makes it.
    """

    html: str


#: a part of a page; a text that other pages share comes in pieces
Block: TypeAlias = str | tuple[str, ...] | Made


class Tone(StrEnum):
    """What a badge says besides its words; the styles give each a shape and a colour, never a colour alone."""

    PLAIN = "plain"
    OPEN = "open"
    DONE = "done"
    WAITING = "waiting"
    LATE = "late"


class Markup(Protocol):
    """What every way of writing a page can do. Inline text is made by `text`, `link` and `strong` only."""

    #: between the values in one cell
    line_break: str

    def text(self, text: str) -> str:
        """Plain text that reads exactly as it is written."""

    def link(self, text: str, target: str) -> str:
        """A link to another file of the site (`.md` for a page) or an address."""

    def strong(self, text: str) -> str:
        """Plain text that stands out."""

    def abbreviation(self, text: str, whole: str) -> str:
        """Plain text that stands for a longer one."""

    def heading(self, level: int, text: str) -> str:
        """A heading of plain text."""

    def paragraph(self, inline: str) -> str:
        """A paragraph of inline text."""

    def kind(self, text: str) -> str:
        """The line below a page's title that tells what sort of thing it is."""

    def bullets(self, items: Sequence[str]) -> str:
        """A list of inline texts."""

    def badge(self, text: str, tone: Tone) -> str:
        """A word or two on how something stands."""

    def table(  # noqa: PLR0913 -- what a table is, in one place
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: frozenset[int] = ...,
        *,
        caption: str = ...,
        row_head: int | None = ...,
        data: Sequence[Mapping[str, str]] = ...,
    ) -> str:
        """A table with a header row of plain text; the columns in `right` hold numbers.

        `caption` is plain text. The column `row_head` names its row. `data` gives each row `data-ik-…` attributes
        for scripts. Where the page is narrow a row stands as a list, each value below its column's name.
        """

    def made(self, html: str, otherwise: str = "") -> Block:
        """HTML of our own (see `Made`), or for a page of Markdown `otherwise`."""

    def markdown(self, text: str) -> Block:
        """Contributors' Markdown, already without HTML."""

    def document(self, text: str) -> Block:
        """The Markdown of a document, compiled from records: its headings stand below the page's title."""


class AsMarkdown:
    """A page as a Markdown file."""

    line_break = "<br>"

    def text(self, text: str) -> str:  # noqa: D102 -- see Markup, here and below
        return inline.plain(text)

    def link(self, text: str, target: str) -> str:  # noqa: D102
        return inline.link(text, target)

    def strong(self, text: str) -> str:  # noqa: D102
        return f"**{inline.plain(text)}**"

    def abbreviation(self, text: str, whole: str) -> str:  # noqa: ARG002, D102
        return inline.plain(text)

    def heading(self, level: int, text: str) -> str:  # noqa: D102
        return f"{'#' * level} {inline.plain(text)}"

    def paragraph(self, inline: str) -> str:  # noqa: D102
        return inline

    def kind(self, text: str) -> str:  # noqa: D102
        return f"*{inline.plain(text)}*"

    def bullets(self, items: Sequence[str]) -> str:  # noqa: D102
        return "\n".join(f"- {item}" for item in items)

    def badge(self, text: str, tone: Tone) -> str:  # noqa: ARG002, D102
        return inline.plain(text)

    def table(  # noqa: D102, PLR0913
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: frozenset[int] = _NUMBERS,
        *,
        caption: str = "",
        row_head: int | None = None,  # noqa: ARG002
        data: Sequence[Mapping[str, str]] = (),  # noqa: ARG002
    ) -> str:
        drawn = inline.table([inline.plain(cell) for cell in header], rows, right=right)
        return f"**{inline.plain(caption)}**\n\n{drawn}" if caption else drawn

    def made(self, html: str, otherwise: str = "") -> Block:  # noqa: ARG002, D102
        return otherwise

    def markdown(self, text: str) -> str:  # noqa: D102
        return text.rstrip("\n")

    def document(self, text: str) -> str:  # noqa: D102
        return with_lower_headings(text, 1).rstrip("\n")

    def page(self, blocks: Sequence[Block]) -> str:
        """The blocks as one file."""
        return "\n\n".join(str(block) for block in blocks if block) + "\n"


class AsHtml:
    """A page as HTML; one for each page, since it keeps the page's headings. The reader is the whole site's."""

    line_break = "<br>"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._writer = PageWriter()

    def text(self, text: str) -> str:  # noqa: D102
        return html.escape(inline.one_line(text))

    def link(self, text: str, target: str) -> str:  # noqa: D102
        if ":" not in target and target.endswith(".md"):
            target = f"{target[:-3]}.html"
        return f'<a href="{html.escape(target)}">{self.text(text)}</a>'

    def strong(self, text: str) -> str:  # noqa: D102
        return f"<strong>{self.text(text)}</strong>"

    def abbreviation(self, text: str, whole: str) -> str:  # noqa: D102
        return f'<abbr title="{self.text(whole)}">{self.text(text)}</abbr>'

    def heading(self, level: int, text: str) -> str:  # noqa: D102
        identity = self._writer.heading(level, inline.one_line(text))
        return f'<h{level} id="{identity}">{self.text(text)}{self._writer.permalink(identity)}</h{level}>'

    def paragraph(self, inline: str) -> str:  # noqa: D102
        return self._told(f"<p>{inline}</p>")

    def kind(self, text: str) -> str:  # noqa: D102
        return self._told(f'<p class="kind">{self.text(text)}</p>')

    def bullets(self, items: Sequence[str]) -> str:  # noqa: D102
        return self._told("<ul>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>")

    def badge(self, text: str, tone: Tone) -> str:  # noqa: D102
        return f'<span class="badge badge--{tone}">{self.text(text)}</span>'

    def table(  # noqa: D102, PLR0913
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: frozenset[int] = _NUMBERS,
        *,
        caption: str = "",
        row_head: int | None = None,
        data: Sequence[Mapping[str, str]] = (),
    ) -> str:
        labels = [self.text(cell) for cell in header]
        opened = [_opened(index, label, right, row_head) for index, label in enumerate(labels)]
        head = "".join(f"{_header_cell(index, right)}{label}</th>" for index, label in enumerate(labels))
        told = data or [{}] * len(rows)
        body = "\n".join(
            f'<tr role="row"{_data(one)}>'
            + "".join(f"{start}{cell}{end}" for (start, end), cell in zip(opened, row, strict=True))
            + "</tr>"
            for row, one in zip(rows, told, strict=True)
        )
        named = f"<caption>{self.text(caption)}</caption>\n" if caption else ""
        return self._told(
            f'<table class="ik" role="table">\n{named}<thead role="rowgroup">\n<tr role="row">{head}</tr>\n</thead>\n'
            f'<tbody role="rowgroup">\n{body}\n</tbody>\n</table>'
        )

    def made(self, html: str, otherwise: str = "") -> Block:  # noqa: ARG002, D102
        return Made(html)

    def markdown(self, text: str) -> Block:  # noqa: D102
        return self._writer.text(self._reader, text)

    def document(self, text: str) -> Block:  # noqa: D102
        return self._writer.text(self._reader, text, below=1, compiled=True)

    def page(self, blocks: Sequence[Block]) -> str:
        """The blocks as one page of cleaned HTML."""
        parts: list[str] = []
        waiting: list[str] = []
        for block in blocks:
            if isinstance(block, Made):
                parts += [clean("\n".join(waiting)), block.html]
                waiting = []
            elif block:
                waiting.append(block if isinstance(block, str) else "".join(block))
        return "\n".join([*parts, clean("\n".join(waiting))])

    @property
    def toc(self) -> list[TocEntry]:
        """The page's headings."""
        return self._writer.toc

    @property
    def passages(self) -> list[Passage]:
        """What a search may find on the page."""
        return self._writer.passages

    def _told(self, block: str) -> str:
        self._writer.words(html.unescape(_TAG.sub(" ", block)))
        return block


# A table keeps its roles where the styles make a list of it: a browser would else forget that it is a table.


def _header_cell(index: int, right: frozenset[int]) -> str:
    return f'<th role="columnheader" scope="col"{_NUMBER if index in right else ""}>'


def _opened(index: int, label: str, right: frozenset[int], row_head: int | None) -> tuple[str, str]:
    number = _NUMBER if index in right else ""
    if index == row_head:
        return f'<th role="rowheader" scope="row" data-ik-label="{label}"{number}>', "</th>"
    return f'<td role="cell" data-ik-label="{label}"{number}>', "</td>"


_NUMBER = ' class="number"'


def _data(attributes: Mapping[str, str]) -> str:
    return "".join(f' data-ik-{name}="{html.escape(value)}"' for name, value in attributes.items())


__all__ = ["AsHtml", "AsMarkdown", "Block", "Made", "Markup", "Passage", "TocEntry", "Tone"]
