"""What a rule is: a stable code, how serious, why it exists, and how it is judged.

One rule, one file: the file's RULE holds its documentation (the page of the rules is made from it)
and its `check` yields findings. A rule reads the register and the stated day, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from internkontroll.findings import Finding, Location, Severity
from internkontroll.register import Register


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's documentation, in Swedish but for the names of its fields.

    `severity` is the gravest it can be; `stage` says in words when that holds, when it depends on
    how far the matter has come. `example` shows a fault and `mended` the same text put right.
    """

    code: str
    name: str
    severity: Severity
    why: str
    example: str
    mended: str
    stage: str = ""
    #: True when the verdict depends on the stated day: never an error, never fails a strict build
    depends_on_day: bool = False
    #: the types of record that could take a finding away by linking to what it concerns; None: any type
    answered_by: tuple[str, ...] | None = None

    def finding(
        self,
        location: Location,
        message: str,
        *concerns: str,
        suggestion: str | None = None,
        severity: Severity | None = None,
        secret: bool = False,
    ) -> Finding:
        """A finding of this rule.

        `concerns` are the ids of all records whose content was judged; give none when only the text
        at `location` was, since then no fault in another file can be its cause.
        """
        return Finding(self.code, severity or self.severity, location, message, suggestion, frozenset(concerns), secret)


class RuleModule(Protocol):
    """The shape of a module in this folder whose name begins with `ik`."""

    RULE: Rule

    def check(self, register: Register, day: date) -> Iterable[Finding]:
        """Every finding of the rule; `day` is the stated day."""


def error_when(condition: bool) -> Severity:  # noqa: FBT001 -- reads as a sentence at the call
    """Completeness is an error only from the stage where it counts; before that a warning."""
    return Severity.ERROR if condition else Severity.WARNING
