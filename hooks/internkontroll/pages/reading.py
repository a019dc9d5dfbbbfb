"""Contributors' Markdown -> HTML in parts, by the reader that also checks it; each passage is read once.

The texts could go through the site generator's Markdown like any other, but then a third reader would
have its own opinion of them. HTML in the text is never markup here.

The same passage stands on many pages: a risk's sentences on its own page, in the plan and in every
report. A text is therefore cut where one block certainly ends and another begins, and what a passage
gives is kept, with holes where something depends on the page: the ids of headings, the numbers of notes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from internkontroll.markdown.fast_blocks import use_fast_blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """A hole for a heading: its level, its words, and what it holds."""

    level: int
    words: str
    parts: tuple[str | NoteReference, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What a search may find in the part before it."""

    text: str


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A hole for the number of a footnote."""

    label: str


Part: TypeAlias = str | Heading | Words | NoteReference


@dataclass(slots=True)
class Passage:
    """HTML with holes, and the footnotes that are defined in it."""

    parts: tuple[Part, ...] = ()
    notes: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    #: True once it stands on the page of the record that it comes from
    has_page: bool = False


class Reader:
    """Reads the texts of one site, and keeps what it has read until it is told to forget."""

    def __init__(self) -> None:
        #: by checksum: the texts themselves would take as much memory as what is made of them
        self._read: dict[bytes, Passage] = {}

    def passages(self, markdown: str) -> Iterator[Passage]:
        """The text in passages, in order."""
        for text in _cut(markdown):
            key = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            passage = self._read.get(key)
            if passage is None:
                self._read[key] = passage = _plain(text) or _parsed(text)
            yield passage

    def forget(self) -> None:
        """Let go of everything read: the pages are written, and hold what they need."""
        self._read.clear()


#: a link's address given apart from it, or code between fences: what stands in one place decides what another means
_WHOLE = re.compile(r"^ {0,3}(?:\[[^^\]]|```|~~~)", re.MULTILINE)
#: after an empty line, at the margin, anything but the mark of a list begins a block of its own
_BLOCK = re.compile(r"\n{2,}(?=\S)(?![-*+](?:\s|$)|\d{1,9}[.)](?:\s|$))", re.MULTILINE)


def _cut(markdown: str) -> Sequence[str]:
    return [markdown] if _WHOLE.search(markdown) else _BLOCK.split(markdown.strip("\n"))


#: what markdown-it would look closer at, within a line or (white space) at its ends
_SIGN = re.compile(r"[\\`*_\[\]!<&\0\t\r]| $|^ ", re.MULTILINE)


def _plain(text: str) -> Passage | None:
    """A paragraph of nothing but words, which is most of all text; None for anything else.

    No block begins with a letter, so a run of lines that do is a paragraph (see `fast_blocks`).
    """
    if _SIGN.search(text) or text != text.strip() or not all(line[:1].isalpha() for line in text.split("\n")):
        return None
    return Passage((f"<p>{escapeHtml(text)}</p>\n", Words(text.replace("\n", " "))))


def _parsed(text: str) -> Passage:
    tokens = _READER.parse(text, {})
    if "|" in text:
        _label_tables(tokens)
    notes: dict[str, tuple[Part, ...]] = {}
    body: list[Token] = []
    note: list[Token] | None = None
    label = ""
    for token in tokens:
        if token.type == "footnote_reference_open":
            note, label = [], str(token.meta["label"])
        elif token.type == "footnote_reference_close":
            notes.setdefault(label, tuple(_parts(note or [])))
            note = None
        else:
            (body if note is None else note).append(token)
    return Passage(tuple(_parts(body)), notes)


def _parts(tokens: Sequence[Token]) -> Iterator[Part]:
    waiting: list[Token] = []
    words: list[Words] = []
    rest = iter(tokens)
    for token in rest:
        if token.type == "heading_open":
            yield from _rendered(waiting)
            yield from words
            waiting, words = [], []
            title = next(rest)
            next(rest)  # heading_close
            yield Heading(int(token.tag[1]), words_of(title), tuple(_rendered([title])))
            continue
        waiting.append(token)
        if token.type in ("inline", "fence", "code_block"):
            told = words_of(token) if token.type == "inline" else token.content
            if told.strip():
                words.append(Words(" ".join(told.split())))
    yield from _rendered(waiting)
    yield from words


def _rendered(tokens: Sequence[Token]) -> Iterator[str | NoteReference]:
    """The HTML of some tokens; a NUL, which no text can hold, stands on both sides of a note's label."""
    pieces = _READER.renderer.render(tokens, _READER.options, {}).split("\0") if tokens else []
    for index, piece in enumerate(pieces):
        if index % 2:
            yield NoteReference(piece)
        elif piece:
            yield piece


def words_of(inline: Token) -> str:
    """The text of a heading or paragraph without its markup."""
    return "".join(
        child.content if child.type in ("text", "code_inline", "image") else " " if child.type.endswith("break") else ""
        for child in inline.children or ()
    )


def headings(markdown: str) -> Iterator[tuple[int, int]]:
    """Line (from 0) and level of every heading that is written with #."""
    for token in _READER.parse(markdown, {}):
        if token.type == "heading_open" and token.map and token.markup.startswith("#"):
            yield token.map[0], int(token.tag[1])


# -- the reader itself -------------------------------------------------------------------------------


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    # notes are gathered over the whole page, so a text may refer to one that another text defines
    reader.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    use_fast_blocks(reader)
    reader.core.ruler.at("inline", _inline)
    reader.add_render_rule("th_open", _cell)
    reader.add_render_rule("td_open", _cell)
    reader.add_render_rule("footnote_ref", _note_reference)
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
    return f"\0{tokens[index].meta['label']}\0"


_UNSAFE = re.compile(r"\s*[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_KNOWN = re.compile(r"(https?|mailto):", re.IGNORECASE)


def _is_safe(address: str) -> bool:
    """Web, mail and the site's own pages; anything else is left as text."""
    return not address.startswith("//") and (not _UNSAFE.match(address) or _KNOWN.match(address) is not None)


def _cell(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Alignment as a class: pages carry no inline styles."""
    style = str(tokens[index].attrs.pop("style", ""))
    if style == "text-align:right":
        tokens[index].attrs["class"] = "number"
    return self.renderToken(tokens, index, options, env)


def _label_tables(tokens: Sequence[Token]) -> None:
    """Give every cell the name of its column, and the table's parts their roles.

    Where the page is narrow a row stands as a list, each value below its column's name, and a browser would forget
    that it is a table (see `pages/markup.py`).
    """
    labels: list[str] = []
    column = 0
    for index, token in enumerate(tokens):
        match token.type:
            case "table_open":
                token.attrs |= {"class": "ik", "role": "table"}
                labels = []
            case "thead_open" | "tbody_open":
                token.attrs["role"] = "rowgroup"
            case "tr_open":
                token.attrs["role"] = "row"
                column = 0
            case "th_open":
                labels.append(words_of(tokens[index + 1]))
                token.attrs |= {"role": "columnheader", "scope": "col"}
            case "td_open":
                token.attrs |= {"role": "cell", "data-ik-label": labels[column]}
                column += 1


_READER = _reader()
