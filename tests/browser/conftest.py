"""One Chromium for all of these tests, and the example's site on a real web server with the header that its build made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.site.html_pages import SiteFolder
from tests.site.project import DAY

from .policy import produced_headers
from .served import Served, served

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


# of this package, not of the session: two Playwrights of one kind cannot run at the same time in one thread
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def intranet(with_history: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example's site in a folder of a web server."""
    with served(with_history.root, tmp_path_factory.mktemp("nginx"), produced_headers(with_history)) as found:
        yield found


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """A reader who is here for the first time, on the day that the site was built for, at a screen of 1280 pixels."""
    context = browser.new_context(**{"locale": "sv-SE", "viewport": {"width": 1280, "height": 800}, **options})
    context.set_default_timeout(10_000)
    context.clock.set_fixed_time(f"{DAY}T12:00:00")
    return context


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser of its own."""
    context = new_context(browser)
    yield context.new_page()
    context.close()
