"""The address of a calendar: shown whole, copied, and without JavaScript a link to the file."""

from __future__ import annotations

from playwright.sync_api import Browser, Route

from .reading import ASSETS, page_html, whole

SITE = "http://intranat.example/ik/"


def answer(route: Route) -> None:
    """The page and its script, as a web server in a folder would send them."""
    path = route.request.url.removeprefix(SITE)
    if path == "loften/asn.html":
        route.fulfill(body=whole(page_html("2025-10-01", "loften/asn"), ["kalender.js"]), content_type="text/html")
    elif path == "loften/kalender.js":
        route.fulfill(path=ASSETS / "scripts" / "kalender.js", content_type="text/javascript")
    else:
        route.fulfill(status=404)


def test_the_whole_address_is_shown_and_selected(browser: Browser) -> None:
    """On a site without https a page may not copy; then the address is selected, and the reader is told."""
    tab = browser.new_page()
    tab.route("**/*", answer)
    tab.goto(f"{SITE}loften/asn.html")
    field = tab.get_by_label("Kalenderns adress")
    assert field.input_value() == f"{SITE}kalender/asn.ics"
    tab.get_by_role("button", name="Kopiera adressen").press("Enter")
    assert tab.get_by_role("status").inner_text() == "Adressen är markerad. Kopiera den med Ctrl och C."
    assert tab.evaluate("String(document.getSelection())") == f"{SITE}kalender/asn.ics"
    opening = tab.get_by_role("link", name="Öppna i kalenderprogrammet")
    assert opening.get_attribute("href") == "webcal://intranat.example/ik/kalender/asn.ics"
    tab.close()


def test_without_javascript_there_is_the_file(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.route("**/*", answer)
    tab.goto(f"{SITE}loften/asn.html")
    link = tab.get_by_role("link", name="Kalenderfil: Arbetsmarknads- och socialnämnden")
    assert link.get_attribute("href") == "../kalender/asn.ics"
    assert tab.get_by_role("button").count() == 0
    context.close()
