"""How a page is written down: as Markdown for any generator, or as HTML for this site.

Pages say what they hold (a heading, a table, a list of links, a contributor's text) and the markup says
how it looks. Markdown that the code itself has made is never parsed again for the site: over thousands
of pages that would cost more than everything else together.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Protocol, TypeAlias

from internkontroll.markdown import inline
from internkontroll.pages.clean import clean
from internkontroll.pages.reading import Reader
from internkontroll.pages.rendering import PageWriter, Passage, TocEntry, with_lower_headings

_TAG = re.compile(r"<[^>]*>")
_NUMBERS: frozenset[int] = frozenset()

#: a part of a page; a text that other pages share comes in pieces
Block: TypeAlias = str | tuple[str, ...]


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

    def heading(self, level: int, text: str) -> str:
        """A heading of plain text."""

    def paragraph(self, inline: str) -> str:
        """A paragraph of inline text."""

    def kind(self, text: str) -> str:
        """The line below a page's title that tells what sort of thing it is."""

    def bullets(self, items: Sequence[str]) -> str:
        """A list of inline texts."""

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = ...) -> str:
        """A table with a header row; the columns in `right` hold numbers."""

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

    def heading(self, level: int, text: str) -> str:  # noqa: D102
        return f"{'#' * level} {inline.plain(text)}"

    def paragraph(self, inline: str) -> str:  # noqa: D102
        return inline

    def kind(self, text: str) -> str:  # noqa: D102
        return f"*{inline.plain(text)}*"

    def bullets(self, items: Sequence[str]) -> str:  # noqa: D102
        return "\n".join(f"- {item}" for item in items)

    def table(  # noqa: D102
        self, header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = _NUMBERS
    ) -> str:
        return inline.table(header, rows, right=right)

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

    def heading(self, level: int, text: str) -> str:  # noqa: D102
        identity = self._writer.heading(level, inline.one_line(text))
        return f'<h{level} id="{identity}">{self.text(text)}{self._writer.permalink(identity)}</h{level}>'

    def paragraph(self, inline: str) -> str:  # noqa: D102
        return self._told(f"<p>{inline}</p>")

    def kind(self, text: str) -> str:  # noqa: D102
        return self._told(f'<p class="kind">{self.text(text)}</p>')

    def bullets(self, items: Sequence[str]) -> str:  # noqa: D102
        return self._told("<ul>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>")

    def table(  # noqa: D102
        self, header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = _NUMBERS
    ) -> str:
        marks = [' align="right"' if index in right else "" for index in range(len(header))]
        head = "".join(f"<th{mark}>{cell}</th>" for mark, cell in zip(marks, header, strict=True))
        body = "\n".join(
            "<tr>" + "".join(f"<td{mark}>{cell}</td>" for mark, cell in zip(marks, row, strict=True)) + "</tr>"
            for row in rows
        )
        return self._told(f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>")

    def markdown(self, text: str) -> Block:  # noqa: D102
        return self._writer.text(self._reader, text)

    def document(self, text: str) -> Block:  # noqa: D102
        return self._writer.text(self._reader, text, below=1, compiled=True)

    def page(self, blocks: Sequence[Block]) -> str:
        """The blocks as one page of cleaned HTML."""
        return clean("\n".join(block if isinstance(block, str) else "".join(block) for block in blocks if block))

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


__all__ = ["AsHtml", "AsMarkdown", "Block", "Markup", "Passage", "TocEntry"]
