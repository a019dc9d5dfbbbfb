"""The board's statement (yttrande) to an authority: finding by finding, each department's position and actions.

Seed 002. What is joint stands once, and the statement ends with when each action is carried out.
"""

from __future__ import annotations

from internkontroll.documents.answers import AnswerWriter
from internkontroll.documents.conclusions import write_deficiencies
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
    write_deficiencies(text, statement.register, statement.audit, writer.asked)
    write_demands(text, statement, "varje brist")
    write_summary(text, statement)
    write_answers(text, statement, writer)


KIND = statement_kind("Yttrande till myndighet", "Yttranden till myndigheter", _chapters, supervision=True)
