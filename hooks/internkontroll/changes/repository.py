"""The git repository that a folder lies in, read without letting anything in it run or reach out.

A repository is foreign matter: its settings may name programs (a pager, hooks, a file watcher, a signature checker,
text converters), its file names may hold anything, and a partial clone would fetch what it lacks. None of that
happens here. Settings are overruled on the command line, wherever they stand: those of the computer and of the user
are read too, since only there git can be told to trust a folder of another owner. The caller's `GIT_…` variables are
left out, but for those that say where these settings lie. What cannot be read within the limits is a `NoHistoryError`
that says so in Swedish.

The oldest git that this is written for is 2.31, the first with `--diff-merges=first-parent`.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

#: for each of the two readings; the history of 5,000 records takes about two
SECONDS = 120.0
#: versions of files: twenty for each of 10,000 records
MAX_VERSIONS = 200_000
_CHUNK = 1 << 20
#: what a signature, a pager, a hook, a file watcher or a transport would need; no bare repository that pretends to be
#: a folder of records; and what would tell another history. A style that this git does not know would stop it, even
#: though no other than ours is used.
_OVERRULED = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.useReplaceRefs=false",
    "format.pretty=medium",
    "log.date=short",
    "log.follow=false",
    "log.showRoot=true",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_GRAFT_FILE": "/dev/null",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    "TZ": "UTC",
}
#: where the builder's own settings lie
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM"})
#: in front of a commit's day: no other part of the log begins so
_MARK = b"\x01"
_REGULAR = (b"100644", b"100755")

NO_GIT = "Ändringar visas inte: programmet git finns inte på den dator som byggde webbplatsen."
NO_REPOSITORY = "Ändringar visas inte: registret ligger inte i git där webbplatsen byggdes."
NOT_COMMITTED = "Ändringar visas inte: registrets filer är inte sparade i git."
SHALLOW = "Ändringar visas inte: webbplatsen byggdes av en ytlig kopia av registret, utan dess historik."
PARTIAL = "Ändringar visas inte: webbplatsen byggdes av en ofullständig kopia av registret."
ANOTHER_OWNER = (
    "Ändringar visas inte: mappen med registret ägs av en annan användare än den som byggde webbplatsen. "
    "Den som sköter driften kan tillåta det med inställningen safe.directory i git, för användaren som bygger "
    "(git config --global) eller för hela datorn (git config --system)."
)
TOO_LARGE = "Ändringar visas inte: registrets historik är för stor för att läsas."
UNREADABLE = "Ändringar visas inte: registrets historik i git går inte att läsa."


class NoHistoryError(Exception):
    """Why there is no history to tell; the text is a Swedish sentence for the readers of the site."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file in one commit: the day that its author gave, its path below the folder, and the blob it became."""

    #: which commit, counted from the oldest
    commit: int
    #: `2025-03-01`, in the author's own time zone
    day: str
    path: bytes
    #: None when the file was taken away
    blob: bytes | None


