"""The stated subset of Markdown: what the site, pandoc and the check would read differently.

Each fault names the line and how to write it instead. The list was found by giving the three readers
the same texts (tests/markdown compares the block structure they read); `docs/architecture.md` tells
which constructs are in the subset. How blocks begin and end is judged in `subset_blocks`, the marks
within running text in `subset_inline`.

One mistake gives one fault: of the same kind of fault in the same block (a whole list, a paragraph)
only the first is reported, and of several on one line the first that was found.
"""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.token import Token

from internkontroll.markdown.subset_blocks import Layout
from internkontroll.markdown.subset_inline import inline_faults
from internkontroll.markdown.subset_notes import note_faults
from internkontroll.markdown.subset_tokens import opaque_lines, token_faults


@dataclass(frozen=True, slots=True)
class SubsetFault:
    """A place where readers differ: line and column in the file from 1, and the mend in Swedish.

    The mend completes the sentence "Rad {line} läses olika på webben och i PDF. Skriv {mend}."
    """

    line: int
    column: int
    length: int
    mend: str


def subset_faults(
    lines: list[str], tokens: list[Token], code: frozenset[int], first_line: int
) -> tuple[SubsetFault, ...]:
    """The faults of a body, one a line at most, in order. `code` holds 0-based lines that are code."""
    tables = {n for t in tokens if t.type == "table_open" and t.map for n in range(*t.map)}
    layout = Layout(lines, opaque_lines(tokens, code) | tables)
    found: dict[int, SubsetFault] = {}
    told: set[tuple[str, int]] = set()
    for fault in (
        *token_faults(tokens, lines),
        *layout.faults,
        *note_faults(lines, layout, code),
        *inline_faults(tokens, lines),
    ):
        block = (fault.kind, layout.block_of(fault.line))
        if fault.line in found or block in told:
            continue
        told.add(block)
        found[fault.line] = SubsetFault(fault.line + first_line, fault.column + 1, fault.length, fault.mend)
    return tuple(found[number] for number in sorted(found))
