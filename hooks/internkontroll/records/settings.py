"""`records/register.yml`: what is true of the whole register. The code knows no municipality's name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from internkontroll.records.base import Part
from internkontroll.records.fields import Colour, FileName, OneOf, Text, Url
from internkontroll.records.organisation import RiskScale


class Colours(Part):
    """`färger`: the primary and the accent colour of site and documents."""

    primary: Colour = Field("#1d4f73", alias="primär")
    accent: Colour = Field("#1d4f73", alias="accent")


class Settings(Part):
    """The register's own settings; every key but `format` and `kommun` may be left out."""

    format: Annotated[str, OneOf("1")] = Field(alias="format")
    municipality: Text = Field(alias="kommun")
    logo: FileName | None = Field(None, alias="logotyp")
    colours: Colours = Field(default_factory=lambda: Colours.model_validate({}), alias="färger")
    typeface: Text | None = Field(None, alias="typsnitt")
    #: where the records can be edited, `https://…`
    forge: Url | None = Field(None, alias="källkod")
    risk_scale: RiskScale = Field(
        default_factory=lambda: RiskScale.model_validate({"sannolikhet": "4", "konsekvens": "4"}), alias="riskskala"
    )


DEFAULT = Settings.model_validate({"format": "1", "kommun": "Kommunen"})
