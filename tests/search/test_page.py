"""The page of the search as a reader uses it: narrowing, the address, the keyboard, and what stands there without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import new_context
from tests.browser.policy import produced_headers
from tests.browser.served import Served, served
from tests.browser.watching import watched
from tests.site.html_pages import SiteFolder
from tests.site.project import copy_project, mkdocs

from .asking import FIELD, answered, ask, counts, titles


@pytest.fixture
def search(page: Page, intranet: Served) -> Page:
    """The page of the search, at its beginning."""
    page.goto(intranet.at("sok.html"))
    return page


def test_choices_tell_how_many_hits_they_give(search: Page) -> None:
    """A choice gives as many hits as it says, in a group of its own; the other groups count what is left."""
    ask(search, "registerkontroll")
    types = counts(search, "Typ")
    assert types["Styrdokument"] >= 2
    search.get_by_role("group", name="Typ").get_by_label("Styrdokument").check()
    expect(search.get_by_role("status")).to_contain_text(f"{types['Styrdokument']} av ")
    expect(search.locator("#ik-search-list li")).to_have_count(types["Styrdokument"])
    facts = search.locator(".ik-search__facts").all_inner_texts()
    assert all(fact.startswith("Styrdokument") for fact in facts)
    assert counts(search, "Typ") == types, "the choices of a group are added to each other"
    states = Counter(fact.split(" · ")[-1] for fact in facts)
    assert counts(search, "Läge") == {state: states[state] for state in counts(search, "Läge")}
    search.get_by_role("button", name="Ta bort begränsningarna").click()
    expect(search.get_by_role("status")).not_to_contain_text(" av ")


def test_an_answer_can_be_shared(search: Page, browser: Browser) -> None:
    """The address holds the question and the choices; whoever opens it sees the same."""
    ask(search, "uppföljning av avtal")
    search.get_by_role("group", name="Typ").get_by_label("Åtgärd", exact=False).first.check()
    shown = titles(search)
    assert ("q", "uppföljning av avtal") in parse_qsl(urlsplit(search.url).query)
    context = new_context(browser)
    other = context.new_page()
    other.goto(search.url)
    answered(other)
    assert titles(other) == shown
    expect(other.locator(FIELD)).to_have_value("uppföljning av avtal")
    context.close()


def test_from_the_header_of_another_page_by_keyboard(page: Page, intranet: Served) -> None:
    """Write in the header, press Enter, and walk to the first hit; nothing is fetched from elsewhere."""
    with watched(page, intranet.address) as wrong:
        page.goto(intranet.at("risk/asn-r01.html"))
        page.get_by_role("banner").get_by_role("searchbox").focus()
        page.keyboard.type("granskningarna av bisysslor")
        page.keyboard.press("Enter")
        answered(page)
        page.locator(FIELD).focus()
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('#ik-search-list') !== null"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/granskning/kg-2025-g01.html")
    assert wrong == []


def test_results_come_while_one_writes(search: Page) -> None:
    """Without Enter, after a short pause."""
    search.locator(FIELD).press_sequentially("orosanmälan")
    expect(search.locator("#ik-search-list li").first).to_be_visible()


def test_more_hits_are_shown_and_focus_goes_to_the_first_of_them(search: Page) -> None:
    """Those that stand there stay."""
    ask(search, "uppföljning")
    before = titles(search)
    search.get_by_role("button", name="Visa fler").click()
    expect(search.locator("#ik-search-list li")).to_have_count(2 * len(before))
    assert titles(search)[: len(before)] == before
    assert search.evaluate("document.activeElement.textContent") == titles(search)[len(before)]


def test_a_wrong_letter_is_told_and_can_be_kept(search: Page) -> None:
    """What was found stands for another word, and the reader can ask for the one that was written."""
    ask(search, "vissleblåsare")
    expect(search.get_by_text("Menade du ”visselblåsare”?")).to_be_visible()
    search.get_by_role("button", name="Sök efter ”vissleblåsare” som det står").click()
    answered(search)
    expect(search.get_by_text("Menade du")).to_be_hidden()


def test_the_hit_is_marked_and_the_section_is_linked(search: Page) -> None:
    """The words around what was asked, and the way to the heading that they stand under."""
    ask(search, "molntjänster")
    hit = search.locator("#ik-search-list li").first
    assert "molntjänst" in hit.locator("mark").first.inner_text().lower()
    way = hit.locator(".ik-search__section a").get_attribute("href")
    assert way is not None
    assert "#" in way
    search.goto(way)
    assert search.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")


@pytest.mark.parametrize(
    "question", ["<img src=x onerror=window.broken=1>", "</script><b>", "constructor", "§§§", "'\"|&amp;"]
)
def test_what_is_asked_is_text(search: Page, question: str) -> None:
    """Whatever is written, nothing of it runs, and the page goes on."""
    ask(search, question)
    assert not search.evaluate("'broken' in window")
    assert search.locator("#ik-search-status img, #ik-search-meant b").count() == 0
    ask(search, "registerkontroll")
    assert "Registerkontroll (ASN-R03)" in titles(search)


HOSTILE = "Bisyssla <img src=x onerror=window.broken=1> [a](javascript:b) </script><b>fet</b>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, with_history: SiteFolder) -> Iterator[Served]:
    """A site in which a risk has a title that would be markup, had it not been text."""
    project = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    (risk,) = project.glob("records/ASN/risker/ASN-R09-*.md")
    risk.write_text(risk.read_text("utf-8").replace("titel: Bisyssla", f"titel: '{HOSTILE}'"), "utf-8")
    run = mkdocs(project, "build", IK_PDF="0")
    assert run.returncode == 0, run.stdout
    folder = tmp_path_factory.mktemp("nginx")
    with served(project / "site", folder, produced_headers(with_history)) as found:
        yield found


def test_what_is_found_is_text(page: Page, hostile: Served) -> None:
    """The title of a hit, and the words around it, are the very characters that were written."""
    with watched(page, hostile.address) as wrong:
        page.goto(hostile.at("sok.html"))
        ask(page, "bisyssla fet")
        assert any(HOSTILE in title for title in titles(page)), titles(page)
    assert wrong == []
    assert not page.evaluate("'broken' in window")
    assert page.locator("#ik-search-list :is(img, b, script)").count() == 0


def test_what_could_not_be_fetched_is_fetched_the_next_time(search: Page) -> None:
    """A lost connection does not end the search."""
    search.route("**/pagefind/ord.json", lambda route: route.abort())
    search.locator(FIELD).fill("registerkontroll")
    search.locator(FIELD).press("Enter")
    expect(search.get_by_text("Sökningen gick inte att nå. Försök igen.")).to_be_visible()
    search.unroute("**/pagefind/ord.json")
    ask(search, "registerkontroll")
    assert "Registerkontroll (ASN-R03)" in titles(search)


def test_hits_are_those_of_the_last_choice_whichever_comes_first(search: Page) -> None:
    """The texts of the first choice are slow to come."""
    ask(search, "granskning")
    slow: list[Route] = []

    def held(route: Route) -> None:
        slow.append(route)

    search.route("**/pagefind/text/*.json", held)
    with search.expect_request("**/pagefind/text/*.json"):
        search.locator("#ik-search-Typ-Svar").check()
    search.locator("#ik-search-Typ-Svar").uncheck()
    first = list(slow)
    assert first
    search.locator("#ik-search-Typ-Åtgärd").check()
    facts = search.locator("#ik-search-list .ik-search__facts")
    while not facts.first.inner_text().startswith("Åtgärd"):
        for route in slow[len(first) :]:
            route.continue_()
        del slow[len(first) :]
        search.wait_for_timeout(20)
    for route in first:
        route.continue_()
    search.wait_for_load_state("networkidle")
    kinds = search.locator("#ik-search-list .ik-search__facts").all_inner_texts()
    assert kinds
    assert all(kind.startswith("Åtgärd ·") for kind in kinds), kinds


def test_the_handbook_is_found(search: Page) -> None:
    """Pages that are written by hand are no records."""
    ask(search, "ordlista")
    assert "Handbok" in counts(search, "Typ")


def test_without_scripts_there_are_lists(browser: Browser, intranet: Served) -> None:
    """A sentence says why, and every list is there."""
    context = new_context(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(intranet.at("sok.html"))
    expect(page.get_by_text("Sökningen behöver JavaScript")).to_be_visible()
    page.get_by_role("link", name="Hela registret efter").click()
    expect(page).to_have_url(intranet.at("register.html"))
    context.close()


def test_from_a_folder_there_are_lists(page: Page, site: SiteFolder) -> None:
    """A browser lets no page fetch what lies beside it in a folder."""
    page.goto((Path(site.root) / "sok.html").as_uri())
    expect(page.get_by_text("Sökningen behöver JavaScript")).to_be_visible()
