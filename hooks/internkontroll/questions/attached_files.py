"""The files of the register's folder that are not records: which they are, and which records use them.

A record names a file in `bilagor` or `beslutsunderlag`, or shows it as an image; the settings name a
logotype. What is written is read from the front matter as text, so that a record with a fault
elsewhere still counts as using its files. Where a name leads, and what address the file has on the
site, is decided here alone: the check, the pages and the documents must mean the same file.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from markdown_it.common.utils import unescapeAll

from internkontroll.findings import Location
from internkontroll.load import NOT_RECORDS, SETTINGS_FILE, shown_path
from internkontroll.questions.active_content import content_fault
from internkontroll.register import Register
from internkontroll.source import Source

#: the keys whose list elements name a file in `fil`
FILE_KEYS = ("bilagor", "beslutsunderlag")

IMAGE_TYPES = ("png", "jpg", "jpeg", "svg")
TYPES = ("pdf", *IMAGE_TYPES, "docx", "xlsx", "csv", "txt")

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
        yield from uses_of(source)


def uses_of(source: Source) -> Iterator[FileUse]:
    """Every naming of a file in one record, in order of place."""
    for key in FILE_KEYS:
        entries = source.data.get(key)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            written = entry.get("fil") if isinstance(entry, dict) else None
            if isinstance(written, str) and written.strip():
                place = source.at(key, index, "fil")
                file = named_file(source, written.strip())
                yield FileUse(written.strip(), place, file, is_image=False, source=source)
    for image in source.body.images:
        place = Location(source.path, image.line, image.column)
        yield FileUse(unquote(image.target), place, image_file(source, image.target), is_image=True, source=source)


def named_file(source: Source, name: str) -> Path:
    """The file that a record names, whether or not there is one."""
    return _as_stored(source.file.parent / name)


def image_file(source: Source, target: str) -> Path | None:
    """The file that an image shows, from its target as it is written; None for an address elsewhere."""
    words = unescapeAll(target)
    return None if _ELSEWHERE.match(words) else named_file(source, unquote(words))


def address(source: Source, file: Path) -> str:
    """`<id>/<path>` of a record's file: its path from the record, with nothing that an address would trip over."""
    way = os.path.relpath(os.path.normpath(file.absolute()), source.file.parent.absolute())
    return "/".join((source.id.lower(), *(_safe(part) for part in Path(way).parts)))


def is_publishable(file: Path, root: Path) -> bool:
    """True for a plain file, really below the register's folder, that the site can serve without harm."""
    try:
        real = file.resolve(strict=True)
        if not real.is_file() or not real.is_relative_to(root.resolve()):
            return False
        return is_of_type(real, TYPES) and is_of_type(file, TYPES) and content_fault(file) is None
    except (OSError, RuntimeError, ValueError):
        return False


def is_of_type(file: Path, types: tuple[str, ...]) -> bool:
    """True when the file's name ends in one of the types."""
    return file.suffix.casefold().removeprefix(".") in types


def composed(text: str) -> str:
    """The text with å, ä and ö as one sign each: macOS may store names with two."""
    return unicodedata.normalize("NFC", text)


def _safe(part: str) -> str:
    # a name that begins with a full stop is hidden, and two of them lead upwards
    return re.sub(r"^\.+", lambda m: "_" * len(m.group()), re.sub(r"[^\w.\-]", "-", composed(part)))


def _as_stored(path: Path) -> Path:
    """The path, or one that differs only in how å, ä and ö are stored."""
    try:
        if str(path).isascii() or path.exists():
            return path
        parent = _as_stored(path.parent)
        stored = (one for one in parent.iterdir() if composed(one.name) == composed(path.name))
        return next(stored, parent / path.name)
    except (OSError, ValueError):
        return path


def settings_place(register: Register, key: str) -> Location:
    """Where the register's settings give the value of a key; their first line when they do not."""
    file = register.root / SETTINGS_FILE
    line, column = 1, 1
    for number, text in enumerate(file.read_text("utf-8-sig").splitlines(), 1):
        if match := re.match(rf"{key}:\s*", text):
            line, column = number, match.end() + 1
    return Location(shown_path(file, register.root, register.label), line, column)


def _logo_use(register: Register, logo: str) -> FileUse:
    place = settings_place(register, "logotyp")
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
