"""A page of the site: an address, a title and a body. Nothing here knows which generator will read it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from internkontroll.pages.markup import AsHtml, AsMarkdown, Markup
from internkontroll.pages.rendering import Rendered
from internkontroll.records.identity import SLUGS


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    `path` is the Markdown file below the site's root, `risk/asn-r07.md`. `title` is plain text as
    people read it, not escaped. `record_id` names the record whose page it is, if any. The blocks are
    all of one markup: Markdown for `ik tree`, HTML for this site.
    """

    path: str
    title: str
    blocks: tuple[str, ...]
    markup: Markup
    record_id: str | None = None

    @property
    def markdown(self) -> str:
        """The page as a Markdown file; only for pages that were written so."""
        assert isinstance(self.markup, AsMarkdown)
        return self.markup.page(self.blocks)

    @property
    def rendered(self) -> Rendered:
        """The page as HTML; only for pages that were written so."""
        assert isinstance(self.markup, AsHtml)
        return self.markup.page(self.blocks)


def record_path(typ: str, record_id: str) -> str:
    """The Markdown file of a record's page; MkDocs makes `/<typ>/<id>.html` of it."""
    return f"{SLUGS[typ]}/{record_id.lower()}.md"


def relative(target: str, page: str) -> str:
    """The way from one page's file to another file of the site, for a Markdown link."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
