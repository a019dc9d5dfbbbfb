"""A board: its current plan, what is open, its years, who answers for what, its policy documents and meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from internkontroll.language import swedish
from internkontroll.pages.boards import links, paths
from internkontroll.pages.boards.hub_page import facets
from internkontroll.pages.boards.index_page import plan_state
from internkontroll.pages.boards.risks import risks_of
from internkontroll.pages.boards.years import BoardYear, current, external_audits_of, policy_documents_of, years_of
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page, record_path
from internkontroll.pages.promises.day_block import SCRIPT, promise_block
from internkontroll.pages.promises.paths import OVERVIEW, party_path
from internkontroll.pages.registers.listing import filter_address
from internkontroll.pages.view import View
from internkontroll.questions import relations
from internkontroll.questions.promise_lists import by_organisation
from internkontroll.questions.promise_parties import party_of
from internkontroll.questions.urgency import Urgency, urgency
from internkontroll.records import Action, Audit, Organisation, Risk
from internkontroll.register import Register

#: of what is open, so many rows of each sort: the promises' own page has all
MOST_OPEN = 5
#: the latest meetings; all stand on the pages of their years
MOST_MEETINGS = 8
MOST_LISTED = 60


def board_page(view: View, board: Organisation) -> Page:
    """The page of a board."""
    here = view.at(paths.board_path(board.id))
    write = here.write
    title = paths.name(here.register, board)
    departments = [here.link(one) for one in here.register.linking(board.id, Organisation, "tillhör")]
    told = f"{here.to(record_path(board.TYPE, board.id), 'Om nämnden')}."
    if departments:
        told += f" Till den hör {swedish.listed(departments)}."
    blocks: list[Block] = [
        write.heading(1, title),
        *_now(here, board),
        write.paragraph(told),
        *_open(here, board),
        *_years(here, board),
        *_roles(here, board),
        *_policy_documents(here, board),
        *_meetings(here, board),
        *_external(here, board),
        *_ways_on(here, board),
    ]
    return Page(here.path, title, tuple(blocks), write, scripts=(SCRIPT,), facets=facets(here, board))


def _now(here: View, board: Organisation) -> Iterator[Block]:
    now = current(here.register, board.id, here.verdict.day)
    if now is None:
        return
    plan = now.plan
    if plan is not None:
        yield here.write.paragraph(f"Senaste planen: {plan_state(here, plan)}")
    else:
        link = here.to(paths.hub_path(board.id, now.year), f"{now.year} på en sida")
        yield here.write.paragraph(f"Registret har ingen internkontrollplan för {now.year}. {link}.")


def _open(here: View, board: Organisation) -> Iterator[Block]:
    every = by_organisation(here.register).get(board.id, ())
    yield here.write.heading(2, "Det här är på gång")
    if not every:
        yield here.write.paragraph("Registret har inga löften till nämnden eller från den.")
        return
    found = [one for one in every if urgency(one, here.verdict.day) is not Urgency.KEPT]
    groups = links.what_is_near(found, here.verdict.day)
    party = party_of(here.register, board.id)
    page = party_path(party) if party is not None else OVERVIEW
    more = f"Fler står under {here.to(page, 'nämndens löften')}."
    yield from promise_block(here, found, groups=groups, level=3, limit=MOST_OPEN, more=more)


def _years(here: View, board: Organisation) -> Iterator[Block]:
    years = years_of(here.register, board.id)
    if not years:
        return
    write = here.write
    yield write.heading(2, "År för år")
    rows = []
    for year, one in years.items():
        plan = plan_state(here, one.plan) if one.plan is not None else "Ingen plan i registret"
        matrix = here.to(paths.matrix_path(board.id, year), "Riskmatris") if risks_of(here.register, one) else "–"
        rows.append((here.to(paths.hub_path(board.id, year), str(year)), plan, _held(one), matrix))
    table = write.table(("År", "Plan", "Innehåll", "Risker"), rows, caption="Nämndens år", row_head=0)
    yield from links.within(here, "ik-board ik-board--years", [table])


def _held(year: BoardYear) -> str:
    counted = (
        (
            len(year.plan.entries) if year.plan is not None else 0,
            "åtgärd eller granskning i planen",
            "åtgärder och granskningar i planen",
            False,
        ),
        (len(year.outside_plan), "annan åtgärd eller granskning", "andra åtgärder och granskningar", False),
        (len(year.matters), "ärende", "ärenden", True),
        (len(year.meetings), "möte", "möten", True),
    )
    said = swedish.listed(
        swedish.count(number, one, several, neuter=neuter) for number, one, several, neuter in counted if number
    )
    return swedish.capitalised(said) or "–"


def _roles(here: View, board: Organisation) -> Iterator[Block]:
    """The roles that answer for the board's actions, audits and risks; the register names no persons."""
    counts = here.register.once(_roles_by_board).get(board.id)
    if not counts:
        return
    write = here.write
    yield write.heading(2, "Ansvariga roller")
    rows = [
        (write.text(swedish.capitalised(role)), swedish.number(number))
        for role, number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_LISTED]
    ]
    header = ("Roll", "Risker, åtgärder och granskningar")
    table = write.table(header, rows, right=frozenset({1}), caption="Roller som ansvarar för något", row_head=0)
    yield from links.within(here, "ik-board", [table])


