"""Preparation, committee and board meet in another order than they must: one of the dates is wrong.

Seed 001: preparation 4 October, committee 12 October, board 26 October 2023. The same day is allowed. A
matter that was put off and came back has several meetings of a kind: then the first ones of each kind must
be in order, and the last ones. Only meetings of the matter's own board are compared, and the order in which
they are written in `beslutsplanering` does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.records import Matter, Meeting
from internkontroll.records.meeting import BOARD, COMMITTEE, PREPARATION
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK43",
    name="Sammanträden i fel ordning",
    severity=Severity.WARNING,
    why="Ett ärende bereds innan arbetsutskottet och nämnden tar upp det.",
    example="beslutsplanering: [ASN-BER-2023-10-14, ASN-AU-2023-10-12, ASN-2023-10-26]",
    mended="beslutsplanering: [ASN-BER-2023-10-04, ASN-AU-2023-10-12, ASN-2023-10-26]",
    answered_by=(),
)

_ORDER = (PREPARATION, COMMITTEE, BOARD)
_NAMES = {PREPARATION: "beredningen", COMMITTEE: "arbetsutskottet", BOARD: "nämnden"}


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every matter whose meetings are out of order, at the first meeting that comes too early."""
    for matter in register.of(Matter):
        if len(matter.meetings) < 2 or matter.historical:
            continue
        wrong = _first_out_of_order(register, matter)
        if wrong is not None:
            earlier, later = wrong
            early = f"{_NAMES[later.kind]} den {swedish.day(later.date)}"
            late = f"{_NAMES[earlier.kind]} den {swedish.day(earlier.date)}"
            message = f"Sammanträdena ligger inte i rätt ordning: {early} kommer före {late}."
            where = matter.at("beslutsplanering", matter.meetings.index(later.id))
            yield RULE.finding(where, message, matter.id, earlier.id, later.id)


def _first_out_of_order(register: Register, matter: Matter) -> tuple[Meeting, Meeting] | None:
    """A meeting that should have come first, and the one of a later kind that lies before it."""
    found = [m for m in (register.get(i, Meeting) for i in matter.meetings) if m and m.board == matter.board]
    of_kind = [sorted((m for m in found if m.kind == kind), key=lambda m: m.date) for kind in _ORDER]
    kinds = [meetings for meetings in of_kind if meetings]
    for earlier, later in pairwise(kinds):
        for end in (0, -1):
            if earlier[end].date > later[end].date:
                return earlier[end], later[end]
    return None
