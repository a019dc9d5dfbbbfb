"""A board's year on one page: what one reads before a meeting, and what an auditor checks against the records.

The plan with its decision comes first, in words and then in one table, then reports, documents, audits in common, risks,
meetings and what has been answered to others. A board without a plan has the same page without what only a plan has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from internkontroll.pages.boards import links, paths, plan_part, year_part
from internkontroll.pages.boards.risks import risks_of
from internkontroll.pages.boards.years import BoardYear, years_of
from internkontroll.pages.later import SCRIPT, until
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page
from internkontroll.pages.registers.listing import filter_address
from internkontroll.pages.view import View
from internkontroll.questions.plan_year import plan_year
from internkontroll.records import Organisation

#: what a reader may want all of: the folder of the register's pages and its name there
_REGISTERS = (
    ("risk", "risker"),
    ("atgard", "åtgärder"),
    ("granskning", "granskningar"),
    ("uppfoljning", "uppföljningar"),
)


def hub_page(view: View, board: Organisation, year: BoardYear) -> Page:
    """The page of a board's year."""
    here = view.at(paths.hub_path(board.id, year.year))
    write = here.write
    title = f"{paths.name(here.register, board)} {year.year}"
    blocks: list[Block] = [
        write.heading(1, title),
        write.kind(f"Läget den {here.verdict.day.isoformat()}"),
        write.made(
            f'<p class="ik-board__later" data-ik-later data-ik-made="{here.verdict.day}" '
            f'data-ik-until="{until(here.verdict.day)}" role="status" hidden></p>'
        ),
        _other_years(here, board, year),
        *links.within(here, "ik-board", _body(here, board, year)),
        *_ways_on(here, board, year),
    ]
    return Page(here.path, title, tuple(blocks), write, scripts=(SCRIPT,), facets=facets(here, board, year.year))


def facets(view: View, board: Organisation, year: int | None = None) -> Mapping[str, str]:
    """What a search for a board's pages can be narrowed by."""
    found = {"Typ": "Nämnd", "Nämnd": view.register.short_name(board.id)}
    return {**found, "År": str(year)} if year is not None else found


def _body(here: View, board: Organisation, year: BoardYear) -> Iterator[Block]:
    write, plan = here.write, year.plan
    if plan is None:
        yield write.paragraph(f"Registret har ingen internkontrollplan för nämnden {year.year}.")
    else:
        if plan.historical:
            yield write.paragraph(
                "Uppgifterna om planen är inte fullständiga. De finns i registret bara för att annat där hänvisar till dem."
            )
        standing = plan_year(here.register, plan, here.verdict.day)
        yield from plan_part.in_words(here, standing)
        yield write.heading(2, "Planen")
        yield from plan_part.decisions(here, plan)
        yield from plan_part.items(here, board, standing)
        yield write.heading(2, "Rapporter")
        yield from plan_part.reports(here, standing)
    yield from year_part.outside_plan(here, board, year)
    yield from year_part.common_audits(here, board, year)
    yield from year_part.risk_list(here, board, year)
    yield from year_part.meetings(here, year)
    yield from year_part.documents(here, year)
    yield from year_part.external(here, board, year)


def _other_years(here: View, board: Organisation, year: BoardYear) -> str:
    years = (
        here.write.strong(str(one)) if one == year.year else here.to(paths.hub_path(board.id, one), str(one))
        for one in years_of(here.register, board.id)
    )
    return here.write.paragraph(" · ".join((here.to(paths.board_path(board.id), "Nämndens sida"), *years)))


def _ways_on(here: View, board: Organisation, year: BoardYear) -> Iterator[Block]:
    write = here.write
    yield write.heading(2, "Se också")
    ways = []
    if risks_of(here.register, year):
        ways.append(here.to(paths.matrix_path(board.id, year.year), f"Riskmatris {year.year}"))
    for folder, name in _REGISTERS:
        address = filter_address(here, typ=folder, namnd=board.id, ar=year.year)
        ways.append(write.link(f"Nämndens {name} {year.year}, att sortera och filtrera", address))
    yield write.bullets([*ways, *links.promises_and_calendar(here, board)])
