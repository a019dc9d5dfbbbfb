"""A record's fields in words: one row for each key that says something, links with their titles.

The record's page and its sheet (blad) tell the same of it; they differ in how a text and a link are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Protocol

from pydantic import BaseModel

from internkontroll.documents.labels import LABELS
from internkontroll.language import swedish
from internkontroll.questions import relations
from internkontroll.records import Action, Audit, Matter, Plan, Record, Report, Risk
from internkontroll.records.audit import CommonDecision
from internkontroll.records.base import ReportBack
from internkontroll.records.external_audit import LegalBasis
from internkontroll.records.matter import Signatory
from internkontroll.records.observation import Grade
from internkontroll.records.policy_document import Adoption
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register

#: shown elsewhere on the page, or nowhere
_NOT_ROWS = frozenset({
    "id", "typ", "titel", "publicering", "historik", "undantag", "bilagor", "rubriker", "utfallsskala", "riskskala",
    "riskbedömningar", "nyckeltal", "urval", "rapporteringstillfällen", "poster", "beslutsunderlag", "dagordning",
    "protokoll",
})  # fmt: skip

Row = tuple[str, str]


class FactWriter(Protocol):
    """How a text and a link are written where the facts are shown."""

    @property
    def register(self) -> Register:
        """The register that the record is of."""

    @property
    def between(self) -> str:
        """What stands between several values of one key."""

    def text(self, text: str) -> str:
        """Front matter text as inline text that reads exactly so."""

    def link(self, record: Record | str) -> str:
        """A record by its title."""

    def address(self, text: str) -> str:
        """An address on the web, or a mail address."""


def rows(write: FactWriter, record: Record) -> list[Row]:
    """Label and value (inline text) of what is known: first what is derived, then the fields in their order."""
    return [*derived(write, record), *fields(write, record)]


def fields(write: FactWriter, record: Record) -> Iterator[Row]:
    """The fields that the record's file has, in the order of its type."""
    linked = {str(path[0]) for path, _, _ in record.links()}
    for name, info in type(record).model_fields.items():
        key = info.alias or name
        value = getattr(record, name)
        if key in _NOT_ROWS or value is None or value in ((), {}):
            if isinstance(record, Audit) and key == "omfattar" and record.is_common and value == ():
                yield LABELS[key], "Alla nämnder"
            continue
        if isinstance(record, Plan) and key == "beslut":
            continue
        yield LABELS.get(key, swedish.capitalised(key)), in_words(write, value, is_link=key in linked)


def in_words(write: FactWriter, value: Any, *, is_link: bool = False) -> str:
    """A value as inline text; only a field that is a link is shown as one (a case number may look like an id)."""
    match value:
        case bool():
            return "Ja" if value else "Nej"
        case TimePoint():
            return swedish.capitalised(swedish.time_point(value))
        case date():
            return swedish.day(value)
        case (int() as month, int() as day):
            return f"{day} {swedish.MONTHS[month - 1]}"
        case tuple():
            # two that differ in their capitals read the same here
            return write.between.join(dict.fromkeys(in_words(write, one, is_link=is_link) for one in value))
        case BaseModel():
            return _part(write, value)
        case str():
            return _linked(write, value) if is_link else _text(write, value)
        case _:
            return write.text(str(value))


def _linked(write: FactWriter, value: str) -> str:
    """A record by its title; a reporting point by name, year and time."""
    point = write.register.point(value)
    if point is None:
        return write.link(value)
    name = f"{swedish.capitalised(point.point.name)} {point.plan.year}"
    when = f" ({swedish.time_point(point.point.time)})" if point.point.time.is_dated else ""
    return write.text(name + when)


def _text(write: FactWriter, value: str) -> str:
    if value.startswith(("https://", "http://", "mailto:")):
        return write.address(value)
    return write.text(value if value[:1].isdigit() else swedish.capitalised(value))


def _part(write: FactWriter, part: BaseModel) -> str:
    match part:
        case ReportBack():
            to = f" till {write.link(part.to)}" if part.to else ""
            return swedish.capitalised(swedish.time_point(part.time)) + to
        case Grade():
            return f"{swedish.capitalised(part.grade)} för {write.link(part.board)}"
        case LegalBasis():
            return write.link(part.policy_document) + (f", {write.text(part.place)}" if part.place else "")
        case Signatory():
            return write.text(part.title) + (f", {write.text(part.name)}" if part.name else "")
        case Adoption() | CommonDecision():
            bits = [
                write.link(part.body) if part.body else "",
                swedish.time_point(part.date) if part.date else "",
                f"§ {part.paragraph}" if part.paragraph else "",
                f"bihang {write.text(part.supplement)}" if isinstance(part, Adoption) and part.supplement else "",
            ]
            return ", ".join(bit for bit in bits if bit)
        case _:
            values = [getattr(part, name) for name in type(part).model_fields]
            return ", ".join(in_words(write, one) for one in values if one not in (None, (), {}))


def derived(write: FactWriter, record: Record) -> Iterator[Row]:
    """What follows from other records, on any day."""
    register = write.register
    if isinstance(record, Plan):
        yield "Läge", "Beslutad" if record.is_decided else "Förslag"
    elif isinstance(record, Risk):
        ways = relations.handling(register, record)
        if ways:
            yield "Hantering", swedish.capitalised(swedish.listed(ways))
    elif isinstance(record, (Action, Audit)):
        told = relations.follow_ups(register, record.id)
        if told:
            yield "Läge", swedish.capitalised(told[-1].status)
    elif isinstance(record, Report):
        point = register.point(record.reporting_point)
        if point is not None:
            yield "Plan", write.link(point.plan)
    elif isinstance(record, Matter):
        done = relations.decided(register, record)
        if done is not None:
            section = f", § {done.paragraph}" if done.paragraph else ""
            yield "Beslutat", f"{write.link(done.meeting)}{section}"
