"""Titles of records that carry none: a follow-up is named by its item and its time, and so on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from internkontroll.language import swedish
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    FollowUp,
    Meeting,
    Observation,
    Organisation,
    Plan,
    PolicyDocument,
    Recommendation,
    Record,
    Report,
)
from internkontroll.records.plan import ReportingPoint

R = TypeVar("R", bound=Record)


class NamedPoint(Protocol):
    """A reporting point of a plan."""

    @property
    def plan(self) -> Plan:
        """The plan."""

    @property
    def point(self) -> ReportingPoint:
        """The point as the plan has it."""


class Names(Protocol):
    """What a title is made of; the register is one, and knows nothing of how titles are made."""

    @property
    def withheld(self) -> Mapping[str, str]:
        """What stands in the place of records that must not be shown."""

    def get(self, record_id: str | None, model: type[R]) -> R | None:
        """A record of a type."""

    def point(self, text: str | None) -> NamedPoint | None:
        """A reporting point."""

    def title(self, record: Record | str | None) -> str:
        """The title of another record."""

    def short_name(self, organisation_id: str | None) -> str:
        """An organisation's short name."""


_MEETING_KINDS = {"beredning": "beredning", "arbetsutskott": "arbetsutskott", "nämnd": "sammanträde"}


def title_of(register: Names, record: Record) -> str:
    """The derived title of a record; its id when its kind always carries a title of its own."""
    match record:
        case Plan():
            return f"Internkontrollplan {record.year or ''}".strip()
        case FollowUp():
            about = _about(register, record.about, Action, Audit, PolicyDocument)
            when = _when(register, record)
            return f"{about} – {'' if 'uppföljning' in when else 'uppföljning '}{when}".rstrip()
        case Report():
            return _report_title(register, record)
        case Recommendation():
            return f"Rekommendation {record.number}"
        case Answer():
            who = swedish.listed(register.short_name(d) for d in record.departments)
            about = _about(register, record.about, Recommendation, Observation)
            # a finding's title is a whole sentence ("Kommunen brister i …"), and is quoted
            what = lower_first(about) if register.get(record.about, Recommendation) else f"”{about}”"
            return f"Svar på {what} – {who}"
        case Meeting():
            board = register.get(record.board, Organisation)
            name = board.short_name or board.title if board else record.board
            return f"{name} {_MEETING_KINDS[record.kind]} {swedish.day(record.date)}"
        case _:
            return record.id


def _about(register: Names, record_id: str, *models: type[Record]) -> str:
    """The title of what a record is about; its id when it is of another type than the field allows.

    A link of the wrong type (IK03) may lead to the record itself, and so round in a ring.
    """
    found = next((one for model in models if (one := register.get(record_id, model)) is not None), None)
    return register.title(found) if found is not None else register.withheld.get(record_id, record_id)


def _when(register: Names, record: FollowUp) -> str:
    point = register.point(record.reporting_point)
    if point is not None:
        return f"{lower_first(point.point.name)} {point.plan.year}"
    return swedish.time_point(record.date) if record.date else ""


def _report_title(register: Names, record: Report) -> str:
    point = register.point(record.reporting_point)
    if point is None:
        return f"Uppföljning {record.reporting_point}"
    return f"Uppföljning av internkontrollplan {point.plan.year} – {lower_first(point.point.name)}"


def lower_first(text: str) -> str:
    """The first letter small, unless the word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
