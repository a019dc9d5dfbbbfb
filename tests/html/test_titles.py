"""No two pages have the same title: it is what a tab, a bookmark and a list of results show of a page."""

from __future__ import annotations

import html
import re
from pathlib import Path

from tests.site.html_pages import SiteFolder


def titles(site: SiteFolder) -> dict[str, list[str]]:
    """Title -> the pages that have it."""
    found: dict[str, list[str]] = {}
    for page in site.pages:
        text = (site.root / page).read_text("utf-8")
        told = re.findall(r"<title>([^<]*)</title>", text.split("</head>")[0])
        assert len(told) == 1, page
        found.setdefault(" ".join(html.unescape(told[0]).split()).casefold(), []).append(page)
    return found


def shared(site: SiteFolder) -> dict[str, list[str]]:
    return {title: pages for title, pages in titles(site).items() if len(pages) > 1 or not title}


def test_every_title_is_the_pages_own(with_history: SiteFolder) -> None:
    assert shared(with_history) == {}


def test_a_title_begins_with_what_the_page_is(with_history: SiteFolder) -> None:
    """In a row of tabs only the first words are seen."""
    for page, html_page in with_history.pages.items():
        text = (with_history.root / page).read_text("utf-8")
        heading = re.search(r"<h1[^>]*>(.*?)(?:<a class=\"headerlink|</h1>)", text, re.DOTALL)
        assert heading, html_page.path
    starts = [title.split(" ")[0] for title in titles(with_history)]
    assert len(set(starts)) > len(starts) / 4


def test_two_pages_of_one_title_are_found(tmp_path: Path) -> None:
    for name, title in {"a": "Risk &amp; plan", "b": "Risk &#38;  plan", "c": "Risk"}.items():
        (tmp_path / f"{name}.html").write_text(f"<html><head><title>{title}</title></head></html>", "utf-8")
    assert shared(SiteFolder(tmp_path)) == {"risk & plan": ["a.html", "b.html"]}
