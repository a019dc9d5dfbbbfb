"""Where the parts of a thread stand in the picture: time goes downwards, what follows stands below its cause.

The parts of a year stand in rows, each row one step further along the thread; a long row is broken. What has a
cause stands as near below it as there is room. Nothing here knows what a part is, or how it is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: boxes beside each other at most; four fill a page
MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Node:
    """A part to place: its number, its year, and the numbers of its causes (those that are not drawn are left out)."""

    number: int
    year: int
    causes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows from the top, each with the part of every column that has one; `cells` is the same seen from the part."""

    rows: tuple[Mapping[int, int], ...]
    #: the year of each row
    years: tuple[int, ...]
    #: number -> row and column
    cells: Mapping[int, tuple[int, int]]
    columns: int
    #: cause and effect, without those that go by way of another part
    links: tuple[tuple[int, int], ...]

    def is_free(self, column: int, above: int, below: int) -> bool:
        """True when no part stands in the column between two rows."""
        return all(column not in self.rows[row] for row in range(above + 1, below))


def grid_of(nodes: Sequence[Node]) -> Grid:
    """The parts in rows and columns. They come in the order in which they are read."""
    drawn = {node.number for node in nodes}
    causes = {node.number: tuple(one for one in node.causes if one in drawn) for node in nodes}
    layers = _layers(nodes, causes)
    columns = min(MOST_COLUMNS, max(map(len, layers.values()), default=1))
    rows: list[dict[int, int]] = []
    years: list[int] = []
    cells: dict[int, tuple[int, int]] = {}
    for (year, _), layer in sorted(layers.items()):
        wished = {one: _wish(causes[one], cells) for one in layer}
        layer.sort(key=lambda one: (wished[one], one))
        for some in _broken(layer, columns):
            row = _columns(some, wished, columns)
            cells.update({one: (len(rows), column) for column, one in row.items()})
            rows.append(row)
            years.append(year)
    return Grid(tuple(rows), tuple(years), cells, columns, tuple(_links(causes)))


def _layers(nodes: Sequence[Node], causes: Mapping[int, Sequence[int]]) -> dict[tuple[int, int], list[int]]:
    """Year and step within the year -> the parts that stand there."""
    years = {node.number: node.year for node in nodes}
    depth: dict[int, int] = {}
    layers: dict[tuple[int, int], list[int]] = {}
    for node in nodes:
        # a cause that is read later is one of a ring
        before = (depth[one] for one in causes[node.number] if one in depth and years[one] == node.year)
        depth[node.number] = here = 1 + max(before, default=-1)
        layers.setdefault((node.year, here), []).append(node.number)
    return layers


def _broken(layer: Sequence[int], most: int) -> list[Sequence[int]]:
    """A long row as several, none much shorter than the others."""
    count = -(-len(layer) // most)
    long = -(-len(layer) // count)
    return [layer[start : start + long] for start in range(0, len(layer), long)]


def _wish(causes: Sequence[int], cells: Mapping[int, tuple[int, int]]) -> float:
    """The column where a part would best stand: below its causes, else first, where a narrow page begins."""
    placed = [cells[one][1] for one in causes if one in cells]
    return sum(placed) / len(placed) if placed else 0


def _columns(row: Sequence[int], wished: Mapping[int, float], columns: int) -> dict[int, int]:
    """A column for each part of a row, in its order, the row as a whole as near to what is wished as it can be."""
    middle = sum(wished[one] for one in row) / len(row)
    first = min(max(0, round(middle - (len(row) - 1) / 2)), columns - len(row))
    found: dict[int, int] = {}
    following = 0
    for index, one in enumerate(row):
        own = round(wished[one])
        place = min(max(own if len(row) < columns and own >= first + index else first + index, following),
                    columns - len(row) + index)  # fmt: skip
        found[place] = one
        following = place + 1
    return found


def _links(causes: Mapping[int, Sequence[int]]) -> list[tuple[int, int]]:
    """Cause and effect; a link that also goes by way of another part would only be one line more."""
    above: dict[int, set[int]] = {}
    for number, found in causes.items():
        above[number] = set(found).union(*(above.get(one, ()) for one in found))
    links = []
    for number, found in causes.items():
        for one in found:
            is_told = any(one in above.get(other, ()) for other in found if other != one and number not in above[other])
            if not (is_told and one < number):
                links.append((one, number))
    return links
