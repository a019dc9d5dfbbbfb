"""Register -> site: every page and file, in one function that reads from top to bottom.

The whole site is built in memory before anything is written or cleaned, so that a fault leaves the
last good site as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from internkontroll.check import Verdict
from internkontroll.documents import Document, document_of
from internkontroll.findings import Finding
from internkontroll.pages.attachments import files_of
from internkontroll.pages.findings_page import broken_page, findings_page, with_findings
from internkontroll.pages.lists import list_pages
from internkontroll.pages.markup import AsHtml, Markup
from internkontroll.pages.page import Page
from internkontroll.pages.promises_page import promises_page
from internkontroll.pages.record_page import record_page
from internkontroll.pages.view import View
from internkontroll.records import Record, Report
from internkontroll.register import Register
from internkontroll.secrets.publication import public
from internkontroll.writing.whole_files import write_atomically

#: where the site keeps its PDF documents
DOCUMENT_FOLDER = "dokument"


class SamePathError(Exception):
    """Two parts of the site would have the same address, and one would silently replace the other; in Swedish."""


@dataclass(frozen=True, slots=True)
class Site:
    """Pages, documents made from the register, and files copied as they are."""

    day: date
    pages: tuple[Page, ...]
    #: path on the site -> document to be typeset there
    documents: dict[str, Document]
    #: path on the site -> file on disk
    files: dict[str, Path]


def build(  # noqa: PLR0913 -- each names one thing that differs between a site, a preview and a tree
    register: Register,
    verdict: Verdict,
    day: date,
    *,
    with_pdf: bool,
    show_findings: bool = False,
    markup: Callable[[], Markup] = AsHtml,
) -> Site:
    """Everything that is published on a day, as HTML or (`AsMarkdown`) as files for another generator.

    `with_pdf` makes the pages link to their documents; `show_findings` puts each record's findings on
    its page (for `mkdocs serve`). Raises SamePathError.
    """
    register = public(register, verdict.findings)
    view = View(register, verdict, "index.md", markup(), markup)
    published = list(register.records.values())
    documents = dict(_documents(register, published)) if with_pdf else {}
    pages = [record_page(view, record, pdf_of(documents, record)) for record in published]
    if show_findings:
        pages = _with_their_findings(view, pages)
        pages.append(findings_page(view))
    pages.extend(list_pages(view))
    pages.append(promises_page(view))
    files = [(path, file) for record in published for path, file in files_of(register, record)]
    if not show_findings:  # while somebody edits, what stands in the way is a finding on a page
        _refuse_same_path((*(page.path for page in pages), *documents, *(path for path, _ in dict.fromkeys(files))))
    return Site(day, tuple(pages), documents, dict(files))


def _refuse_same_path(paths: Iterable[str]) -> None:
    """No page or file may take another's place. A page is written as `.html`, whatever it was made from."""
    taken: set[str] = set()
    for path in paths:
        address = path.removesuffix(".md") + ".html" if path.endswith(".md") else path
        if address in taken:
            raise SamePathError(f"Två sidor eller filer skulle få samma adress på webbplatsen: {address}.")
        taken.add(address)


def document_path(record_id: str) -> str:
    """Where a document's PDF is on the site."""
    return f"{DOCUMENT_FOLDER}/{record_id}.pdf"


def pdf_of(documents: dict[str, Document], record: Record) -> str | None:
    """The site path of a record's document, when it has one."""
    path = document_path(record.id)
    return path if path in documents else None


def _documents(register: Register, published: list[Record]) -> Iterator[tuple[str, Document]]:
    for record in published:
        if isinstance(record, Report):
            document = document_of(register, record.id)
            if document is not None:
                yield document_path(record.id), document


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
    for path, file in site.files.items():
        write_atomically(target / path, file.read_bytes())
    return len(site.pages) + len(site.files)
