"""Where the registers' pages are."""

from __future__ import annotations

from internkontroll.exports.columns import REGISTERS
from internkontroll.exports.entry import PROMISE
from internkontroll.pages.promises.paths import OVERVIEW

#: the page that lists every list
REGISTER_PAGE = "register.md"
#: the page that sorts and filters across all registers
FILTER_PAGE = "register/filtrera.md"
#: the page that tells what the files' columns are
COLUMNS_PAGE = "register/kolumner.md"


def type_path(typ: str) -> str:
    """The page that is the way in to a register: `risk/index.md`."""
    return OVERVIEW if typ == PROMISE else f"{REGISTERS[typ].folder}/index.md"


def year_path(year: int) -> str:
    """The page of a year: everything of it by board."""
    return f"ar/{year}.md"


def sheet_path(typ: str, board: str | None, year: int | None = None, *, undated: bool = False, part: int = 1) -> str:
    """A page of a register: of a board, of its year (or of what has no year), or a later part of one of these."""
    name = "utan-namnd" if board is None else board.lower()
    name += f"-{year}" if year is not None else "-utan-ar" if undated else ""
    return f"register/{REGISTERS[typ].folder}/{name}{f'-del-{part}' if part > 1 else ''}.md"
