"""What may only follow from a fault already reported: guesses about files that cannot be read as they were meant.

One mistake gives one finding. A record that cannot be read hides what it would have said, so nothing is called
missing that it may hold. All the guessing is here, so that the register itself only knows what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from internkontroll.records import TYPES, Plan, Record
from internkontroll.records.agreement import Disagreement, disagreements
from internkontroll.records.fields import Link, PointLink
from internkontroll.records.identity import GRAMMAR, ID, split_reporting_point
from internkontroll.register import LinkUse, Register
from internkontroll.source import MAX_BYTES, Source

#: the grammars of these ids fit nearly any id, so they say nothing of a type
_LOOSE_TYPES = frozenset({"styrdokument", "extern granskning", "uppföljning"})
_FOLLOW_UP_OF_ITEM = re.compile(r"[A-Z][A-Z0-9]*-\d{4}-[DAG]\d{2,3}-")

#: the ids of these begin with what they are about
_NAMED_BY_WHAT_THEY_ARE_ABOUT = frozenset({"uppföljning", "rapport", "svar", "iakttagelse", "rekommendation"})


class Consequences:
    """What the faults of a register may hide. Made once for a verdict, and asked for each finding."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def hides(self, ids: frozenset[str], types: Iterable[str] | None = None) -> bool:
        """True when what is missing about one of the ids may only be a consequence of a fault already reported.

        `types` are the types of record whose links to an id could supply what is missing. None: any type,
        and any link of the record itself.
        """
        if not self._register.broken and not self._unread and not self._register.unresolved:
            return False
        if ids & self._unread or (types is None and ids & self._cut_short):
            return True
        return any(ids & self._hidden_links[typ] for typ in (TYPES if types is None else types))

    @cached_property
    def _unread(self) -> frozenset[str]:
        """Ids whose own content is not known as it was meant.

        They are the records that cannot be read, those under another id than their file's name
        promises, those that say something else than their id, and what a link names that is not there.
        """
        register = self._register
        found = {name for source in register.broken for name in source.ids}
        found.update(name for source in register.sources if not source.is_named_by_id for name in source.ids)
        found.update(record.id for record, _ in contradictions(register))
        found.update(use.target for use in register.unresolved if not register.exists(use.target))
        return frozenset(found)

    @cached_property
    def _cut_short(self) -> frozenset[str]:
        """Ids of the records with a link that does not resolve."""
        return frozenset(use.source.id for use in self._register.unresolved)

    @cached_property
    def _hidden_links(self) -> Mapping[str, frozenset[str]]:
        """By type: the ids that a record of the type may link to, though its file cannot be read as meant.

        Everything that a broken file mentions counts, and what its id is composed of: a follow-up
        `ASN-2025-D02-T2` is about ASN-2025-D02 even when nothing else of it can be read.
        """
        register = self._register
        found: dict[str, set[str]] = {typ: set() for typ in TYPES}
        for source in register.broken:
            text = source.text or _lenient_text(source)
            named = {*self._mentioned(text), *self._above(source)}
            for typ in _possible_types(source):
                found[typ].update(named)
                if not text.lstrip("\ufeff").startswith("---") and typ not in _NAMED_BY_WHAT_THEY_ARE_ABOUT:
                    found[typ].update(self._may_be_linked_from(source, typ))
        for use in register.unresolved:
            found[use.source.type].update((*near(register, use), *self._meant(use)))
        return {typ: frozenset(ids) for typ, ids in found.items()}

    def _mentioned(self, text: str) -> Iterator[str]:
        for word in ID.findall(text):
            point = split_reporting_point(word)
            if self._register.exists(word) or (point is not None and self._register.exists(point[0])):
                yield word

    def _may_be_linked_from(self, source: Source, typ: str) -> Iterator[str]:
        """What a file without front matter may have named: its board's records, of the types that others of its type name."""
        by_type = self._ids_of_board.get(source.id.partition("-")[0], {})
        for named in self._types_named_by.get(typ, ()):
            yield from by_type.get(named, ())

    @cached_property
    def _types_named_by(self) -> Mapping[str, frozenset[str]]:
        """Type of record -> the types that such records link to."""
        found: dict[str, set[str]] = {}
        for use in self._register.link_uses:
            if self._register.exists(use.target):
                found.setdefault(use.source.type, set()).add(self._register.type_of(use.target))
        return {typ: frozenset(named) for typ, named in found.items()}

    @cached_property
    def _ids_of_board(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """First part of an id -> type -> the ids that begin so."""
        found: dict[str, dict[str, list[str]]] = {}
        for record_id in self._register.ids:
            board = found.setdefault(record_id.partition("-")[0], {})
            board.setdefault(self._register.type_of(record_id), []).append(record_id)
        return {board: {typ: tuple(ids) for typ, ids in types.items()} for board, types in found.items()}

    def _meant(self, use: LinkUse) -> Iterator[str]:
        """What the id of a record says that an unresolved link of it should have named."""
        for above in self._above(use.source):
            if use.key == "tillfälle" or (
                isinstance(use.link, Link)
                and self._register.exists(above)
                and self._register.type_of(above) in use.link.types
            ):
                yield above

    def _above(self, source: Source) -> Iterator[str]:
        """What a file is about by its id alone: the ids that it begins with, and a report's reporting point."""
        for record_id in source.ids:
            parts = record_id.split("-")
            for count in range(1, len(parts)):
                above = "-".join(parts[:count])
                if self._register.exists(above) and self._register.type_of(above) != "plan":
                    yield above
            if "-RAPPORT-" in record_id:
                yield record_id.replace("-RAPPORT-", "-")


def contradictions(register: Register) -> Iterator[tuple[Record, Disagreement]]:
    """Every field that says something else than its record's id.

    Not where the id is not what the file's name promises, nor where the field is a link that names nothing:
    that is found fault with already.
    """
    unresolved = {(use.source.path, *use.path) for use in register.unresolved}
    for record in (one for one in register.records.values() if one.source.is_named_by_id):
        for one in disagreements(record):
            if (record.source.path, one.key) not in unresolved:
                yield record, one


def lost(register: Register, typ: str, words: str) -> tuple[str, ...]:
    """The broken records of which no key can be read, but whose type and file name may fit the words."""
    if not register.broken:
        return ()
    sought = [word[:-2] if len(word) > 6 else word for word in _plain_words(words) if len(word) > 2 and word != "for"]
    return tuple(
        source.id
        for source in register.broken
        if not source.data and typ in _possible_types(source)
        if all(word in source.file.stem.casefold() for word in sought)
    )


def near(register: Register, use: LinkUse) -> tuple[str, ...]:
    """The ids one slip of the keyboard from an unresolved link, of a type it may name, in order."""
    if isinstance(use.link, PointLink):
        known = {f"{p.id}-{point.code}" for p in register.of(Plan) for point in p.reporting_points}
        return tuple(sorted(slips(use.target) & known))
    types = use.link.types
    return tuple(
        sorted(i for i in slips(use.target) if register.exists(i) and (not types or register.type_of(i) in types))
    )


def _plain_words(text: str) -> list[str]:
    """The words of a text as they are written in the name of a file."""
    return re.findall(r"[a-z0-9]+", text.casefold().translate(str.maketrans("åäöé", "aaoe")))


def _possible_types(source: Source) -> tuple[str, ...]:
    """What a broken file may be: its `typ` when its id fits it, else what its id fits."""
    fitting = tuple(typ for typ, (pattern, _) in GRAMMAR.items() if any(map(pattern.fullmatch, source.ids)))
    if source.type in fitting:
        return (source.type,)
    narrow = tuple(typ for typ in fitting if typ not in _LOOSE_TYPES)
    if not narrow and any(map(_FOLLOW_UP_OF_ITEM.match, source.ids)):
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
