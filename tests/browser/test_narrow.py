"""320 pixels, which is also 1280 at 400 percent: nothing is read by scrolling sideways (WCAG 1.4.10)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .page_types import PAGE_TYPES, PageType
from .served import Served

#: what makes the page wider than the window, or is cut off where nobody can scroll to it. What scrolls by itself
#: must be a region that has a name and can be reached with the keyboard
_TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth, found = [];
    const told = element => element.cloneNode(false).outerHTML.slice(0, 120);
    if (document.scrollingElement.scrollWidth > width) {
        found.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
    }
    const scrolls = element => {
        for (let e = element.parentElement; e; e = e.parentElement) {
            if (/auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth) { return e; }
        }
    };
    // one pixel by one is how a text for screen readers alone is laid out
    const heard = element => {
        for (let e = element; e; e = e.parentElement) {
            const box = e.getBoundingClientRect();
            if (box.width <= 1 && box.height <= 1 && getComputedStyle(e).overflowX === "hidden") { return true; }
        }
    };
    for (const element of document.querySelectorAll("main *, header *, footer *")) {
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) { continue; }
        const box = element.getBoundingClientRect(), style = getComputedStyle(element);
        if (/auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
            const named = element.getAttribute("aria-label") || element.getAttribute("aria-labelledby");
            // the links in a drawing take the reader through it; a table is told by its own cells
            const reached = element.tabIndex >= 0 && (named || element.tagName === "TABLE") || element.querySelector("a[href]");
            if (!reached) { found.push(`scrolls without name or focus: ${told(element)}`); }
        }
        if ((box.right > width + 1 || box.left < -1) && !scrolls(element) && !heard(element)) {
            found.push(`from ${Math.round(box.left)} to ${Math.round(box.right)}: ${told(element)}`);
        }
    }
    return found;
}"""


@pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.name)
def test_nothing_is_wider_than_the_window(page: Page, intranet: Served, kind: PageType) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(intranet.at(kind.example))
    kind.prepare(page)
    found = page.evaluate(_TOO_WIDE)
    assert not found, "\n".join(found)


PLANTED = {
    "a wide table": "<table><tr><td><div style='width: 500px'>x</div></td></tr></table>",
    "a long word": "<p>Hälsovårdsnämndensinternkontrollplanuppföljningsrapportbilaga</p>",
    "a nameless box": "<div style='overflow: auto' tabindex='0'><div style='width: 500px'>x</div></div>",
    "a box without focus": "<div style='overflow: auto' aria-label='Tabell'><div style='width: 500px'>x</div></div>",
    "cut off": "<div style='overflow: hidden'><p style='width: 500px'>x</p></div>",
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    head = "<!doctype html><meta name='viewport' content='width=device-width'>"
    page.set_content(f"{head}<main><p>Text</p></main>")
    assert page.evaluate(_TOO_WIDE) == []
    page.set_content(f"{head}<main>{PLANTED[name]}</main>")
    assert page.evaluate(_TOO_WIDE) != []
