"""How a part of the new site takes the old one's place: at once where the file system can, else file by file.

A part can be moved to its place and be killed at any moment; what is then found tells how far it came. A folder on its
way has a mark within it. The old folder, which an exchange leaves where the new one was, does not have it. Numbers of
inodes would tell it too, but they do not last on every file system, nor when a folder is copied.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

#: beginning of all names that are ours within a site; the web servers' files deny them
WORKSHOP = ".internkontroll-bygge"
#: in each folder of the new site until it is in its place; holds what tells one run from another
MARK = f"{WORKSHOP}-ny"
_BESIDE = f"{WORKSHOP}-fil"
_EXCHANGE, _HERE = 2, -100  # Linux: RENAME_EXCHANGE, AT_FDCWD


def mark(part: Path, run: str) -> None:
    """Let a part be known as new, also after the machine has lost its power."""
    if not _is_folder(part) or part.name.startswith("."):
        return  # such a part never changes places with an old one
    with (part / MARK).open("w", encoding="utf-8") as stream:
        stream.write(run)
        stream.flush()
        os.fsync(stream.fileno())


def is_new(part: Path, run: str) -> bool:
    """Whether a part among the new is one of them, and not an old one that has changed places with it."""
    if not _is_folder(part) or part.name.startswith("."):
        return True
    try:
        return (part / MARK).read_bytes() == run.encode()
    except FileNotFoundError:
        return False


def unmark(place: Path) -> None:
    """The part is in its place, and nothing of ours is to be seen in it."""
    if _is_folder(place):
        (place / MARK).unlink(missing_ok=True)


def take_place(part: Path, place: Path, old: Path) -> None:
    """Put a part in its place; what was there goes among the old."""
    if not _is_folder(part):
        if _is_folder(place):
            discard(place, old)
        part.replace(place)
    elif part.name.startswith("."):
        _lay_in(part, place, old)
    elif _is_folder(place) and _exchanged(part, place):
        discard(part, old)
    else:
        try:
            if os.path.lexists(place):
                place.rename(_free(old, place.name))
            part.rename(place)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            # Docker's overlayfs moves no folder that came with the image
            _make_alike(place, part)
            (part / MARK).unlink()  # from here on it is not needed, and not to be read again
            discard(part, old)


def discard(path: Path, old: Path) -> None:
    """Out of the site at once; file by file where a folder cannot be moved."""
    try:
        path.rename(_free(old, path.name))
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        remove(path)


def remove(path: Path) -> None:
    """A file, or a folder with all that is in it."""
    if _is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink()


def _lay_in(part: Path, place: Path, old: Path) -> None:
    """What is hidden is not ours alone: only the files that we bring are replaced."""
    if os.path.lexists(place) and not _is_folder(place):
        discard(place, old)
    place.mkdir(exist_ok=True)
    for one in sorted(part.iterdir()):
        if _is_folder(one):
            _lay_in(one, place / one.name, old)
        else:
            if _is_folder(place / one.name):
                discard(place / one.name, old)
            one.replace(place / one.name)
    part.rmdir()


def _make_alike(folder: Path, new: Path) -> None:
    """Let a folder hold what the new one holds, which stays whole: it is what a run after a killed one begins from."""
    if not _is_folder(folder):
        folder.unlink(missing_ok=True)
        folder.mkdir()
    names = {one.name for one in new.iterdir()} - {MARK}
    beside = folder / _BESIDE
    for name in sorted(names):
        one, place = new / name, folder / name
        if _is_folder(one):
            _make_alike(place, one)
            continue
        if _is_folder(place):
            remove(place)
        beside.unlink(missing_ok=True)
        shutil.copy2(one, beside, follow_symlinks=False)
        beside.replace(place)  # who reads the file sees all of the old one or all of the new one
    for one in sorted(folder.iterdir()):
        if one.name not in names:
            remove(one)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places at once, where the system can: at no time is there nothing."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # an older C library
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _free(folder: Path, name: str) -> Path:
    place, number = folder / name, 1
    while os.path.lexists(place):
        place, number = folder / f"{name}.{number}", number + 1
    return place
