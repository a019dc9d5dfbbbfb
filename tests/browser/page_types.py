"""The kinds of page that the site has, each with a page of the example register that shows the most of it.

Every page of the site is of one kind, which a test holds: a new kind of page is not left unlooked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect


def _nothing(page: Page) -> None:
    """A page that is there when it is opened."""


@dataclass(frozen=True)
class PageType:
    """A kind of page: what its addresses look like, and the one that is looked at."""

    name: str
    pattern: str
    example: str
    #: True for the page that stands in for any that is missing
    missing: bool = False
    #: True where filtering or search is all that the page is for
    needs_scripts: bool = False
    #: what a reader does before there is something to see
    prepare: Callable[[Page], None] = _nothing

    def has(self, path: str) -> bool:
        """True when a path of the site is of this kind."""
        return re.fullmatch(self.pattern, path) is not None


def _filtered(page: Page) -> None:
    page.locator("#ik-filter-total").filter(has_text=re.compile(r"\d")).wait_for()


def _offered(page: Page) -> None:
    """The page has found out where the site is, and what was asked for stands in its search."""
    expect(page.locator("#sok-i-sidan")).to_have_value(re.compile("."))


def _found(page: Page) -> None:
    page.locator("#ik-search-list li").first.wait_for()


def _record(folder: str, example: str) -> PageType:
    return PageType(folder, rf"{folder}/(?!index\.html)[^/]+\.html", f"{folder}/{example}.html")


#: what stands between slashes
_ID = r"[a-z0-9-]+"

#: the first that fits is the kind of a page
PAGE_TYPES = (
    PageType("start", r"index\.html", "index.html"),
    PageType("saknas", r"404\.html", "finns/inte.html", missing=True, prepare=_offered),
    PageType("indragen", r"risk/asn-r98\.html", "risk/asn-r98.html"),
    _record("risk", "asn-r06"),
    _record("plan", "asn-2025"),
    _record("atgard", "asn-2025-d02"),
    _record("granskning", "asn-2025-g01"),
    _record("uppfoljning", "asn-2025-d02-t2"),
    _record("rapport", "asn-2025-rapport-t2"),
    _record("extern-granskning", "sr-2022-15"),
    _record("iakttagelse", "sr-2022-15-f1"),
    _record("rekommendation", "sr-2022-15-rek1"),
    _record("svar", "sr-2022-15-rek1-asf-2023"),
    _record("arende", "asn-arende-2023-01"),
    _record("sammantrade", "asn-2023-10-26"),
    _record("organisation", "asn"),
    _record("styrdokument", "asf-rutin-sakerhet"),
    PageType("register-av-ett-slag", r"(?!namnd/|loften/|dokument/)[a-z-]+/index\.html", "risk/index.html"),
    PageType("register-for-en-namnd", rf"register/[a-z-]+/{_ID}\.html", "register/atgard/asn.html"),
    PageType("hela-registret", r"register\.html", "register.html"),
    PageType("filter", r"register/filtrera\.html", "register/filtrera.html", needs_scripts=True, prepare=_filtered),
    PageType("kolumner", r"register/kolumner\.html", "register/kolumner.html"),
    PageType("namnder", r"namnd/index\.html", "namnd/index.html"),
    PageType("riskmatris", rf"namnd/{_ID}-\d{{4}}-riskmatris\.html", "namnd/asn-2025-riskmatris.html"),
    PageType("namndens-ar", rf"namnd/{_ID}-\d{{4}}\.html", "namnd/asn-2025.html"),
    PageType("namnd", rf"namnd/{_ID}\.html", "namnd/asn.html"),
    PageType("ar", r"ar/\d{4}\.html", "ar/2023.html"),
    PageType("loften", r"loften\.html", "loften.html"),
    PageType("loften-for-en", rf"loften/(?!index|kalender){_ID}\.html", "loften/asn.html"),
    PageType("loften-efter-mottagare", r"loften/index\.html", "loften/index.html"),
    PageType("kalendrar", r"loften/kalender\.html", "loften/kalender.html"),
    PageType("dokumenten", r"dokument/index\.html", "dokument/index.html"),
    PageType("dokument", r"dokument/[a-z0-9-]+\.html", "dokument/asn-2023-riskanalys.html"),
    PageType("andringar", r"andringar\.html", "andringar.html"),
    PageType("sok", r"sok\.html", "sok.html", needs_scripts=True),
    PageType("sok-med-traffar", r"sok\.html", "sok.html?q=uppf%C3%B6ljning", needs_scripts=True, prepare=_found),
    PageType("handbok", r"handbok/[a-z-]+\.html", "handbok/lasa.html"),
    PageType("tillganglighet", r"handbok/tillganglighet\.html", "handbok/tillganglighet.html"),
    PageType("ordlista", r"ordlista\.html", "ordlista.html"),
    PageType("regler", r"regler\.html", "regler.html"),
    PageType("om", r"om\.html", "om.html"),
)
