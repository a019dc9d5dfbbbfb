"""Matters (ärenden): what is put before a board, on which basis, and where the decision goes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from internkontroll.records.base import Part, Record, SectionName
from internkontroll.records.fields import (
    AS_LIST,
    AnyId,
    ExternalAuditId,
    FileName,
    MatterId,
    MeetingId,
    OneOf,
    OrganisationId,
    Text,
    Time,
)


class BasisDocument(Part):
    """`beslutsunderlag`: a document of the register, a foreign one, or a secret one of which only the law is named.

    `id` alone is the record's own document. `dokument` names another one: of the matter itself when
    there is no `id` (its tjänsteskrivelse, its yttrande), else of that record (a plan's riskanalys).
    """

    record: AnyId | None = Field(None, alias="id")
    document: Annotated[str, OneOf("tjänsteskrivelse", "yttrande", "riskanalys")] | None = Field(None, alias="dokument")
    title: Text | None = Field(None, alias="titel")
    date: Time | None = Field(None, alias="datum")
    case_number: Text | None = Field(None, alias="diarienummer")
    file: FileName | None = Field(None, alias="fil")
    #: the section of the secrecy act; then nothing else may be said
    secrecy: Text | None = Field(None, alias="sekretess")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        own = self.record is not None or self.document is not None
        forms = [own, self.title is not None, self.secrecy is not None]
        extra = self.date or self.case_number or self.file
        if sum(forms) != 1 or (self.title is None and extra) or (self.document == "riskanalys" and not self.record):
            raise PydanticCustomError("basis_form", "one of id, titel, sekretess")
        return self


class Signatory(Part):
    """`undertecknare`: by title; the name is optional and left out where it is not needed."""

    title: Text = Field(alias="titel")
    name: Text | None = Field(None, alias="namn")


class Matter(Record):
    """`ärende`: a plan, a follow-up or a statement on its way through preparation, committee and board."""

    TYPE: ClassVar[str] = "ärende"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (
        SectionName("Sammanfattning"),
        SectionName("Förslag till beslut"),
        SectionName("Ärendet"),
        SectionName("Bakgrund"),
        SectionName("Förvaltningens överväganden"),
        SectionName("Ekonomiska konsekvenser"),
        SectionName("Barnperspektiv", r"Konsekvenser utifrån ett barnperspektiv"),
        SectionName("Jämställdhetsperspektiv", r"Konsekvenser utifrån ett jämställdhetsperspektiv"),
    )

    title: Text = Field(alias="titel")
    board: OrganisationId = Field(alias="nämnd")
    kind: Annotated[str, OneOf("internkontrollplan", "uppföljning", "yttrande", "uppföljande yttrande")] = Field(
        alias="slag"
    )
    external_audit: ExternalAuditId | None = Field(None, alias="extern_granskning")
    previous: MatterId | None = Field(None, alias="föregående")
    meetings: Annotated[tuple[MeetingId, ...], AS_LIST] = Field((), alias="beslutsplanering")
    basis: Annotated[tuple[BasisDocument, ...], AS_LIST] = Field((), alias="beslutsunderlag")
    sent_to: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="skickas_till")
    reply_channel: Text | None = Field(None, alias="svarskanal")
    reply_by: Time | None = Field(None, alias="svar_senast")
    signatories: Annotated[tuple[Signatory, ...], AS_LIST] = Field((), alias="undertecknare")

    @property
    def is_statement(self) -> bool:
        """True when the board answers auditors or an authority: then there is a statement beside the memorandum."""
        return self.kind in ("yttrande", "uppföljande yttrande")
