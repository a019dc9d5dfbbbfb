"""Editions kept between runs, so that an unchanged document is not made again.

A cache may be damaged, full, read-only or gone: then documents are made, and nothing else happens. What is read is
believed only when its checksum holds, and only from a folder that is our own and that nobody else may write in.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from pathlib import Path

from internkontroll.editions.edition import Edition
from internkontroll.writing.whole_files import write_atomically

#: what is kept at most, in bytes: some thousands of documents. The least recently used go first.
CAPACITY = 512 * 1024 * 1024
_MAGIC = b"internkontroll 1\n"
_NAME = re.compile(r"[0-9a-f]{64}")
#: as `write_atomically` names what it is not done with
_UNFINISHED = re.compile(r"\.[0-9a-f]{64}\..*\.ny")


def default_cache() -> Path | None:
    """The folder of this user's cache: `IK_CACHE` (`0` is none), else where the system keeps such things."""
    own = os.environ.get("IK_CACHE", "")
    if own:
        return None if own == "0" else Path(own)
    base = os.environ.get("XDG_CACHE_HOME", "")
    # the standard says that a relative path is no path
    if base and Path(base).is_absolute():
        return Path(base, "internkontroll")
    try:
        return Path.home() / ".cache" / "internkontroll"
    except RuntimeError:  # a user without a home
        return None


class EditionCache:
    """Editions by fingerprint in one folder. No method raises for what is in the folder or may not be done to it."""

    def __init__(self, folder: Path, capacity: int = CAPACITY) -> None:
        self._folder = folder
        self._capacity = capacity
        self._usable: bool | None = None
        self._has_written = False

    def read(self, fingerprint: str) -> Edition | None:
        """The edition with that fingerprint; None when it is not there whole."""
        if not self._is_ours(create=False):
            return None
        file = self._file(fingerprint)
        try:
            stored = file.read_bytes()
        except OSError:
            return None
        edition = _opened(stored, fingerprint)
        with contextlib.suppress(OSError):  # a folder that may only be read serves as well
            if edition is None:
                file.unlink()
            else:
                os.utime(file)  # the time of use decides what goes first
        return edition

    def write(self, fingerprint: str, edition: Edition) -> None:
        """Keep an edition."""
        if not self._is_ours(create=True):
            return
        try:
            write_atomically(self._file(fingerprint), _closed(edition, fingerprint))
            self._has_written = True
        except OSError:
            self._usable = False  # a full disk: do not try again for every document

    def trim(self) -> None:
        """Remove what has not been used for longest until the rest is within the capacity."""
        if not self._has_written or not self._is_ours(create=False):
            return
        kept: list[tuple[float, str, int, Path]] = []
        try:
            for file in self._folder.rglob("*"):
                if _NAME.fullmatch(file.name) or _UNFINISHED.fullmatch(file.name):
                    state = file.lstat()
                    if stat.S_ISREG(state.st_mode):
                        kept.append((state.st_mtime, file.name, state.st_size, file))
            total = sum(size for _, _, size, _ in kept)
            for _, _, size, file in sorted(kept):
                if total <= self._capacity:
                    break
                file.unlink(missing_ok=True)
                total -= size
        except OSError:
            return

    def _file(self, fingerprint: str) -> Path:
        return self._folder / fingerprint[:2] / fingerprint

    def _is_ours(self, *, create: bool) -> bool:
        """Whether the folder is there, a real one, this user's, and closed to others (it is closed if it is not)."""
        if self._usable is None or (create and not self._folder.is_dir()):
            self._usable = None
            try:
                if create:
                    self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                state = self._folder.lstat()
                self._usable = stat.S_ISDIR(state.st_mode) and state.st_uid == getattr(os, "getuid", lambda: 0)()
                if self._usable and state.st_mode & 0o077 and os.name == "posix":
                    self._folder.chmod(0o700)
            except FileNotFoundError:
                return False  # not yet made
            except OSError:
                self._usable = False
        return bool(self._usable)


def _closed(edition: Edition, fingerprint: str) -> bytes:
    pages = "-" if edition.pages is None else str(edition.pages)
    payload = f"{pages}\n".encode() + edition.content
    return _MAGIC + _checksum(fingerprint, payload) + payload


def _opened(stored: bytes, fingerprint: str) -> Edition | None:
    start = len(_MAGIC) + hashlib.sha256().digest_size
    checksum, payload = stored[len(_MAGIC) : start], stored[start:]
    if stored[: len(_MAGIC)] != _MAGIC or checksum != _checksum(fingerprint, payload):
        return None
    pages, _, content = payload.partition(b"\n")
    return Edition(content, None if pages == b"-" else int(pages))


def _checksum(fingerprint: str, payload: bytes) -> bytes:
    """Over the name as well: a whole file under another's name is not what was asked for."""
    return hashlib.sha256(fingerprint.encode() + b"\n" + payload).digest()
