"""How a register is divided into pages, so that none is too long to read or to fetch.

Each board has a page of its own with a heading for each year. Where that would be too long, and where the same
record is of many years (a risk), each year has a page; a year that is still too long comes in parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from internkontroll.exports.entry import Entry
from internkontroll.pages.registers.paths import sheet_path
from internkontroll.register import Register

#: rows on one page: with all that a page has besides, some 200 kB at most
MOST_ROWS = 150


@dataclass(frozen=True, slots=True)
class BoardPart:
    """A board's lines of one register; `board` is None for what is of no board."""

    typ: str
    board: str | None
    entries: tuple[Entry, ...]
    #: latest first; None, last, for what is of no year. A line of several years is in each
    years: Mapping[int | None, tuple[Entry, ...]]

    @property
    def path(self) -> str:
        """The board's page."""
        return sheet_path(self.typ, self.board)

    @property
    def is_long(self) -> bool:
        """True when the board's page lists years and not records."""
        return len(self.entries) > MOST_ROWS

    @property
    def has_years(self) -> bool:
        """True when it is of any year at all."""
        return any(year is not None for year in self.years)

    @property
    def is_by_year(self) -> bool:
        """True when each year has a page of its own."""
        return self.is_long or any(len(one.years) > 1 for one in self.entries)

    def year_page(self, year: int | None) -> str:
        """The page where a year's lines are."""
        return sheet_path(self.typ, self.board, year, undated=year is None) if self.is_by_year else self.path


def by_board(register: Register, typ: str, entries: Sequence[Entry]) -> tuple[BoardPart, ...]:
    """The register's parts in order of the boards' titles; what is of no board last."""
    found: dict[str | None, list[Entry]] = {}
    for one in entries:
        for board in one.boards or (None,):
            found.setdefault(board, []).append(one)
    order = sorted(found, key=lambda board: (board is None, register.title(board).casefold(), board or ""))
    return tuple(BoardPart(typ, board, tuple(found[board]), _by_year(found[board])) for board in order)


def _by_year(entries: Sequence[Entry]) -> dict[int | None, tuple[Entry, ...]]:
    found: dict[int | None, list[Entry]] = {}
    for one in entries:
        for year in one.years or (None,):
            found.setdefault(year, []).append(one)
    return {year: tuple(found[year]) for year in sorted(found, key=lambda year: -(year or 0))}


def in_parts(entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    """The lines of one page after another."""
    return [entries[start : start + MOST_ROWS] for start in range(0, len(entries), MOST_ROWS)]
