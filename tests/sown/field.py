"""The field that faults are sown in: a copy of the example register, and what the check says of it.

The register is copied once; a fault is written into the copy, the whole folder is loaded and checked
as a user would have it checked, and the file is put back. What the fault changed in the verdict is
then a matter of comparing findings by place, where a standing finding below an inserted line has only
moved with its line.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from internkontroll.check import Verdict, check
from internkontroll.findings import Finding
from internkontroll.load import load
from internkontroll.records import Record
from internkontroll.records.identity import ID, split_reporting_point
from internkontroll.register import Register
from internkontroll.source import Source

RECORDS = Path(__file__).parents[2] / "records"
DAY = date(2025, 10, 1)

#: code, path below the register's folder, line and column
Place = tuple[str, str, int, int]


@dataclass(frozen=True)
class Sowing:
    """A fault ready to be sown: the files it changes (None: removed), and the one finding it deserves."""

    code: str
    edits: Mapping[str, bytes | None]
    path: str
    line: int
    #: None where the column says nothing (a file as a whole)
    column: int | None = None
    #: another file whose text the fault repeats or depends on
    beside: str | None = None

    def is_finding(self, place: Place) -> bool:
        """True when a finding at the place is the one that the fault deserves."""
        code, path, line, column = place
        return (code, path, line) == (self.code, self.path, self.line) and self.column in (None, column)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column or ''} {self.code}"


@dataclass(frozen=True)
class Difference:
    """What sowing changed in the verdict."""

    new: tuple[Place, ...]
    gone: tuple[Place, ...]
    messages: tuple[str, ...]


class Field:
    """A copy of the example register, clean but while a fault is sown in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(RECORDS, folder, dirs_exist_ok=True)
        self.register, self.verdict = self._judge()
        self.by_path: dict[str, Source] = {source.path.removeprefix("./"): source for source in self.register.sources}
        self.whole: tuple[Record, ...] = tuple(sorted(self.register.records.values(), key=lambda r: r.source.path))
        self._standing: dict[str, list[Finding]] = {}
        for finding in (*self.verdict.findings, *self.verdict.excepted):
            self._standing.setdefault(finding.location.path.removeprefix("./"), []).append(finding)
        #: every id that a record's file names, links and mentions alike
        self.mentions: dict[str, frozenset[str]] = {
            source.id: frozenset(self._named_in(source)) for source in self.register.sources
        }

    def standing(self, path: str) -> tuple[Finding, ...]:
        """What the clean verdict says of a file, excepted findings included."""
        return tuple(self._standing.get(path, ()))

    def is_about(self, record_id: str) -> bool:
        """True when the clean verdict holds a finding that judged the record, in whichever file."""
        return any(record_id in finding.concerns for finding in self.verdict.findings)

    def _named_in(self, source: Source) -> Iterator[str]:
        for word in ID.findall(source.text):
            point = split_reporting_point(word)
            if self.register.exists(word):
                yield word
            elif point and self.register.exists(point[0]):
                yield point[0]

    def _judge(self) -> tuple[Register, Verdict]:
        register = Register(load(self.folder, "."))
        return register, check(register, DAY)

    @contextmanager
    def _sown(self, edits: Mapping[str, bytes | None]) -> Iterator[None]:
        before = {path: self._content(path) for path in edits}
        try:
            for path, content in edits.items():
                self._write(path, content)
            yield
        finally:
            for path, content in before.items():
                self._write(path, content)

    def _content(self, path: str) -> bytes | None:
        file = self.folder / path
        return file.read_bytes() if file.exists() else None

    def _write(self, path: str, content: bytes | None) -> None:
        if content is None:
            (self.folder / path).unlink()
        else:
            (self.folder / path).write_bytes(content)

    def difference(self, sowings: Iterable[Sowing]) -> Difference:
        """Sow, load and check everything, put back, and tell what was new and what was gone."""
        edits = {path: content for sowing in sowings for path, content in sowing.edits.items()}
        moves = {path: _Move(self._content(path), content) for path, content in edits.items()}
        with self._sown(edits):
            _, verdict = self._judge()
        was = Counter(moved for f in self.verdict.findings for moved in _moved(_place(f), moves))
        is_now = Counter(_place(f) for f in verdict.findings)
        new, gone = is_now - was, was - is_now
        messages = tuple(f"{f.location} {f.code} {f.message}" for f in verdict.findings if _place(f) in new)
        return Difference(tuple(sorted(new.elements())), tuple(sorted(gone.elements())), messages)


def _place(finding: Finding) -> Place:
    location = finding.location
    return (finding.code, location.path.removeprefix("./"), location.line, location.column)


def _moved(place: Place, moves: Mapping[str, _Move]) -> tuple[Place, ...]:
    code, path, line, column = place
    return ((code, path, moves[path].line(line), column),) if path in moves else (place,)


class _Move:
    """How the lines of a file move when one stretch of it is changed."""

    def __init__(self, before: bytes | None, after: bytes | None) -> None:
        old = re.split(rb"\r?\n", before or b"")
        new = re.split(rb"\r?\n", after or b"")
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        self._same, self._shift = same, len(new) - len(old)

    def line(self, number: int) -> int:
        """Where a line of the old file is in the new one; a line within the stretch stays."""
        return number if number <= self._same else number + self._shift
