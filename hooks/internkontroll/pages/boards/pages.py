"""Every page about the boards."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.pages.boards.board_page import board_page
from internkontroll.pages.boards.hub_page import hub_page
from internkontroll.pages.boards.index_page import index_page
from internkontroll.pages.boards.matrix_page import matrix_page
from internkontroll.pages.boards.paths import boards
from internkontroll.pages.boards.years import years_of
from internkontroll.pages.page import Page
from internkontroll.pages.view import View


def board_pages(view: View) -> Iterator[Page]:
    """All boards, each board, each of its years, and the risk matrix of each year that has risks."""
    yield index_page(view)
    for board in boards(view.register):
        yield board_page(view, board)
        for year in years_of(view.register, board.id).values():
            yield hub_page(view, board, year)
            matrix = matrix_page(view, board, year)
            if matrix is not None:
                yield matrix
