"""What has been answered, by the year of the answer, where it is too much for the party's own page.

What is kept stays kept, so these pages do not depend on the day that they are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from internkontroll.language import swedish
from internkontroll.pages.markup import AsMarkdown, Block
from internkontroll.pages.page import Page
from internkontroll.pages.promises.paths import kept_path, party_path
from internkontroll.pages.promises.row import CLOSING, PLAIN_HEADER, opening, plain_row, row
from internkontroll.pages.view import View
from internkontroll.questions.promise_parties import Party
from internkontroll.questions.promises import Promise
from internkontroll.questions.urgency import Urgency

#: so many stand on the party's own page
FEW = 60
#: a row is about 900 bytes, and a page must stay below 300 kB
ROWS = 200
#: in an address, for an answer of which no day is known
_NO_YEAR = "utan-dag"


def lists_kept_apart(kept: Sequence[Promise]) -> bool:
    """True when they have pages of their own."""
    return len(kept) > FEW


def kept_years(view: View, party: Party, kept: Sequence[Promise]) -> str:
    """The years, latest first, each a link with how many were answered: inline text."""
    return ", ".join(
        f"{view.to(kept_path(party, year), _words(year))} ({swedish.number(len(inside))})"
        for year, inside in _by_year(kept).items()
    )


def kept_pages(view: View, party: Party, kept: Sequence[Promise]) -> Iterator[Page]:
    """One page for each year, several where it is long."""
    for year, inside in _by_year(kept).items():
        parts = [inside[start : start + ROWS] for start in range(0, len(inside), ROWS)]
        for number, part in enumerate(parts, 1):
            here = view.at(kept_path(party, year, number))
            write = here.write
            title = f"Besvarade löften: {party.full_name}, {_words(year)}"
            title += f", del {number}" if number > 1 else ""
            blocks: list[Block] = [write.heading(1, title)]
            blocks.append(write.paragraph(f"Tillbaka till {here.to(party_path(party), f'löften: {party.name}')}."))
            if len(parts) > 1:
                others = [here.to(kept_path(party, year, n), f"del {n}") for n in range(1, len(parts) + 1)]
                blocks.append(write.paragraph(f"Listan har {len(parts)} delar: {', '.join(others)}."))
            blocks.append(_table(here, part, title))
            yield Page(here.path, title, tuple(blocks), write)


def _table(view: View, kept: Sequence[Promise], title: str) -> Block:
    if isinstance(view.write, AsMarkdown):
        return view.write.table(PLAIN_HEADER, [plain_row(view, one, Urgency.KEPT) for one in kept])
    rows = (row(view, one, place, Urgency.KEPT, hidden=False) for place, one in enumerate(kept))
    return view.write.made(opening(title, hidden=False) + "".join(rows) + CLOSING)


def _by_year(kept: Sequence[Promise]) -> dict[str, list[Promise]]:
    years: dict[str, list[Promise]] = {}
    for one in kept:
        handled = one.reply.handled if one.reply else None
        years.setdefault(f"{handled.year:04}" if handled else _NO_YEAR, []).append(one)
    return {year: years[year] for year in sorted(years, key=lambda y: (y != _NO_YEAR, y), reverse=True)}


def _words(year: str) -> str:
    return "utan känd dag" if year == _NO_YEAR else year
