"""Running text as a reader sees it, for rules that read what laws and documents are called in it.

What is not the writer's own words (code, addresses of links) is blanked out but keeps its length, so
that a place in the text is still a place in the file. A citation may run over a line's end, so a
form is looked for with any white space between its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from internkontroll.findings import Location
from internkontroll.register import Register
from internkontroll.source import Source

_NOT_WORDS = re.compile(r"`[^`\n]*`|(?<=\]\()[^)\n]*|https?://\S+|mailto:\S+")
_NOT_WORDS_HOLD = ("`", "](", "://", "mailto:")


def running_text(source: Source) -> str:
    """The body with code and addresses blanked out, character for character as long as the body."""
    body = source.body
    text = body.text
    if any(mark in text for mark in _NOT_WORDS_HOLD):  # most texts have none, and the pattern is slow
        text = _NOT_WORDS.sub(lambda match: " " * len(match.group()), text)
    if not body.code_lines:
        return text
    lines = text.split("\n")
    for number in body.code_lines:
        lines[number - body.first_line] = " " * len(lines[number - body.first_line])
    return "\n".join(lines)


def location_in(source: Source, start: int, length: int) -> Location:
    """The place in the file of a place in the body."""
    before = source.body.text[:start]
    return Location(source.path, source.body.first_line + before.count("\n"), start - before.rfind("\n"), length)


def is_historical(source: Source) -> bool:
    """True for a file that exists only to be referred to, broken or not."""
    return source.data.get("historik") == "ja"


def covers(form: str, text: str, start: int, end: int) -> bool:
    """True when the text around start-end is the form, with any white space and any case.

    A genitive after the form does not matter: `socialtjänstlagens` is still the form.
    """
    margin = 2 * len(form) + 10
    low, high = max(0, start - margin), end + margin
    return any(
        match.start() + low <= start and end <= match.end() + low for match in _pattern(form).finditer(text[low:high])
    )


@cache
def _pattern(form: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in form.split())
    return re.compile(rf"(?<!\w){words}s?(?!\w)", re.IGNORECASE)


def broken_documents_with(register: Register, words: str) -> Iterable[str]:
    """Ids of policy documents that cannot be read but mention the words: they may allow the form."""
    sought = words.casefold()
    return tuple(
        source.id
        for source in register.broken
        if source.type in ("styrdokument", "") and sought in " ".join(source.text.casefold().split())
    )
