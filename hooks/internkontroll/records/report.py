"""Reports to the board: the free text of one reporting point; the rest is compiled."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from internkontroll.records.base import Record, SectionName
from internkontroll.records.fields import ReportingPointId


class Report(Record):
    """`rapport`: its board, plan and items follow from the reporting point."""

    TYPE: ClassVar[str] = "rapport"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (
        SectionName("Inledning"),
        SectionName("Sammanfattande bedömning"),
    )
    FREE_SECTIONS: ClassVar[bool] = True

    reporting_point: ReportingPointId = Field(alias="tillfälle")
