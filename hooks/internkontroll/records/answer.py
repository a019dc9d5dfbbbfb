"""Answers to recommendations and deficiencies."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from internkontroll.records.base import Record, SectionName
from internkontroll.records.fields import (
    AS_LIST,
    AnsweredId,
    AnswerId,
    MatterId,
    OneOf,
    OrganisationId,
    PolicyDocumentId,
)


class Answer(Record):
    """`svar`: a department's position, what it has done and what it plans.

    Several departments in `förvaltningar` mean one joint text.
    """

    TYPE: ClassVar[str] = "svar"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (
        SectionName("Inställning"),
        # the writer tells by the heading whether it is one or several (seed 002 has both)
        SectionName("Genomförda åtgärder", r"Genomförd åtgärd"),
        SectionName("Planerade åtgärder", r"Planerad åtgärd"),
    )

    about: AnsweredId = Field(alias="avser")
    matter: MatterId = Field(alias="ärende")
    departments: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field(alias="förvaltningar")
    position: (
        Annotated[
            str,
            OneOf("instämmer", "instämmer delvis", "instämmer inte", "berör inte förvaltningen", "tar inte ställning"),
        ]
        | None
    ) = Field(None, alias="inställning")
    refers_to: Annotated[tuple[AnswerId, ...], AS_LIST] = Field((), alias="hänvisar_till")
    carried_out_by: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="utförs_av")
    policy_documents: Annotated[tuple[PolicyDocumentId, ...], AS_LIST] = Field((), alias="styrdokument")
