"""All boards: the way to each, to its current year, and how its plan stands."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.documents.standing import decided_on
from internkontroll.language import swedish
from internkontroll.pages.boards import paths
from internkontroll.pages.boards.years import current, years_of
from internkontroll.pages.markup import Block, Tone
from internkontroll.pages.page import Page
from internkontroll.pages.view import View
from internkontroll.records import Organisation, Plan

TITLE = "Nämnder"


def index_page(view: View) -> Page:
    """The page of all boards."""
    here = view.at(paths.INDEX_PATH)
    write = here.write
    found = paths.boards(here.register)
    blocks: list[Block] = [write.heading(1, TITLE)]
    if found:
        told = "Varje nämnd har en egen sida, och varje år sin: planen med besluten, hur det går, riskerna och mötena."
        blocks += [write.paragraph(f"{told} Läget den {here.verdict.day.isoformat()}."), _table(here, found)]
    else:
        blocks.append(write.paragraph("Det finns inga nämnder med egna uppgifter i registret än."))
    blocks += _others(here, found)
    blocks += _abbreviations(here)
    return Page(here.path, TITLE, tuple(blocks), write, facets={"Typ": "Nämnd"})


def _table(here: View, found: list[Organisation]) -> str:
    rows = []
    for board in found:
        years = years_of(here.register, board.id)
        now = current(here.register, board.id, here.verdict.day)
        others = " · ".join(here.to(paths.hub_path(board.id, year), str(year)) for year in years)
        plan = now.plan if now is not None else None
        rows.append(
            (
                here.to(paths.board_path(board.id), paths.name(here.register, board)),
                plan_state(here, plan) if plan is not None else "Ingen plan i registret",
                others or "–",
            )
        )
    header = ("Nämnd", "Senaste planen", "År")
    return here.write.table(header, rows, caption="Nämnder med uppgifter i registret", row_head=0)


def plan_state(here: View, plan: Plan) -> str:
    """The plan as a link to its year, and whether it is decided."""
    write = here.write
    assert plan.board is not None
    assert plan.year is not None
    link = here.to(paths.hub_path(plan.board, plan.year), f"Internkontrollplan {plan.year}")
    if not plan.is_decided:
        return f"{link} {write.badge('Förslag', Tone.WAITING)}"
    last = plan.decisions[-1]
    words = "Reviderad" if len(plan.decisions) > 1 else "Beslutad"
    if last.date is None or not last.date.is_dated:
        return f"{link} {write.badge(words, Tone.DONE)}"
    return f"{link} {write.badge(words, Tone.DONE)} {write.text(decided_on(last))}"


def _others(here: View, found: list[Organisation]) -> Iterator[Block]:
    """The boards that are only named somewhere: of those the register knows nothing more."""
    known = {board.id for board in found}
    others = [one for one in here.register.of(Organisation) if one.is_board and one.id not in known]
    if others:
        others.sort(key=lambda one: (one.title, one.id))
        yield here.write.heading(2, "Nämnder utan egna uppgifter")
        names = swedish.count(len(others), "nämnd", "nämnder")
        yield here.write.paragraph(
            f"{swedish.capitalised(names)} nämns i registret men har inga planer, risker eller åtgärder där."
        )
        yield here.write.bullets([here.link(one) for one in others])


def _abbreviations(here: View) -> Iterator[Block]:
    """What the short names in lists and titles stand for."""
    short = [(one.short_name, one) for one in here.register.of(Organisation) if one.short_name]
    short.sort(key=lambda named: (named[0].casefold(), named[1].id))
    if short:
        yield here.write.heading(2, "Förkortningar")
        rows = [(here.write.text(name), here.link(one)) for name, one in short]
        yield here.write.table(("Förkortning", "Betyder"), rows, row_head=0)
