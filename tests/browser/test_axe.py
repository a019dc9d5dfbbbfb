"""axe-core finds nothing wrong on any kind of page: light and dark, on a wide screen and at 320 pixels.

320 pixels is also what is left of 1280 at 400 percent, which is how WCAG 1.4.10 is measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from .axe import bring_axe, violations
from .conftest import new_context
from .page_types import PAGE_TYPES, PageType
from .served import Served

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (1280, 320)


@pytest.fixture(scope="module", params=SCHEMES)
def looks(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose reader prefers light, or dark."""
    context = new_context(browser, color_scheme=request.param)
    bring_axe(context)
    yield context
    context.close()


def narrow(page: Page, width: int) -> None:
    """Make the window as wide as that, and wait until the page has been laid out anew."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.name)
def test_axe_finds_nothing(looks: BrowserContext, intranet: Served, kind: PageType) -> None:
    page = looks.new_page()
    found: list[str] = []
    try:
        page.goto(intranet.at(kind.example))
        kind.prepare(page)
        for width in WIDTHS:
            narrow(page, width)
            found += [f"{width} pixels: {one}" for one in violations(page)]
    finally:
        page.close()
    assert not found, "\n".join(found)


def test_the_two_looks_are_two(looks: BrowserContext, intranet: Served, request: pytest.FixtureRequest) -> None:
    """The page is dark for a reader who prefers dark: else the same page would be looked at twice."""
    page = looks.new_page()
    page.goto(intranet.at("index.html"))
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.close()
    assert (sum(colour) < 3 * 128) == dark


_HEAD = '<!doctype html><html lang="sv"><meta charset="utf-8"><title>Prov</title><meta name="viewport" content="width=device-width">'
#: what is wrong, in HTML; the rule that finds it; where it is to be found
PLANTED: dict[str, tuple[str, str, set[tuple[str, int]]]] = {
    "contrast in the dark": (
        (
            "<style>p { color: #111 } @media (prefers-color-scheme: dark) { body { background: #000 } }</style>"
            "<main><h1>Prov</h1><p>Mörk text</p></main>"
        ),
        "color-contrast",
        {("dark", 1280), ("dark", 320)},
    ),
    "contrast where it is narrow": (
        "<style>@media (width < 400px) { p { color: #ccc } }</style><main><h1>Prov</h1><p>Blek text</p></main>",
        "color-contrast",
        {("light", 320), ("dark", 320)},
    ),
    "picture without words": (
        '<main><h1>Prov</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>',
        "image-alt",
        {(scheme, width) for scheme in SCHEMES for width in WIDTHS},
    ),
    "skipped heading": (
        "<main><h1>Prov</h1><h3>Underrubrik</h3></main>",
        "heading-order",
        {(scheme, width) for scheme in SCHEMES for width in WIDTHS},
    ),
    "small target": (
        '<style>a { font-size: 4px }</style><main><h1>Prov</h1><nav><a href="#1">a</a> <a href="#2">b</a></nav></main>',
        "target-size",
        {(scheme, width) for scheme in SCHEMES for width in WIDTHS},
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found(looks: BrowserContext, name: str) -> None:
    body, rule, seen = PLANTED[name]
    page = looks.new_page()
    page.goto("about:blank")
    page.set_content(_HEAD + body)
    scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    for width in WIDTHS:
        narrow(page, width)
        assert any(one.startswith(rule) for one in violations(page)) == ((scheme, width) in seen)
    page.close()
