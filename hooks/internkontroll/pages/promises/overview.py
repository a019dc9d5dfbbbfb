"""The overview of all promises: what is overdue and what is near, and how many there are of each party."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from internkontroll.language import swedish
from internkontroll.pages.markup import AsMarkdown, Block
from internkontroll.pages.page import Page
from internkontroll.pages.promises.day_block import SCRIPT, promise_block, root, unlisted
from internkontroll.pages.promises.party_pages import party_pages
from internkontroll.pages.promises.paths import CALENDARS, OLD, OVERVIEW, party_path
from internkontroll.pages.promises.subscribing import calendars_page
from internkontroll.pages.view import View
from internkontroll.questions.promise_lists import published
from internkontroll.questions.promise_parties import Party, parties
from internkontroll.questions.urgency import SHORT, Urgency, by_urgency

#: rows in each of the two lists
_LIMIT = 25
_TITLE = "Löften"


def promise_pages(view: View) -> Iterator[Page]:
    """The overview, every party's pages, how to subscribe, and the overview's old address."""
    yield _overview(view)
    yield from party_pages(view)
    yield calendars_page(view)
    yield _old_address(view)


def _overview(view: View) -> Page:
    here = view.at(OVERVIEW)
    write = here.write
    blocks: list[Block] = [
        write.heading(1, _TITLE),
        write.paragraph(
            "Allt som nämnder, revisorer och myndigheter har fått besked om att vänta sig: vad som ska redovisas, när, "
            f"till vem, och vad som har besvarat det. {here.to(CALENDARS, 'Prenumerera i kalendern')}."
        ),
    ]
    more = "Listan visar de första. Alla finns hos var och en nedan."
    blocks += promise_block(
        here,
        published(here.register),
        groups=(Urgency.OVERDUE, Urgency.NEAR),
        limit=_LIMIT,
        more=more,
        summed=tuple(Urgency),
    )
    found = parties(here.register)
    for heading, inside in (
        ("Nämnder", [party for party in found if party.is_board]),
        ("Förvaltningar, revisorer och andra", [party for party in found if not party.is_board and party.role is None]),
        ("Ansvariga roller", [party for party in found if party.role is not None]),
    ):
        if inside:
            blocks += [write.heading(2, heading), _counts(here, inside, heading)]
    return Page(here.path, _TITLE, tuple(blocks), write, scripts=(SCRIPT,))


def _counts(view: View, found: Sequence[Party], name: str) -> Block:
    """How many promises each has in each group."""
    day = view.verdict.day
    header = ("Vem", *(SHORT[one] for one in Urgency))
    numbers = frozenset(range(1, len(header)))
    counts = [{one: len(inside) for one, inside in by_urgency(party.promises, day).items()} for party in found]
    if isinstance(view.write, AsMarkdown):
        rows = [
            (view.to(party_path(party), party.name), *(swedish.number(count[one]) for one in Urgency))
            for party, count in zip(found, counts, strict=True)
        ]
        return view.write.table(header, rows, right=numbers)
    names = "".join(f'<th role="columnheader" scope="col" class="number">{html.escape(one)}</th>' for one in header[1:])
    head = f'<th role="columnheader" scope="col">{header[0]}</th>{names}'
    body = "".join(_row(view, party, count) for party, count in zip(found, counts, strict=True))
    return view.write.made(
        f'<div {root(day)}>\n<table class="ik" role="table" aria-label="{html.escape(name)}: antal löften">\n'
        f'<thead role="rowgroup">\n<tr role="row">{head}</tr>\n</thead>\n<tbody role="rowgroup">\n{body}</tbody>\n</table>\n</div>'
    )


def _row(view: View, party: Party, count: dict[Urgency, int]) -> str:
    cells = "".join(
        f'<td role="cell" class="number" data-ik-label="{html.escape(SHORT[one])}" data-ik-count="{one}">'
        f"{swedish.number(count[one])}</td>"
        for one in Urgency
    )
    link = view.to(party_path(party), party.name)
    return (
        f'<tr role="row" data-ik-rest="{unlisted(party.promises, view.verdict.day)}">'
        f'<th role="rowheader" scope="row" data-ik-label="Vem">{link}</th>{cells}</tr>\n'
    )


def _old_address(view: View) -> Page:
    """The overview lay at the top of the site once, and people have saved its address."""
    here = view.at(OLD)
    write = here.write
    links = [here.to(OVERVIEW, "Löften: översikten")]
    links += [here.to(party_path(party), party.name) for party in parties(here.register)]
    blocks: list[Block] = [
        write.heading(1, "Löftena har flyttat"),
        write.paragraph("Löftena har en egen avdelning med en sida för varje nämnd, förvaltning och roll."),
        write.bullets(links),
    ]
    return Page(here.path, "Löftena har flyttat", tuple(blocks), write)