def _roles_by_board(register: Register) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for model in (Action, Audit, Risk):
        for record in register.of(model):
            if record.board is not None and record.responsible:
                found.setdefault(record.board, Counter())[" ".join(record.responsible.split()).casefold()] += 1
    return found


def _policy_documents(here: View, board: Organisation) -> Iterator[Block]:
    found = policy_documents_of(here.register, board.id)
    if not found:
        return
    yield here.write.heading(2, "Nämndens styrdokument")
    shown = found[:MOST_LISTED]
    yield here.write.bullets(
        [here.link(one) + (f" – {here.write.text(one.kind)}" if one.kind != "annat" else "") for one in shown]
    )
    yield from links.rest(here, shown, len(found), "Alla står i registret över styrdokument.")


def _meetings(here: View, board: Organisation) -> Iterator[Block]:
    found = [meeting for year in years_of(here.register, board.id).values() for meeting in reversed(year.meetings)]
    if not found:
        return
    yield here.write.heading(2, "Sammanträden")
    shown = found[:MOST_MEETINGS]
    yield here.write.bullets([_meeting(here, len(one.agenda) or len(one.minutes), here.link(one)) for one in shown])
    yield from links.rest(here, shown, len(found), "De andra står på årens sidor.")


def _meeting(here: View, matters: int, link: str) -> str:
    told = swedish.count(matters, "ärende", "ärenden", neuter=True) if matters else "inga ärenden i registret"
    return f"{link} – {here.write.text(told)}"


def _external(here: View, board: Organisation) -> Iterator[Block]:
    found = external_audits_of(here.register, board.id)
    if not found:
        return
    yield here.write.heading(2, "Granskningar utifrån")
    shown = found[:MOST_LISTED]
    items = []
    for audit in shown:
        asked = len(relations.recommendations_of(here.register, audit.id))
        told = f", {swedish.count(asked, 'rekommendation', 'rekommendationer')}" if asked else ""
        examiner = here.register.short_name(audit.examiner)
        items.append(f"{here.link(audit)} – {here.write.text(examiner + told)}")
    yield here.write.bullets(items)
    yield from links.rest(here, shown, len(found), "Alla står i registret över externa granskningar.")


def _ways_on(here: View, board: Organisation) -> Iterator[Block]:
    yield here.write.heading(2, "Se också")
    yield here.write.bullets(
        [
            here.write.link(
                "Allt som hör till nämnden, att sortera och filtrera", filter_address(here, namnd=board.id)
            ),
            *links.promises_and_calendar(here, board),
            here.to(paths.INDEX_PATH, "Alla nämnder"),
        ]
    )
