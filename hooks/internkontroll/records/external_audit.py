"""Examinations by others: the municipality's auditors and supervisory authorities."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from internkontroll.records.base import Part, Record, ReportBack, SectionName
from internkontroll.records.fields import AS_LIST, OneOf, OrganisationId, PolicyDocumentId, Text

#: what an examiner may demand of a reply
POSITION, ACTIONS, EFFECT, TIME = "inställning", "åtgärder", "effekt", "tidpunkt"


class LegalBasis(Part):
    """`lagrum`: the law and the place in it that a request rests on."""

    policy_document: PolicyDocumentId = Field(alias="styrdokument")
    place: Text | None = Field(None, alias="ställe")


class ExternalAudit(Record):
    """`extern granskning`: an auditors' examination or an authority's supervision."""

    TYPE: ClassVar[str] = "extern granskning"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (
        SectionName("Bakgrund"),
        SectionName("Omfattning"),
        SectionName("Definitioner"),
        #: what the findings amount to, and where they stand in full: the findings are records of their own
        SectionName("Slutsatser"),
    )

    title: Text = Field(alias="titel")
    kind: Annotated[str, OneOf("revision", "tillsyn")] = Field(alias="slag")
    examiner: OrganisationId = Field(alias="granskare")
    performer: OrganisationId | None = Field(None, alias="utförare")
    number: Text | None = Field(None, alias="nummer")
    covers: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="omfattar")
    period: Text | None = Field(None, alias="period")
    demands: Annotated[tuple[Annotated[str, OneOf(POSITION, ACTIONS, EFFECT, TIME)], ...], AS_LIST] = Field(
        (), alias="krav"
    )
    legal_basis: Annotated[tuple[LegalBasis, ...], AS_LIST] = Field((), alias="lagrum")
    presented: Annotated[tuple[ReportBack, ...], AS_LIST] = Field((), alias="avrapporteras")
