"""Audits (granskningar): the board's own, and those common to all boards."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from internkontroll.records.base import Part, Record, ReportBack, SectionName
from internkontroll.records.fields import (
    AS_LIST,
    AuditId,
    GroundId,
    OneOf,
    OrganisationId,
    ParagraphNumber,
    PolicyDocumentId,
    RiskId,
    Text,
    Time,
    Year,
    YesNo,
)

#: `omfattar: alla`: every board of the municipality
ALL_BOARDS = "alla"


def _covers(value: object) -> object:
    return [] if value == ALL_BOARDS else value


class CommonDecision(Part):
    """`beslut`: the executive board's decision on a common audit."""

    body: OrganisationId | None = Field(None, alias="organ")
    date: Time | None = Field(None, alias="datum")
    paragraph: ParagraphNumber | None = Field(None, alias="paragraf")


class Audit(Record):
    """`granskning`: which areas and routines are examined, why, how far and how."""

    TYPE: ClassVar[str] = "granskning"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (
        SectionName("Områden och rutiner", r"Områden och tillhörande rutiner.*"),
        SectionName("Syfte", r"Syfte med granskningen"),
        SectionName("Omfattning och avgränsning", r"Omfattning(/| och )avgränsning"),
        SectionName("Metod", r"Granskningsmetod"),
        SectionName(
            "Syfte, omfattning, avgränsning och metod", r"Granskningens syfte, omfattning, avgränsning och metod\.?"
        ),
        SectionName("Kontrollmoment"),
    )

    title: Text = Field(alias="titel")
    kind: Annotated[str, OneOf("nämndens", "kommungemensam")] = Field(alias="slag")
    year: Year = Field(alias="år")
    #: boards of a common audit; empty with `covers_all`
    covers_written: Annotated[tuple[OrganisationId, ...] | None, BeforeValidator(_covers)] = Field(
        None, alias="omfattar"
    )
    decision: CommonDecision | None = Field(None, alias="beslut")
    risks: Annotated[tuple[RiskId, ...], AS_LIST] = Field((), alias="risker")
    grounds: Annotated[tuple[GroundId, ...], AS_LIST] = Field((), alias="grund")
    policy_documents: Annotated[tuple[PolicyDocumentId, ...], AS_LIST] = Field((), alias="styrdokument")
    period: Text | None = Field(None, alias="period")
    methods: Annotated[tuple[Text, ...], AS_LIST] = Field((), alias="metoder")
    predecessors: Annotated[tuple[AuditId, ...], AS_LIST] = Field((), alias="föregångare")
    same_method: YesNo | None = Field(None, alias="samma_metod")
    frequency: Text | None = Field(None, alias="frekvens")
    reported_to: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="rapporteras_till")
    #: a report back promised outside a plan, as on an action (seed 002: "Återrapportering sker i januari 2027")
    reported_back: Annotated[tuple[ReportBack, ...], AS_LIST] = Field((), alias="återrapporteras")

    @property
    def is_common(self) -> bool:
        """True for a kommungemensam audit."""
        return self.kind == "kommungemensam"

    def covers(self, board_id: str) -> bool:
        """True when a common audit is meant for that board."""
        if not self.is_common or self.covers_written is None:
            return False
        return not self.covers_written or board_id in self.covers_written
