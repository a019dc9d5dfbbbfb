"""In a real browser: every word of every picture stays in its box, and the picture keeps its size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.threads.reading import Shown

_STYLES = Path(__file__).resolve().parents[2] / "hooks" / "internkontroll" / "theme" / "assets" / "styles"
_MEASURE = """() => {
  const wrong = [];
  for (const svg of document.querySelectorAll("svg")) {
    const room = svg.viewBox.baseVal;
    for (const box of svg.querySelectorAll("a")) {
      const frame = box.querySelector(".thread-frame").getBBox();
      const number = box.querySelector(".thread-number").getBBox();
      for (const text of box.querySelectorAll("text")) {
        const words = text.getBBox();
        const inside = words.x >= 2 && words.x + words.width <= frame.width - 2
          && words.y >= 0 && words.y + words.height <= frame.height;
        const beside = !text.classList.contains("thread-kind") || words.x + words.width < number.x;
        if (!inside || !beside) wrong.push(text.textContent);
      }
    }
    for (const year of svg.querySelectorAll(".thread-year")) {
      if (year.getBBox().width > 46) wrong.push(year.textContent);
    }
    if (svg.getBoundingClientRect().width < room.width - 1) wrong.push("squeezed");
  }
  return wrong;
}"""


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    """A page of 320 pixels, the narrowest."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 320, "height": 600})
        browser.close()


def _show(page: Page, pictures: list[str], typeface: str) -> None:
    styles = "".join((_STYLES / name).read_text("utf-8") for name in ("base.css", "thread.css"))
    inside = "".join(f'<div class="thread-scroll">{picture}</div>' for picture in pictures)
    page.set_content(f'<style>{styles} svg {{font-family: {typeface}}}</style><div class="md-typeset">{inside}</div>')


@pytest.mark.parametrize("typeface", ["DejaVu Sans", "sans-serif", "serif"])
def test_all_words_stay_in_their_boxes(browser_page: Page, pages: Mapping[str, Shown], typeface: str) -> None:
    """Also in the widest of the usual typefaces."""
    pictures = [
        found.group()
        for page in pages.values()
        if (found := re.search(r'<svg class="thread-picture".*?</svg>', page.html, re.DOTALL))
    ]
    assert len(pictures) > 100
    _show(browser_page, pictures, typeface)
    assert browser_page.evaluate(_MEASURE) == []


def test_the_measure_sees_what_is_too_wide(browser_page: Page, pages: Mapping[str, Shown]) -> None:
    """A word of another length in a box is found."""
    picture = re.search(r'<svg class="thread-picture".*?</svg>', pages["ASN-R05"].html, re.DOTALL)
    assert picture is not None
    _show(
        browser_page, [picture.group().replace("Dataintrång</text>", "Dataintrångsundersökningen i W</text>")], "serif"
    )
    assert browser_page.evaluate(_MEASURE) == ["Dataintrångsundersökningen i W"]


def test_a_page_that_is_read_later_tells_the_promises_anew(browser_page: Page, pages: Mapping[str, Shown]) -> None:
    """An open promise is overdue on a later day, a kept one stays kept, and the page says which day it tells of."""
    scripts = "".join((_STYLES.parent / "scripts" / name).read_text("utf-8") for name in ("dag.js", "post.js"))
    for record, before, after in (
        ("ASN-2025-A03", "Öppen", "Försenad"),
        ("ASN-2025-D02", "Skriven, ej behandlad", "Besvarad"),
    ):
        for day, wanted, told in (("2025-10-01", before, "1 oktober 2025"), ("2030-02-03", after, "3 februari 2030")):
            browser_page.clock.set_fixed_time(f"{day}T12:00:00")
            browser_page.set_content(pages[record].html)
            browser_page.evaluate(scripts)
            shown = browser_page.locator(".record-next").inner_text()
            assert wanted in shown
            assert f"Läget den {told}." in shown
