"""The body of a record: its sections, headings, images, links and tables, and what departs from the subset.

The same text is read by three readers: this one (markdown-it, also for the site's pages), pandoc, and
the Python-Markdown of most generators that would read what `ik tree` writes. The subset is what all three read alike; anything else is a `SubsetFault` with the
way to write it instead. Blocks are read by markdown-it; inline text only where it holds a mark that
matters, which halves the cost over thousands of records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from internkontroll.markdown.fast_blocks import use_fast_blocks
from internkontroll.markdown.plain_body import plain_headings
from internkontroll.markdown.subset import SubsetFault, subset_faults
from internkontroll.markdown.subset_inline import is_hostile


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body; `line` counts from 1 in the file."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A level-2 heading and the text below it, to the next one."""

    heading: str
    line: int
    text: str
    #: line of the file on which `text` begins
    text_line: int


@dataclass(frozen=True, slots=True)
class Inline:
    """An image or a link: what it says and where it leads."""

    text: str
    target: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` is False when every header cell is empty."""

    line: int
    header: bool


@dataclass(frozen=True, slots=True)
class Body:
    """Everything that the rules ask of a body."""

    text: str = ""
    #: line of the file on which the body begins
    first_line: int = 1
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    images: tuple[Inline, ...] = ()
    links: tuple[Inline, ...] = ()
    tables: tuple[Table, ...] = ()
    faults: tuple[SubsetFault, ...] = ()
    #: lines of the file that are code, where no mark has a meaning
    code_lines: frozenset[int] = frozenset()

    def prose(self) -> Iterator[tuple[int, str]]:
        """Line number and text of every line that is neither code nor empty."""
        for number, line in enumerate(self.text.split("\n"), self.first_line):
            if line.strip() and number not in self.code_lines:
                yield number, line


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False)
    # line ends are put right where the file is read
    reader.core.ruler.disable(["normalize", "inline", "text_join", "footnote_tail"])
    use_fast_blocks(reader)
    return reader


_READER = _reader()
#: a record is some pages of text; more lines than this are no record and would only cost time
MAX_LINES = 20_000


def read_body(text: str, first_line: int = 1) -> Body:
    """Read a Markdown body that begins on `first_line` of its file. Never raises on any text."""
    if not text.strip():
        return Body(text, first_line)
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        mend = f"högst {MAX_LINES // 1000} 000 rader, och lägg långa underlag som bilagor"
        return Body(text, first_line, faults=(SubsetFault(first_line + MAX_LINES, 1, 0, mend),))
    if (plain := plain_headings(text, lines)) is not None:
        headings = [Heading(level, words, number + first_line) for level, words, number in plain]
        return Body(text, first_line, tuple(headings), tuple(_sections(headings, lines, first_line)))
    env: dict[str, object] = {}
    tokens = _READER.parse(text, env)
    headings = []
    images: list[Inline] = []
    links: list[Inline] = []
    tables: list[Table] = []
    code: set[int] = set()
    for position, token in enumerate(tokens):
        kind = token.type
        if kind == "heading_open" and token.map:
            content = tokens[position + 1].content
            headings.append(Heading(int(token.tag[1]), _plain(content), token.map[0] + first_line))
        elif kind in ("fence", "code_block") and token.map:
            code.update(range(token.map[0], token.map[1]))
        elif kind == "table_open" and token.map:
            tables.append(Table(token.map[0] + first_line, _has_header(tokens, position)))
        elif kind == "inline" and token.map and ("[" in token.content or "<" in token.content):
            for inline, is_image in _inlines(token, env, lines, first_line):
                (images if is_image else links).append(inline)
    faults = subset_faults(lines, tokens, frozenset(code), first_line)
    return Body(
        text=text,
        first_line=first_line,
        headings=tuple(headings),
        sections=tuple(_sections(headings, lines, first_line)),
        images=tuple(images),
        links=tuple(links),
        tables=tuple(tables),
        faults=faults,
        code_lines=frozenset(number + first_line for number in code),
    )


def _sections(headings: list[Heading], lines: list[str], first_line: int) -> Iterator[Section]:
    tops = [h for h in headings if h.level <= 2]
    for index, heading in enumerate(tops):
        if heading.level != 2:
            continue
        start = heading.line - first_line + 1
        end = tops[index + 1].line - first_line if index + 1 < len(tops) else len(lines)
        while start < end and not lines[start].strip():
            start += 1
        yield Section(heading.text, heading.line, "\n".join(lines[start:end]).rstrip(), start + first_line)


def _has_header(tokens: list[Token], position: int) -> bool:
    for token in tokens[position + 1 :]:
        if token.type == "inline" and token.content.strip():
            return True
        if token.type == "thead_close":
            return False
    return False


def _inlines(token: Token, env: dict[str, object], lines: list[str], first_line: int) -> Iterator[tuple[Inline, bool]]:
    """The images and links of one inline token, in order."""
    content = token.content
    if is_hostile(content):
        return
    children: list[Token] = []
    _READER.inline.parse(content, _READER, env, children)
    assert token.map is not None
    start, end = token.map
    cursor = (start, 0)
    for index, child in enumerate(children):
        if child.type == "image":
            target, text, needle = str(child.attrs.get("src", "")), child.content, "!["
        elif child.type == "link_open":
            target, text, needle = str(child.attrs.get("href", "")), _text_until_close(children, index), "["
        else:
            continue
        line, column = _find(lines, needle, cursor, end)
        cursor = (line, column + len(needle))
        yield Inline(text.strip(), target, line + first_line, column + 1), child.type == "image"


def _text_until_close(children: list[Token], index: int) -> str:
    parts = []
    for child in children[index + 1 :]:
        if child.type == "link_close":
            break
        parts.append(child.content)
    return "".join(parts)


def _find(lines: list[str], needle: str, cursor: tuple[int, int], end: int) -> tuple[int, int]:
    line, column = cursor
    while line < end:
        found = lines[line].find(needle, column)
        if found >= 0:
            return line, found
        line, column = line + 1, 0
    return cursor[0], 0


def _plain(text: str) -> str:
    """A heading's words without marks of emphasis and code."""
    return re.sub(r"[*`]|\\(?=[^\w\s])", "", text).strip()
