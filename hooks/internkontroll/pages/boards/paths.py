"""Which boards have pages of their own, and where those are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from internkontroll.records import Organisation
from internkontroll.register import Register

#: the page of all boards
INDEX_PATH = "namnd/index.md"


def board_path(board_id: str) -> str:
    """The page of a board."""
    return f"namnd/{board_id.lower()}.md"


def hub_path(board_id: str, year: int) -> str:
    """The page of a board's year."""
    return f"namnd/{board_id.lower()}-{year}.md"


def matrix_path(board_id: str, year: int) -> str:
    """The page of the risk matrix of a board's year."""
    return f"namnd/{board_id.lower()}-{year}-riskmatris.md"


def boards(register: Register) -> list[Organisation]:
    """The boards that have records of their own, in order of their titles."""
    return register.once(_boards)


def _boards(register: Register) -> list[Organisation]:
    found = [
        board
        for board in register.of(Organisation)
        if board.is_board and any(use.path[0] == "nämnd" for use in register.links_to(board.id))
    ]
    return sorted(found, key=lambda board: (board.title, board.id))


def name(register: Register, board: Organisation) -> str:
    """The board's title; with its id where another organisation is called the same."""
    return f"{board.title}, {board.id}" if register.once(_titles)[board.title.casefold()] > 1 else board.title


def _titles(register: Register) -> Mapping[str, int]:
    return Counter(one.title.casefold() for one in register.of(Organisation) if one.is_board)
