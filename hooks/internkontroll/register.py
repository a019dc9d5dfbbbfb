"""The linked whole: every record by id and type, every link both ways. Built once, never changed.

Rules, pages and documents only read it. Questions that need more than a look-up (what is due at a
reporting point, what a matter's decision was) are answered in `relations.py`; promises over time in
`promises.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from internkontroll.findings import Finding, Location
from internkontroll.load import Loaded, load
from internkontroll.naming import title_of
from internkontroll.records import TYPES, Organisation, Plan, Record
from internkontroll.records.base import KeyPath, links_of
from internkontroll.records.fields import Link, PointLink
from internkontroll.records.identity import GRAMMAR, ID, split_reporting_point
from internkontroll.records.plan import ReportingPoint
from internkontroll.records.settings import Settings
from internkontroll.source import MAX_BYTES, Source

R = TypeVar("R", bound=Record)


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

    def __init__(self, loaded: Loaded) -> None:
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

    # -- what a fault hides -----------------------------------------------------------------------

    @cached_property
    def unread(self) -> frozenset[str]:
        """Ids whose own content is not known as it was meant.

        They are the records that cannot be read, those under another id than their file's name
        promises, and what a link names that is not there.
        """
        found = {name for source in self.broken for name in _ids_of(source)}
        found.update(name for source in self.sources for name in _ids_of(source) if not _is_named_as_written(source))
        found.update(use.target for use in self.unresolved if use.target not in self._types)
        return frozenset(found)

    @cached_property
    def _cut_short(self) -> frozenset[str]:
        """Ids of the records with a link that does not resolve."""
        return frozenset(use.source.id for use in self.unresolved)

    def lost(self, typ: str, words: str) -> tuple[str, ...]:
        """The broken records of which no key can be read, but whose type and file name may fit the words."""
        sought = [
            word[:-2] if len(word) > 6 else word for word in _plain_words(words) if len(word) > 2 and word != "for"
        ]
        return tuple(
            source.id
            for source in self.broken
            if not source.data and typ in _possible_types(source)
            if all(word in source.file.stem.casefold() for word in sought)
        )

    @cached_property
    def _hidden_links(self) -> Mapping[str, frozenset[str]]:
        """By type: the ids that a record of the type may link to, though its file cannot be read as meant.

        Everything that a broken file mentions counts, and what its id is composed of: a follow-up
        `ASN-2025-D02-T2` is about ASN-2025-D02 even when nothing else of it can be read.
        """
        found: dict[str, set[str]] = {typ: set() for typ in TYPES}
        for source in self.broken:
            text = source.text or _lenient_text(source)
            named = {*self._mentioned(text), *self._above(source)}
            for typ in _possible_types(source):
                found[typ].update(named)
                if not text.lstrip("\ufeff").startswith("---") and typ not in _NAMED_BY_WHAT_THEY_ARE_ABOUT:
                    found[typ].update(self._may_be_linked_from(source, typ))
        for use in self.unresolved:
            found[use.source.type].update((*self.near(use), *self._meant(use)))
        return {typ: frozenset(ids) for typ, ids in found.items()}

    def hides(self, ids: frozenset[str], types: Iterable[str] | None = None) -> bool:
        """True when what is missing about one of the ids may only be a consequence of a fault already reported.

        `types` are the types of record whose links to an id could supply what is missing. None: any type,
        and any link of the record itself.
        """
        if not self.broken and not self.unread and not self.unresolved:
            return False
        if ids & self.unread or (types is None and ids & self._cut_short):
            return True
        return any(ids & self._hidden_links[typ] for typ in (TYPES if types is None else types))

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
        misnamed = (source for source in self.sources if not _is_named_as_written(source))
        return frozenset(name for source in misnamed for name in _ids_of(source) if name not in self._types)

    def near(self, use: LinkUse) -> tuple[str, ...]:
        """The ids one slip of the keyboard from an unresolved link, of a type it may name, in order."""
        if isinstance(use.link, PointLink):
            known = {f"{p.id}-{point.code}" for p in self.of(Plan) for point in p.reporting_points}
            return tuple(sorted(slips(use.target) & known))
        types = use.link.types
        return tuple(
            sorted(i for i in slips(use.target) if i in self._types and (not types or self._types[i] in types))
        )

    def _mentioned(self, text: str) -> Iterator[str]:
        for word in ID.findall(text):
            point = split_reporting_point(word)
            if word in self._types or (point is not None and point[0] in self._types):
                yield word

    def _may_be_linked_from(self, source: Source, typ: str) -> Iterator[str]:
        """What a file without front matter may have named: its board's records, of the types that others of its type name."""
        board = source.id.partition("-")[0]
        types = {self._types.get(use.target) for use in self.link_uses if use.source.type == typ}
        return (i for i, named in self._types.items() if named in types and i.partition("-")[0] == board)

    def _meant(self, use: LinkUse) -> Iterator[str]:
        """What the id of a record says that an unresolved link of it should have named."""
        for above in self._above(use.source):
            if use.key == "tillfälle" or (isinstance(use.link, Link) and self._types.get(above) in use.link.types):
                yield above

    def _above(self, source: Source) -> Iterator[str]:
        """What a file is about by its id alone: the ids that it begins with, and a report's reporting point."""
        for record_id in _ids_of(source):
            parts = record_id.split("-")
            for count in range(1, len(parts)):
                above = "-".join(parts[:count])
                if self._types.get(above, "plan") != "plan":
                    yield above
            if "-RAPPORT-" in record_id:
                yield record_id.replace("-RAPPORT-", "-")

    # -- names ------------------------------------------------------------------------------------

    def title(self, record: Record | str | None) -> str:
        """A record's title as people say it, derived where the record does not carry one."""
        if isinstance(record, str):
            found = self._records.get(record)
            if found is None:
                return record
            record = found
        if record is None:
            return ""
        return record.title or title_of(self, record)

    def short_name(self, organisation_id: str | None) -> str:
        """An organisation's short name, else its title."""
        organisation = self.get(organisation_id, Organisation)
        if organisation is None:
            return organisation_id or ""
        return organisation.short_name or organisation.title


