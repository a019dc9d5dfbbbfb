"""Progress: nothing in the first second, one line after that, a clean line at the end; never but on a terminal."""

from __future__ import annotations

import io

from internkontroll.output.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_waits_a_second_shows_one_line_and_cleans_it() -> None:
    stream, clock = Terminal(), Clock()
    with Progress("handlingar", stream, clock) as progress:
        progress(1, 14)
        clock.now += 0.99
        progress(2, 14)
        assert stream.getvalue() == ""
        clock.now += 0.01
        progress(3, 14)
        progress(4, 14)
        assert stream.getvalue() == "\r\x1b[K3 av 14 handlingar\r\x1b[K4 av 14 handlingar"
    assert stream.getvalue().endswith("4 av 14 handlingar\r\x1b[K")


def test_what_is_cleared_is_not_cleared_again() -> None:
    stream, clock = Terminal(), Clock()
    with Progress("dokument", stream, clock) as progress:
        clock.now += 2
        progress(1, 2)
        progress.clear()
        before = stream.getvalue()
        progress.clear()
    assert stream.getvalue() == before


def test_a_file_or_a_pipe_gets_nothing() -> None:
    stream, clock = io.StringIO(), Clock()
    with Progress("dokument", stream, clock) as progress:
        clock.now += 60
        progress(1, 2)
    assert stream.getvalue() == ""
