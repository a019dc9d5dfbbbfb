"""The typefaces: pinned by package version or kept with the register, never the machine's own.

Lato comes as static files (text inside an SVG needs them). For the few characters that it lacks, and
for code, Typst falls back on the typefaces built into its own library, so those are pinned as well.

A municipality's own typeface lies beside its register, or comes in a `fontpkg-…` package that is installed with the
program. Its files are copied before Typst sees them, as pictures are: what lies in a register may be anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import fontpkg
import fontpkg_lato

from internkontroll.documents.document import Profile
from internkontroll.typesetting import errors
from internkontroll.typesetting.plain_files import plain_bytes

OWN = "Lato"
_ENDINGS = frozenset({".ttf", ".otf", ".ttc"})
_LARGEST = 20 * 1024 * 1024
#: a family has eighteen files at most: nine weights, upright and italic
_MOST_FILES = 40


#: what tells that a file is the one that was read before: its path, size, time and number on the disk
State: TypeAlias = tuple[Path, int, int, int]


class TypefaceError(Exception):
    """The register's own typeface cannot be used; the message is Swedish."""


def font_folder() -> Path:
    """The folder with the files of Lato."""
    return Path(fontpkg_lato.ROOT) / "files"


def own_files() -> tuple[Path, ...]:
    """The files of Lato."""
    return tuple(sorted(font_folder().iterdir()))


def typeface_of(profile: Profile) -> str:
    """The family that running text is set in."""
    return profile.typeface or OWN


def typeface_files(profile: Profile) -> tuple[Path, ...]:
    """The files of the register's own typeface: its folder's, and those of an installed package of that name.

    Empty when it has none of its own, and when there are no such files.
    """
    if profile.typeface is None:
        return ()
    own = profile.typefaces.iterdir() if profile.typefaces and profile.typefaces.is_dir() else ()
    kept = sorted(file for file in own if file.suffix.lower() in _ENDINGS)
    packages = [family for family in fontpkg.families().values() if _same(family.name, profile.typeface)]
    return (*kept[:_MOST_FILES], *(file.path for family in packages for file in family.files))


class Typefaces:
    """Copies of the registers' own typefaces in one temporary folder, each set of files once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        #: files as they are on the disk -> the folder of their copies, so that they are read once and not for each document
        self._copies: dict[tuple[State, ...], Path] = {}

    def folders(self, profile: Profile) -> tuple[Path, ...]:
        """The folders with every file that the profile's documents may be set in. Raises TypefaceError."""
        if profile.typeface is None or _same(profile.typeface, OWN):
            return (font_folder(),)
        files = typeface_files(profile)
        if not files:
            raise TypefaceError(errors.typeface_unknown(profile.typeface))
        try:
            key = tuple(state_of(file) for file in files)
        except OSError as error:
            raise TypefaceError(errors.typeface_unreadable(Path(error.filename).name)) from None
        if key not in self._copies:
            contents = [(file.suffix.lower(), self._content(file)) for file in files]
            target = self._folder / f"typeface-{len(self._copies)}"
            target.mkdir()
            for number, (ending, content) in enumerate(contents):
                (target / f"{number:02}{ending}").write_bytes(content)
            self._copies[key] = target
        return (font_folder(), self._copies[key])

    @staticmethod
    def _content(file: Path) -> bytes:
        try:
            content = plain_bytes(file, _LARGEST)
        except OSError:
            raise TypefaceError(errors.typeface_unreadable(file.name)) from None
        if is_variable(content):
            raise TypefaceError(errors.typeface_variable(file.name))
        return content


def state_of(file: Path) -> State:
    """What changes when the file does. Raises OSError."""
    state = file.lstat()
    return (file, state.st_size, state.st_mtime_ns, state.st_ino)


def is_variable(font: bytes) -> bool:
    """Whether a font file holds a range of weights (`fvar`): Typst sets only one of them, so bold would be lost."""
    tables = int.from_bytes(font[4:6], "big")
    return any(font[12 + 16 * n : 16 + 16 * n] == b"fvar" for n in range(tables))


def _same(one: str, other: str) -> bool:
    return one.casefold().replace(" ", "") == other.casefold().replace(" ", "")
