"""Meetings: of preparation, committee and board, with agenda and minutes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from internkontroll.records.base import Part, Record, SectionName
from internkontroll.records.fields import AS_LIST, Day, MatterId, OneOf, OrganisationId, ParagraphNumber

PREPARATION, COMMITTEE, BOARD = "beredning", "arbetsutskott", "nämnd"


class Minute(Part):
    """`protokoll`: the § under which a matter was decided."""

    matter: MatterId = Field(alias="ärende")
    paragraph: ParagraphNumber | None = Field(None, alias="paragraf")


class Meeting(Record):
    """`sammanträde`: what was decided there is read from `protokoll`, nowhere else."""

    TYPE: ClassVar[str] = "sammanträde"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = ()

    board: OrganisationId = Field(alias="nämnd")
    kind: Annotated[str, OneOf(PREPARATION, COMMITTEE, BOARD)] = Field(alias="slag")
    date: Day = Field(alias="datum")
    agenda: Annotated[tuple[MatterId, ...], AS_LIST] = Field((), alias="dagordning")
    minutes: Annotated[tuple[Minute, ...], AS_LIST] = Field((), alias="protokoll")
