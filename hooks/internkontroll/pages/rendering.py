"""Markdown -> HTML for the register's own pages, by the reader that also checks them.

The pages could go through the site generator's Markdown like any other, but then a third reader would
have its own opinion of the same text, and it costs four times as much over thousands of pages. HTML in
the text is never markup here: only `<br>`, which the pages themselves put between links in a table
cell, is known.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from internkontroll.pages.clean import clean


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


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's HTML, cleaned, with its headings and the passages that a search may find."""

    html: str
    toc: list[TocEntry]
    passages: list[Passage]


def render(markdown: str) -> Rendered:
    """Render a page of the register. Links to other pages' `.md` files lead to their `.html`."""
    env: dict[str, object] = {}
    tokens = _READER.parse(markdown, env)
    passages = _passages(tokens)
    toc = _mark_headings(tokens, passages)
    return Rendered(clean(str(_READER.renderer.render(tokens, _READER.options, env))), toc, passages)


def _line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the reader's own signature
    if not state.src.startswith("<br>", state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 4
    return True


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    reader.inline.ruler.before("autolink", "line_break", _line_break)
    reader.add_render_rule("link_open", _link)
    reader.add_render_rule("th_open", _cell)
    reader.add_render_rule("td_open", _cell)
    reader.validateLink = _is_safe  # type: ignore[method-assign]
    return reader


_UNSAFE = re.compile(r"\s*[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_KNOWN = re.compile(r"(https?|mailto):", re.IGNORECASE)


def _is_safe(address: str) -> bool:
    """Web, mail and the site's own pages; anything else is left as text."""
    return not address.startswith("//") and (not _UNSAFE.match(address) or _KNOWN.match(address) is not None)


def _link(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    address = str(token.attrs.get("href", ""))
    if ":" not in address:
        path, mark, place = address.partition("#")
        if path.endswith(".md"):
            token.attrs["href"] = f"{path[:-3]}.html{mark}{place}"
    return self.renderToken(tokens, index, options, env)


def _cell(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Alignment as an attribute: pages carry no inline styles."""
    style = str(tokens[index].attrs.pop("style", ""))
    if style:
        tokens[index].attrs["align"] = style.removeprefix("text-align:")
    return self.renderToken(tokens, index, options, env)


_READER = _reader()


def _passages(tokens: list[Token]) -> list[Passage]:
    """The page cut at its headings; one for each heading, in order."""
    found: list[Passage] = []
    heading = False
    for token in tokens:
        if token.type == "heading_open":
            heading = True
        elif token.type == "inline":
            words = _words(token)
            if heading:
                found.append(Passage("", words))
            elif found:
                found[-1].words.append(words)
            heading = False
        elif token.type == "fence" and found:
            found[-1].words.append(token.content)
    return found


def _words(inline: Token) -> str:
    return "".join(
        child.content if child.type in ("text", "code_inline", "image") else " " if child.type.endswith("break") else ""
        for child in inline.children or ()
    )


def _mark_headings(tokens: list[Token], passages: list[Passage]) -> list[TocEntry]:
    """Give every heading an id and a link to itself; return them nested."""
    taken: dict[str, int] = {}
    top: list[TocEntry] = []
    open_entries: list[TocEntry] = []
    headings = ((token, inline) for token, inline in zip(tokens, tokens[1:], strict=False) if token.type == "heading_open")
    for (token, inline), passage in zip(headings, passages, strict=True):
        identity = _unique(_slug(passage.title), taken)
        token.attrs["id"] = passage.id = identity
        anchor = Token("html_inline", "", 0)
        anchor.content = f'<a class="headerlink" href="#{identity}" title="Länk till rubriken">¶</a>'
        inline.children = [*(inline.children or ()), anchor]
        entry = TocEntry(int(token.tag[1]), identity, html.escape(passage.title))
        while open_entries and open_entries[-1].level >= entry.level:
            open_entries.pop()
        (open_entries[-1].children if open_entries else top).append(entry)
        open_entries.append(entry)
    if passages:
        passages[0].id = ""  # the first heading is the page's own title
    return top


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "avsnitt"


def _unique(slug: str, taken: dict[str, int]) -> str:
    count = taken.get(slug, 0)
    taken[slug] = count + 1
    return slug if not count else _unique(f"{slug}-{count + 1}", taken)
