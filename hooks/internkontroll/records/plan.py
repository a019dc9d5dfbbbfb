"""The year's internal control plan: what was decided, what it lists, when each item is reported."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field

from internkontroll.records.base import Part, Record, SectionName
from internkontroll.records.fields import (
    AS_LIST,
    Code,
    ItemId,
    MatterId,
    OneOf,
    OrganisationId,
    ParagraphNumber,
    Text,
    Time,
    Year,
)


class Decision(Part):
    """`beslut`: one adoption of the plan; several mean that it was revised, none that it is a proposal."""

    date: Time | None = Field(None, alias="datum")
    paragraph: ParagraphNumber | None = Field(None, alias="paragraf")
    fingerprint: Text | None = Field(None, alias="fingeravtryck")


class ReportingPoint(Part):
    """`rapporteringstillfällen`: a set point of the year when the board is told."""

    code: Code = Field(alias="kod")
    name: Text = Field(alias="namn")
    period: Text | None = Field(None, alias="period")
    time: Time = Field(alias="tidpunkt")
    #: `planerade`: only what is due here; `alla`: the whole plan again (the year's report)
    covers: Annotated[str, OneOf("planerade", "alla")] = Field("planerade", alias="omfattar")


class Addition(Part):
    """`tillagd`: the decision that added the item mid-year."""

    date: Time = Field(alias="datum")
    paragraph: ParagraphNumber | None = Field(None, alias="paragraf")


class Cancellation(Part):
    """`utgår`: the decision that took the item out of the plan, and why."""

    date: Time = Field(alias="datum")
    paragraph: ParagraphNumber | None = Field(None, alias="paragraf")
    reason: Text = Field(alias="skäl")


class PlanEntry(Part):
    """`poster`: an item of the plan and the codes of the points where it is reported."""

    item: ItemId = Field(alias="post")
    reported_at: Annotated[tuple[Code, ...], AS_LIST] = Field((), alias="rapporteras")
    added: Addition | None = Field(None, alias="tillagd")
    cancelled: Cancellation | None = Field(None, alias="utgår")


class Plan(Record):
    """A board's plan for one year; its order of entries is the document's order."""

    TYPE: ClassVar[str] = "plan"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (SectionName("Inledning"),)
    FREE_SECTIONS: ClassVar[bool] = True

    board: OrganisationId | None = Field(None, alias="nämnd")
    year: Year | None = Field(None, alias="år")
    matter: MatterId | None = Field(None, alias="ärende")
    decisions: Annotated[tuple[Decision, ...], AS_LIST] = Field((), alias="beslut")
    reporting_points: Annotated[tuple[ReportingPoint, ...], AS_LIST] = Field((), alias="rapporteringstillfällen")
    entries: Annotated[tuple[PlanEntry, ...], AS_LIST] = Field((), alias="poster")

    @property
    def is_decided(self) -> bool:
        """True once any decision is recorded: from then on completeness counts as an error."""
        return bool(self.decisions)

    def point(self, code: str) -> ReportingPoint | None:
        """The reporting point with that code."""
        return next((p for p in self.reporting_points if p.code == code), None)

    def entry(self, item_id: str) -> PlanEntry | None:
        """The entry that lists an item."""
        place = self._places.get(item_id)
        return None if place is None else self.entries[place]

    def place_of(self, item_id: str) -> int:
        """Where in `poster` an item stands, from 0. Raises KeyError when the plan does not list it."""
        return self._places[item_id]

    @cached_property
    def _places(self) -> dict[str, int]:
        # asked for each item of each plan: comparing entries one by one took a second with 800 of them
        return {entry.item: place for place, entry in reversed(tuple(enumerate(self.entries)))}
