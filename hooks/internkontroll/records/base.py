"""What every record has: an identity, a place in its file, named sections and links.

A record is a frozen pydantic model. Keys are Swedish in the file and English in the code (`alias`).
It remembers the source it was read from, so that any rule can ask where a key stands:
`risk.at("riskbedömningar", 0)`.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Self, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

from internkontroll.findings import Location
from internkontroll.records.fields import (
    AS_LIST,
    FileName,
    Identifier,
    Link,
    OneOf,
    OrganisationId,
    PointLink,
    Text,
    Time,
    YesNo,
)
from internkontroll.records.identity import ID
from internkontroll.source import Section, Source

Model = builtins.type[BaseModel]  # `type` is a field's natural name below

KeyPath = tuple[str | int, ...]


class Part(BaseModel):
    """A mapping inside a record's front matter."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RuleException(Part):
    """`undantag`: a warning that the author stands by, with the reason, which is published."""

    rule: Text = Field(alias="regel")
    reason: Text = Field(alias="motivering")


class Attachment(Part):
    """`bilagor`: a file beside the record that belongs to it."""

    file: FileName = Field(alias="fil")
    title: Text = Field(alias="titel")
    date: Time | None = Field(None, alias="datum")
    origin: Text | None = Field(None, alias="källa")


class ReportBack(Part):
    """`återrapporteras`: when something is reported back, and to whom."""

    time: Time = Field(alias="tidpunkt")
    to: OrganisationId | None = Field(None, alias="till")


@dataclass(frozen=True, slots=True)
class SectionName:
    """A named section of a record type, and the other headings that mean the same.

    Boards write "Planering inför hösten 2025" where the register's name is "Planering framåt"; the
    pattern lets them, and the heading is shown as it was written.
    """

    name: str
    pattern: str | None = None

    def matches(self, heading: str) -> bool:
        """True when the heading names this section (case and a final colon do not matter)."""
        bare = heading.strip().rstrip(":").rstrip()
        if bare.casefold() == self.name.casefold():
            return True
        return self.pattern is not None and re.fullmatch(self.pattern, bare, re.IGNORECASE) is not None


class Record(BaseModel):
    """One file of the register; the fields that any type may have."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: the word in `typ`
    TYPE: ClassVar[str]
    SECTIONS: ClassVar[tuple[SectionName, ...]] = ()
    #: True when the writer may add level-2 headings of their own
    FREE_SECTIONS: ClassVar[bool] = False

    id: Identifier
    type: Text = Field(alias="typ")
    title: Text | None = Field(None, alias="titel")
    board: OrganisationId | None = Field(None, alias="nämnd")
    responsible: Text | None = Field(None, alias="ansvarig")
    case_number: Text | None = Field(None, alias="diarienummer")
    publication: Annotated[str, OneOf("publicerad", "arbetsmaterial")] = Field("publicerad", alias="publicering")
    historical: YesNo = Field(default=False, alias="historik")
    exceptions: Annotated[tuple[RuleException, ...], AS_LIST] = Field((), alias="undantag")
    tags: Annotated[tuple[Text, ...], AS_LIST] = Field((), alias="taggar")
    attachments: Annotated[tuple[Attachment, ...], AS_LIST] = Field((), alias="bilagor")

    _source: Source = PrivateAttr()

    @classmethod
    def read(cls, source: Source) -> Self:
        """The record in a source; raises pydantic.ValidationError."""
        record = cls.model_validate(source.data)
        record._source = source  # noqa: SLF001 -- its own, set once
        return record

    @property
    def source(self) -> Source:
        """Where the record was read from."""
        return self._source

    @property
    def is_published(self) -> bool:
        """False for `arbetsmaterial`, which is nowhere on the site."""
        return self.publication == "publicerad"

    def at(self, *keys: str | int) -> Location:
        """The place of a key (Swedish, as written); of the nearest one above when it is not written.

        With no key: the place of the record's `id`.
        """
        return self._source.at(*(keys or ("id",)))

    def section(self, name: str) -> Section | None:
        """The section of that name, under whichever of its headings it was written."""
        known = next(s for s in self.SECTIONS if s.name == name)
        return next((s for s in self._source.body.sections if known.matches(s.heading)), None)

    def text_of(self, name: str) -> str:
        """The section's text, or an empty string."""
        section = self.section(name)
        return section.text if section else ""

    def links(self) -> Iterator[tuple[KeyPath, str, Link | PointLink]]:
        """Every link in the front matter: its place, the id it names, and what it may name."""
        yield from links_of(builtins.type(self), self._source.data)


@dataclass(frozen=True, slots=True)
class _LinkField:
    alias: str
    link: Link | PointLink | None
    #: the part that holds links, when the field is a mapping or a list of mappings
    part: Model | None


@cache
def _link_fields(model: Model) -> tuple[_LinkField, ...]:
    """The fields of a model that are, or hold, links: looked up once for each type."""
    found = []
    for name, info in model.model_fields.items():
        link = next((m for m in info.metadata if isinstance(m, (Link, PointLink))), None)
        inner_link, part = _inspect(info.annotation)
        if link or inner_link or part:
            found.append(_LinkField(info.alias or name, link or inner_link, part))
    return tuple(found)


def _inspect(annotation: Any) -> tuple[Link | PointLink | None, Model | None]:
    """What an annotation holds: a link, or a part with links in it."""
    if isinstance(annotation, builtins.type) and get_origin(annotation) is None:
        return None, annotation if issubclass(annotation, Part) and _link_fields(annotation) else None
    link: Link | PointLink | None = None
    part: Model | None = None
    for argument in get_args(annotation):
        if isinstance(argument, (Link, PointLink)):
            return argument, None
        if argument is not Ellipsis and not isinstance(argument, (BeforeValidator, OneOf)):
            inner_link, inner_part = _inspect(argument)
            link, part = link or inner_link, part or inner_part
    return link, part


def links_of(
    model: Model, data: Mapping[str, Any], above: KeyPath = ()
) -> Iterator[tuple[KeyPath, str, Link | PointLink]]:
    """Every link in front matter as written, with its path of keys.

    It reads the text and not the model, so that the links of a record with a fault elsewhere are
    seen too; what is no id at all is left to the model's own complaint.
    """
    for spec in _link_fields(model):
        value = data.get(spec.alias)
        path = (*above, spec.alias)
        for here, one in (
            ((path, value),) if not isinstance(value, list) else (((*path, i), v) for i, v in enumerate(value))
        ):
            if spec.link is not None and isinstance(one, str):
                if ID.fullmatch(one.strip()):
                    yield here, one.strip(), spec.link
            elif spec.part is not None and isinstance(one, Mapping):
                yield from links_of(spec.part, one, here)
