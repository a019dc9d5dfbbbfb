"""The new site is built in a hidden folder within the old one, and takes its place part by part when it is done.

Within, and not beside: the folder that a web server reads stays the same folder, with its owner, its mount and its links;
it is on the same file system whatever it is; and whoever may write the site may write there. Parts (a top-level
folder or file) are renamed, which takes no room on a disk and a few milliseconds for all; where a folder cannot be, its
files are replaced one by one (`moving.py`). What the site generator leaves alone when it cleans is left alone here too:
hidden files.

Once the new site is whole, a list says so before the first part is moved. A run that finds such a list finishes
what the one before it was killed in, and one that finds none throws away what lies there.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from internkontroll.publishing.moving import WORKSHOP, discard, is_new, mark, remove, take_place, unmark

_NEW, _OLD, _LIST = "nytt", "gammalt", "klart.json"
_OURS = 0o700


class BusySiteError(Exception):
    """Another run is building the same site; the text is Swedish."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} byggs just nu av en annan körning. Vänta tills den är klar. Webbplatsen är orörd.")


class HalfwayError(OSError):
    """The new site has begun to take the old one's place, and could not finish; the next run does."""


#: said when it has
HALFWAY = "Webbplatsen är delvis utbytt: en del är nytt och en del gammalt. Bygg igen, så byts resten ut."


class Renewal:
    """The building of a site in a folder, from here until `swap` or `close`.

    Raises BusySiteError, and OSError when the folder cannot be written: HalfwayError when what a run before it had begun
    still cannot be finished.
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
            self._move()
            self._clear()
            #: where the new site is to be written
            self.target = self._workshop / _NEW
            self.target.mkdir()
        except BaseException:
            self.close()
            raise

    def swap(self) -> None:
        """Put the new site in the old one's place. Raises OSError before anything is moved, HalfwayError after."""
        run, parts = uuid4().hex, sorted(self.target.iterdir())
        for part in parts:
            mark(part, run)
        listed = json.dumps({"bygge": run, "delar": [part.name for part in parts]})
        half = self._workshop / f"{_LIST}.ny"
        with half.open("w", encoding="utf-8") as stream:
            stream.write(listed)
            stream.flush()
            os.fsync(stream.fileno())
        half.replace(self._workshop / _LIST)
        self._move()
        self.close()

    @property
    def is_halfway(self) -> bool:
        """Whether the new site has begun to take the old one's place, and not finished."""
        return (self._workshop / _LIST).exists()

    def close(self) -> None:
        """Leave the site as it is, with nothing of ours in it. May be called again."""
        if not self._is_open:
            return
        self._is_open = False
        if not self.is_halfway:  # else the next run finishes what could not be finished now
            shutil.rmtree(self._workshop, ignore_errors=True)
            with suppress(OSError):  # folders that were made for a site that did not come
                for one in self._made:
                    one.rmdir()
        if self._lock is not None:
            os.close(self._lock)

    def _move(self) -> None:
        """Finish what the list says; nothing where there is none."""
        listed = _read(self._workshop / _LIST)
        if listed is None:
            return
        try:
            self._move_all(*listed)
        except OSError as error:
            raise HalfwayError(error.errno, error.strerror) from error

    def _move_all(self, run: str, coming: list[str]) -> None:
        new, old = self._workshop / _NEW, self._workshop / _OLD
        old.mkdir(exist_ok=True)
        for name in coming:
            part, place = new / name, self.folder / name
            if os.path.lexists(part):
                if is_new(part, run):
                    take_place(part, place, old)
                else:  # it has changed places already
                    discard(part, old)
            unmark(place)
        for part in sorted(self.folder.iterdir()):
            if part.name not in coming and not part.name.startswith("."):
                discard(part, old)
        (self._workshop / _LIST).unlink()

    def _clear(self) -> None:
        for left in self._workshop.iterdir():
            remove(left)


def _read(file: Path) -> tuple[str, list[str]] | None:
    """Which run made a list and what it names; None when there is none, or somebody has damaged it."""
    try:
        listed = json.loads(file.read_text("utf-8"))
        return str(listed["bygge"]), [str(name) for name in listed["delar"]]
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        file.unlink()  # all is made anew in any case
        return None


def cannot_write(error: OSError, folder: Path) -> str:
    """Why a site could not be written, and that the old one stands or is half replaced, in Swedish."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            why = "det finns inte plats på disken"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            why = "det saknas rätt att skriva där"
        case _:
            why = error.strerror or type(error).__name__
    stands = HALFWAY if isinstance(error, HalfwayError) else "Webbplatsen är orörd."
    return f"Webbplatsen kunde inte skrivas till {folder}: {why}. {stands}"


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
