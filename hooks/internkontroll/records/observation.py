"""Observations (iakttagelser): the auditors' questions with grades, an authority's deficiencies."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from internkontroll.records.base import Part, Record, SectionName
from internkontroll.records.fields import AS_LIST, ExternalAuditId, OneOf, OrganisationId, Text, WholeNumber
from internkontroll.records.follow_up import Sample


class Grade(Part):
    """`bedömning`: how a board met the question."""

    board: OrganisationId = Field(alias="nämnd")
    grade: Annotated[str, OneOf("uppfylld", "delvis uppfylld", "ej uppfylld")] = Field(alias="grad")


class Observation(Record):
    """`iakttagelse`: a numbered question (revisionsfråga) or deficiency (brist) of an external audit."""

    TYPE: ClassVar[str] = "iakttagelse"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (SectionName("Text"),)

    title: Text = Field(alias="titel")
    kind: Annotated[str, OneOf("revisionsfråga", "brist")] = Field(alias="slag")
    external_audit: ExternalAuditId = Field(alias="extern_granskning")
    number: WholeNumber = Field(alias="nummer")
    directed_to: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="riktas_till")
    grades: Annotated[tuple[Grade, ...], AS_LIST] = Field((), alias="bedömning")
    samples: Annotated[tuple[Sample, ...], AS_LIST] = Field((), alias="urval")
