"""The pages of promises as they are made for a day, and as a browser shows them on another."""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from internkontroll.check import check
from internkontroll.pages.markup import AsHtml
from internkontroll.pages.page import Page
from internkontroll.pages.promises.overview import promise_pages
from internkontroll.pages.reading import Reader
from internkontroll.pages.view import View
from internkontroll.register import Register, read_register
from internkontroll.secrets.publication import public

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "records"
ASSETS = ROOT / "hooks" / "internkontroll" / "theme" / "assets"


@cache
def shown(records: Path, day: str) -> tuple[Register, View]:
    """The register as it may be shown, and how pages see it."""
    register = read_register(records)
    verdict = check(register, date.fromisoformat(day))
    markup = partial(AsHtml, Reader())
    seen = public(register, verdict.findings)
    return seen, View(seen, verdict, "index.md", markup(), markup)


@cache
def pages(day: str, records: Path = RECORDS) -> dict[str, Page]:
    """Address -> page."""
    return {page.path.removesuffix(".md"): page for page in promise_pages(shown(records, day)[1])}


@cache
def page_html(day: str, path: str, records: Path = RECORDS) -> str:
    """The page's own part of its HTML."""
    return pages(day, records)[path].html


def whole(body: str, scripts: Iterable[str]) -> str:
    """A page of HTML that can be opened, with the scripts beside it."""
    tags = "".join(f'<script src="{name}" defer></script>' for name in scripts)
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Löften</title>'
        f'<link rel="stylesheet" href="promises.css">{tags}</head><body class="md-typeset">{body}</body></html>'
    )


def laid_out(folder: Path, body: str, scripts: Iterable[str] = ("dag.js", "laget.js")) -> Path:
    """The page as a file in a folder, with its scripts and styles."""
    for name in scripts:
        shutil.copy(ASSETS / "scripts" / name, folder)
    shutil.copy(ASSETS / "styles" / "promises.css", folder)
    file = folder / "sida.html"
    file.write_text(whole(body, scripts), "utf-8")
    return file


def opened(browser: Browser, file: Path, day: str, *, javascript: bool = True) -> AbstractContextManager[Tab]:
    """The file in a browser whose clock stands at noon of a day."""
    tab = browser.new_context(java_script_enabled=javascript, timezone_id="Europe/Stockholm").new_page()
    if javascript:
        tab.clock.set_fixed_time(f"{day}T12:00:00+01:00")
    tab.goto(file.as_uri())
    return closing(tab)


@dataclass
class Seen:
    """What a reader sees of a page of promises."""

    day: str = ""
    updated: str = ""
    #: heading -> the texts of its rows
    groups: dict[str, list[str]] = field(default_factory=dict)
    #: heading -> what is said below it
    told: dict[str, str] = field(default_factory=dict)
    #: the numbers at the top of the page
    sums: list[str] = field(default_factory=list)
    #: the other tables of the page, row by row
    counts: list[str] = field(default_factory=list)


class _Visible(HTMLParser):
    """The text of HTML without what is `hidden`."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self._hidden: list[bool] = []
        self._heading = ""
        self._open: str = ""
        self._text: list[str] = []
        self._in_group = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("br", "input", "hr", "img"):
            return
        self._hidden.append("hidden" in given)
        if tag == "section":
            self._in_group = True
        if tag in ("h2", "tr", "p", "li", "time"):
            self._open, self._text = tag, []

    def handle_endtag(self, tag: str) -> None:
        is_hidden = any(self._hidden)
        self._hidden.pop()
        text = " ".join("".join(self._text).split())
        if tag == "section":
            self._in_group = False
        if tag == "time" and "hidden" not in self.seen.day:
            self.seen.day = text
            self._open, self._text = "p", []
        elif tag == self._open:
            if tag == "h2":
                self._heading = text.rstrip("¶")
                if self._in_group:
                    self.seen.groups[self._heading] = []
            elif not is_hidden:
                self._place(tag, text)
            self._open = ""

    def _place(self, tag: str, text: str) -> None:
        if tag == "tr" and self._in_group and not text.startswith("När"):
            self.seen.groups[self._heading].append(text)
        elif tag == "tr" and not self._in_group:
            self.seen.counts.append(text)
        elif tag == "li":
            self.seen.sums.append(text)
        elif tag == "p" and self._in_group:
            self.seen.told[self._heading] = (self.seen.told.get(self._heading, "") + " " + text).strip()
        elif tag == "p" and "Uppdaterat" in text:
            self.seen.updated = text

    def handle_data(self, data: str) -> None:
        if self._open and not any(self._hidden):
            self._text.append(data if self._open != "tr" else f" {data} ")


def seen_in(body: str) -> Seen:
    """What is seen of a page's HTML."""
    reader = _Visible()
    reader.feed(body)
    reader.close()
    return reader.seen


def seen_by(tab: Tab) -> Seen:
    """What is seen of an open page: of its document as the scripts have left it."""
    return seen_in(tab.evaluate("document.body.innerHTML"))


def escaped(text: str) -> str:
    """Text as it stands in HTML."""
    return html.escape(text)
