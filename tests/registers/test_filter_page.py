"""The page that filters, in a real Chromium by keyboard, on the built site in a folder of a web server."""

from __future__ import annotations

import functools
import http.server
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.site.project import DAY, copy_project, mkdocs, write

from .conftest import HOSTILE_TITLES

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FOLDER = "intern-kontroll"


@dataclass(frozen=True)
class Served:
    """A site on a web server, and where its files lie."""

    address: str
    root: Path

    @property
    def page(self) -> str:
        """The page that filters."""
        return f"{self.address}register/filtrera.html"

    def lines(self, register: str) -> list[dict[str, Any]]:
        """A register as its JSON file tells it."""
        read: dict[str, Any] = json.loads((self.root / "register" / f"{register}.json").read_text("utf-8"))
        lines: list[dict[str, Any]] = read["poster"]
        return lines


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example's site, with titles that bear ill will, below a folder of the server."""
    project = copy_project(tmp_path_factory.mktemp("filtered") / "project")
    for number, title in enumerate(HOSTILE_TITLES.values(), 80):
        quoted = title.replace("'", "''")
        text = f"---\nid: ASN-R{number}\ntyp: risk\ntitel: '{quoted}'\nnämnd: ASN\n---\n"
        write(project / "records" / "ASN" / "risker" / f"ASN-R{number}-risk.md", text)
    www = project / "www"
    run = mkdocs(project, "build", "--site-dir", str(www / FOLDER), IK_PDF="0")
    assert run.returncode == 0, run.stdout
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(www)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Served(f"http://127.0.0.1:{server.server_port}/{FOLDER}/", www / FOLDER)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    context.clock.set_fixed_time(f"{DAY}T12:00:00")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert not faults
    context.close()


