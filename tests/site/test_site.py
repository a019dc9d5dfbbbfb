"""What `mkdocs build --strict` makes of the example register: every page there, and every link leading somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from .built import Built
from .html_pages import SiteFolder, css_addresses
from .project import ROOT

#: the folder of each type's pages, as the addresses that people have saved; never to be changed
FOLDERS = {
    "organisation": "organisation",
    "styrdokument": "styrdokument",
    "risk": "risk",
    "plan": "plan",
    "åtgärd": "atgard",
    "granskning": "granskning",
    "uppföljning": "uppfoljning",
    "rapport": "rapport",
    "extern granskning": "extern-granskning",
    "iakttagelse": "iakttagelse",
    "rekommendation": "rekommendation",
    "svar": "svar",
    "ärende": "arende",
    "sammanträde": "sammantrade",
}


def published() -> Iterator[tuple[str, str]]:
    """Type and id of every published record of the example register, read without the package."""
    for file in sorted((ROOT / "records").rglob("*.md")):
        if file.name != "README.md":
            front = yaml.load(file.read_text("utf-8").split("\n---\n")[0], Loader=yaml.BaseLoader)
            if front.get("publicering") != "arbetsmaterial":
                yield front["typ"], front["id"]


def test_the_strict_build_passes_without_a_warning(built: Built) -> None:
    """A warning that only the passing of a day has made is told, but is none of MkDocs's warnings."""
    assert re.findall(r"^WARNING.*", built.run.stdout, re.MULTILINE) == []
    assert built.run.returncode == 0, built.run.stdout


def test_every_published_record_has_a_page_at_its_address(site: SiteFolder) -> None:
    records = list(published())
    addresses = {f"{FOLDERS[typ]}/{record_id.lower()}.html" for typ, record_id in records}
    assert len(addresses) == len(records) > 140
    assert sorted(addresses - set(site.pages)) == []


def test_no_page_stands_for_a_record_that_is_not_there(site: SiteFolder) -> None:
    addresses = {f"{FOLDERS[typ]}/{record_id.lower()}.html" for typ, record_id in published()}
    pages = {page for page in site.pages if page.split("/")[0] in FOLDERS.values() and not page.endswith("/index.html")}
    assert sorted(pages - addresses) == []


def test_every_internal_link_and_anchor_resolves(site: SiteFolder) -> None:
    broken = [
        f"{page}: {reference.address}: {fault}"
        for page, html in site.pages.items()
        for reference in html.references
        if not reference.is_outside and (fault := site.fault_of(page, reference.address))
    ]
    assert broken == []


def test_the_link_checker_sees_what_it_looks_for(site: SiteFolder) -> None:
    """A checker that reads nothing would pass everything."""
    start = site.pages["index.html"]
    assert {"a", "link", "script"} <= {reference.tag for reference in start.references}
    assert sum(len(page.references) for page in site.pages.values()) > 20 * len(site.pages)
    assert site.fault_of("index.html", "risk/finns-inte.html") == "no such file"
    assert site.fault_of("index.html", "risk/index.html#finns-inte") == "no such anchor"
    assert site.fault_of("index.html", "/risk/index.html") == "an absolute path breaks in a folder or on a file share"
    assert site.fault_of("index.html", "../risk/index.html") == "outside the site"
    assert site.fault_of("risk/index.html", "../index.html#") == ""


def test_nothing_is_fetched_from_another_place(site: SiteFolder) -> None:
    """A link that somebody must click may lead outside; nothing that a browser fetches by itself may."""
    outside = [
        f"{page}: <{reference.tag}> {reference.address}"
        for page, html in site.pages.items()
        for reference in html.references
        if reference.is_outside and not reference.is_link
    ]
    assert outside == []


def test_links_out_are_plain_web_or_mail_addresses(site: SiteFolder) -> None:
    links = {
        reference.address
        for html in site.pages.values()
        for reference in html.references
        if reference.is_outside and reference.is_link
    }
    assert [link for link in sorted(links) if not re.match(r"https://|mailto:", link)] == []


def test_style_sheets_fetch_only_what_is_on_the_site(site: SiteFolder) -> None:
    assert site.style_sheets
    broken = [
        f"{sheet}: {address}"
        for sheet, addresses in site.style_sheets.items()
        for address in addresses
        if not address.startswith(("data:", "#")) and ("//" in address or site.fault_of(sheet, address))
    ]
    assert broken == []
    assert css_addresses("a { background: url('https://example.org/x') }") == ["https://example.org/x"]


def test_every_page_says_that_it_is_in_swedish(site: SiteFolder) -> None:
    assert {page: html.language for page, html in site.pages.items() if html.language != "sv"} == {}


def test_every_page_has_one_title(site: SiteFolder) -> None:
    assert {page: html.titles for page, html in site.pages.items() if html.titles != 1} == {}


def test_the_report_is_linked_as_pdf_from_its_page(site: SiteFolder) -> None:
    page = "rapport/asn-2025-rapport-t2.html"
    links = [reference.address for reference in site.pages[page].references if reference.address.endswith(".pdf")]
    assert len(links) == 1
    assert (site.root / page).parent.joinpath(links[0]).resolve().read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("page", ["index.html", "register.html", "loften.html"])
def test_the_start_leads_on(site: SiteFolder, page: str) -> None:
    """From the start every page of the register can be reached by links alone."""
    seen: set[str] = set()
    waiting = [page]
    while waiting:
        current = waiting.pop()
        if current in seen or current not in site.pages:
            continue
        seen.add(current)
        for reference in site.pages[current].references:
            if reference.is_link and not reference.is_outside:
                path = (site.root / current).parent / reference.address.split("#")[0]
                waiting.append(path.resolve().relative_to(site.root.resolve()).as_posix())
    # `loften.html` is where the promises were once: it leads those on who have saved its address
    assert sorted(set(site.pages) - seen - {"404.html", "loften.html"}) == []
