"""Register -> site: every page and file, in one function that reads from top to bottom.

The whole site is built in memory before anything is written or cleaned, so that a fault leaves the
last good site as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from internkontroll.changes import NOT_ASKED, Changes
from internkontroll.check import Verdict
from internkontroll.documents import Document, published_documents
from internkontroll.editions import Edition, Format
from internkontroll.exports.files import export_files
from internkontroll.feeds import atom, calendars
from internkontroll.findings import Finding
from internkontroll.pages.accessibility_page import accessibility_page
from internkontroll.pages.attachments import drawing_path, files_of
from internkontroll.pages.changes_page import changes_page
from internkontroll.pages.document_page import document_page, documents_page
from internkontroll.pages.findings_page import broken_page, findings_page, with_findings
from internkontroll.pages.lists import list_pages
from internkontroll.pages.markup import AsHtml, Markup
from internkontroll.pages.page import Page
from internkontroll.pages.promises.overview import promise_pages
from internkontroll.pages.reading import Reader
from internkontroll.pages.record_page import record_page
from internkontroll.pages.search_page import search_page
from internkontroll.pages.shelf import Shelf
from internkontroll.pages.start_page import start_page
from internkontroll.pages.view import View
from internkontroll.pages.withdrawn_page import withdrawn_pages
from internkontroll.records.settings import Settings
from internkontroll.register import Register
from internkontroll.secrets.publication import public
from internkontroll.writing.whole_files import write_atomically

#: makes the files of documents; what cannot be made is left out, and told by the one who makes them
Typeset = Callable[[Sequence[Document]], Mapping[tuple[str, Format], Edition]]


class SamePathError(Exception):
    """Two parts of the site would have the same address, and one would silently replace the other; in Swedish."""


@dataclass(frozen=True, slots=True)
class Site:
    """Pages, files made from the register, and files copied as they are."""

    day: date
    pages: tuple[Page, ...]
    #: the documents, with what was made of them
    shelf: Shelf
    #: path on the site -> content: documents as PDF and Word, and drawings
    made: dict[str, bytes]
    #: path on the site -> file on disk
    files: dict[str, Path]
    #: what the register says of itself, as far as it may be shown
    settings: Settings


def build(  # noqa: PLR0913 -- each names one thing that differs between a site, a preview and a tree
    register: Register,
    verdict: Verdict,
    day: date,
    *,
    typeset: Typeset | None = None,
    changes: Changes | None = None,
    site_url: str = "",
    show_findings: bool = False,
    markup: Callable[[], Markup] | None = None,
) -> Site:
    """Everything that is published on a day, as HTML or (`markup=AsMarkdown`) as files for another generator.

    `typeset` makes the documents' files, which the pages then link to; without it there are only pages.
    `changes` is the history of the whole folder; what may not be told of it is left out here.
    `site_url` makes the addresses of feeds whole.
    `show_findings` puts each record's findings on its page (for `mkdocs serve`). Raises SamePathError.
    """
    register = public(register, verdict.findings)
    shelf = _shelf(register, day, typeset)
    reader = Reader()
    markup = markup or partial(AsHtml, reader)
    view = View(register, verdict, "index.md", markup(), markup, shelf, _public_changes(register, changes))
    published = list(register.records.values())
    # those that are compiled from others come after these: what they repeat is found there
    pages = [record_page(view, r) for r in sorted(published, key=lambda r: r.id in shelf.documents)]
    if show_findings:
        pages = _with_their_findings(view, pages)
        pages.append(findings_page(view))
    pages.extend(document_page(view, one) for one in shelf.documents.values() if one.id not in register.records)
    pages.append(documents_page(view))
    pages.append(start_page(view))
    pages.extend(list_pages(view))
    pages.extend(promise_pages(view))
    pages.append(changes_page(view))
    pages.extend(withdrawn_pages(view))
    pages.append(search_page(view))
    pages.append(accessibility_page(view))
    reader.forget()
    files = [(path, file) for record in published for path, file in files_of(register, record)]
    drawn = {drawing_path(drawing): drawing for page in pages for drawing in page.drawings}
    made = {**dict(shelf.files()), **{path: drawing.svg.encode() for path, drawing in drawn.items()}}
    made.update(export_files(register, day))
    made.update(atom.files(register, view.changes, day, site_url))
    made.update(calendars.files(register, day, site_url))
    if not show_findings:  # while somebody edits, what stands in the way is a finding on a page
        copied = (path for path, _ in dict.fromkeys(files))
        _refuse_same_path((*(page.path for page in pages), *made, *copied))
    return Site(day, tuple(pages), shelf, made, dict(files), register.settings)


def _public_changes(register: Register, changes: Changes | None) -> Changes:
    def is_known(record_id: str) -> bool:
        return register.exists(record_id) or record_id in register.withheld

    return (changes or Changes(missing=NOT_ASKED)).shown(register.records.__contains__, is_known)


def _shelf(register: Register, day: date, typeset: Typeset | None) -> Shelf:
    documents: dict[str, Document] = {}
    of_subject: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, list[str]] = {}
    for one in published_documents(register, day):
        subject, document = one.subject, one.document
        # an id that exists is the record's: a document that is put together does not take its place
        if document.id == subject or document.id not in register.records:
            documents[document.id] = document
            of_subject[subject] = (*of_subject.get(subject, ()), document.id)
            kinds.setdefault(one.kind.plural, []).append(document.id)
    return Shelf(documents, of_subject, kinds, typeset(list(documents.values())) if typeset else {})


def _refuse_same_path(paths: Iterable[str]) -> None:
    """No page or file may take another's place. A page is written as `.html`, whatever it was made from."""
    taken: set[str] = set()
    for path in paths:
        address = path.removesuffix(".md") + ".html" if path.endswith(".md") else path
        if address in taken:
            raise SamePathError(f"Två sidor eller filer skulle få samma adress på webbplatsen: {address}.")
        taken.add(address)


def _with_their_findings(view: View, pages: list[Page]) -> list[Page]:
    by_file: dict[str, list[Finding]] = {}
    for finding in view.verdict.findings:
        by_file.setdefault(finding.location.path, []).append(finding)
    shown = []
    for page in pages:
        record = view.register.records.get(page.record_id or "")
        findings = by_file.get(record.source.path, []) if record else []
        shown.append(with_findings(page, findings) if findings else page)
    taken = {page.path for page in shown}
    for source in view.register.broken:
        page_for_broken = broken_page(view, source, by_file.get(source.path, []))
        if page_for_broken is not None and page_for_broken.path not in taken:
            taken.add(page_for_broken.path)
            shown.append(page_for_broken)
    return shown


def write_tree(site: Site, target: Path) -> int:
    """Write a site of Markdown pages below a folder, with its files; returns how many were written."""
    for page in site.pages:
        write_atomically(target / page.path, page.markdown.encode("utf-8"))
    for path, content in site.made.items():
        write_atomically(target / path, content)
    for path, file in site.files.items():
        write_atomically(target / path, file.read_bytes())
    return len(site.pages) + len(site.made) + len(site.files)
