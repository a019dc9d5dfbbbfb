"""The pages read without JavaScript, and from a file share: the same text, in the same order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.html_pages import SiteFolder

from .conftest import new_context
from .page_types import PAGE_TYPES, PageType
from .served import Served
from .watching import watched

#: tools that scripts add and that hold nothing to read: the address of a calendar, to be copied
_TOOLS = "[data-ik-calendar] > :is(label, .ik-calendar__line, .ik-calendar__ways)"

#: what a reader sees of a page, line for line
_LINES = """tools => {
    const main = document.querySelector("main");
    main.querySelectorAll(tools).forEach(tool => tool.remove());
    return main.innerText.split("\\n").map(line => line.replace(/\\s+/g, " ").trim()).filter(line => line);
}"""

#: the page for a missing address has other advice where no script can find out where the site is
_READ = [kind for kind in PAGE_TYPES if not kind.needs_scripts and not kind.missing]


@pytest.fixture(scope="module")
def without_scripts(browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser, java_script_enabled=False)
    yield context
    context.close()


def lines(page: Page) -> list[str]:
    told: list[str] = page.evaluate(_LINES, _TOOLS)
    return told


@pytest.mark.parametrize("kind", _READ, ids=lambda kind: kind.name)
def test_a_page_says_the_same_without_scripts(
    page: Page, without_scripts: BrowserContext, intranet: Served, kind: PageType
) -> None:
    page.goto(intranet.at(kind.example))
    plain = without_scripts.new_page()
    plain.goto(intranet.at(kind.example))
    with_scripts, without = lines(page), lines(plain)
    plain.close()
    assert without
    assert with_scripts == without


@pytest.mark.parametrize("kind", [kind for kind in PAGE_TYPES if kind.needs_scripts], ids=lambda kind: kind.name)
def test_a_page_that_needs_scripts_says_so(without_scripts: BrowserContext, intranet: Served, kind: PageType) -> None:
    plain = without_scripts.new_page()
    plain.goto(intranet.at(kind.example))
    told = plain.locator("main").inner_text()
    plain.close()
    assert "JavaScript" in told


@pytest.mark.parametrize("kind", [kind for kind in PAGE_TYPES if not kind.missing], ids=lambda kind: kind.name)
def test_a_page_reads_from_a_file_share(
    page: Page, with_history: SiteFolder, without_scripts: BrowserContext, intranet: Served, kind: PageType
) -> None:
    """With scripts: they may not fail there, and no file may be looked for in another folder."""
    own = f"{with_history.root.as_uri()}/"
    with watched(page, own) as wrong:
        page.goto(own + kind.example)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    from_share = lines(page)
    assert wrong == []
    if not kind.needs_scripts:
        page.goto(intranet.at(kind.example))
        assert from_share == lines(page)


def test_a_missing_address_says_so_without_scripts(without_scripts: BrowserContext, intranet: Served) -> None:
    plain = without_scripts.new_page()
    plain.goto(intranet.at("finns/inte.html"))
    told = lines(plain)
    plain.close()
    assert told[0] == "Sidan finns inte"
    assert "ett led i taget" in " ".join(told)


def test_a_text_that_a_script_adds_is_seen(page: Page, intranet: Served) -> None:
    page.add_init_script("addEventListener('load', () => document.querySelector('main').append('Tillagt'))")
    page.goto(intranet.at("index.html"))
    assert "Tillagt" in "".join(lines(page))


def test_scripts_are_off_where_they_should_be(without_scripts: BrowserContext) -> None:
    plain = without_scripts.new_page()
    plain.set_content(
        "<main><noscript>Av</noscript><script>document.querySelector('main').append('På')</script></main>"
    )
    assert plain.locator("main").inner_text() == "Av"
    plain.close()
