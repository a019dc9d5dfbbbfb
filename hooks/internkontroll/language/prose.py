"""Running text cut into sentences, each with its place in the file.

Several rules read what a person wrote: how many audits an introduction speaks of, whether a decision
sends something, when an earlier statement was made. They need the sentence, because words that stand
in different sentences do not belong together, and its line and column, because that is where an editor
mends it. A list item, a heading and a paragraph each end a sentence. An abbreviation ("t.ex.", "kap. 5")
does not: a full stop ends a sentence only after a word and before a capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from internkontroll.findings import Location
from internkontroll.records import Record

_END = re.compile(
    r"(?<=[\w)”\"][\w)”\"][.!?])(?<!\.\w\w\.)\s+(?=[A-ZÅÄÖ”\"(*])"
    r"|\n[ \t]*\n\s*"
    r"|\n(?=[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t])"
    r"|\n(?=#)"
)
_MARK = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,3}[.)]|#{1,6}|>)[ \t]+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as written (line breaks kept), and where it begins in the text it was cut from."""

    text: str
    start: int
    is_heading: bool = False


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order, without the marks of list items and headings."""
    start = 0
    for end in chain(_END.finditer(text), [None]):
        piece = text[start : end.start() if end else len(text)]
        mark = _MARK.match(piece)
        skipped = mark.end() if mark else 0
        if piece[skipped:].strip():
            yield Sentence(piece[skipped:].rstrip(), start + skipped, piece.startswith("#"))
        start = end.end() if end else len(text)


def place_in(record: Record, text: str, first_line: int, start: int, length: int = 0) -> Location:
    """The place in a record's file of what stands at `start` in a text that begins on `first_line`."""
    before = text[:start]
    column = start - (before.rfind("\n") + 1) + 1
    return Location(record.source.path, first_line + before.count("\n"), column, length)
