"""Bodies that hold nothing but headings and ordinary paragraphs, read without a Markdown reader.

Most bodies are of this kind. Where every line begins with a letter, or is a heading with a
blank line on both sides, and no sign in the text means anything in Markdown, there is only one way to
read it: the headings are those lines, and nothing departs from the subset. Any doubt sends the body to
the full reader. `tests/benchmarks/test_fast_blocks.py` holds the two ways of reading against each other.
"""

from __future__ import annotations

import re

from internkontroll.markdown.subset_inline import MAX_PARAGRAPH, SUSPECTS

_HEADING = re.compile(r"(#{1,6}) (\w(?:.*[^\s#])?)")


def plain_headings(text: str, lines: list[str]) -> list[tuple[int, str, int]] | None:
    """Level, words and line (from 0) of each heading of a plain body; None when the body is not plain."""
    if len(text) > MAX_PARAGRAPH or "|" in text or any(sign in text for sign in SUSPECTS):
        return None
    headings: list[tuple[int, str, int]] = []
    may_be_heading, must_be_blank = True, False
    for number, line in enumerate(lines):
        if not line:
            may_be_heading, must_be_blank = True, False
        elif must_be_blank:
            return None
        elif line[0].isalpha():
            may_be_heading = False
        elif may_be_heading and (heading := _HEADING.fullmatch(line)):
            headings.append((len(heading.group(1)), heading.group(2), number))
            must_be_blank = True
        else:
            return None
    return headings
