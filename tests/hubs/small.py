"""Small made-up registers, and their pages as a reader meets them: tables as rows of words, and links."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from internkontroll.changes import Changes
from internkontroll.check import check
from internkontroll.load import load
from internkontroll.pages.page import Page
from internkontroll.register import Register
from internkontroll.site import build
from tests.cases import BASE

DAY = date(2025, 10, 1)


def lay_out(folder: Path, files: Mapping[str, str]) -> Register:
    """The base of all cases (a board and its department), with more files; one of the same name takes its place."""
    for name, text in {**{file.name: file.read_text("utf-8") for file in BASE.iterdir()}, **files}.items():
        (folder / name).write_text(text, "utf-8")
    return Register(load(folder, "."))


def pages(register: Register, day: date = DAY, changes: Changes | None = None) -> dict[str, Page]:
    """Every page of the site by its path."""
    site = build(register, check(register, day), day, changes=changes)
    return {page.path: page for page in site.pages}


def record(record_id: str, typ: str, *lines: str, body: str = "") -> str:
    """The file of a record."""
    return "\n".join(["---", f"id: {record_id}", f"typ: {typ}", *lines, "---", "", body, ""])


class Tables(HTMLParser):
    """The tables of a page: caption -> rows, and of each cell its words and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[list[str]]] = {}
        self.links: dict[str, list[list[list[str]]]] = {}
        self._rows: list[list[str]] = []
        self._row_links: list[list[list[str]]] = []
        self._in_cell = self._in_caption = False
        self._caption = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._rows, self._row_links, self._caption = [], [], ""
        elif tag == "caption":
            self._in_caption = True
        elif tag == "tr":
            self._rows.append([])
            self._row_links.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")
            self._row_links[-1].append([])
            self._in_cell = True
        elif self._in_cell and tag in ("br", "li", "ul", "div"):
            self._rows[-1][-1] += " "
        if tag == "a" and self._in_cell:
            self._row_links[-1][-1].append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.found[self._caption] = [[" ".join(cell.split()) for cell in row] for row in self._rows]
            self.links[self._caption] = self._row_links
        elif tag in ("td", "th"):
            self._in_cell = False
        elif tag == "caption":
            self._in_caption = False

    def handle_data(self, data: str) -> None:
        if self._in_caption:
            self._caption += data
        elif self._in_cell:
            self._rows[-1][-1] += data


def words(text: str) -> str:
    """All that a page says, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).replace("\u00a0", " ").split())


def section(text: str, heading: str) -> str:
    """The HTML from a heading of level 2 to the next one."""
    match = re.search(rf"<h2[^>]*>{re.escape(html.escape(heading))}<a.*?(?=<h2|\Z)", text, re.DOTALL)
    assert match is not None, f"no heading {heading}"
    return match[0]
