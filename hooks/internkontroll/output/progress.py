"""How far a command has come, on a terminal, when it takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

#: what is done sooner than this needs no word
_PATIENCE = 1.0
_CLEAR = "\r\x1b[K"


class Progress:
    """Called with how many are done and how many there are; a context, which leaves a clean line behind it.

        with Progress("handlingar") as progress:
            editions.make(orders, progress)

    Nothing is ever written to a stream that is not a terminal.
    """

    def __init__(self, what: str, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._what = what
        self._stream = stream or sys.stderr
        self._clock = clock
        self._start = clock()
        self._is_shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def __call__(self, done: int, total: int) -> None:
        """Show `3 av 14 handlingar` when the first second has passed."""
        if not self._stream.isatty() or self._clock() - self._start < _PATIENCE:
            return
        self._stream.write(f"{_CLEAR}{done} av {total} {self._what}")
        self._stream.flush()
        self._is_shown = True

    def clear(self) -> None:
        """Take the line away, before something else is written or at the end."""
        if self._is_shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._is_shown = False
