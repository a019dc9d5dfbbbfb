"""The documents that a site holds: each composed once, with its files when they were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from internkontroll.documents import Document
from internkontroll.editions import Edition, Format
from internkontroll.records import Record

#: the folder of the site that holds the documents' files, and the pages of those that are no record's own
FOLDER = "dokument"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents by id in the order of the catalogue, those of each subject, and the files made of them."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    #: subject (a record's id, or what such ids are put together of) -> ids of its documents
    of_subject: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: `Riskanalyser` -> ids, in the order of the catalogue
    kinds: Mapping[str, Sequence[str]] = field(default_factory=dict)
    editions: Mapping[tuple[str, Format], Edition] = field(default_factory=dict)

    def own(self, record: Record) -> Document | None:
        """The document that the record itself is: its page is the record's page."""
        return self.documents.get(record.id)

    def others(self, record: Record) -> tuple[Document, ...]:
        """The other documents that are made from the record."""
        ids = self.of_subject.get(record.id, ())
        return tuple(self.documents[one] for one in ids if one != record.id)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Site path and content of every file."""
        for (document_id, form), edition in self.editions.items():
            yield file_path(document_id, form), edition.content


def file_path(document_id: str, form: Format) -> str:
    """Where a document's file is on the site: `dokument/ASN-2025.pdf`."""
    return f"{FOLDER}/{document_id}.{form.value}"


def page_path(document_id: str) -> str:
    """The page of a document that is no record's own."""
    return f"{FOLDER}/{document_id.lower()}.md"
