"""The files of the register's folder that are not records: which they are, and which records use them.

A record names a file in `bilagor` or `beslutsunderlag`, or shows it as an image; the settings name a
logotype. What is written is read from the front matter as text, so that a record with a fault
elsewhere still counts as using its files.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from internkontroll.findings import Location
from internkontroll.load import NOT_RECORDS, SETTINGS_FILE, shown_path
from internkontroll.register import Register
from internkontroll.source import Source

#: the keys whose list elements name a file in `fil`
FILE_KEYS = ("bilagor", "beslutsunderlag")

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|#")


@dataclass(frozen=True, slots=True)
class FileUse:
    """A file as it is named in one place. `file` is where it should lie; None when it is no path."""

    written: str
    location: Location
    file: Path | None
    is_image: bool
    #: the record that names it; None for the settings
    source: Source | None


def file_uses(register: Register) -> Iterator[FileUse]:
    """Every naming of a file, the settings first, then in order of path and place."""
    if register.settings.logo:
        yield _logo_use(register, register.settings.logo)
    for source in register.sources:
        folder = source.file.parent
        for key in FILE_KEYS:
            entries = source.data.get(key)
            for index, entry in enumerate(entries if isinstance(entries, list) else ()):
                written = entry.get("fil") if isinstance(entry, dict) else None
                if isinstance(written, str) and written.strip():
                    place = source.at(key, index, "fil")
                    yield FileUse(written.strip(), place, folder / written.strip(), is_image=False, source=source)
        for image in source.body.images:
            place = Location(source.path, image.line, image.column)
            file = None if _ELSEWHERE.match(image.target) else folder / unquote(image.target)
            yield FileUse(unquote(image.target), place, file, is_image=True, source=source)


def _logo_use(register: Register, logo: str) -> FileUse:
    file = register.root / SETTINGS_FILE
    line, column = 1, 1
    for number, text in enumerate(file.read_text("utf-8-sig").splitlines(), 1):
        if match := re.match(r"logotyp:\s*", text):
            line, column = number, match.end() + 1
    place = Location(shown_path(file, register.root, register.label), line, column)
    return FileUse(logo, place, register.root / logo, is_image=True, source=None)


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of the register's folder that are not records, in order of path."""

    #: what a record could name: no record, no settings file, no README
    attachable: tuple[Path, ...]
    #: the settings and the README files: text that lies in the register all the same
    explanatory: tuple[Path, ...]


def read_folder(register: Register) -> Folder:
    """List the folder. Links to folders are not followed; what begins with a full stop is not the register's."""
    attachable, explanatory = [], []
    for folder, folders, names in os.walk(register.root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name in NOT_RECORDS or (name == SETTINGS_FILE and Path(folder) == register.root):
                explanatory.append(Path(folder, name))
            elif not name.endswith(".md") and not name.startswith("."):
                attachable.append(Path(folder, name))
    return Folder(tuple(sorted(attachable)), tuple(sorted(explanatory)))
