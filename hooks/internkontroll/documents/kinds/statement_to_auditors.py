"""The board's statement (yttrande) to the auditors: the questions with their grades, recommendation by recommendation.

Seed 001. What the board is told on the way to its decision stands in the memorandum (`memorandum.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.documents.answers import AnswerWriter
from internkontroll.documents.conclusions import write_conclusions
from internkontroll.documents.document import Document
from internkontroll.documents.kind import Kind
from internkontroll.documents.kinds import DOCUMENT_NAMES
from internkontroll.documents.statement import (
    finished,
    statement_of,
    write_answers,
    write_demands,
    write_introduction,
    write_summary,
)
from internkontroll.documents.text import DocumentText
from internkontroll.records import Matter
from internkontroll.register import Register


def compose(register: Register, matter_id: str, _day: date) -> Document | None:
    """The statement as a document; None for a matter that answers no auditors."""
    statement = statement_of(register, matter_id, supervision=False)
    if statement is None:
        return None
    text = DocumentText()
    writer = AnswerWriter(register, statement.board, statement.matter, statement.audit, text)
    write_introduction(text, statement, writer.asked)
    write_demands(text, statement, "varje rekommendation")
    write_summary(text, statement)
    write_conclusions(text, register, statement.board, statement.audit, 1, with_texts=False)
    write_answers(text, statement, writer)
    return finished(text, statement)


def _subjects(register: Register) -> Iterator[str]:
    return (one.id for one in register.of(Matter) if statement_of(register, one.id, supervision=False))


KIND = Kind(
    name="Yttrande till revisionen",
    plural="Yttranden till revisionen",
    suffix=DOCUMENT_NAMES["yttrande"],
    subjects=_subjects,
    compose=compose,
)
