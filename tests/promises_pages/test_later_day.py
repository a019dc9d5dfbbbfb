"""A site that was built on one day and is read on another shows what a site built on that other day would show."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .reading import laid_out, opened, page_html, pages, seen_by, seen_in

#: a Monday before the autumn is over, and the Friday after
MONDAY, FRIDAY = "2025-12-29", "2026-01-02"
#: all pages that depend on the day
PATHS = [path for path, page in pages(MONDAY).items() if "laget.js" in page.scripts]


@pytest.mark.parametrize(
    ("built", "read"),
    [(MONDAY, FRIDAY), ("2023-06-01", "2025-10-01"), ("2020-01-01", "2026-06-15")],
)
def test_as_if_built_that_day(browser: Browser, tmp_path: Path, built: str, read: str) -> None:
    """The same rows under the same headings in the same order, the same counts, the same day."""
    assert len(PATHS) > 10
    with opened(browser, laid_out(tmp_path, ""), read) as tab:
        for path in PATHS:
            laid_out(tmp_path, page_html(built, path))
            tab.reload()
            found, wanted = seen_by(tab), seen_in(page_html(read, path))
            assert f"Uppdaterat efter dagens datum. Uppgifterna är från {built}." in found.updated, path
            assert found.day == wanted.day == read, path
            found.updated = ""
            assert found == wanted, path


def test_one_that_passes_over_the_new_year(browser: Browser, tmp_path: Path) -> None:
    """What is due during the autumn is open on Monday and overdue on Friday, and the counts follow."""
    name = "Riktad informationsinsats om registerkontroll"
    monday = seen_in(page_html(MONDAY, "loften/asn"))
    assert any(name in row for row in monday.groups["Ska redovisas inom 90 dagar"])
    with opened(browser, laid_out(tmp_path, page_html(MONDAY, "loften/asn")), FRIDAY) as tab:
        friday = seen_by(tab)
        row = tab.locator("tr", has_text=name)
        assert row.is_visible()
        assert row.locator("xpath=ancestor::section").get_by_role("heading").inner_text().startswith("Försenade")
    passed = len(friday.groups["Försenade"]) - len(monday.groups["Försenade"])
    assert passed > 0
    assert friday.told["Försenade"].startswith(f"{len(friday.groups['Försenade'])} löften.")
    assert friday.sums[0] == f"{len(friday.groups['Försenade'])} Försenade"


@pytest.mark.parametrize("read", [MONDAY, "2025-12-28", "2019-05-05"])
def test_nothing_changes_on_the_day_or_before(browser: Browser, tmp_path: Path, read: str) -> None:
    """A clock that is wrong makes nothing right that is not."""
    with opened(browser, laid_out(tmp_path, page_html(MONDAY, "loften/asn")), read) as tab:
        found = seen_by(tab)
        assert tab.get_by_text("Uppdaterat efter dagens datum").is_hidden()
    assert found == seen_in(page_html(MONDAY, "loften/asn"))
    assert found.day == MONDAY


@pytest.mark.parametrize("path", ["loften/index", "loften/asn"])
def test_without_javascript(browser: Browser, tmp_path: Path, path: str) -> None:
    """The page is right for the day that it names, whatever day it is, and hides what is not there yet."""
    with opened(browser, laid_out(tmp_path, page_html("2023-06-01", path)), FRIDAY, javascript=False) as tab:
        assert tab.get_by_text("Läget den 2023-06-01.").is_visible()
        assert tab.get_by_text("Uppdaterat efter dagens datum").is_hidden()
        rows = tab.locator("section[data-ik-group] tbody tr")
        visible = rows.locator("visible=true").count()
        assert visible < rows.count()
    assert visible == sum(len(rows) for rows in seen_in(page_html("2023-06-01", path)).groups.values())


def test_a_page_left_open_over_night(browser: Browser, tmp_path: Path) -> None:
    """When the reader comes back to the page it is right for the new day."""
    with opened(browser, laid_out(tmp_path, page_html(MONDAY, "loften/asn")), MONDAY) as tab:
        assert seen_by(tab).day == MONDAY
        tab.clock.set_fixed_time(f"{FRIDAY}T12:00:00+01:00")
        tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        found = seen_by(tab)
    assert found.groups == seen_in(page_html(FRIDAY, "loften/asn")).groups
