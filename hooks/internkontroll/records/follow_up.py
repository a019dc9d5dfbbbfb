"""Follow-ups: what was said of one item at one time."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from internkontroll.records.base import Part, Record, SectionName
from internkontroll.records.fields import (
    AS_LIST,
    Code,
    FollowedUpId,
    Number,
    OneOf,
    OrganisationId,
    ReportingPointId,
    Text,
    Time,
    WholeNumber,
)

NOT_STARTED, IN_PROGRESS, DONE = "inte påbörjad", "pågår", "genomförd"
ORDINARY_WORK, STOPPED = "övergår i ordinarie arbete", "avbruten"

#: after these the item is not followed up again
FINAL_STATUSES = (DONE, ORDINARY_WORK, STOPPED)


def _series(value: object) -> object:
    if not isinstance(value, dict):
        raise PydanticCustomError("mapping_expected", "mapping expected")
    return value


class KeyFigure(Part):
    """`nyckeltal`: a small named series, `{namn, enhet, värden: {2020: 370, …}}`, in the order written."""

    name: Text = Field(alias="namn")
    unit: Text | None = Field(None, alias="enhet")
    values: Annotated[dict[Text, Number], BeforeValidator(_series)] = Field(alias="värden")


class Sample(Part):
    """`urval`: a population and its parts; in percent when `enhet` is `procent`."""

    name: Text = Field(alias="namn")
    total: WholeNumber | None = Field(None, alias="totalt")
    unit: Text | None = Field(None, alias="enhet")
    parts: Annotated[dict[Text, Number], BeforeValidator(_series)] = Field(default_factory=dict, alias="delar")

    @property
    def is_percent(self) -> bool:
        """True when the parts are percentages."""
        return self.unit in ("procent", "%")


class FollowUp(Record):
    """`uppföljning` of an item at a reporting point, or of a commitment on a date."""

    TYPE: ClassVar[str] = "uppföljning"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (
        SectionName("Genomförda åtgärder"),
        SectionName("Planering framåt", r"Planering inför .+"),
        SectionName("Effekt"),
        SectionName("Resultat"),
        SectionName("Jämförelse med tidigare granskning", r"Resultatet jämfört med .+"),
        SectionName("Har granskningen lett till åtgärder?", r"Har granskningen lett till åtgärder|Fortsatt arbete"),
        SectionName("Bifynd"),
    )

    about: FollowedUpId = Field(alias="avser")
    reporting_point: ReportingPointId | None = Field(None, alias="tillfälle")
    date: Time | None = Field(None, alias="datum")
    status: Annotated[str, OneOf(NOT_STARTED, IN_PROGRESS, DONE, ORDINARY_WORK, STOPPED)] = Field(alias="status")
    reported_again: ReportingPointId | None = Field(None, alias="rapporteras_igen")
    receiver: OrganisationId | None = Field(None, alias="mottagare")
    outcome: Code | None = Field(None, alias="utfall")
    key_figures: Annotated[tuple[KeyFigure, ...], AS_LIST] = Field((), alias="nyckeltal")
    samples: Annotated[tuple[Sample, ...], AS_LIST] = Field((), alias="urval")
    by_findings_to: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="bifynd_till")

    @property
    def is_final(self) -> bool:
        """True when the item is not reported again."""
        return self.status in FINAL_STATUSES and self.reported_again is None

    @property
    def is_deferred(self) -> bool:
        """Framflyttad: not final, and the next reporting point is set."""
        return self.status not in FINAL_STATUSES and self.reported_again is not None
