"""A process that does one job after another and is killed when one of them takes too long.

Jobs and answers go through its pipes as a line that tells how many bytes follow. What it says on its error stream is
read when it has died. Nothing here forks after a library with threads has been loaded: processes are started anew.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

#: of the error stream, its last bytes
_TAIL = 4000


class StoppedByClockError(Exception):
    """The job took longer than it may; the process was killed."""


@dataclass
class DiedError(Exception):
    """The process ended in the middle of a job: killed by a limit of its own, or broken."""

    #: as `subprocess` tells it: negative for a signal
    returncode: int
    said: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process answered. `megabytes` is its memory at the most, 0 when it does not tell."""

    status: int
    megabytes: int
    content: bytes


class LeashedProcess:
    """One child process. It is started at once; `close` ends it whatever it is doing."""

    def __init__(self, command: Sequence[str], environment: dict[str, str], folder: Path) -> None:
        self.jobs = 0
        #: where it may put what it writes for itself (pandoc keeps a history): gone with it
        self._own = tempfile.TemporaryDirectory(prefix="internkontroll-")
        self._ending = threading.Lock()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 -- closed in `close`
        self._process = subprocess.Popen(  # noqa: S603 -- the callers' own scripts; what is hostile goes by stdin
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=os.environ | environment | {"TMPDIR": self._own.name},
            cwd=folder,
        )

    @property
    def is_alive(self) -> bool:
        """Whether it can be given a job."""
        return self._process.poll() is None

    def ask(self, job: bytes, seconds: float) -> Answer:
        """Give it a job and wait for the answer.

        Raises StoppedByClockError after `seconds`, DiedError when it ends without an answer; it is gone in both cases.
        """
        self.jobs += 1
        stopped = threading.Event()

        def stop() -> None:
            stopped.set()
            self._process.kill()

        timer = threading.Timer(max(0.0, seconds), stop)
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(job)
        except (OSError, ValueError):  # a broken pipe; half a head
            answer = None
        finally:
            timer.cancel()
        if answer is not None and not stopped.is_set():
            return answer
        said = self._end()
        if stopped.is_set():
            raise StoppedByClockError
        raise DiedError(self._process.returncode, said)

    def close(self) -> None:
        """End the process. May be called from another thread, and more than once."""
        self._process.kill()
        self._end()

    def _exchange(self, job: bytes) -> Answer | None:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        to.write(b"%d\n" % len(job))
        to.write(job)
        to.flush()
        head = back.readline().split()
        if len(head) != 3:
            return None
        status, megabytes, length = map(int, head)
        content = back.read(length)
        return Answer(status, megabytes, content) if len(content) == length else None

    def _end(self) -> str:
        """Wait for the end, after killing it if it has not come by itself; what it said last."""
        with self._ending:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1)  # a limit's signal may be on its way
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    if stream is not None:
                        stream.close()
            if self._errors.closed:
                return ""
            self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - _TAIL))
            said = self._errors.read().decode("utf-8", "replace")
            self._errors.close()
            self._own.cleanup()
            return said


class WarmProcess:
    """A leashed process that is started when it is needed, and replaced when it has died or done enough."""

    def __init__(self, start: Callable[[], LeashedProcess], most_jobs: int) -> None:
        self._start = start
        self._most_jobs = most_jobs
        self._process: LeashedProcess | None = None

    def start(self) -> LeashedProcess:
        """Have the process up before there is a job for it."""
        if self._process and (self._process.jobs >= self._most_jobs or not self._process.is_alive):
            self.close()
        if self._process is None:
            self._process = self._start()
        return self._process

    def close(self) -> None:
        """End the process; the next job starts another. May come from any thread."""
        if self._process:
            self._process.close()
            self._process = None

    def ask(self, job: bytes, seconds: Callable[[], float]) -> Answer:
        """Give it a job; `seconds` tells how long it may take from now.

        Raises as `LeashedProcess.ask`; DiedError only when a process that had done nothing else died of the job.
        """
        while True:
            process = self.start()
            try:
                return process.ask(job, seconds())
            except DiedError:
                if process.jobs == 1:
                    raise
                # what earlier jobs have left behind is not this one's fault


def bound(command: Sequence[str], cpu_seconds: int, megabytes: int) -> list[str]:
    """The command under limits of processor time and address space for the whole of its life.

    The shell sets them and becomes the program. On Windows, which has no such limits, the command as it is: the clock
    and the program's own limits are then the leash.
    """
    if sys.platform == "win32":
        return list(command)
    script = 'ulimit -c 0 && ulimit -t "$1" && ulimit -v "$2" && shift 2 && exec "$@"'
    return ["/bin/sh", "-c", script, "sh", str(cpu_seconds), str(megabytes * 1024), *command]
