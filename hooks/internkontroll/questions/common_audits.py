"""The common audits (kommungemensamma granskningar) board by board: who has reported, who has not, what it led to.

Each is set by the executive board and carried out by the boards, which report in plans and reports of their
own; here they come together again. A register need not hold every board's material: a board that is only
named somewhere has said nothing, and nothing may be said of it. So `alla` means the boards that have a
plan in the register (`planning_boards`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from internkontroll.questions import relations
from internkontroll.questions.known import Told, audit_since, known_since, told
from internkontroll.questions.relations import Item, Listing
from internkontroll.records import Action, Audit, FollowUp, Organisation, Plan
from internkontroll.register import Point, Register


def planning_boards(register: Register) -> tuple[Organisation, ...]:
    """The boards with a plan of their own in the register, of any year, in order of their titles.

    A plan with `historik: ja` is there because a text refers to it, and says nothing of the board's others.
    """
    return register.once(_planning_boards)


def _planning_boards(register: Register) -> tuple[Organisation, ...]:
    ids = {plan.board for plan in register.of(Plan) if not plan.historical}
    found = [board for one in ids if (board := register.get(one, Organisation)) is not None and board.is_board]
    return tuple(sorted(found, key=lambda board: (board.title.casefold(), board.id)))


def plans_of_year(register: Register) -> Mapping[tuple[str, int], Plan]:
    """The plan of each board and year, historical ones too; of two the first in order of id."""
    return register.once(_plans_of_year)


def _plans_of_year(register: Register) -> dict[tuple[str, int], Plan]:
    found: dict[tuple[str, int], Plan] = {}
    for plan in register.of(Plan):
        if plan.board is not None and plan.year is not None:
            found.setdefault((plan.board, plan.year), plan)
    return found


def common_audits(register: Register, year: int) -> tuple[Audit, ...]:
    """The common audits of a year in order of id, without those that are only referred to."""
    return register.once(_by_year).get(year, ())


def years_with_common_audits(register: Register) -> tuple[int, ...]:
    """The years that have any, in order."""
    return tuple(sorted(register.once(_by_year)))


def _by_year(register: Register) -> dict[int, tuple[Audit, ...]]:
    found: dict[int, list[Audit]] = {}
    for audit in register.of(Audit):
        if audit.is_common and not audit.historical:
            found.setdefault(audit.year, []).append(audit)
    return {year: tuple(audits) for year, audits in found.items()}


def covered_boards(register: Register, audit: Audit) -> tuple[Organisation, ...]:
    """The boards that an audit is for, in order of their titles."""
    if audit.covers_written is None:
        return ()
    if not audit.covers_written:
        return planning_boards(register)
    found = [board for one in dict.fromkeys(audit.covers_written) if (board := register.get(one, Organisation))]
    return tuple(sorted(found, key=lambda board: (board.title.casefold(), board.id)))


@dataclass(frozen=True, slots=True)
class BoardResult:
    """How a common audit stands with one board on a day."""

    board: Organisation
    #: False for a board that has reported although the audit is not said to be for it
    is_covered: bool
    #: as the board's plan of the year lists it
    listing: Listing | None
    told: Told
    #: what the board's result, or the audit itself, has led to on this board
    led_to: tuple[Item, ...]

    @property
    def is_reported(self) -> bool:
        """True once the board has handled a follow-up that is final."""
        latest = self.told.latest
        return latest is not None and latest.is_final

    @property
    def points(self) -> tuple[Point, ...]:
        """When the board's plan says that it is reported."""
        if self.listing is None:
            return ()
        plan = self.listing.plan
        found = (plan.point(code) for code in self.listing.entry.reported_at)
        return tuple(Point(plan, point) for point in found if point is not None)


def results(register: Register, audit: Audit, day: date) -> tuple[BoardResult, ...]:
    """One for each board that the audit is for or that has reported it, in order of their titles."""
    covered = {board.id: board for board in covered_boards(register, audit)}
    listings: dict[str | None, Listing] = {}
    for listing in relations.listings(register, audit.id):
        if listing.plan.year == audit.year:
            listings.setdefault(listing.plan.board, listing)
    caused: dict[str | None, dict[str, Item]] = {}
    reporting: set[str] = set()
    _add(register, caused, audit, day)
    for follow_up in relations.follow_ups(register, audit.id):
        board = relations.follow_up_board(register, follow_up)
        known = known_since(register, follow_up)
        if known is None or known <= day:
            _add(register, caused, follow_up, day)
            if board is not None:
                reporting.add(board)
    boards = dict(covered)
    for one in sorted(reporting - covered.keys()):
        organisation = register.get(one, Organisation)
        if organisation is not None:
            boards[one] = organisation
    return tuple(
        BoardResult(
            board,
            board.id in covered,
            listings.get(board.id),
            told(register, audit.id, day, board.id),
            tuple(caused.get(board.id, {}).values()),
        )
        for board in sorted(boards.values(), key=lambda board: (board.title.casefold(), board.id))
    )


def _add(register: Register, caused: dict[str | None, dict[str, Item]], ground: Audit | FollowUp, day: date) -> None:
    """Sort what a record led to by the board that does it."""
    for item in relations.led_to(register, ground.id):
        known = known_since(register, item)
        if known is None or known <= day:
            board = item.board if isinstance(item, (Action, Audit)) else None
            caused.setdefault(board, {})[item.id] = item


def is_set(register: Register, audit: Audit, day: date) -> bool:
    """True when the audit can have been set by the day."""
    return audit_since(register, audit) <= day
