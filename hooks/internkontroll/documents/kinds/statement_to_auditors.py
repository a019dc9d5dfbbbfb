"""The board's statement (yttrande) to the auditors: the questions with their grades, recommendation by recommendation.

Seed 001. What the board is told on the way to its decision stands in the memorandum (`memorandum.py`).
"""

from __future__ import annotations

from internkontroll.documents.answers import AnswerWriter
from internkontroll.documents.conclusions import write_conclusions
from internkontroll.documents.statement import (
    Statement,
    statement_kind,
    write_answers,
    write_demands,
    write_introduction,
    write_summary,
)
from internkontroll.documents.text import DocumentText


def _chapters(text: DocumentText, statement: Statement, writer: AnswerWriter) -> None:
    write_introduction(text, statement, writer.asked)
    write_demands(text, statement, "varje rekommendation")
    write_summary(text, statement)
    write_conclusions(text, statement.register, statement.board, statement.audit, 1, with_texts=False)
    write_answers(text, statement, writer)


KIND = statement_kind("Yttrande till revisionen", "Yttranden till revisionen", _chapters, supervision=False)
