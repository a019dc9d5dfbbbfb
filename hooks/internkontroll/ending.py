"""What happens when the system asks a command or a build of ours to end: it clears up after itself first."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: what a shell says of a command that a signal has ended: this and the signal's number
_SIGNALLED = 128


@contextmanager
def ending_in_order() -> Iterator[None]:
    """While it lasts, a signal to end raises SystemExit: temporary folders and processes of ours go with the command."""
    names = ("SIGTERM", "SIGHUP")  # the latter not on Windows
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        signals = []  # only the main thread may say what a signal does
    # one that somebody has told us to ignore (nohup) is
    signals = [one for one in signals if signal.getsignal(one) is signal.SIG_DFL]

    def end(number: int, _frame: FrameType | None) -> None:
        for one in signals:
            signal.signal(one, signal.SIG_IGN)  # a second one must not stop us from clearing up
        sys.exit(_SIGNALLED + number)

    for one in signals:
        signal.signal(one, end)
    try:
        yield
    finally:
        for one in signals:
            signal.signal(one, signal.SIG_DFL)
