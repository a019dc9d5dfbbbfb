"""Walking through the objects of a PDF without trusting them: no recursion, no way round in circles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

#: what a tree of names, fields or tags may hold before it is taken for a trap
MOST = 500_000


class UnreadableError(Exception):
    """A file that cannot be used. The code is one of `foreign.UNREADABLE`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def is_dictionary(value: object) -> TypeGuard[Object]:
    """True for a dictionary or a stream, which has one."""
    return isinstance(value, Object) and isinstance(value, (Dictionary, pikepdf.Stream))


def dictionary(value: object) -> Object | None:
    """The value when it is a dictionary or a stream."""
    return value if is_dictionary(value) else None


def array(value: object) -> list[Object]:
    """The elements of an array; none of anything else."""
    return list(value.as_list()) if isinstance(value, Array) else []


def text(value: object) -> str:
    """A string or name as text; empty for anything else."""
    if isinstance(value, pikepdf.String):
        return str(value)
    return str(value) if isinstance(value, Name) else ""


def integer(value: object) -> int | None:
    """A whole number; None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def is_true(value: object) -> bool:
    """True for the word `true`, and for nothing else that a file may hold in its place."""
    return value is True


def key(value: Object) -> tuple[int, int] | None:
    """What tells an indirect object from all others of its file; None for a direct one."""
    return value.objgen if value.is_indirect else None


def all_dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary and stream of the file, the ones inside others too, each once."""
    for top in pdf.objects:
        waiting: list[object] = [top]
        while waiting:
            value = waiting.pop()
            if is_dictionary(value):
                yield value
                waiting.extend(inner for _, inner in value.items() if _is_direct_container(inner))
            elif isinstance(value, Array):
                waiting.extend(inner for inner in value.as_list() if _is_direct_container(inner))


def tree_entries(root: object, leaf: str) -> Iterator[tuple[object, Object]]:
    """Key and value of each entry of a name tree (`/Names`) or number tree (`/Nums`)."""
    waiting, seen = [root], set[tuple[int, int]]()
    while waiting:
        node = dictionary(waiting.pop())
        if node is None:
            continue
        if (own := key(node)) is not None:
            if own in seen:
                continue
            seen.add(own)
        pairs = array(node.get(leaf))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        waiting.extend(reversed(array(node.get("/Kids"))))
        if len(seen) > MOST:
            raise UnreadableError("broken")


def _is_direct_container(value: object) -> bool:
    return isinstance(value, (Dictionary, Array, pikepdf.Stream)) and not value.is_indirect
