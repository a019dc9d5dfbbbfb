"""Actions: the plan's direct actions, and other commitments that a board or department has made."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from internkontroll.records.base import Record, ReportBack, SectionName
from internkontroll.records.fields import (
    AS_LIST,
    ActionId,
    AwaitedId,
    GroundId,
    OneOf,
    OrganisationId,
    PolicyDocumentId,
    ProposedToId,
    RiskId,
    Text,
    Time,
)


class Action(Record):
    """`åtgärd`: what shall be done, by whom, by when, on which ground and with what expected effect.

    `grund` is the only place where the cause of an action is stored: the answer, finding,
    recommendation, audit, follow-up or earlier action that led to it.
    """

    TYPE: ClassVar[str] = "åtgärd"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (
        SectionName("Vad ska göras"),
        SectionName("Förväntad effekt"),
    )

    title: Text = Field(alias="titel")
    kind: Annotated[str, OneOf("direktåtgärd", "åtagande")] = Field(alias="slag")
    departments: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="förvaltningar")
    carried_out_by: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="utförs_av")
    risks: Annotated[tuple[RiskId, ...], AS_LIST] = Field((), alias="risker")
    grounds: Annotated[tuple[GroundId, ...], AS_LIST] = Field((), alias="grund")
    end_date: Time | None = Field(None, alias="slutdatum")
    reported_back: Annotated[tuple[ReportBack, ...], AS_LIST] = Field((), alias="återrapporteras")
    #: why there is no end date, as the source puts it
    without_end_date: Text | None = Field(None, alias="utan_slutdatum")
    awaits: Annotated[tuple[AwaitedId, ...], AS_LIST] = Field((), alias="inväntar")
    proposed_to: ProposedToId | None = Field(None, alias="föreslås_till")
    policy_documents: Annotated[tuple[PolicyDocumentId, ...], AS_LIST] = Field((), alias="styrdokument")
    theme: Text | None = Field(None, alias="tema")
    predecessors: Annotated[tuple[ActionId, ...], AS_LIST] = Field((), alias="föregångare")