class Repository:
    """The repository around a folder. Raises NoHistoryError when it has no whole history to read."""

    def __init__(self, folder: Path, seconds: float = SECONDS) -> None:
        self._folder = folder
        self._seconds = seconds
        is_inside, is_shallow = self._ask("rev-parse", "--is-inside-work-tree", "--is-shallow-repository").split()
        if is_inside != b"true":  # a setting says that its files lie elsewhere, and then no path is below the folder
            raise NoHistoryError(NO_REPOSITORY)
        if is_shallow != b"false":
            raise NoHistoryError(SHALLOW)
        # git before 2.45 would fetch what a partial clone lacks
        if self._ask("config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$", may_fail=True):
            raise NoHistoryError(PARTIAL)
        if not self._ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}", may_fail=True):
            raise NoHistoryError(NOT_COMMITTED)

    def file_changes(self) -> list[FileChange]:
        """What every commit did to the files of the folder, oldest first.

        Only the line of first parents is followed: a merge tells once, as one change on its own day, what a branch
        brought in, and what happened on the branch before that is nobody's business.
        """
        options = ("--first-parent", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z", "--reverse")
        fixed = (  # whatever the settings say
            "--diff-merges=first-parent",
            "--encoding=UTF-8",
            "--ignore-submodules=all",
            "-O/dev/null",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--no-notes",
            "--no-decorate",
            "--no-mailmap",
        )
        form = f"--format=tformat:{_MARK.decode()}%as"
        found: list[FileChange] = []
        with self._running("log", *options, *fixed, form, "HEAD", "--", ".") as process:
            day, number = "", 0
            head: list[bytes] | None = None
            for token in _tokens(process):
                part = token.lstrip(b"\n")
                if head is not None:  # a path may begin with anything
                    blob = head[3] if head[1] in _REGULAR and head[4][:1] != b"D" else None
                    found.append(FileChange(number, day, token, blob))
                    head = None
                elif part.startswith(_MARK):
                    day = part[1:].decode("ascii", "replace").strip()
                    number += 1
                elif part.startswith(b":"):
                    head = part[1:].split(b" ")
                if len(found) > MAX_VERSIONS:
                    raise NoHistoryError(TOO_LARGE)
        if not found:
            raise NoHistoryError(NOT_COMMITTED)
        return found

    def contents(self, blobs: Iterable[bytes], largest: int) -> Iterator[bytes | None]:
        """What each blob holds, in order; None for one that is larger than `largest` bytes or not there."""
        with tempfile.TemporaryFile() as asked:
            asked.writelines(b"%s\n" % blob for blob in blobs)
            asked.seek(0)
            with self._running("cat-file", "--batch", "--buffer", stdin=asked) as process:
                assert process.stdout is not None
                while head := process.stdout.readline():
                    parts = head.split()
                    if len(parts) != 3:  # `<id> missing`
                        yield None
                        continue
                    size = int(parts[2])
                    if parts[1] == b"blob" and size <= largest:
                        yield process.stdout.read(size)
                    else:
                        _skip(process.stdout, size)
                        yield None
                    process.stdout.read(1)  # the end of the line

    def _ask(self, *arguments: str, may_fail: bool = False) -> bytes:
        try:
            run = subprocess.run(  # noqa: S603 -- fixed words; the folder is an argument of its own
                self._command(*arguments),
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=self._seconds,
                check=False,
            )
        except FileNotFoundError:
            raise NoHistoryError(NO_GIT) from None
        except (OSError, subprocess.TimeoutExpired):
            raise NoHistoryError(UNREADABLE) from None
        if run.returncode and not may_fail:
            raise NoHistoryError(_reason(run.stderr))
        return b"" if run.returncode else run.stdout

    @contextlib.contextmanager
    def _running(self, *arguments: str, stdin: IO[bytes] | None = None) -> Iterator[subprocess.Popen[bytes]]:
        """A git that is read while it works, and is killed when it takes too long or is no longer listened to."""
        late = threading.Event()
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(  # noqa: S603 -- as above
                self._command(*arguments),
                env=_environment(),
                stdin=stdin or subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=said,
                bufsize=_CHUNK,
            )

            def stop() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(self._seconds, stop)
            timer.daemon = True
            timer.start()
            try:
                yield process
                code = process.wait()
            finally:
                timer.cancel()
                process.kill()
                process.wait()
                assert process.stdout is not None
                process.stdout.close()
            if late.is_set():
                raise NoHistoryError(TOO_LARGE)
            if code:
                said.seek(0)
                raise NoHistoryError(_reason(said.read(10_000)))

    def _command(self, *arguments: str) -> list[str]:
        overruled = [word for one in _OVERRULED for word in ("-c", one)]
        return ["git", "-C", str(self._folder), "--no-pager", "--no-replace-objects", *overruled, *arguments]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or not name.upper().startswith("GIT_")}
    return kept | _ENVIRONMENT


def _reason(said: bytes) -> str:
    """What git's complaint (in English: LC_ALL) means to the readers."""
    if b"dubious ownership" in said:
        return ANOTHER_OWNER
    if b"not a git repository" in said:
        return NO_REPOSITORY
    return UNREADABLE


def _tokens(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """What stands between the zero bytes."""
    assert process.stdout is not None
    rest = b""
    while chunk := process.stdout.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    if rest:
        yield rest


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0:
        size -= len(stream.read(min(size, _CHUNK))) or size
