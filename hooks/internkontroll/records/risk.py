"""Risks: sentences of event, cause and consequence, and how they were assessed over the years."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from internkontroll.records.base import Part, Record, SectionName
from internkontroll.records.fields import (
    AS_LIST,
    OneOf,
    OrganisationId,
    PolicyDocumentId,
    RiskId,
    Text,
    Time,
    WholeNumber,
)


class RiskAssessment(Part):
    """One assessment; scores are optional because none of the source texts prints one."""

    date: Time = Field(alias="datum")
    probability: WholeNumber | None = Field(None, alias="sannolikhet")
    consequence: WholeNumber | None = Field(None, alias="konsekvens")
    #: watch or accept; that a risk is acted on or audited is derived from the items
    position: Annotated[str, OneOf("bevakas", "accepteras")] | None = Field(None, alias="ställningstagande")
    decided_by: Text | None = Field(None, alias="beslutad_av")
    comment: Text | None = Field(None, alias="kommentar")

    @property
    def value(self) -> int | None:
        """The risk value, probability × consequence, when both are given."""
        if self.probability is None or self.consequence is None:
            return None
        return self.probability * self.consequence


class Risk(Record):
    """A risk of a board; each paragraph of Beskrivning is one risk sentence."""

    TYPE: ClassVar[str] = "risk"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (SectionName("Beskrivning"), SectionName("Motivering"))

    title: Text = Field(alias="titel")
    board: OrganisationId = Field(alias="nämnd")
    since: Time | None = Field(None, alias="sedan")
    category: Text | None = Field(None, alias="kategori")
    assessments: Annotated[tuple[RiskAssessment, ...], AS_LIST] = Field((), alias="riskbedömningar")
    predecessors: Annotated[tuple[RiskId, ...], AS_LIST] = Field((), alias="föregångare")
    policy_documents: Annotated[tuple[PolicyDocumentId, ...], AS_LIST] = Field((), alias="styrdokument")

    @property
    def latest_assessment(self) -> RiskAssessment | None:
        """The assessment with the latest time; of equals, the one written last."""
        if not self.assessments:
            return None
        dated = [(a.date.sort_key, i, a) for i, a in enumerate(self.assessments)]
        return max(dated, key=lambda one: one[:2])[2]
