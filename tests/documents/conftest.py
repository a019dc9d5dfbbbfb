"""Every document of the example register, set in type once and read back once, for all tests of documents."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from internkontroll.documents import Document, document_of, published_documents
from internkontroll.register import Register, read_register
from internkontroll.typesetting import TypesettingError, pdf
from tests import pdf_structure
from tests.pdf_structure import Element

RECORDS = Path(__file__).parents[2] / "records"
DAY = date(2025, 10, 1)
#: sheets, which are made only when somebody asks for them: a risk, an action and an external audit
SHEETS = ("ASN-R05-BLAD", "ASN-2025-D02-BLAD", "SR-2022-15-BLAD")
#: as many as the machine that builds has cores
_AT_ONCE = 2


@dataclass(frozen=True)
class Made:
    """A file, and what it says when it is read, each way of reading at most once."""

    pdf: bytes
    elements: tuple[Element, ...]

    @cached_property
    def tree(self) -> pdf_structure.Tag:
        """The structure tree as the file holds it."""
        return pdf_structure.structure(self.pdf)

    @cached_property
    def facts(self) -> pdf_structure.Facts:
        """Title, language and claims."""
        return pdf_structure.facts(self.pdf)

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level, title and page number."""
        return pdf_structure.bookmarks(self.pdf)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page with its header and footer."""
        return pdf_structure.pages(self.pdf)


#: or why it could not be made
Edition = Made | TypesettingError


@dataclass(frozen=True)
class Example:
    """The documents of a register on a day, with their PDF files."""

    register: Register
    day: date
    #: what the site publishes, in its order, and the sheets
    documents: Mapping[str, Document]
    _editions: dict[str, Edition]

    def document(self, document_id: str) -> Document:
        """One of `documents`, or another that the register can give. Raises `LookupError` if there is none."""
        found = self.documents.get(document_id) or document_of(self.register, document_id, self.day)
        if found is None:
            raise LookupError(f"the register has no document {document_id}")
        return found

    def pdf(self, document_id: str) -> bytes:
        """The file. Raises `TypesettingError` if it could not be made, `LookupError` if there is no such document."""
        return self.made(document_id).pdf

    def elements(self, document_id: str) -> tuple[Element, ...]:
        """What the file says in reading order, by `tests.pdf_structure`."""
        return self.made(document_id).elements

    def made(self, document_id: str) -> Made:
        """The file with its readings. Raises as `pdf` does."""
        if document_id not in self._editions:
            self._editions[document_id] = _made(self.document(document_id))
        edition = self._editions[document_id]
        if isinstance(edition, TypesettingError):
            raise edition
        return edition


def _made(document: Document) -> Edition:
    try:
        content = pdf(document)
    except TypesettingError as error:
        return error
    return Made(content, pdf_structure.elements(content))


@pytest.fixture(scope="session")
def example() -> Example:
    """The example register's documents on 1 October 2025."""
    register = read_register(RECORDS)
    documents = {one.document.id: one.document for one in published_documents(register, DAY)}
    documents |= {name: document for name in SHEETS if (document := document_of(register, name, DAY))}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        made = dict(zip(documents, pool.map(_made, documents.values()), strict=True))
    return Example(register, DAY, documents, made)
