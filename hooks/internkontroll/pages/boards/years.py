"""A board's years: what belongs to each, worked out once for the whole register.

A year of a board is there when something of the board's own is: a plan, an action, an audit, a matter, a
meeting, or a common audit that names the board. What lies outside a year (risks, policy documents) is the
board's and not the year's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from internkontroll.questions import relations
from internkontroll.questions.common_audits import common_audits, years_with_common_audits
from internkontroll.questions.relations import Item
from internkontroll.records import Action, Audit, ExternalAudit, Matter, Meeting, Plan, PolicyDocument
from internkontroll.register import Register


@dataclass(slots=True)
class BoardYear:
    """What a board has in one year; filled while the index is made and only read after that."""

    board: str
    year: int
    plan: Plan | None = None
    #: in order of id: the board's own actions and audits of the year, whether a plan lists them or not
    items: list[Item] = field(default_factory=list)
    #: the common audits that are for the board
    common: list[Audit] = field(default_factory=list)
    #: in order of day
    meetings: list[Meeting] = field(default_factory=list)
    #: in order of id
    matters: list[Matter] = field(default_factory=list)

    @property
    def outside_plan(self) -> list[Item]:
        """The board's items of the year that the year's plan does not list."""
        return [one for one in self.items if self.plan is None or self.plan.entry(one.id) is None]


def years_of(register: Register, board_id: str) -> Mapping[int, BoardYear]:
    """The years of a board, latest first."""
    return all_years(register).get(board_id, {})


def all_years(register: Register) -> Mapping[str, Mapping[int, BoardYear]]:
    """Board -> its years, latest first."""
    return register.once(_years)


def current(register: Register, board_id: str, day: date) -> BoardYear | None:
    """The year that a reader is in: the day's own, else the latest before it, else the first that is known."""
    years = years_of(register, board_id)
    before = [year for year in years if year <= day.year]
    return years[max(before)] if before else years[min(years)] if years else None


def policy_documents_of(register: Register, board_id: str) -> tuple[PolicyDocument, ...]:
    """The policy documents that a board or its departments have adopted, in order of title."""
    return tuple(register.once(_policy_documents).get(board_id, ()))


def external_audits_of(register: Register, board_id: str) -> tuple[ExternalAudit, ...]:
    """The external audits that cover a board or its departments, in order of id."""
    return tuple(register.once(_external_audits).get(board_id, ()))


def _years(register: Register) -> dict[str, dict[int, BoardYear]]:
    found: dict[str, dict[int, BoardYear]] = {}

    def at(board: str, year: int) -> BoardYear:
        years = found.setdefault(board, {})
        return years.setdefault(year, BoardYear(board, year))

    for plan in register.of(Plan):
        if plan.board is not None and plan.year is not None:
            here = at(plan.board, plan.year)
            here.plan = here.plan or plan
    every: tuple[Item, ...] = (*register.of(Action), *register.of(Audit))
    for item in every:
        year = item.year if isinstance(item, Audit) else year_in_id(item.id)
        is_common = isinstance(item, Audit) and item.is_common
        if item.board is not None and year is not None and not is_common:
            at(item.board, year).items.append(item)
    for meeting in sorted(register.of(Meeting), key=lambda one: (one.date, one.id)):
        at(meeting.board, meeting.date.year).meetings.append(meeting)
    for matter in register.of(Matter):
        year = _year_of_matter(register, matter)
        if year is not None:
            at(matter.board, year).matters.append(matter)
    _add_common(register, found)
    return {board: dict(sorted(years.items(), reverse=True)) for board, years in found.items()}


def _add_common(register: Register, found: dict[str, dict[int, BoardYear]]) -> None:
    """Common audits of a year go to the years that are there; one that names a board makes the year."""
    for year in years_with_common_audits(register):
        for audit in common_audits(register, year):
            for board in audit.covers_written or ():
                if board in found:
                    found[board].setdefault(year, BoardYear(board, year))
            for board, years in found.items():
                plan = years[year].plan if year in years else None
                if year in years and (audit.covers(board) or (plan is not None and plan.entry(audit.id))):
                    years[year].common.append(audit)


def year_in_id(record_id: str) -> int | None:
    """The year in an id of the form `ASN-2025-A01`."""
    part = next((part for part in record_id.split("-")[1:] if len(part) == len("2025") and part.isdigit()), None)
    return int(part) if part else None


def _year_of_matter(register: Register, matter: Matter) -> int | None:
    """The year of the meeting that decides it, else of those planned, else of its answer, else the one in its id."""
    meeting = relations.board_meeting(register, matter)
    if meeting is not None:
        return meeting.date.year
    planned = [m.date.year for m in (register.get(i, Meeting) for i in matter.meetings) if m]
    if planned:
        return max(planned)
    if matter.reply_by is not None and matter.reply_by.last is not None:
        return matter.reply_by.last.year
    return year_in_id(matter.id)


def _policy_documents(register: Register) -> dict[str, list[PolicyDocument]]:
    found: dict[str, list[PolicyDocument]] = {}
    for document in sorted(register.of(PolicyDocument), key=lambda one: (one.title.casefold(), one.id)):
        board = relations.board_of(register, document.owner) if document.owner else None
        if board is not None:
            found.setdefault(board, []).append(document)
    return found


def _external_audits(register: Register) -> dict[str, list[ExternalAudit]]:
    found: dict[str, list[ExternalAudit]] = {}
    for audit in register.of(ExternalAudit):
        for board in dict.fromkeys(_boards_of(register, audit.covers)):
            found.setdefault(board, []).append(audit)
    return found


def _boards_of(register: Register, organisations: tuple[str, ...]) -> Iterator[str]:
    for one in organisations:
        board = relations.board_of(register, one)
        if board is not None:
            yield board
