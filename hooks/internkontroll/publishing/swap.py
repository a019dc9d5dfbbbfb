"""The new site is built in a hidden folder within the old one, and takes its place part by part when it is done.

Within, and not beside: the folder that a web server reads stays the same folder, with its owner, its mount and its links;
it is on the same file system whatever it is; and whoever may write the site may write there. Parts (a top-level
folder or file) are renamed, which takes no room on a disk and a few milliseconds for all. What the site generator
leaves alone when it cleans is left alone here too: hidden files.

Once the new site is whole, a list says so before the first part is moved. A run that finds such a list finishes
what the one before it was killed in, and one that finds none throws away what lies there.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

#: within the site's folder, while it is being built
WORKSHOP = ".internkontroll-bygge"
_NEW, _OLD, _LIST = "nytt", "gammalt", "klart.json"
_OURS = 0o700
_EXCHANGE, _HERE = 2, -100  # Linux: RENAME_EXCHANGE, AT_FDCWD


class BusySiteError(Exception):
    """Another run is building the same site; the text is Swedish."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} byggs just nu av en annan körning. Vänta tills den är klar. Webbplatsen är orörd.")


class Renewal:
    """The building of a site in a folder, from here until `swap` or `close`.

    Raises BusySiteError, and OSError when the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = [one for one in (folder, *folder.parents) if not one.exists()]
        self._workshop = folder / WORKSHOP
        # what is half-built is for nobody else to read, though it lies where a web server reads
        self._workshop.mkdir(mode=_OURS, parents=True, exist_ok=True)
        self._lock = _locked(self._workshop, folder)
        with suppress(OSError):  # a file system that knows no rights
            self._workshop.chmod(_OURS)
        self._is_open = True
        try:
            if (self._workshop / _LIST).exists():
                self._move()
            self._clear()
            #: where the new site is to be written
            self.target = self._workshop / _NEW
            self.target.mkdir()
        except BaseException:
            self.close()
            raise

    def swap(self) -> None:
        """Put the new site in the old one's place. Raises OSError before anything is moved, or in the midst of it."""
        # a part that changes places with the old one keeps its number, and is known by it after a kill
        listed = json.dumps({one.name: one.lstat().st_ino for one in sorted(self.target.iterdir())})
        half = self._workshop / f"{_LIST}.ny"
        with half.open("w", encoding="utf-8") as stream:
            stream.write(listed)
            stream.flush()
            os.fsync(stream.fileno())
        half.replace(self._workshop / _LIST)
        self._move()
        self.close()

    def close(self) -> None:
        """Leave the site as it is, with nothing of ours in it. May be called again."""
        if not self._is_open:
            return
        self._is_open = False
        if not (self._workshop / _LIST).exists():  # else the next run finishes what could not be finished now
            shutil.rmtree(self._workshop, ignore_errors=True)
            with suppress(OSError):  # folders that were made for a site that did not come
                for one in self._made:
                    one.rmdir()
        if self._lock is not None:
            os.close(self._lock)

    def _move(self) -> None:
        new, old = self._workshop / _NEW, self._workshop / _OLD
        coming: dict[str, int] = json.loads((self._workshop / _LIST).read_text("utf-8"))
        old.mkdir(exist_ok=True)
        for part in sorted(new.iterdir()):
            if part.lstat().st_ino == coming[part.name]:
                _replace(part, self.folder / part.name, old)
            else:  # it has changed places already
                part.rename(_free(old, part.name))
        for part in sorted(self.folder.iterdir()):
            if part.name not in coming and not part.name.startswith("."):
                part.rename(_free(old, part.name))
        (self._workshop / _LIST).unlink()

    def _clear(self) -> None:
        for left in self._workshop.iterdir():
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()


def cannot_write(error: OSError, folder: Path) -> str:
    """Why a site could not be written, and that the old one stands, in Swedish."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            why = "det finns inte plats på disken"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            why = "det saknas rätt att skriva där"
        case _:
            why = error.strerror or type(error).__name__
    return f"Webbplatsen kunde inte skrivas till {folder}: {why}. Webbplatsen är orörd."


def _replace(part: Path, place: Path, old: Path) -> None:
    """Put a part in its place; what was there goes among the old."""
    if not os.path.lexists(place):
        part.rename(place)
    elif part.name.startswith(".") and part.is_dir() and place.is_dir() and not place.is_symlink():
        # what is hidden is not ours alone: only the files that we bring are replaced
        for file in _files(part):
            target = place / file.relative_to(part)
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)
        shutil.rmtree(part)
    elif part.is_file() and place.is_file():
        part.replace(place)
    elif not _exchanged(part, place):
        place.rename(_free(old, place.name))
        part.rename(place)
    elif os.path.lexists(part):  # it is the old one now
        part.rename(_free(old, part.name))


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places at once, where the system can: at no time is there nothing."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # an older C library
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _free(folder: Path, name: str) -> Path:
    place, number = folder / name, 1
    while os.path.lexists(place):
        place, number = folder / f"{name}.{number}", number + 1
    return place


def _files(folder: Path) -> Iterator[Path]:
    for one in sorted(folder.iterdir()):
        if one.is_dir() and not one.is_symlink():
            yield from _files(one)
        else:
            yield one


def _locked(workshop: Path, folder: Path) -> int | None:
    """A lock of the system's, which ends with the process that holds it; none on Windows."""
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 -- not on Windows, where two runs at once fail on each other's files

    lock = os.open(workshop, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # the run before may have removed the folder between our two calls
        if workshop.exists() and os.path.samestat(os.fstat(lock), workshop.stat()):
            return lock
    except BlockingIOError:
        pass
    os.close(lock)
    raise BusySiteError(folder)
