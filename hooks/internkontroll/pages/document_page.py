"""Documents on the site: a page to read for each, and the way to its PDF and Word files."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.documents import Document
from internkontroll.editions import Edition, Format
from internkontroll.language import swedish
from internkontroll.pages.attachments import drawings_of, with_site_images
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page, record_path
from internkontroll.pages.shelf import FOLDER, file_path, page_path
from internkontroll.pages.view import View

#: the page that lists every document
LIST_PATH = f"{FOLDER}/index.md"

_NAMES = {Format.PDF: "PDF", Format.WORD: "Word"}


def document_page(view: View, document: Document) -> Page:
    """The page of a document that is no record's own."""
    here = view.at(page_path(document.id))
    write = here.write
    parts = [document.kind, document.board, document.subtitle, document.case_number or ""]
    blocks: list[Block] = [write.heading(1, document.title), write.kind(" · ".join(part for part in parts if part))]
    blocks += [*downloads(here, document), body(here, document)]
    drawn = drawings_of(dict(document.images))
    return Page(here.path, _name(document), tuple(blocks), write, document.id, drawn, facets={"Typ": document.kind})


def _name(document: Document) -> str:
    """What the page is called among all pages: a matter has the same title as its statement, and boards have theirs."""
    if document.title.casefold().startswith(document.kind.casefold()):
        return f"{document.title} – {document.board}"
    return f"{document.kind}: {document.title}"


def body(view: View, document: Document) -> Block:
    """The document's text, below the page's own title."""
    return view.write.document(with_site_images(view, document.markdown, dict(document.images)))


def downloads(view: View, document: Document) -> Iterator[str]:
    """A line with the document's files, each with what a reader wants to know before opening it."""
    links = list(_file_links(view, document.id))
    if links:
        yield view.write.paragraph(f"Ladda ner: {' · '.join(links)}")


def document_link(view: View, document: Document, words: str | None = None) -> str:
    """A link to a document's page, and after it to its files."""
    record = view.register.records.get(document.id)
    path = record_path(record.TYPE, record.id) if record else page_path(document.id)
    files = list(_file_links(view, document.id))
    after = f" ({' · '.join(files)})" if files else ""
    return view.to(path, words or document.title) + after


def documents_page(view: View) -> Page:
    """Every document of the register, kind by kind."""
    here = view.at(LIST_PATH)
    write = here.write
    blocks = [write.heading(1, "Dokument")]
    blocks.append(write.paragraph("Det här kan tas med på en dagordning, skickas eller arkiveras som det är."))
    if not view.shelf.kinds:
        blocks.append(write.paragraph("Det finns inget här ännu."))
    for plural, ids in view.shelf.kinds.items():
        # the titles of a kind are much alike, so each is told apart by its board
        blocks += [write.heading(2, plural), write.bullets([_listed(here, view.shelf.documents[one]) for one in ids])]
    return Page(here.path, "Dokument", tuple(blocks), write)


def _listed(view: View, document: Document) -> str:
    told = [document.board, document.subtitle]
    return f"{document_link(view, document)}{view.write.line_break}{view.write.text(' · '.join(t for t in told if t))}"


def _file_links(view: View, document_id: str) -> Iterator[str]:
    for form, name in _NAMES.items():
        edition = view.shelf.editions.get((document_id, form))
        if edition is not None:
            yield view.to(file_path(document_id, form), f"{name}, {_size(edition)}")


def _size(edition: Edition) -> str:
    """`14 sidor, 182 kB`."""
    pages = (
        []
        if edition.pages is None
        else [f"{swedish.number(edition.pages)} {'sida' if edition.pages == 1 else 'sidor'}"]
    )
    kilobytes = max(1, round(len(edition.content) / 1000))
    return ", ".join([*pages, f"{swedish.number(kilobytes)} kB"])
