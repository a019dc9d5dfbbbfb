"""The normal form in which three readers' understanding of a text is compared.

A text is a list of blocks within blocks. What no reader of the page sees (tight or loose lists,
soft line ends, column alignments) is left out; every word is kept, with the marks that are seen on
it: emphasis, code, link and its address. A footnote stands where it is referred to, so that it does
not matter how a reader numbers them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

_SPACE = re.compile(r"[ \t\n]+")


@dataclass(frozen=True)
class Block:
    """A block: what it is, its words when it holds text, its blocks when it holds blocks."""

    kind: str
    words: str = ""
    blocks: tuple[Block, ...] = ()

    def lines(self, indent: str = "") -> Iterator[str]:
        """The block as an indented outline, to be read in a failing test."""
        yield f"{indent}{self.kind}: {self.words}" if self.words else f"{indent}{self.kind}"
        for block in self.blocks:
            yield from block.lines(indent + "  ")


def outline(blocks: Iterable[Block]) -> str:
    """All blocks as one text: equal texts, equal reading."""
    return "\n".join(line for block in blocks for line in block.lines())


#: a piece of text and the marks it bears
Run = tuple[str, frozenset[str]]

PLAIN: frozenset[str] = frozenset()
LINE_BREAK: Run = ("⏎", PLAIN)


def link(target: str) -> str:
    """The mark of a link; readers write the same address with and without percent signs."""
    return f"link {unquote(target)}"


def image(target: str, alternative: str) -> Run:
    """An image as it stands in running text."""
    return f"⟦{unquote(target)}|{alternative}⟧", PLAIN


def note(blocks: Iterable[Block]) -> Run:
    """A reference to a footnote, with what stands in it."""
    return "⟦not " + " / ".join(line.strip() for b in blocks for line in b.lines()) + "⟧", PLAIN


def words(runs: Iterable[Run]) -> str:
    """Runs as one text, such as `{strong}Rubrik:{} text`; spaces are one and bear no marks at ends."""
    pieces: list[Run] = []
    for text, marks in runs:
        for part in re.split(r"([ \t\n]+)", text):
            if not part:
                continue
            piece = (" ", PLAIN) if _SPACE.fullmatch(part) else (part, marks)
            if piece[0] == " " and pieces and pieces[-1][0] == " ":
                continue
            pieces.append(piece)
    for index in range(1, len(pieces) - 1):
        if pieces[index][0] == " " and pieces[index - 1][1] == pieces[index + 1][1]:
            pieces[index] = (" ", pieces[index - 1][1])
    result, current = "", PLAIN
    for text, marks in pieces:
        if marks != current:
            result += "{" + ", ".join(sorted(marks)) + "}"
            current = marks
        result += text
    if current:
        result += "{}"
    return re.sub(r" *⏎ *", "⏎", result).strip()


def paragraphs(runs: list[Run]) -> list[Block]:
    """The paragraph that loose inline content amounts to; none when it is empty."""
    text = words(runs)
    return [Block("paragraph", text)] if text else []


def code(text: str) -> Block:
    """A block of code; spaces that end its lines, and blank lines around it, are not seen."""
    return Block("code", "\n".join(line.rstrip() for line in text.split("\n")).strip("\n"))
