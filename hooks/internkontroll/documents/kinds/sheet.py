"""A sheet (blad): one record on paper, with its facts, its text and its red thread.

For the one who asks what has become of a risk, a finding or a recommendation. Made on demand only: the
site has a page for every record, and nobody puts two thousand sheets on an agenda.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from internkontroll.documents import facts, figures
from internkontroll.documents.document import Document
from internkontroll.documents.kind import Kind
from internkontroll.documents.labels import LABELS, TYPE_NAMES
from internkontroll.documents.text import DocumentText
from internkontroll.documents.thread import state_of, thread_table
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.questions.thread import thread
from internkontroll.records import (
    Action,
    Audit,
    ExternalAudit,
    FollowUp,
    Observation,
    Organisation,
    PolicyDocument,
    Recommendation,
    Record,
    Risk,
)
from internkontroll.register import Register


def compose(register: Register, record_id: str, day: date) -> Document | None:
    """The sheet of a record on a day; None for an id that the register does not show."""
    record = register.records.get(record_id)
    if record is None:
        return None
    text = DocumentText()
    text.heading(1, "Uppgifter")
    if record.historical:
        text.block(
            "**Uppgifterna är inte fullständiga. De finns i registret bara för att annat där hänvisar till dem.**"
        )
    text.block(inline.table(("Uppgift", "Innehåll"), list(_facts(register, record, day))))
    if isinstance(record, Risk) and record.assessments:
        text.heading(1, "Riskbedömningar")
        text.block(_assessments(record), record.at("riskbedömningar"))
    _own_text(text, record)
    _thread(text, register, record, day)
    return text.document(
        register,
        id=KIND.document_id(record.id),
        kind=KIND.name,
        title=register.title(record),
        subtitle=f"{TYPE_NAMES[record.TYPE][0]} {record.id}. Läget den {swedish.day(day)}",
        board=_giver(register, record),
        date=None,
        case_number=record.case_number,
        period=day,
    )


def _giver(register: Register, record: Record) -> str:
    """Whose record it is: its board, the examiner whose finding it is, else the municipality."""
    owner = record.board
    match record:
        case Organisation():
            return record.title
        case ExternalAudit():
            owner = record.examiner
        case Observation() | Recommendation():
            audit = register.get(record.external_audit, ExternalAudit)
            owner = audit.examiner if audit else None
        case PolicyDocument():
            owner = record.owner
    organisation = register.get(owner, Organisation)
    return organisation.title if organisation else register.settings.municipality


@dataclass(frozen=True, slots=True)
class _OnPaper:
    """A `FactWriter` for print: a link is a title and an id, since there is nothing to click on."""

    register: Register
    between: str = "; "

    def text(self, text: str) -> str:
        return inline.plain(text)

    def link(self, record: Record | str) -> str:
        found = self.register.records.get(record) if isinstance(record, str) else record
        title = inline.plain(self.register.title(record))
        return title if found is None or isinstance(found, Organisation) else f"{title} ({found.id})"

    def address(self, text: str) -> str:
        return inline.plain(text)


def _facts(register: Register, record: Record, day: date) -> Iterator[facts.Row]:
    write = _OnPaper(register)
    yield "Beteckning", record.id
    if isinstance(record, (Action, Audit)):
        # as it stood on the day, where the record's page tells the latest
        yield "Läge", inline.plain(swedish.capitalised(state_of(register, record, day)))
    else:
        yield from facts.derived(write, record)
    for label, value in facts.fields(write, record):
        if not (label == LABELS["nummer"] and value == record.id):  # an external audit is called by its number
            yield label, value


def _assessments(risk: Risk) -> str:
    rows = []
    for one in risk.assessments:
        score = "–" if one.value is None else f"{one.value} ({one.probability} × {one.consequence})"
        told = ", ".join(text for text in (one.decided_by, one.comment) if text)
        time = swedish.capitalised(swedish.time_point(one.date))
        rows.append((time, score, swedish.capitalised(one.position or "–"), inline.plain(told or "–")))
    return inline.table(("Datum", "Riskvärde", "Ställningstagande", "Kommentar"), rows)


def _own_text(text: DocumentText, record: Record) -> None:
    """The record's sections as it has them, with its figures as tables in the first."""
    tables: list[str] = []
    if isinstance(record, (FollowUp, Observation)):
        tables = list(figures.tables(getattr(record, "key_figures", ()), record.samples))
    for section in record.source.body.sections:
        if section.text.strip():
            text.heading(1, section.heading, record.source.at())
            text.section(record, section, 1, tables)
            tables = []
    if tables:
        text.heading(1, "Siffror")
        for table in tables:
            text.block(table)


def _thread(text: DocumentText, register: Register, record: Record, day: date) -> None:
    steps = thread(register, record, day)
    if len(steps) < 2:
        return
    text.heading(1, "Den röda tråden")
    text.block(
        "Tabellen visar vad som har lett fram till det som bladet gäller och vad det har lett till. "
        "Den sista kolumnen anger vilken eller vilka rader ett steg följer av."
    )
    text.block(thread_table(register, steps, record, day))


KIND = Kind(
    name="Blad",
    plural="Blad",
    suffix="BLAD",
    subjects=lambda register: sorted(register.records),
    compose=compose,
    published=False,
)
