"""The picture of a thread as SVG: boxes with real text, each a link, and lines from cause to effect.

Colours come from the page's styles (`theme/assets/styles/thread.css`) by class, so that the picture follows light
and dark, paper and the reader's own colours; without styles it is drawn in the colour of the text. All text is
escaped, and measured so that it stays in its box.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from internkontroll.documents.canvas import clean
from internkontroll.pages.thread.cards import WIDTH
from internkontroll.pages.thread.layout import Node, grid_of
from internkontroll.pages.thread.parts import Part
from internkontroll.pages.thread.routes import Drawn, Route, drawn

HERE = "Den här sidan"
#: room for the words below the box's own
_LABEL = 20
_HEAD = 6


def picture(parts: Sequence[Part], here: str, name: str) -> str:
    """The parts as one `<svg>` for a page in a folder of the site; `here` is the id of the page's own record."""
    grid = grid_of([Node(part.number, part.year, part.causes) for part in parts])
    own = next((part.number for part in parts if part.card.id == here), 0)
    heights = {part.number: part.card.height + (_LABEL if part.number == own else 0) for part in parts}
    places = drawn(grid, heights, WIDTH)
    size = f'width="{places.width}" height="{places.height}"'
    return (
        f'<svg class="thread-picture" xmlns="http://www.w3.org/2000/svg" role="group" aria-label="{_escaped(name)}" '
        f'{size} viewBox="0 0 {places.width} {places.height}" fill="none" stroke="none" font-size="14">'
        + _years(grid.years, places)
        + _lines([route for route in places.routes if own not in (route.cause, route.effect)], "thread-line")
        + _lines(
            [route for route in places.routes if own in (route.cause, route.effect)], "thread-line thread-line--own"
        )
        + "".join(
            _box(part, places.places[part.number], heights[part.number], is_here=part.number == own) for part in parts
        )
        + "</svg>"
    )


def _box(part: Part, place: tuple[int, int], height: int, *, is_here: bool) -> str:
    card = part.card
    mark = current = ""
    if is_here:
        current = ' aria-current="page"'
        mark = (
            f'<rect class="thread-mark" y="{height - _LABEL}" width="{WIDTH}" height="{_LABEL}" '
            f'fill="currentColor"/><text class="thread-here" x="11" y="{height - 6}">{HERE}</text>'
        )
    return (
        f'{card.opening}{current} transform="translate({place[0]} {place[1]})">'
        f'<rect class="thread-frame" width="{WIDTH}" height="{height}" stroke="currentColor"/>'
        f'<text class="thread-number" x="{WIDTH - 11}" y="19" text-anchor="end" aria-hidden="true">{part.number}</text>'
        f"{card.inside}{mark}</a>"
    )


def _years(years: Sequence[int], places: Drawn) -> str:
    """Each year at the left of its first row, and a line between the years."""
    parts = []
    for index, year in enumerate(years):
        if index and year == years[index - 1]:
            continue
        if index:
            y = places.gaps[index] + 5
            parts.append(f'<path class="thread-rule" d="M0 {y}H{places.width}" stroke="currentColor"/>')
        if year:
            parts.append(f'<text class="thread-year" x="0" y="{places.rows[index] + 19}">{year}</text>')
    return "".join(parts)


def _lines(routes: Sequence[Route], kind: str) -> str:
    if not routes:
        return ""
    # lines of one cause begin alike: what is drawn already needs no second drawing
    ways = dict.fromkeys(_way(route.points) for route in routes)
    heads = dict.fromkeys(_head(*route.points[-1]) for route in routes)
    return (
        f'<path class="{kind}" d="{"".join(ways)}" stroke="currentColor"/>'
        f'<path class="{kind.rpartition(" ")[2]}-head" d="{"".join(heads)}" fill="currentColor"/>'
    )


def _way(points: Sequence[tuple[int, int]]) -> str:
    (x, y), *rest = points
    parts = [f"M{x} {y}"]
    for to_x, to_y in rest:
        if to_y == y and to_x != x:
            parts.append(f"H{to_x}")
        elif to_y != y:
            # an arrow's point stands at the end
            parts.append(f"V{to_y}")
        x, y = to_x, to_y
    return "".join(parts)


def _head(x: int, y: int) -> str:
    return f"M{x} {y}l-{_HEAD - 1}-{_HEAD + 1}h{2 * (_HEAD - 1)}z"


def _escaped(text: str) -> str:
    return html.escape(clean(text))
