"""Every document that the register can give: by id, and all of them in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from internkontroll.documents.document import Document
from internkontroll.documents.kind import Kind
from internkontroll.documents.kinds import (
    common_audits,
    memorandum,
    plan,
    promises,
    report,
    risk_analysis,
    sheet,
    statement_to_auditors,
    statement_to_authority,
    summary,
)
from internkontroll.register import Register

#: in the order in which a list of documents names them
KINDS: tuple[Kind, ...] = (
    plan.KIND,
    risk_analysis.KIND,
    report.KIND,
    memorandum.KIND,
    statement_to_auditors.KIND,
    statement_to_authority.KIND,
    common_audits.KIND,
    summary.KIND,
    promises.KIND,
    sheet.KIND,
)


@dataclass(frozen=True, slots=True)
class Composed:
    """A document, and what it was made as and of."""

    kind: Kind
    subject: str
    document: Document


def document_of(register: Register, document_id: str, day: date) -> Document | None:
    """The document with that id, as it is on a day; None for every other id.

    A record's own document goes before one whose id is put together: an id that exists means the record. A
    record that is no document of its own gives its sheet.
    """
    for kind in sorted(KINDS, key=lambda kind: bool(kind.suffix)):
        subject = _subject(kind, document_id)
        document = kind.compose(register, subject, day) if subject else None
        if document is not None:
            return document
    return sheet.compose(register, document_id, day)


def published_documents(register: Register, day: date) -> Iterator[Composed]:
    """All that the site holds, kind by kind, each in order of its subjects."""
    for kind in KINDS:
        if kind.published:
            for subject in kind.subjects(register):
                record = register.records.get(subject)
                if kind.of_records and record is not None and record.historical:
                    continue  # it exists only to be referred to, and is not whole
                document = kind.compose(register, subject, day)
                if document is not None:
                    yield Composed(kind, subject, document)


def _subject(kind: Kind, document_id: str) -> str:
    if not kind.suffix:
        return document_id
    return document_id.removesuffix(f"-{kind.suffix}") if document_id.endswith(f"-{kind.suffix}") else ""
