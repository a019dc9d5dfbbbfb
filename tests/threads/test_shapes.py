"""Threads of every shape: rings, long ones, wide ones, and titles that would be something else than text."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from internkontroll.pages.thread.layout import MOST_COLUMNS, Node, grid_of
from internkontroll.pages.thread.routes import drawn
from tests.threads.conftest import lay_out, pages_of
from tests.threads.reading import SVG

_HOSTILE = '"</text></svg><script>alert(1)</script> & \\" onload=x <b>fet</b>"'
_BOX = 100


def _risk(title: str, predecessors: str = "") -> str:
    return f"typ: risk\ntitel: {title}\nnämnd: ASN" + (f"\nföregångare: [{predecessors}]" if predecessors else "")


def test_sixty_steps_are_all_listed_and_the_nearest_drawn(tmp_path: Path) -> None:
    """A risk that has had sixty titles."""
    chain = {f"ASN-R{n:02}": _risk(f"Risk {n}", f"ASN-R{n - 1:02}" if n > 1 else "") for n in range(1, 61)}
    page = pages_of(lay_out(tmp_path, chain))["ASN-R60"]
    assert page.names == [f"Risk {n}" for n in range(1, 61)]
    assert page.drawn[-1].get("aria-current") == "page"
    assert [link.get("href") for link in page.drawn] == [
        f"asn-r{n}.html".replace("asn", "../risk/asn") for n in range(37, 61)
    ]


def test_a_ring_is_shown_and_every_part_is_visited_once(tmp_path: Path) -> None:
    """A follows B follows C follows A; the check says so, and the page still stands."""
    ring = {"ASN-R01": _risk("A", "ASN-R03"), "ASN-R02": _risk("B", "ASN-R01"), "ASN-R03": _risk("C", "ASN-R02")}
    pages = pages_of(lay_out(tmp_path, ring))
    for one in ring:
        page = pages[one]
        assert sorted(page.names) == ["Risk: A", "Risk: B", "Risk: C"]
        assert len(page.drawn) == 3


def test_a_title_is_text_whatever_it_holds(tmp_path: Path) -> None:
    """In the list, in the picture and in what is told when it is pointed at."""
    records = {"ASN-R01": _risk(_HOSTILE), "ASN-R02": _risk("Lugn", "ASN-R01")}
    page = pages_of(lay_out(tmp_path, records))["ASN-R02"]
    assert page.names[0] == 'Risk: </text></svg><script>alert(1)</script> & " onload=x <b>fet</b>'
    assert page.picture is not None
    assert {element.tag.removeprefix(SVG) for element in page.picture.iter()} <= {
        "svg",
        "a",
        "rect",
        "text",
        "path",
        "title",
    }
    assert "<script>alert" not in page.html


def test_a_hub_of_thousands_is_neither_drawn_nor_listed_whole(tmp_path: Path) -> None:
    """One risk that three hundred others are taken to follow."""
    many = {"ASN-R001": _risk("Navet")} | {f"ASN-R{n:03}": _risk(f"Del {n}", "ASN-R001") for n in range(2, 302)}
    page = pages_of(lay_out(tmp_path, many))["ASN-R001"]
    assert len(page.listed) == 100
    assert len(page.drawn) == 24
    assert "… och 201 till" in page.html
    assert len(page.html) < 100_000


_SHAPES = {
    "chain": [Node(n, 2020 + n, (n - 1,) if n > 1 else ()) for n in range(1, 9)],
    "fan": [Node(1, 0, ()), *(Node(n, 2025, (1,)) for n in range(2, 20))],
    "funnel": [*(Node(n, 2020, ()) for n in range(1, 8)), Node(8, 2021, tuple(range(1, 8)))],
    "ring": [Node(1, 0, (3,)), Node(2, 0, (1,)), Node(3, 0, (2,))],
    "itself": [Node(1, 0, (1,)), Node(2, 0, (1,))],
    "net": [Node(n, 2020 + n // 6, tuple(m for m in range(1, n) if (n * m) % 3 == 1)) for n in range(1, 25)],
    "both": [Node(1, 0, ()), Node(2, 0, ()), Node(3, 1, (1, 2)), Node(4, 1, (1, 2))],
    "past others": [
        Node(1, 0, ()),
        Node(2, 0, ()),
        *(Node(n, 1, ()) for n in range(3, 7)),
        *(Node(n, 2, (1, 2)) for n in range(7, 11)),
    ],
    "crossed": [Node(1, 0, ()), Node(2, 0, ()), Node(3, 1, (2,)), Node(4, 1, (1,)), Node(5, 2, (1, 2, 3, 4))],
}


@pytest.mark.parametrize("name", _SHAPES)
def test_no_line_goes_through_a_box_and_no_boxes_touch(name: str) -> None:
    """Whatever the shape, and also where the links run in a ring."""
    nodes = _SHAPES[name]
    grid = grid_of(nodes)
    heights = {node.number: 50 + node.number % 4 * 15 for node in nodes}
    picture = drawn(grid, heights, _BOX)
    boxes = {one: (x, y, x + _BOX, y + heights[one]) for one, (x, y) in picture.places.items()}
    assert len(boxes) == len(nodes)
    assert grid.columns <= MOST_COLUMNS
    for one, other in combinations(boxes.values(), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] < other[1] or other[3] < one[1]
    for x1, y1, x2, y2 in boxes.values():
        assert 0 <= x1 <= x2 <= picture.width
        assert 0 <= y1 <= y2 <= picture.height
    for route in picture.routes:
        for (ax, ay), (bx, by) in zip(route.points, route.points[1:], strict=False):
            assert ax == bx or ay == by
            for left, top, right, bottom in boxes.values():
                outside = max(ax, bx) <= left or min(ax, bx) >= right or max(ay, by) <= top or min(ay, by) >= bottom
                assert outside, (name, route)


def test_lines_of_different_causes_never_run_on_top_of_each_other() -> None:
    """They may cross; two that lie in one would be read as one. What leads to the same part may meet before it."""
    for name, nodes in _SHAPES.items():
        picture = drawn(grid_of(nodes), {node.number: 60 for node in nodes}, _BOX)
        pieces = [
            (route, a, b) for route in picture.routes for a, b in zip(route.points, route.points[1:], strict=False)
        ]
        for (one, a, b), (other, c, d) in combinations(pieces, 2):
            if one.cause == other.cause or one.effect == other.effect:
                continue
            for axis, along in ((0, 1), (1, 0)):
                if a[axis] == b[axis] == c[axis] == d[axis]:
                    shared = min(max(a[along], b[along]), max(c[along], d[along])) - max(
                        min(a[along], b[along]), min(c[along], d[along])
                    )
                    assert shared <= 0, (name, one, other)


def test_what_follows_stands_below_its_cause() -> None:
    """But for rings, where something must stand above."""
    for name in ("chain", "fan", "funnel", "net", "crossed"):
        grid = grid_of(_SHAPES[name])
        for cause, effect in grid.links:
            assert grid.cells[cause][0] < grid.cells[effect][0]
