"""Bookmarks (outlines): each part gets one of its own, with those of its own file below it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

from internkontroll.agenda.joining.destinations import Destinations
from internkontroll.agenda.joining.objects import MOST, dictionary, integer, key, text

_DEEPEST = 12
_LONGEST = 1000


@dataclass
class Bookmark:
    """A title, where it leads, and the bookmarks below it. `is_open` shows those below from the start."""

    title: str
    place: Object | None = None
    below: list[Bookmark] = field(default_factory=list)
    is_open: bool = False


def bookmarks_of(pdf: Pdf) -> list[Bookmark]:
    """The file's own bookmarks; their places still lie in that file."""
    root = dictionary(pdf.Root.get("/Outlines"))
    if root is None:
        return []
    destinations = Destinations(pdf)
    top: list[Bookmark] = []
    seen = set[tuple[int, int]]()
    # first item, the list that it and its followers belong in, and how deep that is
    waiting: list[tuple[object, list[Bookmark], int]] = [(root.get("/First"), top, 1)]
    while waiting:
        value, among, depth = waiting.pop()
        item = dictionary(value)
        own = key(item) if item is not None else None
        # a direct item could not have been told from one already seen
        if item is None or own is None or own in seen or len(seen) > MOST:
            continue
        seen.add(own)
        action = dictionary(item.get("/A"))
        place = item.get("/Dest")
        if place is None and action is not None and text(action.get("/S")) == "/GoTo":
            place = action.get("/D")
        one = Bookmark(
            text(item.get("/Title"))[:_LONGEST],
            destinations.resolve(place),
            is_open=(integer(item.get("/Count")) or 0) > 0,
        )
        among.append(one)
        waiting.append((item.get("/Next"), among, depth))
        waiting.append((item.get("/First"), one.below if depth < _DEEPEST else among, min(depth + 1, _DEEPEST)))
    return top


def top_of(page: Object) -> Array:
    """The upper edge of a page, at whatever size the reader has chosen."""
    box = page.get("/CropBox") or page.get("/MediaBox")
    top = box[3] if isinstance(box, Array) and len(box) == 4 else 842
    return Array([page, pikepdf.Name("/XYZ"), 0, top, 0])


def outlines(pdf: Pdf, bookmarks: list[Bookmark]) -> Object | None:
    """The bookmarks as the object that the catalogue names; None when there are none."""
    if not bookmarks:
        return None
    root = pdf.make_indirect(Dictionary(Type=pikepdf.Name("/Outlines")))
    root["/Count"] = _write(pdf, root, bookmarks)
    return root


def _write(pdf: Pdf, parent: Object, bookmarks: list[Bookmark]) -> int:
    """Writes one level and those below; returns how many items are seen from the start."""
    seen = 0
    items = [pdf.make_indirect(Dictionary(Title=pikepdf.String(one.title), Parent=parent)) for one in bookmarks]
    for index, (item, one) in enumerate(zip(items, bookmarks, strict=True)):
        if one.place is not None:
            item["/Dest"] = one.place
        if index:
            item["/Prev"] = items[index - 1]
        if index + 1 < len(items):
            item["/Next"] = items[index + 1]
        seen += 1
        if one.below:
            below = _write(pdf, item, one.below)
            item["/Count"] = below if one.is_open else -below
            seen += below if one.is_open else 0
    parent["/First"], parent["/Last"] = items[0], items[-1]
    return seen
