"""Text from front matter stands in Markdown as itself."""

from __future__ import annotations

import html

import pytest
from markdown_it import MarkdownIt

from internkontroll.markdown import inline

TEXTS = [
    "*a* _b_ `c` [d](e) ![f](g)", "# rubrik", "- punkt", "1. ett", "> citat", "<b>fet</b> & mer", "a | b", "~sub~ ^sup^",
    "{{ mall }} {% x %}", "\\ och \\*", "== x ==", "!!! note", "2025. Ett år", "a\nb\tc", "1\u00a0117 kontroller",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_it_reads_as_written(text: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(inline.plain(text))
    assert rendered == f"<p>{html.escape(inline.one_line(text), quote=False).replace(chr(34), '&quot;')}</p>\n"


@pytest.mark.parametrize("text", ["Avdelning C #", "Språket C#", "#", "A # B ##"])
def test_a_heading_keeps_its_last_sign(text: str) -> None:
    """A run of # that ends a heading would close it; pandoc takes it even against the word."""
    assert MarkdownIt("commonmark").render(f"## {inline.plain(text)}") == f"<h2>{text}</h2>\n"
    assert not inline.plain(text).endswith("#")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ("`<b>` och <b>", "`<b>` och &lt;b>"),
        ("```\n<b>\n```\n\n<i>", "```\n<b>\n```\n\n&lt;i>"),
        ("3 < 4", "3 &lt; 4"),
    ],
)
def test_html_is_only_text(text: str, safe: str) -> None:
    assert inline.without_html(text) == safe


@pytest.mark.parametrize(
    "target", ["javascript:x", "data:text/html,x", "//x.se", "../x", "x.md", "JAVASCRIPT:x", "vbscript:x"]
)
def test_unsafe_targets(target: str) -> None:
    assert not inline.is_safe_target(target)
