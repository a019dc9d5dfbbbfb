"""The way in to the whole register: every register with its counts and files, every board, every year."""

from __future__ import annotations

from internkontroll.exports.columns import REGISTERS
from internkontroll.exports.files import ALL, FORMATS, file_path
from internkontroll.exports.making import entries
from internkontroll.language import swedish
from internkontroll.pages.boards.paths import board_path, boards
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page, relative
from internkontroll.pages.registers.listing import day_told, filter_address
from internkontroll.pages.registers.paths import COLUMNS_PAGE, REGISTER_PAGE, type_path, year_path
from internkontroll.pages.registers.year_page import years
from internkontroll.pages.view import View

TITLE = "Hela registret"


def whole_page(view: View) -> Page:
    """The page `Hela registret`."""
    here = view.at(REGISTER_PAGE)
    write = here.write
    known = entries(here.register, here.verdict.day)
    rows = []
    for typ, kind in REGISTERS.items():
        lines = known[typ]
        left = sum(1 for one in lines if one.standing is not None and one.standing.is_open)
        asks = any(one.standing is not None and one.standing.is_open is not None for one in lines)
        row = (here.to(type_path(typ), kind.plural), swedish.number(len(lines)), swedish.number(left) if asks else "")
        rows.append((*row, _files(here, kind.file)))
    way = write.link("Filtrera och sortera alla register", filter_address(here))
    blocks: list[Block] = [
        write.heading(1, TITLE),
        write.paragraph(day_told(here)),
        write.made(f'<p class="ik-ways"><span>{way}</span></p>'),
        write.heading(2, "Efter typ"),
        write.table(
            ("Register", "Antal", "Varav öppna", "Ladda ner"),
            rows,
            frozenset({1, 2}),
            caption="Antal poster i varje register",
            row_head=0,
        ),
        write.paragraph(
            f"Alla register i en fil: {_files(here, ALL)}. {here.to(COLUMNS_PAGE, 'Vad filerna innehåller')}"
        ),
    ]
    found = boards(here.register)
    if found:
        blocks += [write.heading(2, "Efter nämnd"), write.bullets([here.to(board_path(b.id), b.title) for b in found])]
    known_years = years(here.register, here.verdict.day)
    if known_years:
        blocks += [write.heading(2, "Efter år"), write.bullets([here.to(year_path(y), str(y)) for y in known_years])]
    return Page(here.path, TITLE, tuple(blocks), write)


def _files(here: View, name: str) -> str:
    ways = (here.write.link(told, relative(file_path(name, ending), here.path)) for ending, told in FORMATS.items())
    return ", ".join(ways)
