"""The linked whole: every record by id and type, every link both ways. Built once, never changed.

Rules, pages and documents only read it. Questions that need more than a look-up (what is due at a
reporting point, what a matter's decision was) are answered in `questions/`; what a fault may hide is
guessed in `consequences.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from internkontroll.findings import Finding, Location
from internkontroll.load import Loaded, load
from internkontroll.naming import title_of
from internkontroll.records import TYPES, Organisation, Plan, Record
from internkontroll.records.base import KeyPath, links_of
from internkontroll.records.fields import Link, PointLink
from internkontroll.records.identity import split_reporting_point
from internkontroll.records.plan import ReportingPoint
from internkontroll.records.settings import Settings
from internkontroll.source import Source

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LinkUse:
    """One link as it stands in a file: from which record and key, to which id, and what it may name."""

    source: Source
    path: KeyPath
    target: str
    link: Link | PointLink

    @property
    def location(self) -> Location:
        """Where the link is written."""
        return self.source.at(*self.path)

    @property
    def key(self) -> str:
        """The front matter key that holds the link."""
        return next((str(k) for k in reversed(self.path) if isinstance(k, str)), "")


@dataclass(frozen=True, slots=True)
class Point:
    """A reporting point of a plan: `ASN-2025-T2`."""

    plan: Plan
    point: ReportingPoint

    @property
    def id(self) -> str:
        """Plan and code."""
        return f"{self.plan.id}-{self.point.code}"

    @property
    def order(self) -> tuple[int, int]:
        """Year of the plan and place among its points: the order in which they come."""
        # by identity: comparing two points compares all that they hold
        place = next(i for i, point in enumerate(self.plan.reporting_points) if point is self.point)
        return (self.plan.year or 0, place)


class Register:
    """All records of a folder, linked. Immutable: every attribute is read only."""

    def __init__(self, loaded: Loaded, withheld: Mapping[str, str] = MappingProxyType({})) -> None:
        #: ids that exist but must not be shown (`secrets/publication.py`), and what stands in their place
        self.withheld: Mapping[str, str] = withheld
        self.root: Path = loaded.root
        self.label: str = loaded.label
        self.settings: Settings = loaded.settings
        self.sources: tuple[Source, ...] = loaded.sources
        self.form_findings: tuple[Finding, ...] = loaded.findings
        self.broken: tuple[Source, ...] = loaded.broken
        self._records: dict[str, Record] = {}
        for record in loaded.records:  # of two with the same id the first in path order is kept (IK01 names both)
            self._records.setdefault(record.id, record)
        # a `typ` that is no type says as little as one that is not there
        self._types: dict[str, str] = {
            source.id: source.type if source.type in TYPES else "" for source in reversed(loaded.sources)
        }
        self._by_type: dict[type[Record], tuple[Record, ...]] = {}
        grouped: dict[type[Record], list[Record]] = {model: [] for model in TYPES.values()}
        for record in self._records.values():
            grouped[type(record)].append(record)
        for model, records in grouped.items():
            self._by_type[model] = tuple(sorted(records, key=lambda r: r.id))
        self._answers: dict[Callable[[Register], object], object] = {}

    # -- look-ups ---------------------------------------------------------------------------------

    @property
    def records(self) -> Mapping[str, Record]:
        """Every whole record by id."""
        return self._records

    def of(self, model: type[R]) -> tuple[R, ...]:
        """Every record of a type, in order of id."""
        return self._by_type[model]  # type: ignore[return-value]

    def get(self, record_id: str | None, model: type[R]) -> R | None:
        """The record with that id if it is whole and of that type."""
        record = self._records.get(record_id or "")
        return record if isinstance(record, model) else None

    def exists(self, record_id: str) -> bool:
        """True for every id that some file has, broken files included."""
        return record_id in self._types

    def type_of(self, record_id: str) -> str:
        """`typ` of a record, whole or broken; empty when it is not known."""
        return self._types.get(record_id, "")

    @property
    def ids(self) -> Iterable[str]:
        """Every id that exists."""
        return self._types.keys()

    def point(self, text: str | None) -> Point | None:
        """The reporting point that `ASN-2025-T2` names, when its plan is whole and has it."""
        return self._points.get(text or "")

    @cached_property
    def _points(self) -> dict[str, Point]:
        found: dict[str, Point] = {}
        for plan in self.of(Plan):
            for point in plan.reporting_points:
                found.setdefault(f"{plan.id}-{point.code}", Point(plan, point))
        return found

    def once(self, question: Callable[[Register], T]) -> T:
        """The answer to a question about the whole register, worked out the first time it is asked.

        For the indexes that `questions/` build; the question is a plain function of the register and nothing else.
        """
        if question not in self._answers:
            self._answers[question] = question(self)
        return self._answers[question]  # type: ignore[return-value]

    # -- links ------------------------------------------------------------------------------------

    @cached_property
    def link_uses(self) -> tuple[LinkUse, ...]:
        """Every link of every file, broken files included, in order of path and key."""
        found: list[LinkUse] = []
        for source in self.sources:
            model = TYPES.get(source.type)
            if model is not None:
                found.extend(LinkUse(source, *link) for link in links_of(model, source.data))
        return tuple(found)

    @cached_property
    def _links_to(self) -> dict[str, list[LinkUse]]:
        index: dict[str, list[LinkUse]] = {}
        for use in self.link_uses:
            index.setdefault(use.target, []).append(use)
        return index

    def links_to(self, record_id: str) -> tuple[LinkUse, ...]:
        """Every link that names the id: the back links of a record."""
        return tuple(self._links_to.get(record_id, ()))

    def linking(self, record_id: str, model: type[R], key: str) -> tuple[R, ...]:
        """The records of a type whose field `key` (Swedish) names the id, in order of id, each once."""
        return tuple(self._linking.get((record_id, model, key), ()))  # type: ignore[arg-type]

    @cached_property
    def _linking(self) -> dict[tuple[str, type[Record], str], list[Record]]:
        index: dict[tuple[str, type[Record], str], list[Record]] = {}
        for use in self.link_uses:
            record = self._records.get(use.source.id)
            if record is not None and record.source is use.source:
                found = index.setdefault((use.target, type(record), str(use.path[0])), [])
                if record not in found[-1:]:
                    found.append(record)
        for found in index.values():
            found.sort(key=lambda r: r.id)
        return index

    @cached_property
    def unresolved(self) -> tuple[LinkUse, ...]:
        """The links that name nothing, or a record of a type that the field does not allow."""
        return tuple(use for use in self.link_uses if not self._resolves(use))

    def _resolves(self, use: LinkUse) -> bool:
        if isinstance(use.link, PointLink):
            parts = split_reporting_point(use.target)
            if parts and parts[0] in self._promised:
                return True
            if not parts or self._types.get(parts[0]) not in ("plan", ""):
                return False
            plan = self.get(parts[0], Plan)
            return plan is None or plan.point(parts[1]) is not None
        if use.target in self._promised:
            return True
        typ = self._types.get(use.target)
        # a file so broken that its type cannot be seen may be of the right one
        return typ is not None and (not use.link.types or not typ or typ in use.link.types)

    @cached_property
    def _promised(self) -> frozenset[str]:
        """Ids that no file has but that a file's name promises: the link is right, the file's own id is not."""
        misnamed = (source for source in self.sources if not source.is_named_by_id)
        return frozenset(name for source in misnamed for name in source.ids if name not in self._types)

    # -- names ------------------------------------------------------------------------------------

    def title(self, record: Record | str | None) -> str:
        """A record's title as people say it, derived where the record does not carry one."""
        if isinstance(record, str):
            found = self._records.get(record)
            if found is None:
                return self.withheld.get(record, record)
            record = found
        if record is None:
            return ""
        return record.title or title_of(self, record)

    def short_name(self, organisation_id: str | None) -> str:
        """An organisation's short name, else its title."""
        organisation = self.get(organisation_id, Organisation)
        if organisation is None:
            return self.withheld.get(organisation_id or "", organisation_id or "")
        return organisation.short_name or organisation.title


def read_register(root: Path, label: str | None = None) -> Register:
    """Load and link a folder. Raises CannotReadRegisterError."""
    return Register(load(root, label))
