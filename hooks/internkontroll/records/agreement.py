"""What an id says and a field says differently.

An id carries no meaning that is not also a field, so the two must agree: ASN-2026 with `år: 2025` would be
one plan in a link and another in a list. That also keeps a board from having two plans for one year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from internkontroll.records.action import Action
from internkontroll.records.audit import Audit
from internkontroll.records.base import Record
from internkontroll.records.follow_up import FollowUp
from internkontroll.records.identity import CODE, split_reporting_point
from internkontroll.records.plan import Plan
from internkontroll.records.report import Report


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field (its Swedish key), what it says, and what the id says instead."""

    key: str
    written: str
    by_id: str


def disagreements(record: Record) -> Iterator[Disagreement]:
    """Every field of a record that says something else than the record's id."""
    match record:
        case Plan() | Action() | Audit():
            yield from _board_and_year(record)
        case FollowUp():
            yield from _follow_up(record)
        case Report():
            if record.reporting_point != record.id.replace("-RAPPORT-", "-"):
                yield Disagreement("tillfälle", record.reporting_point, record.id.replace("-RAPPORT-", "-"))
        case _:
            pass


def _board_and_year(record: Plan | Action | Audit) -> Iterator[Disagreement]:
    board, year, *_ = record.id.split("-")
    # the id of a common audit begins with what is common (KG), not with the board that decides on it
    is_common = isinstance(record, Audit) and record.is_common
    if record.board is not None and record.board != board and not is_common:
        yield Disagreement("nämnd", record.board, board)
    written = None if isinstance(record, Action) else record.year
    if written is not None and str(written) != year:
        yield Disagreement("år", str(written), year)


def _follow_up(record: FollowUp) -> Iterator[Disagreement]:
    """Its id is that of its item, a board's when the audit is common, and the code of the reporting point."""
    if not record.id.startswith(f"{record.about}-"):
        yield Disagreement("avser", record.about, record.id.rpartition("-")[0])
        return
    point = split_reporting_point(record.reporting_point or "")
    *board, code = record.id.removeprefix(f"{record.about}-").split("-")
    if point is None or not CODE.fullmatch(code):
        return  # told on a day: the id ends in that, and the field is for a person to read
    plan, written = point
    if written != code or (board and plan.partition("-")[0] != board[-1]):
        by_id = "-".join((board[-1] if board else plan.partition("-")[0], plan.partition("-")[2], code))
        yield Disagreement("tillfälle", record.reporting_point or "", by_id)
