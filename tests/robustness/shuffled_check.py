"""`ik` on a file system that lists every folder in another order: `python -m … SEED ARGUMENTS`."""

from __future__ import annotations

import os
import random
import sys
from typing import TYPE_CHECKING, Any, Self

from internkontroll.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

_listed = os.scandir
_chance = random.Random(sys.argv[1])


class _Shuffled:
    """What os.scandir gives, in another order."""

    def __init__(self, path: Any = ".") -> None:
        with _listed(path) as entries:
            in_order = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        _chance.shuffle(in_order)
        self._entries: Iterator[os.DirEntry[Any]] = iter(in_order)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> os.DirEntry[Any]:
        return next(self._entries)

    def close(self) -> None:
        """Nothing is open any longer."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


if __name__ == "__main__":
    os.scandir = _Shuffled  # type: ignore[assignment]
    os.listdir = lambda path=".": [entry.name for entry in _Shuffled(path)]
    sys.exit(main(sys.argv[2:]))
