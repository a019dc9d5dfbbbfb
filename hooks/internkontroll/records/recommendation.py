"""Recommendations of an external audit."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from internkontroll.records.base import Record, SectionName
from internkontroll.records.fields import AS_LIST, ExternalAuditId, OrganisationId, WholeNumber


class Recommendation(Record):
    """`rekommendation`: a numbered recommendation and whom it is directed to."""

    TYPE: ClassVar[str] = "rekommendation"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (SectionName("Text"),)

    external_audit: ExternalAuditId = Field(alias="extern_granskning")
    number: WholeNumber = Field(alias="nummer")
    directed_to: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="riktas_till")
