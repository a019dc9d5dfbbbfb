"""The fast reading of blocks gives exactly the tokens that markdown-it's own rules give."""

from __future__ import annotations

from random import Random

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from internkontroll.fast_blocks import use_fast_blocks

#: lines that begin, end and interrupt every kind of block
LINES = (
    "ord", "Risk för att", "===", "---", "- x", "    - y", "1. y", "2023. Under", "# H", "# a | b", "#x", "##", "####### y", "> q", "| a | b |",
    "|--|--|", "a | b", "--- | ---", "[^1]: not", "[x]: http://a", "```", "~~~", "<div>", "</div>", "    kod",
    "  indrag", "\tTab", "", " ", "", "   ", "é å", "*x*", "ord  ", "ord\u00a0", "+", "Åäö\\", "text[^1]",
)  # fmt: skip


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False)
    reader.core.ruler.disable(["inline", "text_join", "footnote_tail"])
    return reader


def test_same_tokens() -> None:
    slow, fast = _reader(), _reader()
    use_fast_blocks(fast)
    rng = Random(1)
    for _ in range(4000):
        text = "\n".join(rng.choice(LINES) for _ in range(rng.randint(1, 9)))
        assert [t.as_dict() for t in slow.parse(text, {})] == [t.as_dict() for t in fast.parse(text, {})], (
            text
        )
