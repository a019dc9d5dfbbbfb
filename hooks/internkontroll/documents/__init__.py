"""Register -> documents: one text from which the web page, the PDF and the Word file all come."""

from __future__ import annotations

from internkontroll.documents.document import Document, Origin
from internkontroll.documents.plan import plan_document
from internkontroll.documents.report import report_document
from internkontroll.records import Plan, Report
from internkontroll.register import Register

__all__ = ["Document", "Origin", "document_of", "plan_document", "report_document"]


def document_of(register: Register, record_id: str) -> Document | None:
    """The document that a record is the source of: a plan or a report; None for every other id."""
    plan, report = register.get(record_id, Plan), register.get(record_id, Report)
    if plan is not None:
        return plan_document(register, plan)
    return report_document(register, report) if report is not None else None
