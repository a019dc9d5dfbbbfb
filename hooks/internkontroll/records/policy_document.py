"""Laws, regulations, guidelines, routines, action plans and goals that the rest leans on."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from internkontroll.records.base import Part, Record, ReportBack, SectionName
from internkontroll.records.fields import (
    AS_LIST,
    OneOf,
    OrganisationId,
    ParagraphNumber,
    PolicyDocumentId,
    Text,
    Time,
    Url,
)


class Adoption(Part):
    """`beslut`: who adopted the document, when, § and number in the printed series (bihang)."""

    body: OrganisationId = Field(alias="organ")
    date: Time | None = Field(None, alias="datum")
    paragraph: ParagraphNumber | None = Field(None, alias="paragraf")
    supplement: Text | None = Field(None, alias="bihang")


class PolicyDocument(Record):
    """A document that says what shall be; `citeras_som` lists the short forms allowed in running text."""

    TYPE: ClassVar[str] = "styrdokument"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (SectionName("Sammanfattning"),)

    title: Text = Field(alias="titel")
    kind: Annotated[
        str,
        OneOf(
            "lag", "förordning", "föreskrift", "EU-rättsakt", "reglemente", "riktlinje", "rutin",
            "handlingsplan", "mål", "annat",
        ),
    ] = Field(alias="slag")  # fmt: skip
    #: number in Svensk författningssamling (or the agency's series), `2007:171`
    sfs: Text | None = Field(None, alias="sfs")
    adoption: Adoption | None = Field(None, alias="beslut")
    valid_from: Time | None = Field(None, alias="gäller_från")
    valid_to: Time | None = Field(None, alias="gäller_till")
    revised: Time | None = Field(None, alias="reviderad")
    based_on: Annotated[tuple[PolicyDocumentId, ...], AS_LIST] = Field((), alias="utgår_från")
    replaces: Annotated[tuple[PolicyDocumentId, ...], AS_LIST] = Field((), alias="ersätter")
    appendix_to: PolicyDocumentId | None = Field(None, alias="bilaga_till")
    cited_as: Annotated[tuple[Text, ...], AS_LIST] = Field((), alias="citeras_som")
    reported_back: Annotated[tuple[ReportBack, ...], AS_LIST] = Field((), alias="återrapporteras")
    link: Url | None = Field(None, alias="länk")

    @property
    def is_statute(self) -> bool:
        """True for what is cited with a number: laws, ordinances and agencies' regulations."""
        return self.kind in ("lag", "förordning", "föreskrift")

    @property
    def owner(self) -> OrganisationId | None:
        """The body that adopted it, else the board it belongs to."""
        return self.adoption.body if self.adoption else self.board
