"""Eight journeys through the site by keyboard alone, on a web server with the policy that the build made.

No mouse, no address written but the one that a journey begins with, and nothing may ask another place for anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.site.html_pages import SiteFolder
from tests.site.project import ROOT

from .keyboard import Keyboard
from .served import Served
from .watching import watched


@pytest.fixture
def keys(page: Page, intranet: Served) -> Iterator[Keyboard]:
    """The keyboard of a reader; afterwards nothing has gone wrong on the way."""
    page.set_default_timeout(15_000)
    with watched(page, intranet.address) as wrong:
        yield Keyboard(page)
    assert wrong == []


def heading(page: Page) -> str:
    return page.locator("h1").inner_text().removesuffix("¶").strip()


def test_find_a_risk_by_an_inflected_word(keys: Keyboard, page: Page, intranet: Served) -> None:
    """The risk is called "… visselblåsarärenden"; the reader asks for "visselblåsarärendet"."""
    page.goto(intranet.at("index.html"))
    keys.go_to("Sök i registret och handboken", within=5)
    keys.write("visselblåsarärendet")
    with page.expect_navigation():
        keys.press("Enter")
    assert parse_qs(urlsplit(page.url).query)["q"] == ["visselblåsarärendet"]
    page.locator("#ik-search-list li").first.wait_for()
    assert keys.follow("Bristande hantering av visselblåsarärenden", href="/risk/").endswith("/risk/asn-r01.html")
    assert heading(page) == "Bristande hantering av visselblåsarärenden"


def test_filter_the_open_actions_of_one_board(
    keys: Keyboard, page: Page, intranet: Served, with_history: SiteFolder
) -> None:
    page.goto(intranet.at("index.html"))
    keys.follow("Hela registret")
    keys.follow("Filtrera och sortera alla register")
    total = page.locator("#ik-filter-total").filter(has_text=re.compile(r"\d"))
    total.wait_for()
    all_of_them = total.inner_text()
    for name, choice in (("Typ", "Åtgärder"), ("Nämnd", "Arbetsmarknads- och socialnämnden"), ("Läge", "Öppna")):
        keys.choose(name, choice)
    expect(page.locator("#ik-filter-total")).not_to_have_text(all_of_them)

    lines = json.loads((with_history.root / "register" / "atgarder.json").read_text("utf-8"))["poster"]
    wanted = {line["id"].lower() for line in lines if line["öppen"] and "ASN" in line["nämnd_id"]}
    assert 5 < len(wanted) < len(lines)
    rows = page.locator("#ik-filter-table tbody tr:visible")
    links = rows.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    shown = {href.rpartition("/")[2].removesuffix(".html") for href in links if "/atgard/" in href}
    assert shown
    assert shown <= wanted
    assert str(len(wanted)) in total.inner_text()

    # the choice is in the address, and can be sent to somebody
    address = page.url
    said = total.inner_text()
    page.goto("about:blank")
    page.goto(address)
    total.wait_for()
    assert total.inner_text() == said


def test_follow_a_recommendation_to_its_outcome(keys: Keyboard, page: Page, intranet: Served) -> None:
    """Door of the auditors → external audit → recommendation → answer → commitment, which tells how it stands."""
    page.goto(intranet.at("index.html"))
    keys.follow("Följa en rekommendation till det som gjordes")
    keys.follow("otillåten påverkan vid myndighetsutövning", href="/extern-granskning/")
    keys.follow("Tydlig definition och stödmaterial för verksamheterna", href="/rekommendation/")
    assert heading(page) == "Tydlig definition och stödmaterial för verksamheterna"
    keys.follow("från ASF", href="/svar/sr-2022-15-rek1-asf-2023")
    keys.follow("Översyn av förvaltningens säkerhetsrutin", href="/atgard/asn-2023-a04")
    told = page.locator("main").inner_text()
    assert "30 april 2024" in told
    assert "Försenad" in told
    # and the way back, to what it was promised for
    keys.follow("Tydlig definition och stödmaterial för verksamheterna", href="/rekommendation/sr-2022-15-rek1")


def test_open_the_pdf_of_a_report(keys: Keyboard, page: Page, intranet: Served) -> None:
    page.goto(intranet.at("index.html"))
    keys.follow("Dokument", href="/dokument/index.html")
    keys.follow("Uppföljning av internkontrollplan 2025", href="/rapport/asn-2025-rapport-t2.html")
    found = keys.go_to("PDF", href=".pdf")
    assert re.search(r"PDF, \d+ sidor, \d+ kB", found.name)
    with page.expect_response(intranet.at("dokument/ASN-2025-RAPPORT-T2.pdf")) as opened:
        keys.press("Enter")
    assert opened.value.status == 200
    assert opened.value.headers["content-type"] == "application/pdf"
    assert page.request.get(opened.value.url).body().startswith(b"%PDF-")


def test_read_the_matrix(keys: Keyboard, page: Page, intranet: Served) -> None:
    """A table with names for rows and columns; every risk in it is a link, and the whole is text."""
    page.goto(intranet.at("index.html"))
    keys.follow("Nämnder", href="/namnd/index.html")
    keys.follow("2025", href="/namnd/asn-2025.html")
    keys.follow("Riskmatris", href="/namnd/asn-2025-riskmatris.html")
    assert heading(page).startswith("Riskmatris 2025")
    table = page.get_by_role("table", name="Risker 2025 efter sannolikhet och konsekvens")
    columns = table.get_by_role("columnheader").all_inner_texts()
    assert columns == ["Sannolikhet", "Konsekvens 1", "Konsekvens 2", "Konsekvens 3", "Konsekvens 4"]
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Sannolikhet 3", exact=True))
    # probability 3, consequence 3: nine, in words before colour
    cell = row.get_by_role("cell").nth(2)
    assert cell.inner_text().split("\n")[0].startswith("9")
    assert cell.get_by_role("link").all_inner_texts() == ["Registerkontroll", "Sena utredningar"]
    keys.follow("Registerkontroll", href="/risk/asn-r03.html")
    assert heading(page) == "Registerkontroll"


def test_subscribe_to_a_calendar(keys: Keyboard, page: Page, intranet: Served) -> None:
    page.goto(intranet.at("index.html"))
    keys.follow("Löften", href="/loften/index.html")
    keys.follow("Prenumerera", href="/loften/kalender.html")
    # the address to give to a calendar program is whole, and can be copied from where it stands
    keys.go_to("Kalenderns adress")
    address = page.evaluate("document.activeElement.value")
    assert address == intranet.at("kalender/alla.ics")
    assert page.evaluate("getSelection().toString() || document.activeElement.selectionEnd") in (address, len(address))
    answer = page.request.get(address)
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.body().startswith(b"BEGIN:VCALENDAR\r\n")
    # one board's own, as a file
    keys.go_to("Arbetsmarknads- och socialnämnden", href="/kalender/asn.ics")
    with page.expect_download() as started:
        keys.press("Enter")
    assert b"BEGIN:VEVENT\r\n" in started.value.path().read_bytes()


def test_propose_a_change(page: Page, intranet: Served) -> None:
    """The file of the record opens for editing where the register is kept, which is not told whence the reader came."""
    keys = Keyboard(page)
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.headers)
        route.fulfill(body="<title>Ändra</title>", content_type="text/html")

    page.route("https://kod.example.org/**", answer)
    base = "https://kod.example.org/kommunen/internkontroll/_edit/main/records/"
    with watched(page, intranet.address) as wrong:
        page.goto(intranet.at("risk/asn-r06.html"))
        link = keys.go_to("Föreslå ändring i den här posten")
    assert wrong == []
    assert link.href.startswith(base)
    assert "id: ASN-R06\n" in (ROOT / "records" / link.href.removeprefix(base)).read_text("utf-8")
    with page.expect_navigation():
        keys.press("Enter")
    assert page.url == link.href
    assert [one.get("referer", "") for one in asked] == [""]


def test_land_on_a_withdrawn_id(keys: Keyboard, page: Page, intranet: Served) -> None:
    page.goto(intranet.at("risk/asn-r98.html"))
    assert heading(page) == "ASN-R98 är indragen"
    told = page.locator("main").inner_text()
    assert "1 mars 2024" in told
    assert "Risken beskrevs två gånger." in told
    assert keys.follow("Otillåten påverkan", href="/risk/").endswith("/risk/asn-r06.html")


def test_a_journey_that_cannot_be_made_fails(page: Page, intranet: Served) -> None:
    keys = Keyboard(page)
    page.goto(intranet.at("risk/asn-r98.html"))
    page.locator("main a").last.evaluate("link => link.tabIndex = -1")
    name = page.locator("main a").last.inner_text()
    with pytest.raises(AssertionError, match="was not reached"):
        keys.go_to(name, within=60)
