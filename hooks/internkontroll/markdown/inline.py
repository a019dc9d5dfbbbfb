"""Text from front matter and headings, made safe to stand in Markdown.

What contributors write is text and nothing else: no mark of Markdown, HTML or template syntax in a
title means anything. Backslashes are used only where all readers know them; the rest is entities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENTITIES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;",
    "{": "&#123;", "}": "&#125;", '"': "&quot;",
}  # fmt: skip
_SPECIAL = re.compile(r"[&<>|~^{}\"]|[\\`*_\[\]]")
#: white space that a line may be broken at; a no-break space stays
_BREAKS = re.compile(r"[ \t\n\r\f\v]+")
#: in a heading these would close it, and not be read
_AT_END = re.compile(r"#+$")
_AT_START = re.compile(r"^(#{1,6}|[-+=:]|!{3}|\?{3}|\d{1,9}(?=[.)]))")


def plain(text: str) -> str:
    """Front matter text as one line of Markdown that reads exactly as the text."""
    escaped = _SPECIAL.sub(lambda m: _ENTITIES.get(m.group(), "\\" + m.group()), one_line(text))
    return _AT_END.sub(_as_entities, _AT_START.sub(_as_entities, escaped))


def _as_entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(c)};" for c in match.group())


def one_line(text: str) -> str:
    """The text with every run of white space as one space; a no-break space stays."""
    return _BREAKS.sub(" ", text).strip(" ")


def link(text: str, target: str) -> str:
    """A Markdown link; `target` is made by the code and holds no space or parenthesis."""
    return f"[{plain(text)}]({target})"


def table(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> str:
    """A pipe table of cells that are Markdown already; columns in `right` hold numbers."""
    marks = ["---:" if index in right else "---" for index in range(len(header))]
    lines: list[Sequence[str]] = [header, marks, *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


#: an address that may stand in a link that a contributor wrote
_SAFE_TARGET = re.compile(r"(https?://|mailto:)[^\s<>\"]+|#[\w-]+", re.IGNORECASE)


def is_safe_target(target: str) -> bool:
    """True for addresses on the web, mail addresses and places on the same page."""
    return _SAFE_TARGET.fullmatch(target) is not None


_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


def without_html(markdown: str) -> str:
    """A contributor's Markdown in which `<` is only a character, except in code where it is one already."""
    if "<" not in markdown:
        return markdown
    parts = []
    for index, part in enumerate(_FENCED.split(markdown)):
        if index % 2:
            parts.append(part)
            continue
        end = 0
        for code in _CODE_SPAN.finditer(part):
            parts += [part[end : code.start()].replace("<", "&lt;"), code.group()]
            end = code.end()
        parts.append(part[end:].replace("<", "&lt;"))
    return "".join(parts)


_FENCED = re.compile(r"(^```.*?^```[ \t]*$)", re.MULTILINE | re.DOTALL)
