"""A block rule for markdown-it that reads ordinary paragraphs and headings in one step.

No block of Markdown begins with a letter. A run of lines that all begin with one, up to a blank line,
is therefore a paragraph and nothing else, whatever stands further along the lines: an underline, a
table's second row, a list or a fence begins with another sign. A line that begins with # and holds no
| can be a heading and nothing else. markdown-it asks nine rules about each such line; here they are
asked nothing, which takes away more than half of the time over running text. Whatever begins
otherwise is handed to markdown-it's own rules, so what the reader gives does not change.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading


def use_fast_blocks(reader: MarkdownIt) -> None:
    """Put the rule before all others."""
    reader.block.ruler.before("table", "fast_blocks", _fast_block)


def _fast_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature
    # inside lists and quotes a line may belong to several blocks; there the full rules decide
    if silent or state.level or state.blkIndent or state.sCount[start]:
        return False
    source, begins, ends, indents = state.src, state.bMarks, state.eMarks, state.tShift
    position = begins[start]
    if source[position] == "#":
        # with a | it may be the first row of a table
        return source.find("|", position, ends[start]) < 0 and heading(state, start, end, silent)
    line = start
    while line < end:
        position = begins[line] + indents[line]
        if position >= ends[line]:
            break
        if not source[position].isalpha():
            return False
        line += 1
    state.line = line
    place = [start, line]
    state.push("paragraph_open", "p", 1).map = place
    text = state.push("inline", "", 0)
    text.content = source[begins[start] : ends[line - 1]].strip()
    text.map = place
    text.children = []
    state.push("paragraph_close", "p", -1)
    return True
