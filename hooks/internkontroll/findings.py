"""What the check says: a finding is a value with a place, never an exception.

Every stage returns its findings beside its result, so that one run shows all faults at once and an
editor can jump to each. A finding also carries which records it *judged* (`concerns`): when a
record cannot be read as its author meant it, what is merely missing because of that fault is not
reported a second time (see `check.withhold_consequences`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is, in the words the user reads."""

    ERROR = "fel"
    WARNING = "varning"
    NOTE = "upplysning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: path as the user wrote it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1
    #: how many characters from `column` on are at fault (0: unknown); only drawn, never compared
    length: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake, said once.

    `message` is a whole Swedish sentence or two that names what to change. `suggestion` is the text
    to write instead, when one is near. `secret` findings are about text that no output may show.
    """

    code: str
    severity: Severity
    location: Location
    message: str
    suggestion: str | None = None
    #: ids of the records whose content was judged; empty when only the text at `location` was
    concerns: frozenset[str] = frozenset()
    secret: bool = False

    @property
    def sort_key(self) -> tuple[Location, str, str]:
        """Files in order, then places in the file: the order of reading and mending."""
        return (self.location, self.code, self.message)

    def as_json(self) -> dict[str, str | int | None]:
        """The finding as the element of a JSON array that the design promises."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "path": self.location.path,
            "line": self.location.line,
            "column": self.location.column,
            "message": self.message,
            "suggestion": self.suggestion,
        }


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings sorted by place, each kept once."""
    unique = {(f.code, f.location, f.message): f for f in findings}
    return tuple(sorted(unique.values(), key=lambda f: f.sort_key))
