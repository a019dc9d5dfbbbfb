"""From versions of files to changes of records: what happened to each record, on which day, oldest first.

A record is followed by its id, whatever its file is called. Two versions are compared only when both were published
and could be read; between them stands at most that the record was published. A version that held a secret, or that
no site can have been built of, is passed over as if it had never been.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import dropwhile, groupby
from pathlib import Path
from types import MappingProxyType

from internkontroll.changes.change import Change, Changes, Kind
from internkontroll.changes.outline import Outline, is_readable, read_outline
from internkontroll.changes.repository import TOO_LARGE, FileChange, NoHistoryError, Repository
from internkontroll.changes.telling import Parts, differences, in_words
from internkontroll.load import NOT_RECORDS
from internkontroll.source import MAX_BYTES

#: of all versions together: 200 MB is some fifty thousand of them
MAX_TOTAL = 500_000_000


def read_changes(root: Path, day: date) -> Changes:
    """Every change of the records below `root` up to and with the stated day, as git has them.

    Nothing is left out of them because of what the records are today: see `Changes.shown`. Edits that are not
    committed are no changes. Never raises: where there is no history, `missing` says why.
    """
    try:
        repository = Repository(root)
        changes = [one for one in repository.file_changes() if _is_record(one.path)]
        told = _History(day)
        for commit_day, files in _commits(changes, repository):
            told.commit(commit_day, files)
    except NoHistoryError as reason:
        return Changes(missing=str(reason))
    return Changes(MappingProxyType(told.by_record()), gone=told.gone())


#: a file of a commit: its path, and what it became (None: taken away)
_File = tuple[bytes, Outline | None]


def _is_record(path: bytes) -> bool:
    *folders, name = path.split(b"/")
    hidden = any(part.startswith(b".") for part in (*folders, name))
    return name.endswith(b".md") and not hidden and name.decode("utf-8", "replace") not in NOT_RECORDS


def _commits(changes: list[FileChange], repository: Repository) -> Iterator[tuple[str, list[_File]]]:
    """The files of each commit with what they held, in order; raises NoHistoryError when there is too much to read."""
    contents = repository.contents((one.blob for one in changes if one.blob), MAX_BYTES)
    total = 0
    for _, commit in groupby(changes, key=lambda one: one.commit):
        files: list[_File] = []
        commit_day = ""
        for one in commit:
            commit_day = one.day
            if one.blob is None:
                files.append((one.path, None))
                continue
            raw = next(contents, None)
            total += len(raw or b"")
            if total > MAX_TOTAL:
                raise NoHistoryError(TOO_LARGE)
            # too large to be a record, or not there: as any other version that cannot be read
            files.append((one.path, read_outline(raw or b"")))
        yield commit_day, files
    for _ in contents:  # to the end, so that a reading that failed is known
        pass


_NOTHING = Parts()


@dataclass(slots=True)
class _Day:
    """What happened to one record on one day."""

    kind: Kind
    parts: Parts = _NOTHING

    def add(self, kind: Kind, parts: Parts) -> None:
        """One more thing: what came and was changed on the same day came."""
        if kind is not Kind.CHANGED:
            self.kind = kind
        self.parts += parts


@dataclass(frozen=True, slots=True)
class _Removal:
    """A removal that is taken back if the record returns on the same day (a revert, a move in two steps)."""

    day: date
    shown: Outline
    #: what the day held before it
    before: _Day | None


@dataclass(slots=True)
class _Followed:
    """A record on its way through the commits."""

    #: the last version that may be told of
    shown: Outline | None = None
    #: the headings of the last version; none of one that may not be told of
    standing: Collection[str] = ()
    is_there: bool = True
    #: the last version that could be read was working material
    was_draft: bool = False
    held_secret: bool = False
    removal: _Removal | None = None
    days: dict[date, _Day] = field(default_factory=dict)

    def happened(self, day: date | None, kind: Kind, parts: Parts = _NOTHING) -> None:
        """Note it; without a day (after the stated one, or none that can be read) it only has happened."""
        if day is None:
            return
        if day in self.days:
            self.days[day].add(kind, parts)
        else:
            self.days[day] = _Day(kind, parts)

    def left(self, day: date | None) -> None:
        """It is no longer there."""
        if self.shown is not None and not self.was_draft:
            if day is not None:
                before = self.days.get(day)
                self.removal = _Removal(day, self.shown, None if before is None else replace(before))
            self.happened(day, Kind.REMOVED)
        self.shown, self.standing, self.is_there, self.was_draft = None, (), False, False

    def take_back_removal(self, day: date | None) -> None:
        """It is there again; if it was gone only within a day, it has never been gone."""
        removal, self.removal = self.removal, None
        if removal is None or removal.day != day:
            return
        self.shown = removal.shown
        if removal.before is None:
            del self.days[removal.day]
        else:
            self.days[removal.day] = removal.before


class _History:
    """The records as the commits have made them, and what is to be told of it."""

    def __init__(self, last: date) -> None:
        self._last = last
        self._records: dict[str, _Followed] = {}
        #: path -> the id in the file, and how many files have an id
        self._ids: dict[bytes, str] = {}
        self._files: Counter[str] = Counter()

    def commit(self, commit_day: str, files: Iterable[_File]) -> None:
        """Take one commit. A record that leaves one path and comes at another has only moved."""
        day = self._told_day(commit_day)
        left: set[str] = set()
        came: dict[str, Outline] = {}
        for path, outline in files:
            before = self._ids.get(path)
            now = None if outline is None else outline.id or before or ""
            if before is not None and now != before:
                left.add(before)
                self._files[self._ids.pop(path)] -= 1
            if outline is not None and now:
                if now != before:
                    self._ids[path] = now
                    self._files[now] += 1
                came[now] = outline
        for identity in sorted(left - came.keys()):
            if not self._files[identity]:  # else a second file has the same id
                self._left(identity, day)
        for identity, outline in sorted(came.items()):
            self._came(self._records.setdefault(identity, _Followed()), outline, day)

    def by_record(self) -> dict[str, tuple[Change, ...]]:
        """The changes of each record, newest first; of one that is gone, only that."""
        found = {}
        for identity in sorted(self._records):
            record = self._records[identity]
            days = sorted(record.days, reverse=True)
            changes = [_change(day, identity, record.days[day], record.standing) for day in days]
            if record.is_there:  # a removal that is the newest only by its author's day is not the last word
                changes = list(dropwhile(lambda one: one.kind is Kind.REMOVED, changes))
            else:
                gone = [one for one in changes if one.kind is Kind.REMOVED]
                changes = [] if record.held_secret else gone[:1]
            if changes:
                found[identity] = tuple(changes)
        return found

    def gone(self) -> frozenset[str]:
        """The records that are no longer there."""
        return frozenset(identity for identity, record in self._records.items() if not record.is_there)

    def _told_day(self, text: str) -> date | None:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return day if day <= self._last else None

    def _left(self, identity: str, day: date | None) -> None:
        record = self._records.get(identity)
        if record is not None:
            record.left(day)

    def _came(self, record: _Followed, new: Outline, day: date | None) -> None:
        record.is_there, record.standing = True, ()
        record.held_secret |= new.holds_secret
        if new.is_draft:
            record.was_draft = True
            return
        if not new.is_sound or not _is_readable(new, record.shown):
            return
        record.take_back_removal(day)
        old, record.shown, record.standing = record.shown, new, new.sections.keys()
        if record.was_draft:
            record.was_draft = False
            record.happened(day, Kind.PUBLISHED)
        elif old is None:
            record.happened(day, Kind.ADDED)
        elif old.typ == new.typ and (parts := differences(old, new)):
            record.happened(day, Kind.CHANGED, parts)


def _is_readable(new: Outline, old: Outline | None) -> bool:
    """Whether the front matter can be read; what an older version has too was asked about then."""
    known: Mapping[str, str] = old.keys if old else {}
    return all(is_readable(lines) for key, lines in new.keys.items() if known.get(key) != lines)


def _change(day: date, identity: str, what: _Day, standing: Collection[str]) -> Change:
    words = in_words(what.parts, standing) if what.kind is Kind.CHANGED else ""
    return Change(day, identity, what.kind, words)
