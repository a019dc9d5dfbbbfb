"""Lists of records: the registers' pages (`pages/registers`), and the boards' own (`pages/boards`)."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.exports.belonging import years_of
from internkontroll.pages.boards.pages import board_pages
from internkontroll.pages.boards.paths import board_path, boards
from internkontroll.pages.page import Page
from internkontroll.pages.registers.columns_page import columns_page
from internkontroll.pages.registers.filter_page import filter_page
from internkontroll.pages.registers.paths import REGISTER_PAGE, type_path, year_path
from internkontroll.pages.registers.type_pages import type_pages
from internkontroll.pages.registers.whole_page import whole_page
from internkontroll.pages.registers.year_page import year_pages
from internkontroll.pages.view import View
from internkontroll.records import Record, Risk
from internkontroll.register import Register

__all__ = ["REGISTER_PAGE", "board_path", "boards", "list_pages", "type_path", "year_of", "year_path"]


def list_pages(view: View) -> Iterator[Page]:
    """The register's overview, every list, and the page that filters."""
    yield whole_page(view)
    yield from type_pages(view)
    yield from year_pages(view)
    yield filter_page(view)
    yield columns_page(view)
    yield from board_pages(view)


def year_of(register: Register, record: Record) -> int | None:
    """The one year that a record belongs to; None for what is of no year or of many, as a risk is."""
    years = years_of(register, record)
    return years[0] if len(years) == 1 and not isinstance(record, Risk) else None
