"""The risk analysis (riskanalys): every risk that the board considered for a year's plan, and what it decided of each."""

from __future__ import annotations

from datetime import date

from internkontroll.documents.document import Document
from internkontroll.documents.kind import Kind
from internkontroll.documents.kinds import DOCUMENT_NAMES
from internkontroll.documents.risk_text import RiskWriter
from internkontroll.documents.text import DocumentText
from internkontroll.records import Organisation, Plan
from internkontroll.register import Register


def compose(register: Register, plan_id: str, _day: date) -> Document | None:
    """The risk analysis of a plan; None while its board cannot be read."""
    plan = register.get(plan_id, Plan)
    board = register.get(plan.board, Organisation) if plan is not None else None
    if plan is None or board is None:
        return None
    text = DocumentText()
    writer = RiskWriter(register, board, plan, text)
    text.heading(1, board.heading("inledning"))
    writer.introduction()
    writer.write(1)
    decided = plan.decisions[-1].date if plan.decisions else None
    return text.document(
        register,
        id=KIND.document_id(plan.id),
        kind=KIND.name,
        title=f"Riskanalys inför internkontrollplan {plan.year or ''}".rstrip(),
        subtitle="" if plan.is_decided else "Förslag",
        board=board.title,
        date=decided.first if decided and decided.is_exact else None,
        case_number=plan.case_number,
        period=date(plan.year or 1970, 1, 1),
    )


KIND = Kind(
    name="Riskanalys",
    plural="Riskanalyser",
    suffix=DOCUMENT_NAMES["riskanalys"],
    subjects=lambda register: (record.id for record in register.of(Plan)),
    compose=compose,
)
