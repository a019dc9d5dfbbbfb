"""A page that is opened after the day that it was made for tells how each item stands on the reader's own day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.site.html_pages import SiteFolder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


def states(browser: Browser, site: SiteFolder, day: str) -> tuple[list[str], str]:
    """The badges of the plan's items on a day, and what the page says of it."""
    page = browser.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00+01:00")
    page.goto(f"file://{site.root}/namnd/asn-2025.html")
    badges = page.locator(".ik-items").first.locator("tbody .badge").all_inner_texts()
    told = page.locator("[data-ik-later]").text_content() or ""
    page.close()
    return badges, told


@pytest.mark.parametrize("day", ["2025-09-01", "2025-10-01", "2025-12-30"])
def test_until_something_changes_it_is_as_it_was_made(browser: Browser, site: SiteFolder, day: str) -> None:
    written, not_told = "Uppföljning skriven, ej behandlad", "Ej redovisad"
    assert states(browser, site, day) == ([written, written, written, not_told, not_told], "")


def test_when_the_board_has_had_the_report_the_states_are_its_own(browser: Browser, site: SiteFolder) -> None:
    badges, told = states(browser, site, "2025-12-31")
    assert badges == ["Framflyttad", "Genomförd", "Genomförd", "Ej redovisad", "Ej redovisad"]
    assert told.startswith("Kolumnen Läge är uppdaterad efter dagens datum, 2025-12-31.")


def test_what_is_due_and_not_told_becomes_late(browser: Browser, site: SiteFolder) -> None:
    """The direct action was to be done in the autumn; nobody has said that it is."""
    assert states(browser, site, "2026-01-01")[0][0] == "Försenad"


def test_what_is_handled_later_is_told_later(browser: Browser, site: SiteFolder) -> None:
    assert states(browser, site, "2026-01-23")[0][3:] == ["Genomförd", "Genomförd"]


def head(browser: Browser, site: SiteFolder, path: str, day: str) -> list[str]:
    """What the top of a record's page says on a day: the badge, and of which day it is told."""
    page = browser.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00+01:00")
    page.goto(f"file://{site.root}/{path}")
    told = page.locator(".record-state > *").all_inner_texts()
    page.close()
    return told


@pytest.mark.parametrize(
    ("day", "badge", "told"),
    [
        ("2025-09-01", "Uppföljning skriven, ej behandlad", "1 oktober 2025"),
        ("2025-12-30", "Uppföljning skriven, ej behandlad", "30 december 2025"),
        ("2025-12-31", "Genomförd", "31 december 2025"),
        # so old a page cannot know how things stand now
        ("2026-12-01", "Genomförd", "29 januari 2026"),
    ],
)
def test_the_top_of_a_records_page_is_told_anew(
    browser: Browser, site: SiteFolder, day: str, badge: str, told: str
) -> None:
    """The report of tertial 2 meets the board on the last day of its time at the latest."""
    assert head(browser, site, "atgard/asn-2025-d02.html", day) == [badge, f"Läget den {told}"]


def test_what_becomes_overdue_says_so(browser: Browser, site: SiteFolder) -> None:
    before, after = (head(browser, site, "atgard/asn-2025-a01.html", day)[0] for day in ("2025-12-31", "2026-01-01"))
    assert (before, after) == ("Ej redovisad", "Försenad")
