"""What a record's page shows of a thread, read back from its HTML."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


class _Links(HTMLParser):
    """The links of a piece of HTML: address, words, and whether it is marked as the page's own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, bool]] = []
        self._open: tuple[str, bool] | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            told = dict(attrs)
            self._open, self._words = (told.get("href") or "", told.get("aria-current") == "page"), ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            self.found.append((self._open[0], self._words, self._open[1]))
            self._open = None


@dataclass(frozen=True)
class Shown:
    """A page of the site: its file below the root, and its HTML."""

    path: str
    html: str

    @cached_property
    def picture(self) -> ET.Element | None:
        """The thread's picture, parsed as XML."""
        found = re.search(r'<svg class="thread-picture".*?</svg>', self.html, re.DOTALL)
        return ET.fromstring(found.group()) if found else None

    @property
    def drawn(self) -> list[ET.Element]:
        """The links of the picture, in order."""
        return [] if self.picture is None else list(self.picture.iter(f"{SVG}a"))

    @cached_property
    def listed(self) -> list[tuple[str, str, bool]]:
        """The links of the list: address, words, and whether it is the page's own."""
        found = re.search(r'<ul class="thread-list".*?</ol></li></ul>', self.html, re.DOTALL)
        reader = _Links()
        reader.feed(found.group() if found else "")
        return reader.found

    @property
    def names(self) -> list[str]:
        """What the links of the list are called."""
        return [words for _, words, _ in self.listed]

    def file_of(self, address: str) -> str:
        """The page's file that an address leads to."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), address)).removesuffix(".html") + ".md"

    def section(self, heading: str) -> str:
        """The HTML below a heading of the second level, up to the next."""
        parts = re.split(r"<h2 ", self.html)
        return next((part for part in parts if f">{heading}<" in part.split("</h2>")[0]), "")
