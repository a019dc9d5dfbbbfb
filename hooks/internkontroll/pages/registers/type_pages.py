"""The pages of one register: the way in with its counts, a page for each board, and one for each year where it is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from internkontroll.exports.columns import REGISTERS
from internkontroll.exports.entry import PROMISE, Entry
from internkontroll.exports.making import entries
from internkontroll.language import swedish
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page
from internkontroll.pages.registers.division import MOST_ROWS, BoardPart, by_board, in_parts
from internkontroll.pages.registers.listing import columns_of, counted, day_told, table, ways_on
from internkontroll.pages.registers.paths import COLUMNS_PAGE, sheet_path, type_path
from internkontroll.pages.view import View
from internkontroll.records import Organisation
from internkontroll.register import Register

_ON_BOARDS_PAGE = frozenset({"nämnd"})
_ON_YEARS_PAGE = frozenset({"nämnd", "år"})

NO_BOARD = "Utan nämnd"
NO_YEAR = "Utan år"


def type_pages(view: View) -> Iterator[Page]:
    """All pages of all registers but the promises', which have their own (`pages/promises`)."""
    known = entries(view.register, view.verdict.day)
    for typ in REGISTERS:
        if typ != PROMISE:
            parts = by_board(view.register, typ, known[typ])
            yield _index(view, typ, known[typ], parts)
            if typ != Organisation.TYPE:
                for part in parts:
                    yield from _of_board(view, part)


def board_name(register: Register, board: str | None) -> str:
    """The board's title; with its id where another organisation is called the same."""
    if board is None:
        return NO_BOARD
    title = register.title(board)
    return f"{title} ({board})" if register.once(_titles)[title.casefold()] > 1 else title


def _titles(register: Register) -> Mapping[str, int]:
    return Counter(one.title.casefold() for one in register.of(Organisation))


def _index(view: View, typ: str, found: Sequence[Entry], parts: Sequence[BoardPart]) -> Page:
    here = view.at(type_path(typ))
    write = here.write
    kind = REGISTERS[typ]
    blocks: list[Block] = [write.heading(1, kind.plural)]
    if not found:
        blocks.append(write.paragraph("Det finns inget här ännu."))
        return Page(here.path, kind.plural, tuple(blocks), write)
    blocks += [
        write.paragraph(f"{counted(typ, len(found))} i registret{_left(found)}. {day_told(here)}"),
        ways_on(here, typ, files=True),
    ]
    if typ != Organisation.TYPE:
        number = f"Antal {kind.plural.lower()} hos varje nämnd"
        blocks += [write.heading(2, "Efter nämnd"), _overview(here, parts, number)]
    if len(found) <= MOST_ROWS:
        caption = f"{counted(typ, len(found))}{_left(found)}"
        blocks += [write.heading(2, f"Alla {kind.plural.lower()}"), table(here, columns_of(typ), found, caption)]
    elif typ == Organisation.TYPE:
        blocks += _bare_list(here, found)
    blocks.append(write.paragraph(here.to(COLUMNS_PAGE, "Vad kolumnerna betyder")))
    return Page(here.path, kind.plural, tuple(blocks), write)


def _left(found: Sequence[Entry]) -> str:
    """`, varav tre öppna`; nothing of what is never open."""
    if not any(one.standing is not None and one.standing.is_open is not None for one in found):
        return ""
    left = sum(1 for one in found if one.standing is not None and one.standing.is_open)
    if len(found) == 1:
        return ", öppen" if left else ""
    if left == len(found):
        return ", alla öppna"
    return f", varav {swedish.count(left, 'öppen', 'öppna') if left else 'ingen öppen'}"


def _bare_list(here: View, found: Sequence[Entry]) -> list[Block]:
    """More organisations than a table has room for: their names are what one looks for."""
    return [here.write.bullets([here.to(one.page, one.title) for one in found])]


def _overview(here: View, parts: Sequence[BoardPart], caption: str) -> str:
    asks = any(one.standing is not None and one.standing.is_open is not None for part in parts for one in part.entries)
    has_years = any(part.has_years for part in parts)
    rows = []
    for part in parts:
        row = [here.to(part.path, board_name(here.register, part.board)), swedish.number(len(part.entries))]
        if asks:
            row.append(swedish.number(sum(1 for one in part.entries if one.standing and one.standing.is_open)))
        if has_years:
            row.append(_years(here, part))
        rows.append(tuple(row))
    header = ["Nämnd", "Antal", *(["Varav öppna"] if asks else []), *(["År"] if has_years else [])]
    numbers = frozenset({1, 2} if asks else {1})
    return here.write.table(header, rows, numbers, caption=caption, row_head=0)


