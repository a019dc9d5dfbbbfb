"""The page of a year: every register's lines of it, by board."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from internkontroll.exports.columns import REGISTERS
from internkontroll.exports.entry import PROMISE, Entry
from internkontroll.exports.making import entries
from internkontroll.language import swedish
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page
from internkontroll.pages.registers.division import MOST_ROWS, by_board
from internkontroll.pages.registers.listing import day_told
from internkontroll.pages.registers.paths import REGISTER_PAGE, type_path, year_path
from internkontroll.pages.registers.type_pages import board_name
from internkontroll.pages.view import View
from internkontroll.register import Register


def years(register: Register, day: date) -> list[int]:
    """The years that any record is of, latest first."""
    known = entries(register, day)
    found = {year for typ, lines in known.items() if typ != PROMISE for one in lines for year in one.years}
    return sorted(found, reverse=True)


def year_pages(view: View) -> Iterator[Page]:
    """One page for each year, latest first."""
    known = entries(view.register, view.verdict.day)
    of_year: dict[int, dict[str, list[Entry]]] = {}
    for typ in REGISTERS:
        if typ != PROMISE:
            for one in known[typ]:
                for year in one.years:
                    of_year.setdefault(year, {}).setdefault(typ, []).append(one)
    for year in sorted(of_year, reverse=True):
        yield _page(view, year, of_year[year], known)


def _page(view: View, year: int, found: Mapping[str, list[Entry]], known: Mapping[str, tuple[Entry, ...]]) -> Page:
    here = view.at(year_path(year))
    write = here.write
    title = f"År {year}"
    rows = []
    for typ, lines in found.items():
        ways = []
        for part in by_board(here.register, typ, known[typ]):
            inside = part.years.get(year, ())
            if inside:
                name = here.register.short_name(part.board) if part.board else board_name(here.register, None)
                ways.append(here.to(part.year_page(year), f"{name} ({len(inside)})"))
        rows.append((here.to(type_path(typ), REGISTERS[typ].plural), swedish.number(len(lines)), ", ".join(ways)))
    header = ("Typ", "Antal", "Nämnd och antal")
    blocks: list[Block] = [
        write.heading(1, title),
        write.paragraph(f"Allt i registret som hör till {year}. {day_told(here)} {here.to(REGISTER_PAGE, 'Andra år')}"),
        write.table(header, rows, frozenset({1}), caption=f"{title} efter typ och nämnd", row_head=0),
    ]
    if sum(len(lines) for lines in found.values()) <= MOST_ROWS:
        for typ, lines in found.items():
            blocks += [write.heading(2, REGISTERS[typ].plural), write.bullets([_line(here, one) for one in lines])]
    return Page(here.path, title, tuple(blocks), write)


def _line(here: View, one: Entry) -> str:
    told = here.to(one.page, one.title)
    return f"{told} {here.write.badge(one.standing.word, one.standing.tone)}" if one.standing else told
