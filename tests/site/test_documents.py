"""Every document has a page to read, with the way to its files; a meeting's page lists its appendices."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from pypdf import PdfReader

from internkontroll.check import check
from internkontroll.documents import Document, published_documents
from internkontroll.editions import Format
from internkontroll.pages.shelf import file_path, page_path
from internkontroll.register import Register, read_register
from internkontroll.secrets.publication import public

from .html_pages import SiteFolder
from .project import DAY, ROOT
from .test_site import FOLDERS

_TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def register() -> Register:
    whole = read_register(ROOT / "records")
    return public(whole, check(whole, date.fromisoformat(DAY)).findings)


@pytest.fixture(scope="module")
def documents(register: Register) -> list[Document]:
    return [one.document for one in published_documents(register, date.fromisoformat(DAY))]


def page_of(register: Register, document: Document) -> str:
    record = register.records.get(document.id)
    if record is None:
        return page_path(document.id).removesuffix(".md") + ".html"
    return f"{FOLDERS[record.TYPE]}/{record.id.lower()}.html"


def html_of(site: SiteFolder, page: str) -> str:
    return (site.root / page).read_text("utf-8")


def words_of(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def content(html: str) -> str:
    """The page's own text, without navigation and footer."""
    return html.split("<article", 1)[1].split("</article>", 1)[0]


def links(html: str) -> Iterator[tuple[str, str]]:
    """Address and words of every link."""
    for found in re.finditer(r'<a[^>]* href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL):
        yield unescape(found[1]), words_of(found[2])


def test_every_document_has_a_page_with_its_text(
    site: SiteFolder, register: Register, documents: list[Document]
) -> None:
    assert len(documents) > 20
    for document in documents:
        words = words_of(content(html_of(site, page_of(register, document))))
        headings = [line.lstrip("# ") for line in document.markdown.splitlines() if re.match(r"#+ ", line)]
        missing = [heading for heading in headings if words_of(heading.replace("\\", "")) not in words]
        assert missing == [], document.id


def test_the_files_are_there_and_as_large_as_the_page_says(
    site: SiteFolder, register: Register, documents: list[Document]
) -> None:
    for document in documents:
        page = page_of(register, document)
        told = {address: text for address, text in links(html_of(site, page)) if text.startswith(("PDF, ", "Word, "))}
        for form, name in ((Format.PDF, "PDF"), (Format.WORD, "Word")):
            file = site.root / file_path(document.id, form)
            size = f"{max(1, round(file.stat().st_size / 1000)):,} kB".replace(",", "\u00a0")
            text = next(text for address, text in told.items() if address.split("/")[-1] == file.name)
            if form is Format.PDF:
                pages = len(PdfReader(io.BytesIO(file.read_bytes())).pages)
                assert text == f"{name}, {pages} {'sida' if pages == 1 else 'sidor'}, {size}"
            else:
                assert text == f"{name}, {size}"


def test_the_list_of_documents_leads_to_every_page(
    site: SiteFolder, register: Register, documents: list[Document]
) -> None:
    found = {address for address, _ in links(html_of(site, "dokument/index.html"))}
    pages = {page_of(register, document) for document in documents}
    wanted = {page.removeprefix("dokument/") if page.startswith("dokument/") else f"../{page}" for page in pages}
    assert wanted - found == set()


def test_a_record_leads_to_the_other_documents_made_from_it(site: SiteFolder) -> None:
    plan = dict(links(html_of(site, "plan/asn-2025.html")))
    assert plan["../dokument/asn-2025-riskanalys.html"] == "Riskanalys"
    board = dict(links(html_of(site, "organisation/asn.html")))
    assert "../dokument/asn-ataganden.html" in board


@pytest.mark.parametrize(
    "page", ["arende/asn-arende-2023-01", "sammantrade/asn-2023-10-26", "sammantrade/asn-au-2023-10-12"]
)
def test_the_appendices_are_numbered_alike_wherever_the_matter_stands(site: SiteFolder, page: str) -> None:
    html = html_of(site, f"{page}.html")
    listed = [words_of(item) for item in re.findall(r"<li>(.*?)</li>", html, re.DOTALL) if "Bilaga " in item]
    assert [text.split(".")[0] for text in listed] == ["Bilaga 1", "Bilaga 2", "Bilaga 3"]
    one, two, three = listed
    assert "G-Tjänsteskrivelse" in one
    assert "PDF, " in one
    assert "Yttrande" in two
    assert "PDF, " in two
    assert three.endswith("finns inte i registret)")


def test_charts_are_pictures_with_text_for_those_who_do_not_see_them(site: SiteFolder) -> None:
    html = html_of(site, "rapport/asn-2025-rapport-t2.html")
    pictures = re.findall(
        r'<img[^>]* alt="([^"]*)"[^>]* src="([^"]*)"|<img[^>]* src="([^"]*)"[^>]* alt="([^"]*)"', html
    )
    drawn = [(a or d, b or c) for a, b, c, d in pictures if "/diagram/" in (b or c)]
    assert drawn
    for alternative, address in drawn:
        assert len(alternative) > 20
        svg = (site.root / "rapport" / address).resolve().read_text("utf-8")
        assert svg.startswith("<svg")
        assert "<script" not in svg
