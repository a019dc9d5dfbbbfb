"""A page of the site: an address, a title and a body. Nothing here knows which generator will read it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from internkontroll.documents.document import Drawing
from internkontroll.pages.markup import AsHtml, AsMarkdown, Block, Markup, Passage, TocEntry
from internkontroll.records.identity import SLUGS


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    `path` is the Markdown file below the site's root, `risk/asn-r07.md`. `title` is plain text as
    people read it, not escaped, and no other page of the site has it. `record_id` names the record (or the
    document) whose page it is, if any. The blocks are
    all of one markup: Markdown for `ik tree`, HTML for this site.
    """

    path: str
    title: str
    blocks: tuple[Block, ...]
    markup: Markup
    record_id: str | None = None
    #: what the page shows that is drawn by the register
    drawings: tuple[Drawing, ...] = ()
    #: scripts of `theme/assets/scripts/` that the page needs, by file name
    scripts: tuple[str, ...] = ()
    #: what a search can be narrowed by: `{"Typ": "Risk", "Nämnd": "ASN", "År": "2025", "Läge": "Pågår"}`
    facets: Mapping[str, str] = field(default_factory=dict)
    #: what else people call it: its id, its diarienummer, a policy document's short forms; for the search
    names: tuple[str, ...] = ()
    #: the record's file below the register's folder, for a page that can be edited
    source: str | None = None

    @property
    def markdown(self) -> str:
        """The page as a Markdown file; only for pages that were written so."""
        assert isinstance(self.markup, AsMarkdown)
        return self.markup.page(self.blocks)

    @property
    def html(self) -> str:
        """The page's cleaned HTML; only for pages that were written so. Made when it is asked for, and not kept."""
        assert isinstance(self.markup, AsHtml)
        return self.markup.page(self.blocks)

    @property
    def toc(self) -> list[TocEntry]:
        """The headings of a page of HTML."""
        assert isinstance(self.markup, AsHtml)
        return self.markup.toc

    @property
    def passages(self) -> list[Passage]:
        """What a search may find on a page of HTML."""
        assert isinstance(self.markup, AsHtml)
        return self.markup.passages


def record_path(typ: str, record_id: str) -> str:
    """The Markdown file of a record's page; MkDocs makes `/<typ>/<id>.html` of it."""
    return f"{SLUGS[typ]}/{record_id.lower()}.md"


def relative(target: str, page: str) -> str:
    """The way from one page's file to another file of the site, for a Markdown link. Both are plain paths from its root."""
    folder = posixpath.dirname(page)
    if not folder:
        return target
    if target.startswith(f"{folder}/"):
        return target[len(folder) + 1 :]
    return "../" * (folder.count("/") + 1) + target
