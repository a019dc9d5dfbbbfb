"""What every kind of document says of itself, so that the catalogue can find and make it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from internkontroll.documents.document import Document
from internkontroll.register import Register


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. A document's id is its subject's id and the kind's suffix: `ASN-2025-RISKANALYS`."""

    #: as people say it, `Riskanalys`
    name: str
    #: what a list of them is headed by, `Riskanalyser`
    plural: str
    #: what stands after the subject's id and a hyphen; empty for the document that a record itself is
    suffix: str
    #: the ids of everything that has such a document, in order
    subjects: Callable[[Register], Iterable[str]]
    #: the document of a subject on a day; None when there is none (yet)
    compose: Callable[[Register, str, date], Document | None]
    #: False for what is made only when somebody asks for it, and not for every subject on the site
    published: bool = True
    #: the subjects are records: one that is there only to be referred to has no document
    of_records: bool = True

    def document_id(self, subject: str) -> str:
        """The id of the subject's document of this kind."""
        return f"{subject}-{self.suffix}" if self.suffix else subject
