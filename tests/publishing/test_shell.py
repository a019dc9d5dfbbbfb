"""What is around every page, in a real browser: the menu by keyboard, the policy, and the page for a wrong address."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.served import FOLDER, Served, served
from tests.site.project import ROOT, mkdocs

from .inline_scripts import hashes_of

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ONE_OF_EACH = ("index.html", "risk/asn-r07.html", "handbok/lasa.html", "sok.html", "404.html")
VIOLATIONS = """window.violations = [];
document.addEventListener("securitypolicyviolation", (e) => window.violations.push(e.violatedDirective + " " + e.blockedURI));
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site without its documents."""
    built = tmp_path_factory.mktemp("shell") / "site"
    run = mkdocs(ROOT, "build", "-d", str(built), IK_PDF="0")
    assert run.returncode == 0, run.stdout
    return built


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site in a folder of nginx, with the file that the build made for it."""
    lines = f"include {folder}/webbserver/nginx.conf; error_page 404 {FOLDER}404.html;"
    with served(folder, tmp_path_factory.mktemp("nginx"), lines) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page of 320 pixels."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="sv-SE", color_scheme="light")
    page = context.new_page()
    page.add_init_script(VIOLATIONS)
    yield page
    context.close()


def test_every_inline_script_is_in_the_policies(folder: Path) -> None:
    """In the page's own and in those of the three servers, on every page; and no page holds a style of its own."""
    servers = [file.read_text("utf-8").replace("&#x27;", "'") for file in (folder / "webbserver").iterdir()]
    inline = 0
    for file in folder.rglob("*.html"):
        text = file.read_text("utf-8")
        said = text.index('<meta http-equiv="Content-Security-Policy"')
        assert all(said < place for place in (text.index("<link"), text.index("<script"))), file
        policy = text[said : text.index(">", said)]
        for one in hashes_of(text):
            inline += 1
            assert one in policy, file
            assert all(one in server for server in servers), file
        assert not re.search(r"<style|<[^>]*\sstyle=|<[^>]*\son[a-z]+=", text), file
    assert inline == 1  # the page for a wrong address
    assert len(servers) == 3


def test_a_planted_script_does_not_run(folder: Path, server: Served, phone: Page) -> None:
    """The same page with a script that the policy does not know; from a server and from a file."""
    page = folder / "risk" / "asn-r07.html"
    planted = page.with_name("planterad.html")
    planted.write_text(
        page.read_text("utf-8").replace("</article>", "<script>window.pwned = 1</script></article>"), "utf-8"
    )
    try:
        for address in (server.at("risk/planterad.html"), planted.as_uri()):
            phone.goto(address)
            assert phone.evaluate("window.pwned") is None
            assert set(phone.evaluate("window.violations")) == {"script-src-elem inline"}
    finally:
        planted.unlink()


@pytest.mark.parametrize("way", ["server", "file"])
def test_no_page_violates_the_policy(folder: Path, server: Served, phone: Page, way: str) -> None:
    """Nor shows it in the wrong colours, since its styles and scripts have come."""
    for path in ONE_OF_EACH if way == "server" else ONE_OF_EACH[:-1]:
        phone.goto(server.at(path) if way == "server" else (folder / path).as_uri())
        phone.wait_for_load_state("networkidle")
        assert phone.evaluate("window.violations") == [], path
        if path != "404.html":
            assert phone.evaluate("document.documentElement.className") == "js", path
        assert (
            phone.evaluate("getComputedStyle(document.querySelector('.ik-header')).backgroundColor")
            != "rgba(0, 0, 0, 0)"
        )


def focused(page: Page) -> str:
    """What the keyboard is at."""
    return str(page.evaluate("(document.activeElement.textContent || document.activeElement.name).trim()"))


def test_the_menu_by_keyboard_at_320_pixels(server: Served, phone: Page) -> None:
    """Skip link, search, colours, menu; Esc closes it and gives the focus back; nothing is left outside the window."""
    phone.goto(server.at("risk/asn-r07.html"))
    button = phone.get_by_role("button", name="Meny")
    assert button.get_attribute("aria-expanded") == "false"
    assert not phone.get_by_role("navigation", name="Huvudmeny").is_visible()
    phone.keyboard.press("Tab")
    assert focused(phone) == "Hoppa till innehållet"
    for _ in range(8):
        phone.keyboard.press("Tab")
        if focused(phone) == "Meny":
            break
    phone.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert focused(phone) == "Start"
    assert phone.get_by_role("link", name="Risker", exact=True).first.get_attribute("aria-current") == "true"
    phone.keyboard.press("Escape")
    assert focused(phone) == "Meny"
    assert button.get_attribute("aria-expanded") == "false"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_no_single_key_does_anything(server: Served, phone: Page) -> None:
    """WCAG 2.1.4: who speaks to the computer writes letters by mistake."""
    phone.goto(server.at("risk/asn-r07.html"))
    before = phone.url, focused(phone)
    for key in "abcdefghijklmnopqrstuvwxyz,./?":
        phone.keyboard.press(key)
    assert (phone.url, focused(phone)) == before


def test_the_readers_choice_of_colours_is_kept(server: Served, phone: Page) -> None:
    """Over pages; the button says which it is."""
    phone.goto(server.at("index.html"))
    button = phone.get_by_role("button", name="Mörkt läge")
    assert button.get_attribute("aria-pressed") == "false"
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    phone.goto(server.at("risk/asn-r07.html"))
    assert phone.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.parametrize("path", ["asn-r07", "risk/ASN-R99.html", "finns/inte/alls/ASN-R99.html"])
def test_a_wrong_address_leads_to_the_search(server: Served, phone: Page, path: str) -> None:
    """At any depth, without the build knowing where the site is to lie; what was asked for can be searched for."""
    answer = phone.goto(server.at(path))
    assert answer is not None
    assert answer.status == 404
    field = phone.get_by_role("searchbox")
    expect(field).to_have_value(re.compile("ASN-R07|ASN-R99"))
    assert phone.evaluate("window.violations") == []
    field.press("Enter")
    phone.wait_for_url(re.compile(re.escape(server.at("sok.html?q=ASN-R"))))


def test_a_wrong_address_says_what_to_do_without_scripts(server: Served, browser: Browser) -> None:
    """There is no search then, and no link that leads wrong."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.at("finns/inte.html"))
    assert "Ta bort det som står efter sista snedstrecket" in page.inner_text("main")
    assert page.get_by_role("link").count() == 0
    context.close()


def test_the_menu_opens_in_a_browser_that_cannot_say_when_colours_change(server: Served, browser: Browser) -> None:
    """Safari before 14 has a `MediaQueryList` without `addEventListener`."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.add_init_script("Object.defineProperty(MediaQueryList.prototype, 'addEventListener', { value: undefined });")
    page.goto(server.at("index.html"))
    page.get_by_role("button", name="Meny").click()
    assert page.get_by_role("link", name="Nämnder", exact=True).first.is_visible()
    context.close()
