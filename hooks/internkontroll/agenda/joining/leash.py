"""PDF files are opened in a process of their own, which can be stopped: this is the side that calls it.

The files go to it by stdin and come back by stdout: a run that is killed leaves no copy of a paper behind.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PROCESS = Path(__file__).with_name("process.py")
_PACKAGES = Path(__file__).parents[3]
#: the process's own exit code for "this file cannot be used, the reason is on stderr"
_FAULTY = 3

#: codes beside those of the process itself: it was stopped, or gave up
TOO_SLOW, TOO_LARGE, BROKEN = "slow", "large", "broken"


@dataclass(frozen=True, slots=True)
class Leash:
    """What one job may cost before it is stopped. As it stands: generous for 1,500 pages of our own."""

    #: wall clock, in seconds
    seconds: float = 120
    #: processor time, in whole seconds
    cpu_seconds: int = 60
    #: address space, in MB
    megabytes: int = 2048


class JoiningError(Exception):
    """A file could not be read or joined. `code` tells why; the words are in `foreign.py`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Sheets:
    """One file of those to be joined, and the bookmarks that lead to it (see `joining.Part`)."""

    content: bytes
    title: str
    levels: tuple[str, ...]


def inspect(content: bytes, leash: Leash = Leash()) -> dict[str, Any]:
    """What there is to say of a foreign file (see `joining.inspected`). Raises `JoiningError`."""
    found = json.loads(_run({}, [content], leash))
    assert isinstance(found, dict)
    return found


def join(parts: Sequence[Sheets], front: Mapping[str, str], leash: Leash = Leash()) -> bytes:
    """The parts as one file. `front` is what `metadata.Front` holds. Raises `JoiningError`."""
    told = [{"title": part.title, "levels": part.levels} for part in parts]
    return _run({"parts": told, "front": dict(front)}, [part.content for part in parts], leash)


def _run(job: Mapping[str, Any], files: Sequence[bytes], leash: Leash) -> bytes:
    limits = {"cpu_seconds": leash.cpu_seconds, "megabytes": leash.megabytes}
    whole = json.dumps({**job, **limits, "sizes": [len(one) for one in files]})
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, (str(_PACKAGES), os.environ.get("PYTHONPATH")))),
        "PYTHONUTF8": "1",
        "MALLOC_ARENA_MAX": "2",
    }
    try:
        # -P: modules that lie beside the script must not shadow the library's; -W: on stderr is the code alone
        run = subprocess.run(  # noqa: S603 -- our own script; job and files go by stdin
            [sys.executable, "-P", "-Wignore", str(_PROCESS)],
            input=b"".join((whole.encode(), b"\n", *files)),
            capture_output=True,
            timeout=leash.seconds,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise JoiningError(TOO_SLOW) from None
    if run.returncode == _FAULTY:
        raise JoiningError(run.stderr.decode())
    if run.returncode < 0 or b"MemoryError" in run.stderr or b"bad_alloc" in run.stderr:
        raise JoiningError(TOO_LARGE)
    if run.returncode:
        raise JoiningError(BROKEN)
    return run.stdout