def ids(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("#ik-filter-table tbody tr", "rows => rows.map(r => r.dataset.ikId)")
    return found


def focus(page: Page, label: str) -> None:
    """Reach a field or button by Tab alone."""
    for _ in range(120):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => { const e = document.activeElement;"
            " return (e.labels && e.labels.length ? e.labels[0].innerText : e.innerText || '').trim(); }"
        )
        if name == label:
            return
    raise AssertionError(f"{label} was not reached")


def choose(page: Page, label: str, beginning: str) -> None:
    """Go down a list by the arrow until a choice begins so."""
    focus(page, label)
    passed = []
    for _ in range(40):
        page.keyboard.press("ArrowDown")
        chosen = page.evaluate("document.activeElement.selectedOptions[0].textContent")
        if chosen.startswith(beginning):
            return
        passed.append(chosen)
    raise AssertionError(f"{beginning} was not among {passed}")


def total(page: Page, number: int) -> None:
    word = "post" if number == 1 else "poster"
    expect(page.get_by_role("status")).to_contain_text(f"{number} {word}")


def test_open_actions_of_one_board_by_keyboard(page: Page, served: Served) -> None:
    wanted = [one for one in served.lines("atgarder") if one["öppen"] and "HVO" in one["nämnd_id"]]
    page.goto(served.page)
    expect(page.get_by_role("status")).to_contain_text("poster")
    choose(page, "Typ", "Åtgärder")
    total(page, len(served.lines("atgarder")))
    choose(page, "Nämnd", "Hälsa")
    choose(page, "Läge", "Öppna")
    total(page, len(wanted))
    assert wanted
    assert ids(page) == [one["id"] for one in wanted]
    # the address says it all, and gives the same to whom it is sent
    assert parse_qs(urlsplit(page.url).query) == {"typ": ["atgard"], "namnd": ["HVO"], "lage": ["oppna"]}
    other = page.context.new_page()
    other.goto(page.url)
    total(other, len(wanted))
    assert ids(other) == ids(page)
    expect(other.get_by_label("Läge")).to_have_value("oppna")
    other.close()
    # the first row leads to the record's page
    focus(page, wanted[0]["titel"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FOLDER}/{wanted[0]['adress']}")


def test_a_choice_counts_what_it_gives(page: Page, served: Served) -> None:
    page.goto(f"{served.page}?typ=atgard")
    lines = served.lines("atgarder")
    total(page, len(lines))
    options = page.get_by_label("Läge").locator("option").all_text_contents()
    counted = {}
    for text in options:
        name, _, number = text.rpartition(" (")
        counted[name] = int(number.rstrip(")").replace("\u00a0", ""))
    by_word: dict[str, int] = {}
    for one in lines:
        by_word[one["läge"]] = by_word.get(one["läge"], 0) + 1
    assert counted == {
        "Alla lägen": len(lines),
        "Öppna": sum(one["öppen"] is True for one in lines),
        "Avslutade": sum(one["öppen"] is False for one in lines),
        "Försenade": sum(one["försenad"] is True for one in lines),
        **by_word,
    }
    for name in ("Öppna", "Pågår"):
        page.get_by_label("Läge").select_option(label=f"{name} ({counted[name]})")
        total(page, counted[name])


def test_a_header_sorts_and_says_so(page: Page, served: Served) -> None:
    page.goto(f"{served.page}?typ=risk")
    total(page, len(served.lines("risker")))
    in_register_order = ids(page)
    focus(page, "Titel")
    page.keyboard.press("Enter")
    header = page.get_by_role("columnheader", name="Titel")
    expect(header).to_have_attribute("aria-sort", "ascending")
    rising = ids(page)
    assert sorted(rising) == sorted(in_register_order)
    assert rising != in_register_order
    page.keyboard.press("Enter")
    expect(header).to_have_attribute("aria-sort", "descending")
    titles = {one["id"]: one["titel"] for one in served.lines("risker")}
    assert [titles[one] for one in ids(page)] == [titles[one] for one in reversed(rising)]
    # Å, Ä and Ö come last in Swedish
    page.goto(f"{served.page}?typ=atgard&sort=titel")
    expect(page.get_by_role("columnheader", name="Titel")).to_have_attribute("aria-sort", "ascending")
    while page.get_by_role("button", name="Visa").is_visible():
        page.get_by_role("button", name="Visa").click()
    order = [one["titel"] for one in (next(x for x in served.lines("atgarder") if x["id"] == i) for i in ids(page))]
    assert order[0].startswith(("A", "B"))
    assert order[-1].startswith("Ö")


def test_what_has_no_time_stands_last_in_either_order(page: Page, served: Served) -> None:
    due = {one["id"]: one["nästa_senast"] for one in served.lines("granskningar") if one["nästa"]}
    for order in ("", "&ordning=fallande"):
        page.goto(f"{served.page}?typ=granskning&sort=nasta{order}")
        total(page, len(served.lines("granskningar")))
        times = [due.get(one) for one in ids(page)]
        dated = [one for one in times if one]
        assert times == dated + [None] * (len(times) - len(dated))
        assert dated == sorted(dated, reverse=bool(order))


def test_hostile_titles_are_text_and_are_found(page: Page, served: Served) -> None:
    page.goto(served.page)
    for title in HOSTILE_TITLES.values():
        page.get_by_label("Ord i titel eller beteckning").fill(title)
        expect(page.locator("#ik-filter-table tbody th")).to_have_text([title])
        total(page, 1)
    assert page.evaluate("window.pwned") is None
    page.get_by_label("Ord i titel eller beteckning").fill("asn-r8 onerror")
    total(page, 1)
    page.get_by_label("Ord i titel eller beteckning").fill("finns inte någonstans")
    expect(page.get_by_role("status")).to_have_text("Inget i registret stämmer med valen.")


def test_an_address_with_nonsense_is_as_good_as_none(page: Page, served: Served) -> None:
    page.goto(f"{served.page}?typ=%3Cimg%3E&namnd=INGEN&sort=__proto__&ordning=x&q=%3Cb%3E")
    expect(page.get_by_role("status")).to_have_text("Inget i registret stämmer med valen.")
    page.get_by_role("button", name="Rensa alla val").click()
    expect(page.get_by_role("status")).to_contain_text("poster")
    assert urlsplit(page.url).query == ""


def test_more_rows_come_when_asked_for_and_the_keyboard_goes_on_there(page: Page, served: Served) -> None:
    number = len(served.lines("atgarder"))
    assert number > 50
    page.goto(f"{served.page}?typ=atgard")
    expect(page.get_by_role("status")).to_have_text(f"{number} poster, varav de första 50 visas.")
    page.get_by_role("button", name=f"Visa {number - 50} till").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"{number} poster.")
    assert len(ids(page)) == number
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 51


def test_paper_has_every_row_and_says_what_was_chosen(page: Page, served: Served) -> None:
    number = len(served.lines("atgarder"))
    page.goto(f"{served.page}?typ=atgard")
    total(page, number)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert len(ids(page)) == number
    expect(page.get_by_text("Valt: Typ: Åtgärder.")).to_be_visible()
    expect(page.get_by_label("Ord i titel eller beteckning")).to_be_hidden()


def test_what_is_due_is_counted_anew_on_a_later_day(page: Page, served: Served) -> None:
    lines = served.lines("loften")
    overdue = sum(one["läge"] == "Försenat" for one in lines)
    page.goto(f"{served.page}?typ=lofte&lage=F%C3%B6rsenat")
    total(page, overdue)
    page.clock.set_fixed_time("2030-01-01T12:00:00")
    page.reload()
    expect(page.locator("#ik-filter-day")).to_contain_text("2030-01-01")
    # what is dated and that nobody answers is overdue by then
    shown = page.get_by_label("Läge").locator("option[value='Försenat']").inner_text()
    assert int(shown.rpartition("(")[2].rstrip(")")) > overdue
    assert page.get_by_label("Läge").locator("option[value='Öppet']").count() == 0


def test_without_a_web_server_and_without_scripts_the_lists_are_shown(browser: Browser, served: Served) -> None:
    file = (served.root / "register" / "filtrera.html").as_uri()
    for address, scripts, words in (
        (file, True, "Filtreringen behöver webbservern"),
        (file, False, "Att filtrera kräver JavaScript"),
        (served.page, False, "Att filtrera kräver JavaScript"),
    ):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_text(words)).to_be_visible()
        expect(page.get_by_role("link", name="Risker", exact=True).last).to_be_visible()
        expect(page.get_by_label("Ord i titel eller beteckning")).to_be_hidden()
        context.close()


def test_nothing_is_wider_than_a_narrow_window_and_sorting_is_within_reach(browser: Browser, served: Served) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{served.page}?typ=atgard&namnd=ASN")
    expect(page.get_by_role("status")).to_contain_text("poster")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_text("Fler val").click()
    page.get_by_label("Sortera efter").select_option("titel")
    expect(page.locator("th[aria-sort='ascending']")).to_have_count(1)
    # a button that cannot be seen must not be reached by keyboard
    assert not page.locator(".ik-sort").first.is_visible()
    context.close()
