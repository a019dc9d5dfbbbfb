"""The board's statement (yttrande) to an authority: finding by finding, each department's position and actions.

Seed 002. What is joint stands once, and the statement ends with when each action is carried out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.documents.answers import AnswerWriter
from internkontroll.documents.conclusions import write_deficiencies
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
    """The statement as a document; None for a matter that answers no authority."""
    statement = statement_of(register, matter_id, supervision=True)
    if statement is None:
        return None
    text = DocumentText()
    writer = AnswerWriter(register, statement.board, statement.matter, statement.audit, text)
    write_introduction(text, statement, writer.asked)
    write_deficiencies(text, register, statement.audit, writer.asked)
    write_demands(text, statement, "varje brist")
    write_summary(text, statement)
    write_answers(text, statement, writer)
    return finished(text, statement)


def _subjects(register: Register) -> Iterator[str]:
    return (one.id for one in register.of(Matter) if statement_of(register, one.id, supervision=True))


KIND = Kind(
    name="Yttrande till myndighet",
    plural="Yttranden till myndigheter",
    suffix=DOCUMENT_NAMES["yttrande"],
    subjects=_subjects,
    compose=compose,
)
