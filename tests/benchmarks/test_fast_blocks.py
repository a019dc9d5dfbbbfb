"""The two short cuts of the Markdown reader give exactly what the full reader gives."""

from __future__ import annotations

from random import Random

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from internkontroll.markdown import body as markdown
from internkontroll.markdown.fast_blocks import use_fast_blocks
from internkontroll.markdown.plain_body import plain_headings

#: lines that begin, end and interrupt every kind of block
LINES = (
    "ord", "Risk för att", "===", "---", "- x", "    - y", "1. y", "2023. Under", "# H", "# a | b", "#x", "##",
    "####### y", "## H #", "> q", "| a | b |", "|--|--|", "a | b", "--- | ---", "[^1]: not", "[x]: http://a", "```",
    "~~~", "<div>", "</div>", "    kod", "  indrag", "\tTab", "", " ", "", "   ", "é å", "*x*", "ord  ", "ord\u00a0",
    "+", "Åäö\\", "text[^1]",
)  # fmt: skip
#: lines of which most bodies are made, so that many of them are plain
ORDINARY = (
    "Risk för att", "ord, ord.", "", "", "", "## Syfte", "### Mål och medel", "# 1. Inledning", "###### Å", "ord  ",
    "## Syfte:", "##  Två blanksteg", "## Slut ", "## C#", "## _x", "#", "7 kap.", "”Citat”", "ord\u00a0", "ª", "## -",
)  # fmt: skip


def _texts(lines: tuple[str, ...], longest: int) -> list[str]:
    rng = Random(1)
    return ["\n".join(rng.choice(lines) for _ in range(rng.randint(1, longest))) for _ in range(4000)]


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False)
    reader.core.ruler.disable(["inline", "text_join", "footnote_tail"])
    return reader


def test_same_tokens() -> None:
    slow, fast = _reader(), _reader()
    use_fast_blocks(fast)
    for text in _texts(LINES, 9):
        assert [t.as_dict() for t in slow.parse(text, {})] == [t.as_dict() for t in fast.parse(text, {})], text


@pytest.mark.parametrize(("lines", "longest"), [(LINES, 5), (ORDINARY, 9)])
def test_same_body(lines: tuple[str, ...], longest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _texts(lines, longest)
    fast = [markdown.read_body(text, 7) for text in texts]
    plain = [plain_headings(text, text.split("\n")) is not None for text in texts]
    assert sum(plain) > 20  # else nothing would be compared
    monkeypatch.setattr(markdown, "plain_headings", lambda text, lines: None)
    for text, body in zip(texts, fast, strict=True):
        assert markdown.read_body(text, 7) == body, text
