"""What a search may find on a page that was not made by the package: the handbook, read from its HTML."""

from __future__ import annotations

import html
import re

from internkontroll.pages.rendering import Passage

_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')
_UNSEEN = re.compile(r'<a class="headerlink".*?</a>|<(script|style|svg)\b.*?</\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def passages_of(content: str) -> list[Passage]:
    """The text below each heading of a page's HTML; the first heading is the page's own title."""
    content = _UNSEEN.sub("", content)
    found: list[Passage] = [Passage("", "")]
    start = 0
    for match in _HEADING.finditer(content):
        _add(found[-1], content[start : match.start()])
        identity = _ID.search(match[2])
        title = _text(match[3])
        if match[1] == "1" and len(found) == 1:
            found[0].title = title
        else:
            found.append(Passage(html.unescape(identity[1]) if identity else "", title))
        start = match.end()
    _add(found[-1], content[start:])
    return found


def _add(passage: Passage, content: str) -> None:
    words = _text(content)
    if words:
        passage.words.append(words)


def _text(content: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", content)).split())
