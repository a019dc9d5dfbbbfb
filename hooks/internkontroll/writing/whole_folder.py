"""Many files in one folder, renewed together: whole old files or whole new ones, and nobody else's touched.

The files are first written in a folder beside, `.<name>.ny`, and then renamed one by one. What is ours is told in
a list in the folder itself, with a checksum for each file: only a file that is exactly as we wrote it is replaced or
removed. The list names the new files before they come and the old ones until they are gone, so a run that is
killed at any moment leaves nothing that the next one does not know.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

#: the list of what is ours in a folder
LIST = ".internkontroll.json"


class NotOursError(Exception):
    """Files in the way that somebody else has written, or changed since we wrote them; the text is Swedish."""

    def __init__(self, files: list[Path]) -> None:
        self.files = files
        names = ", ".join(str(file) for file in files)
        one = "Filen har" if len(files) == 1 else "Filerna har"
        super().__init__(
            f"{names}: {one} ändrats eller skrivits av någon annan och skrivs inte över. Flytta eller ta bort, och försök igen."
        )


class BusyError(Exception):
    """Another run is writing in the folder; the text is Swedish."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} skrivs just nu av en annan körning. Vänta tills den är klar.")


def renew(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Make `files` (name -> content) the files of ours in a folder; returns those of ours that were left.

    A file of ours that is no longer among them is removed; left is one that somebody has changed meanwhile.
    Raises NotOursError before anything is changed, BusyError, and OSError; folders that it made, and could put nothing
    in, are gone then.
    """
    made = [above for above in folder.parents if not above.exists()]
    beside = folder.with_name(f".{folder.name}.ny")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(beside, folder):
            is_new = not folder.exists()
            folder.mkdir(exist_ok=True)
            try:
                return _renewed(folder, beside, files)
            except BaseException:
                if is_new:
                    _remove_empty([folder])
                raise
    except BaseException:
        _remove_empty(made)
        raise


def _renewed(folder: Path, beside: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    listed = _listed(folder)
    in_the_way = [
        folder / name
        for name, content in files.items()
        if not _is_free(folder / name, {*listed.get(name, ()), _checksum(content)})
    ]
    if in_the_way:
        raise NotOursError(in_the_way)
    coming = {name: [_checksum(content)] for name, content in files.items()}
    for name, content in files.items():
        _write(beside / name, content)
    both = {name: sorted({*listed.get(name, ()), *coming.get(name, ())}) for name in {*listed, *coming}}
    _write_list(beside, folder, both)
    for name in files:
        (beside / name).replace(folder / name)
    left = tuple(_removed(folder, listed, coming))
    _write_list(beside, folder, coming)
    return left


def _remove_empty(folders: Iterable[Path]) -> None:
    """Removes folders that this run has made, innermost first, as long as there is nothing in them."""
    with suppress(OSError):
        for one in folders:
            one.rmdir()


def _removed(folder: Path, listed: Mapping[str, list[str]], coming: Mapping[str, list[str]]) -> Iterator[Path]:
    """Removes what is no longer to be there; yields what was not removed since it is not as we wrote it."""
    for name in sorted(listed.keys() - coming.keys()):
        file = folder / name
        if _is_free(file, set(listed[name])):
            file.unlink(missing_ok=True)
        else:
            yield file


def _is_free(file: Path, checksums: set[str]) -> bool:
    """True when there is no such file, or one with a content that is ours."""
    if not os.path.lexists(file):
        return True
    if file.is_symlink() or not file.is_file():
        return False
    return _checksum(file.read_bytes()) in checksums


def _listed(folder: Path) -> dict[str, list[str]]:
    """What an earlier run wrote: name -> checksums. Nothing when the list cannot be read: then all is others'."""
    try:
        found = json.loads((folder / LIST).read_text("utf-8"))
        files = found["files"]
        return {
            name: [str(one) for one in sums]
            for name, sums in files.items()
            # a list that somebody else has written must not lead us out of the folder
            if Path(name).name == name and name not in ("", ".", "..")
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_list(beside: Path, folder: Path, files: Mapping[str, list[str]]) -> None:
    content = json.dumps({"files": dict(sorted(files.items()))}, ensure_ascii=False, indent=1) + "\n"
    _write(beside / LIST, content.encode("utf-8"))
    (beside / LIST).replace(folder / LIST)


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    file.chmod(0o644)


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _alone(beside: Path, folder: Path) -> Iterator[None]:
    """The folder beside, empty and this run's own while it lasts; what a killed run left in it is removed.

    The lock is one of the system's, so it ends with the process that holds it.
    """
    beside.mkdir(exist_ok=True)
    lock = None
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 -- not on Windows, where two runs at once fail on each other's files

        lock = os.open(beside, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # the run before may have removed the folder between our two calls
            is_there = beside.exists() and os.path.samestat(os.fstat(lock), beside.stat())
        except BlockingIOError:
            is_there = False
        if not is_there:
            os.close(lock)
            raise BusyError(folder)
    try:
        for left in beside.iterdir():
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
        yield
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if lock is not None:
            os.close(lock)
