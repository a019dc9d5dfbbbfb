"""A site of files, read as a browser would find its way in it: what each page refers to and what can be referred to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: attributes that hold an address
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "background", "manifest", "xlink:href")
_CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]*)|@import\s+['"]([^'"]+)""", re.IGNORECASE)


@dataclass(frozen=True)
class Reference:
    """An address as it is written in a page, and the element that has it."""

    tag: str
    address: str

    @property
    def is_link(self) -> bool:
        """True when a person must click before anything is fetched."""
        return self.tag == "a"

    @property
    def is_outside(self) -> bool:
        """True when it leads to another origin, or to no page at all (`mailto:`)."""
        parts = urlsplit(self.address)
        return bool(parts.netloc) or parts.scheme not in ("", "data")


@dataclass
class HtmlPage:
    """What the tests ask about a page."""

    path: Path
    language: str = ""
    titles: int = 0
    ids: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> HtmlPage:
        """Parse a page."""
        page = cls(path)
        reader = _Reader(page)
        reader.feed(path.read_text("utf-8"))
        reader.close()
        return page


class _Reader(HTMLParser):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page = self.page
        self.in_style = tag == "style"
        page.titles += tag == "h1"
        for name, value in attrs:
            text = value or ""
            if tag == "html" and name == "lang":
                page.language = text
            elif name == "id" or (tag == "a" and name == "name"):
                page.ids.add(text)
            elif name in _ADDRESSES:
                page.references.append(Reference(tag, text.strip()))
            elif name == "srcset":
                page.references += [Reference(tag, part.split()[0]) for part in text.split(",") if part.strip()]
            elif name == "style":
                page.references += [Reference("style", address) for address in css_addresses(text)]

    def handle_endtag(self, tag: str) -> None:
        self.in_style = self.in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self.page.references += [Reference("style", address) for address in css_addresses(data)]


def css_addresses(css: str) -> list[str]:
    """Every address in a style sheet."""
    return [one or other for one, other in _CSS_ADDRESS.findall(css)]


@dataclass
class SiteFolder:
    """A built site."""

    root: Path

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Path below the root -> page."""
        files = sorted(self.root.rglob("*.html"))
        return {file.relative_to(self.root).as_posix(): HtmlPage.read(file) for file in files}

    @cached_property
    def style_sheets(self) -> dict[str, list[str]]:
        """Path below the root -> the addresses in it."""
        files = sorted(self.root.rglob("*.css"))
        return {file.relative_to(self.root).as_posix(): css_addresses(file.read_text("utf-8")) for file in files}

    def fault_of(self, page: str, address: str) -> str:
        """Why an address written in a page (or style sheet) leads nowhere; empty when it leads somewhere."""
        parts = urlsplit(address)
        if parts.scheme == "data":
            return ""
        path, fragment = unquote(parts.path), unquote(parts.fragment)
        # only the page that stands in for any missing page cannot know where it is
        if path.startswith("/") and page != "404.html":
            return "an absolute path breaks in a folder or on a file share"
        target = self.root / path[1:] if path.startswith("/") else (self.root / page).parent / path
        target = (self.root / page if not path else target).resolve()
        if not target.is_relative_to(self.root.resolve()):
            return "outside the site"
        if not target.is_file():
            return "no such file"
        if fragment:
            goal = self.pages.get(target.relative_to(self.root.resolve()).as_posix())
            if goal is None or fragment not in goal.ids:
                return "no such anchor"
        return ""
