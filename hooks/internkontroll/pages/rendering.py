"""Contributors' Markdown -> HTML for the site, by the reader that also checks it.

The texts could go through the site generator's Markdown like any other, but then a third reader would
have its own opinion of them. HTML in the text is never markup here.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from internkontroll.markdown.fast_blocks import use_fast_blocks


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


def render_blocks(markdown: str, toc: TocWriter) -> str:
    """HTML of Markdown, not yet cleaned; its headings are added to `toc`."""
    env: dict[str, object] = {}
    tokens = _READER.parse(markdown, env)
    heading: Token | None = None
    for token in tokens:
        if token.type == "heading_open":
            heading = token
        elif token.type == "fence":
            toc.words(token.content)
        elif token.type == "inline":
            words = _words(token)
            if heading is None:
                toc.words(words)
                continue
            heading.attrs["id"] = identity = toc.heading(int(heading.tag[1]), words)
            anchor = Token("html_inline", "", 0)
            anchor.content = toc.permalink(identity)
            token.children = [*(token.children or ()), anchor]
            heading = None
    return str(_READER.renderer.render(tokens, _READER.options, env))


class TocWriter:
    """The headings of a page as they come: each gets an id of its own, a place in the list, and its words."""

    def __init__(self) -> None:
        self.entries: list[TocEntry] = []
        self.passages: list[Passage] = []
        self._open: list[TocEntry] = []
        self._taken: dict[str, int] = {}

    def heading(self, level: int, words: str) -> str:
        """Note a heading; returns its id."""
        identity = _unique(_slug(words), self._taken)
        entry = TocEntry(level, identity, html.escape(words))
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        (self._open[-1].children if self._open else self.entries).append(entry)
        self._open.append(entry)
        # the first heading is the page's own title, and its passage is the page itself
        self.passages.append(Passage(identity if self.passages else "", words))
        return identity

    def words(self, text: str) -> None:
        """Note text below the latest heading."""
        if self.passages and text.strip():
            self.passages[-1].words.append(" ".join(text.split()))

    @staticmethod
    def permalink(identity: str) -> str:
        """The link from a heading to itself."""
        return f'<a class="headerlink" href="#{identity}" title="Länk till rubriken">¶</a>'


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin, inline=False)
    use_fast_blocks(reader)
    reader.core.ruler.at("inline", _inline)
    reader.add_render_rule("th_open", _cell)
    reader.add_render_rule("td_open", _cell)
    for rule, render in _FOOTNOTES.items():
        reader.add_render_rule(rule, render)
    reader.validateLink = _is_safe  # type: ignore[method-assign, assignment]
    return reader


#: without one of these, text is only text
_INLINE_SIGN = re.compile(r"[\\`*_\[!<&]|  \n")


def _inline(state: StateCore) -> None:
    """markdown-it's own step, but for the many paragraphs that hold no sign: these are not searched."""
    for token in state.tokens:
        if token.type != "inline" or token.children is None:
            continue
        if _INLINE_SIGN.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        else:
            token.children.append(Token("text", "", 0, content=token.content))


def _note_reference(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    number, again = tokens[index].meta["id"] + 1, tokens[index].meta["subId"]
    own = f"fnref:{number}" if not again else f"fnref:{number}-{again + 1}"
    return f'<sup id="{own}"><a class="footnote-ref" href="#fn:{number}">{number}</a></sup>'


def _note_open(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
    return f'<li id="fn:{tokens[index].meta["id"] + 1}">'


def _note_anchor(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
    number, again = tokens[index].meta["id"] + 1, tokens[index].meta["subId"]
    own = f"fnref:{number}" if not again else f"fnref:{number}-{again + 1}"
    return f' <a class="footnote-backref" href="#{own}" title="Tillbaka till texten">↩</a>'


#: footnotes in the elements that the theme has styles for
_FOOTNOTES = {
    "footnote_ref": _note_reference,
    "footnote_block_open": lambda *_: '<div class="footnote">\n<hr>\n<ol>\n',
    "footnote_block_close": lambda *_: "</ol>\n</div>\n",
    "footnote_open": _note_open,
    "footnote_close": lambda *_: "</li>\n",
    "footnote_anchor": _note_anchor,
}

_UNSAFE = re.compile(r"\s*[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_KNOWN = re.compile(r"(https?|mailto):", re.IGNORECASE)


def _is_safe(address: str) -> bool:
    """Web, mail and the site's own pages; anything else is left as text."""
    return not address.startswith("//") and (not _UNSAFE.match(address) or _KNOWN.match(address) is not None)


def _cell(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Alignment as an attribute: pages carry no inline styles."""
    style = str(tokens[index].attrs.pop("style", ""))
    if style:
        tokens[index].attrs["align"] = style.removeprefix("text-align:")
    return self.renderToken(tokens, index, options, env)


_READER = _reader()


def _words(inline: Token) -> str:
    return "".join(
        child.content if child.type in ("text", "code_inline", "image") else " " if child.type.endswith("break") else ""
        for child in inline.children or ()
    )


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "avsnitt"


def _unique(slug: str, taken: dict[str, int]) -> str:
    count = taken.get(slug, 0)
    taken[slug] = count + 1
    return slug if not count else _unique(f"{slug}-{count + 1}", taken)