#: the grammars of these ids fit nearly any id, so they say nothing of a type
_LOOSE_TYPES = frozenset({"styrdokument", "extern granskning", "uppföljning"})
_FOLLOW_UP_OF_ITEM = re.compile(r"[A-Z][A-Z0-9]*-\d{4}-[DAG]\d{2,3}-")
_ID_IN_NAME = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+(?![a-zåäö]))*")

#: the ids of these begin with what they are about
_NAMED_BY_WHAT_THEY_ARE_ABOUT = frozenset({"uppföljning", "rapport", "svar", "iakttagelse", "rekommendation"})


def _plain_words(text: str) -> list[str]:
    """The words of a text as they are written in the name of a file."""
    return re.findall(r"[a-z0-9]+", text.casefold().translate(str.maketrans("åäöé", "aaoe")))


def _ids_of(source: Source) -> set[str]:
    """The id that a file has, and the one that its name promises, when they differ."""
    if _is_named_as_written(source):
        return {source.id}
    promised = _ID_IN_NAME.match(source.file.stem)
    return {source.id, promised.group()} if promised else {source.id}


def _is_named_as_written(source: Source) -> bool:
    stem = source.file.stem
    return stem == source.id or stem.startswith(f"{source.id}-")


def _possible_types(source: Source) -> tuple[str, ...]:
    """What a broken file may be: its `typ` when its id fits it, else what its id fits."""
    fitting = tuple(typ for typ, (pattern, _) in GRAMMAR.items() if any(map(pattern.fullmatch, _ids_of(source))))
    if source.type in fitting:
        return (source.type,)
    narrow = tuple(typ for typ in fitting if typ not in _LOOSE_TYPES)
    if not narrow and any(map(_FOLLOW_UP_OF_ITEM.match, _ids_of(source))):
        return ("uppföljning",)
    return narrow or fitting or tuple(TYPES)


def _lenient_text(source: Source) -> str:
    """What can be made out of a file that is not text as it should be: enough to see ids in it."""
    if source.file.is_symlink():
        return ""
    try:
        with source.file.open("rb") as file:
            return file.read(MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"


def slips(word: str) -> set[str]:
    """Every id that one slip (a letter too many, too few, wrong, or two swapped) makes from a word.

    Looking these up costs the same however large the register is.
    """
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    return {
        *(a + b[1:] for a, b in halves if b),
        *(a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1),
        *(a + c + b[1:] for a, b in halves if b for c in _LETTERS),
        *(a + c + b for a, b in halves for c in _LETTERS),
    } - {word}


def read_register(root: Path, label: str | None = None) -> Register:
    """Load and link a folder. Raises CannotReadRegisterError."""
    return Register(load(root, label))
