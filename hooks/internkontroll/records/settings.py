"""`records/register.yml`: what is true of the whole register. The code knows no municipality's name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from internkontroll.records.base import Part
from internkontroll.records.fields import AS_LIST, Colour, Day, FileName, OneOf, Text, Url
from internkontroll.records.forge import ForgeOrAddress
from internkontroll.records.organisation import RiskScale
from internkontroll.records.withdrawn import Withdrawn


class Colours(Part):
    """`färger`: the primary and the accent colour of site and documents."""

    primary: Colour = Field("#1d4f73", alias="primär")
    accent: Colour = Field("#1d4f73", alias="accent")


class Contact(Part):
    """`kontakt`: who takes care of what a reader has to say about the site, its accessibility above all."""

    email: Text | None = Field(None, alias="epost")
    phone: Text | None = Field(None, alias="telefon")
    #: a form on the web
    form: Url | None = Field(None, alias="formulär")


class Settings(Part):
    """The register's own settings; every key but `format` and `kommun` may be left out."""

    format: Annotated[str, OneOf("1")] = Field(alias="format")
    municipality: Text = Field(alias="kommun")
    logo: FileName | None = Field(None, alias="logotyp")
    colours: Colours = Field(default_factory=lambda: Colours.model_validate({}), alias="färger")
    typeface: Text | None = Field(None, alias="typsnitt")
    #: where the records can be edited
    forge: ForgeOrAddress | None = Field(None, alias="källkod")
    contact: Contact = Field(default_factory=lambda: Contact.model_validate({}), alias="kontakt")
    #: the day of the municipality's own latest review of the site's accessibility, which the law wants told
    accessibility_reviewed: Day | None = Field(None, alias="tillgänglighet_granskad")
    risk_scale: RiskScale = Field(
        default_factory=lambda: RiskScale.model_validate({"sannolikhet": "4", "konsekvens": "4"}), alias="riskskala"
    )
    #: ids that no record has any longer
    withdrawn: Annotated[tuple[Withdrawn, ...], AS_LIST] = Field((), alias="indragna")


DEFAULT = Settings.model_validate({"format": "1", "kommun": "Kommunen"})
