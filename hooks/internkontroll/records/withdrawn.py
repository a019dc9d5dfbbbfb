"""`indragna` in register.yml: ids that have been taken out of use, so that their old addresses still say something."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from internkontroll.records.base import Part
from internkontroll.records.fields import AS_LIST, Day, Identifier, OneOf, Text
from internkontroll.records.identity import SLUGS


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Withdrawn(Part):
    """An id that no record has any longer."""

    id: Identifier
    type: Annotated[str, OneOf(*SLUGS)] = Field(alias="typ")
    date: Day = Field(alias="datum")
    reason: Text = Field(alias="skäl")
    #: the ids of what stands in its place
    replaced_by: Annotated[tuple[Identifier, ...], AS_LIST, BeforeValidator(_one_or_more)] = Field(
        (), alias="ersätts_av"
    )
    #: what it was called, if that is to be told
    title: Text | None = Field(None, alias="titel")
