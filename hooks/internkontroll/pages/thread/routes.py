"""The way of each line from a cause to its effect: between the boxes, never through one.

A line leaves a box at the middle of its lower edge. In the space between two rows each cause has a height of its own
for what goes sideways, and in the space between two columns a place of its own for what passes several rows, so that
lines of different causes cross but never run on top of each other. A line comes in from above: in the middle when it
comes straight, else at the side that it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from internkontroll.pages.thread.layout import Grid

#: pixels
_COLUMN_GAP = 18
_ROW_GAP = 24
_BETWEEN_LINES = 9
#: from a row's lower edge to the first line that goes sideways
_TO_FIRST_LINE = 11
#: from the outermost line to the picture's side
_AT_EDGE = 14
_BESIDE = 18
#: room for the year at the left
GUTTER = 46
EDGE = 3


@dataclass(frozen=True, slots=True)
class Route:
    """One line: from which part to which, and its corners."""

    cause: int
    effect: int
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """All places of a picture, in pixels from its upper left corner."""

    width: int
    height: int
    #: number -> the upper left corner of its box
    places: Mapping[int, tuple[int, int]]
    routes: tuple[Route, ...]
    #: upper edge of each row, and of the space above it
    rows: tuple[int, ...]
    gaps: tuple[int, ...]


@dataclass(slots=True)
class _Way:
    """A line before anything is measured: which spaces it uses."""

    cause: int
    effect: int
    #: the space between rows where it first goes sideways, None when it goes straight down
    first_gap: int | None = None
    #: the space between columns that it follows, and the rows between which it does
    lane: int | None = None
    #: the space above its effect, where that is another than the first
    last_gap: int | None = None


def drawn(grid: Grid, heights: Mapping[int, int], box: int) -> Drawn:
    """Everything in its place; `heights` and `box` are the heights and the width of the boxes."""
    ways = [_way(grid, *link) for link in grid.links]
    lanes, count = _lanes(ways)
    edges: list[int] = []
    x = GUTTER
    for column in range(grid.columns + 1):
        lines = count.get(column, 0)
        x += lines * _BETWEEN_LINES
        x += _COLUMN_GAP if 0 < column < grid.columns else _AT_EDGE if lines else 0
        edges.append(x)
        x += box
    across = _Across(edges, box, lanes, grid)
    tracks, depth = _tracks(ways, across)
    rows: list[int] = []
    gaps: list[int] = []
    y = EDGE
    for index, row in enumerate(grid.rows):
        gaps.append(y)
        lines = depth.get(index, 0)
        y += lines * _BETWEEN_LINES + (_ROW_GAP if index or lines else 0)
        rows.append(y)
        y += max(heights[one] for one in row.values())
    gaps.append(y)
    last = depth.get(len(grid.rows), 0)
    y += last * _BETWEEN_LINES + (_TO_FIRST_LINE if last else 0)
    places = {one: (edges[column], rows[row]) for one, (row, column) in grid.cells.items()}
    level = {key: gaps[key[0]] + _TO_FIRST_LINE + place * _BETWEEN_LINES for key, place in tracks.items()}
    routes = tuple(Route(way.cause, way.effect, _points(way, across, places, heights, level)) for way in ways)
    return Drawn(edges[-1] + EDGE, y + EDGE, places, routes, tuple(rows), tuple(gaps))


@dataclass(frozen=True, slots=True)
class _Across:
    """Horizontal places."""

    edges: Sequence[int]
    box: int
    lanes: Mapping[tuple[int, int, int, int], int]
    grid: Grid

    def middle(self, number: int) -> int:
        return self.edges[self.grid.cells[number][1]] + self.box // 2

    def lane(self, way: _Way) -> int:
        assert way.lane is not None
        place = self.lanes[_key(way)]
        # counted from where the column begins
        beside = _COLUMN_GAP // 2 if 0 < way.lane < self.grid.columns else _AT_EDGE // 2
        return self.edges[way.lane] - beside - place * _BETWEEN_LINES

    def entrance(self, way: _Way) -> int:
        """Where it comes in: at the side of the middle that it comes from."""
        middle = self.middle(way.effect)
        came = self.lane(way) if way.lane is not None else self.middle(way.cause)
        return middle - _BESIDE if came < middle else middle + _BESIDE


def _way(grid: Grid, cause: int, effect: int) -> _Way:
    (above, from_column), (below, to_column) = grid.cells[cause], grid.cells[effect]
    way = _Way(cause, effect)
    if below > above:
        if from_column == to_column and grid.is_free(to_column, above, below):
            return way
        if from_column != to_column and grid.is_free(to_column, above, below):
            way.first_gap = above + 1
            return way
        if from_column != to_column and grid.is_free(from_column, above, below):
            way.first_gap = below
            return way
    way.first_gap = above + 1
    way.last_gap = below
    # the space that lies on the way, or beside the column on the side that is nearest to the edge
    if from_column == to_column:
        way.lane = from_column if from_column < grid.columns / 2 else from_column + 1
    else:
        way.lane = to_column + (1 if to_column < from_column else 0)
    return way


def _key(way: _Way) -> tuple[int, int, int, int]:
    """The space between columns, the cause, and from which space between rows to which."""
    assert way.lane is not None
    assert way.first_gap is not None
    assert way.last_gap is not None
    return (way.lane, way.cause, min(way.first_gap, way.last_gap), max(way.first_gap, way.last_gap))


def _lanes(ways: Sequence[_Way]) -> tuple[dict[tuple[int, int, int, int], int], dict[int, int]]:
    """A place for each cause in each space between columns, and how many places each space needs."""
    found: dict[tuple[int, int, int, int], int] = {}
    taken: dict[int, list[tuple[int, int, int, int]]] = {}
    for way in ways:
        if way.lane is None or (key := _key(way)) in found:
            continue
        lane, cause, start, end = key
        others = taken.setdefault(lane, [])
        used = {place for place, other, first, last in others if other != cause and first <= end and start <= last}
        found[key] = place = _first_without(used)
        others.append((place, cause, start, end))
    return found, {lane: max(other[0] for other in others) + 1 for lane, others in taken.items()}


def _first_without(used: set[int]) -> int:
    return next(n for n in range(len(used) + 1) if n not in used)


def _tracks(ways: Sequence[_Way], across: _Across) -> tuple[dict[tuple[int, int], int], dict[int, int]]:
    """A height for each cause in each space between rows, and how many heights each space needs."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}

    def span(gap: int, cause: int, *ends: int) -> None:
        known = spans.get((gap, cause), (ends[0], ends[0]))
        spans[gap, cause] = (min(known[0], *ends), max(known[1], *ends))

    for way in ways:
        if way.first_gap is None:
            continue
        start, end = across.middle(way.cause), across.entrance(way)
        if way.lane is None:
            span(way.first_gap, way.cause, start, end)
        else:
            assert way.last_gap is not None
            span(way.first_gap, way.cause, start, across.lane(way))
            span(way.last_gap, way.cause, across.lane(way), end)
    found: dict[tuple[int, int], int] = {}
    taken: dict[int, list[tuple[int, int, int]]] = {}
    for (gap, cause), (start, end) in sorted(spans.items(), key=lambda s: (s[0][0], s[1], s[0][1])):
        others = taken.setdefault(gap, [])
        used = {place for place, first, last in others if not (last + 6 < start or end + 6 < first)}
        found[gap, cause] = place = _first_without(used)
        others.append((place, start, end))
    return found, {gap: max(place for place, _, _ in others) + 1 for gap, others in taken.items()}


def _points(
    way: _Way,
    across: _Across,
    places: Mapping[int, tuple[int, int]],
    heights: Mapping[int, int],
    level: Mapping[tuple[int, int], int],
) -> tuple[tuple[int, int], ...]:
    start = across.middle(way.cause)
    lower = places[way.cause][1] + heights[way.cause]
    upper = places[way.effect][1]
    if way.first_gap is None:
        return ((start, lower), (start, upper))
    end = across.entrance(way)
    first = level[way.first_gap, way.cause]
    if way.lane is None:
        return ((start, lower), (start, first), (end, first), (end, upper))
    assert way.last_gap is not None
    lane, last = across.lane(way), level[way.last_gap, way.cause]
    return ((start, lower), (start, first), (lane, first), (lane, last), (end, last), (end, upper))
