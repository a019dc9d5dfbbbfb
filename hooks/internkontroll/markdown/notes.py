"""Where a body's footnotes are defined and referred to, so that a section can be printed without the others.

People put all definitions last in the file, which is in the last section; a document that prints only
the first must carry them over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from internkontroll.markdown.body import Body
from internkontroll.markdown.subset_inline import without_code

_DEFINED = re.compile(r"\[\^([^\]\s]+)\]:")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's definition: its lines as they stand, and the line of the file where they begin."""

    label: str
    line: int
    lines: tuple[str, ...]


def notes_of(body: Body) -> dict[str, Note]:
    """The definitions of a body by label; of two with the same label the first."""
    if "[^" not in body.text:
        return {}
    lines = body.text.split("\n")
    found: dict[str, Note] = {}
    for index, line in enumerate(lines):
        match = _DEFINED.match(line)
        if match is None or index + body.first_line in body.code_lines:
            continue
        end = index + 1
        while end < len(lines) and not _begins_a_block(lines, end):
            end += 1
        while not lines[end - 1].strip():
            end -= 1
        found.setdefault(match.group(1), Note(match.group(1), index + body.first_line, tuple(lines[index:end])))
    return found


def _begins_a_block(lines: list[str], index: int) -> bool:
    line = lines[index]
    if _DEFINED.match(line):
        return True
    return bool(line.strip()) and not line.startswith("    ") and not lines[index - 1].strip()


def labels_in(text: str) -> Iterator[str]:
    """The labels that a text refers to outside code spans, in order."""
    if "[^" in text:
        yield from (match.group(1) for match in _REFERENCE.finditer(without_code(text)))


def renamed(text: str, prefix: str) -> str:
    """The text with `prefix` before every footnote's label, but for what is code."""
    if "[^" not in text:
        return text
    parts: list[str] = []
    done = 0
    for match in _REFERENCE.finditer(without_code(text)):
        start = match.start(1)
        parts += [text[done:start], prefix]
        done = start
    return "".join([*parts, text[done:]])