def _years(here: View, part: BoardPart) -> str:
    if part.is_by_year:
        return ", ".join(here.to(part.year_page(year), _year_name(year)) for year in part.years)
    return here.write.text(", ".join(_year_name(year) for year in part.years)) if part.has_years else ""


def _year_name(year: int | None) -> str:
    return NO_YEAR.lower() if year is None else str(year)


def _of_board(view: View, part: BoardPart) -> Iterator[Page]:
    here = view.at(part.path)
    write = here.write
    kind = REGISTERS[part.typ]
    title = f"{kind.plural}, {board_name(here.register, part.board)}"
    blocks: list[Block] = [
        write.heading(1, title),
        _trail(here, part),
        write.paragraph(f"{counted(part.typ, len(part.entries))}{_left(part.entries)}. {day_told(here)}"),
        ways_on(here, part.typ, board=part.board),
    ]
    if part.is_long:
        blocks.append(_year_links(here, part, f"{kind.plural} efter år"))
    elif part.is_by_year:
        links = ", ".join(here.to(part.year_page(year), _year_name(year)) for year in part.years)
        blocks.append(write.paragraph(f"Efter år: {links}"))
        blocks.append(table(here, columns_of(part.typ, without=_ON_BOARDS_PAGE), part.entries, title))
    elif part.has_years:
        for year, inside in part.years.items():
            caption = f"{counted(part.typ, len(inside))} {_year_name(year)}{_left(inside)}"
            name = NO_YEAR if year is None else str(year)
            blocks += [
                write.heading(2, name),
                table(here, columns_of(part.typ, without=_ON_YEARS_PAGE), inside, caption),
            ]
    else:
        blocks.append(table(here, columns_of(part.typ, without=_ON_BOARDS_PAGE), part.entries, title))
    yield Page(here.path, title, tuple(blocks), write)
    if part.is_by_year:
        for year, inside in part.years.items():
            yield from _of_year(view, part, year, inside)


def _year_links(here: View, part: BoardPart, caption: str) -> str:
    rows = [
        (here.to(part.year_page(year), _year_name(year).capitalize()), swedish.number(len(inside)))
        for year, inside in part.years.items()
    ]
    return here.write.table(("År", "Antal"), rows, frozenset({1}), caption=caption, row_head=0)


def _of_year(view: View, part: BoardPart, year: int | None, inside: Sequence[Entry]) -> Iterator[Page]:
    kind = REGISTERS[part.typ]
    board = board_name(view.register, part.board)
    whole = f"{kind.plural} {_year_name(year)}, {board}"
    pages = in_parts(inside)
    for number, rows in enumerate(pages, 1):
        here = view.at(_part_path(part, year, number))
        write = here.write
        title = f"{whole}, del {number} av {len(pages)}" if len(pages) > 1 else whole
        blocks: list[Block] = [
            write.heading(1, title),
            _trail(here, part),
            write.paragraph(f"{counted(part.typ, len(inside))}{_left(inside)}. {day_told(here)}"),
            ways_on(here, part.typ, board=part.board, year=year),
        ]
        if len(pages) > 1:
            blocks.append(_parts(here, part, year, number, len(pages)))
        blocks.append(table(here, columns_of(part.typ, without=_ON_YEARS_PAGE), rows, title))
        yield Page(here.path, title, tuple(blocks), write)


def _part_path(part: BoardPart, year: int | None, number: int) -> str:
    return sheet_path(part.typ, part.board, year, undated=year is None, part=number)


def _parts(here: View, part: BoardPart, year: int | None, current: int, number: int) -> str:
    told = (
        here.write.strong(f"Del {one}") if one == current else here.to(_part_path(part, year, one), f"Del {one}")
        for one in range(1, number + 1)
    )
    return here.write.paragraph(" · ".join(told))


def _trail(here: View, part: BoardPart) -> str:
    """The way back: to the register, and from a year to its board."""
    plural = REGISTERS[part.typ].plural
    links = [here.to(type_path(part.typ), f"Alla {plural.lower()}")]
    if here.path != part.path:
        links.append(here.to(part.path, f"{plural} av alla år, {board_name(here.register, part.board)}"))
    return here.write.paragraph(" · ".join(links))
