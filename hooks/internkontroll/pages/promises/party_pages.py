"""The promises of each organisation and role: one page for each, and further ones where there are very many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from internkontroll.language import swedish
from internkontroll.pages.lists import board_path, boards
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page
from internkontroll.pages.promises import subscribing
from internkontroll.pages.promises.day_block import SCRIPT, promise_block
from internkontroll.pages.promises.kept_pages import kept_pages, kept_years, lists_kept_apart
from internkontroll.pages.promises.paths import OVERVIEW, party_path
from internkontroll.pages.view import View
from internkontroll.questions.promise_parties import Party, parties
from internkontroll.questions.urgency import Urgency, urgency
from internkontroll.records import Organisation

#: how a reader of an organisation's own page calls it
_CALLED = {
    "fullmäktige": "fullmäktige",
    "kommunstyrelse": "kommunstyrelsen",
    "nämnd": "nämnden",
    "gemensam nämnd": "nämnden",
    "bolagsstyrelse": "styrelsen",
    "förvaltning": "förvaltningen",
    "enhet": "enheten",
    "revision": "revisionen",
    "myndighet": "myndigheten",
}

#: a row is about 900 bytes, and a page must stay below 300 kB
ROWS = 200


def party_pages(view: View) -> Iterator[Page]:
    """Every party's pages."""
    for party in parties(view.register):
        yield from _pages(view, party)


def _pages(view: View, party: Party) -> Iterator[Page]:
    day = view.verdict.day
    kept = [one for one in party.promises if urgency(one, day) is Urgency.KEPT]
    is_apart = lists_kept_apart(kept)
    listed = [one for one in party.promises if not is_apart or urgency(one, day) is not Urgency.KEPT]
    parts = [listed[start : start + ROWS] for start in range(0, len(listed), ROWS)] or [[]]
    for number, part in enumerate(parts, 1):
        here = view.at(party_path(party, number))
        blocks = [here.write.heading(1, _title(party, number)), *_introduction(here, party)]
        if len(parts) > 1:
            blocks.append(_which(here, party, number, [len(one) for one in parts]))
        elsewhere = [one for index, other in enumerate(parts, 1) if index != number for one in other]
        blocks += promise_block(
            here,
            part,
            counted=[*elsewhere, *(kept if is_apart else ())],
            more="Fler finns på de andra delarna av listan.",
            more_kept=f"Efter år: {kept_years(here, party, kept)}." if is_apart else "Fler finns på de andra delarna.",
        )
        blocks += subscribing.subscription(here, party)
        yield Page(here.path, _title(party, number), tuple(blocks), here.write, scripts=(SCRIPT, subscribing.SCRIPT))
    if is_apart:
        yield from kept_pages(view, party, kept)


def _title(party: Party, part: int) -> str:
    return f"Löften: {party.full_name}" + (f", del {part}" if part > 1 else "")


def _introduction(view: View, party: Party) -> Iterator[Block]:
    write = view.write
    organisation = party.organisation
    if organisation is not None:
        yield write.paragraph(write.text(_about(organisation)))
        has_hub = organisation in boards(view.register)
        own = view.to(board_path(organisation.id), organisation.title) if has_hub else view.link(organisation)
        links = [view.to(OVERVIEW, "Alla löften"), own]
    elif party.role is not None:
        links = [view.to(OVERVIEW, "Alla löften")]
        yield write.paragraph(f"Det som {write.text(party.name)} är ansvarig för.")
    else:
        links = [view.to(OVERVIEW, "Alla löften")]
        yield write.paragraph("Löften som inte hör till någon nämnd, förvaltning eller granskare i registret.")
    links.append(view.write.link(subscribing.HEADING, "#prenumerera-i-kalendern"))
    yield write.paragraph(" · ".join(links))


def _about(organisation: Organisation) -> str:
    name = _CALLED.get(organisation.kind, organisation.title)
    if organisation.is_board:
        return f"Det som har lovats {name}, och det som {name} och dess förvaltningar ska redovisa eller genomföra."
    if organisation.kind in ("revision", "myndighet"):
        return f"Det som har lovats {name}, och det som i övrigt följer av de granskningar som {name} har gjort."
    return f"Det som har lovats {name}, och det som {name} ska redovisa eller genomföra."


def _which(view: View, party: Party, number: int, sizes: Sequence[int]) -> Block:
    """Which of the promises stand here, and where the others are."""
    first = sum(sizes[: number - 1]) + 1
    links = [
        view.write.strong(f"del {one}") if one == number else view.to(party_path(party, one), f"del {one}")
        for one in range(1, len(sizes) + 1)
    ]
    told = f"Sidan visar löfte {swedish.number(first)}–{swedish.number(first + sizes[number - 1] - 1)} i tidsordning"
    return view.write.paragraph(f"{told}, av {swedish.number(sum(sizes))}: {', '.join(links)}.")
