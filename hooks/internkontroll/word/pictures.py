"""The pictures of a document: staged as plain files in the folder that pandoc works in.

Each is read by `typesetting.plain_files`, which follows no link and opens nothing but plain files,
and drawn by Typst, as in the PDF: that shows that it is whole, and how large it is on paper.

What is not PNG, JPEG or GIF goes into the file as Typst's drawing of it. Word before 2016 shows no
SVG, no Word shows every WebP, and the text in an SVG would be set in whatever typeface the reader
has; the drawing looks the same to all, and an SVG's links and scripts stay out of the file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from internkontroll.documents.document import Document, Drawing
from internkontroll.typesetting import errors
from internkontroll.typesetting.errors import TypesettingError
from internkontroll.typesetting.limits import Limits
from internkontroll.typesetting.plain_files import TooLargeError, plain_bytes
from internkontroll.word.drawing import BrokenPictureError, Drawn, drawn

#: the most that a picture takes on paper, in points: the text's width, and not quite its height
_LARGEST = (413, 600)
#: a logo keeps to the top of the first page
_LARGEST_LOGO = (170, 52)
#: the name of the logo among the pictures, which no image has: an address holds no newline
_LOGO = "\nlogo"
#: the file ending that a picture has in the Word file, by its own
_SHOWN_AS = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "gif": "gif", "svg": "png", "webp": "png"}
_REDRAWN = frozenset({"svg", "webp"})
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it goes into the file: its name in the folder and its size on paper in EMU."""

    file: str
    width: int
    height: int


@dataclass(slots=True)
class Pictures:
    """What the document can show. The names are those of its images, not percent-encoded."""

    #: all that the document has, good or bad
    names: frozenset[str]
    shown: dict[str, Shown] = field(default_factory=dict)
    #: name -> what is wrong with it; with a fault nothing is shown
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def logo(self) -> Shown | None:
        """The municipality's."""
        return self.shown.get(_LOGO)


def staged(document: Document, folder: Path, limits: Limits) -> Pictures:
    """Lays every picture of the document in the folder, the logo with them.

    Raises `TypesettingError` for the logo, which stands in no record's text, and `StoppedError` when
    drawing them takes more than `limits`.
    """
    files: dict[str, Path | Drawing] = {unquote(name): file for name, file in document.images}
    pictures = Pictures(frozenset(files))
    if document.profile.logo is not None:
        files[_LOGO] = document.profile.logo
    staged_as = {}
    for name, file in files.items():
        ending = _ending(file.name if name == _LOGO and isinstance(file, Path) else name)
        if ending not in _SHOWN_AS:
            continue  # `inspect.lua` reports it where the text shows it
        target = f"{hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()}.{ending}"  # as `body.lua` names it
        if message := _stage(name, file, folder / target, limits):
            pictures.faults[name] = message
        else:
            staged_as[name] = target
    if not pictures.faults and staged_as:
        _draw(document, staged_as, folder, limits, pictures)
    if document.profile.logo is not None and _LOGO not in pictures.shown and not pictures.faults.keys() - {_LOGO}:
        raise TypesettingError.of(
            document.id, errors.logo_unusable(document.profile.logo.name), document.profile.logo_at
        )
    return pictures


def _stage(name: str, file: Path | Drawing, target: Path, limits: Limits) -> str | None:
    """Copies one picture; returns what is wrong with it, if anything is."""
    if isinstance(file, Drawing):
        target.write_text(file.svg, encoding="utf-8", newline="\n")
        return None
    try:
        target.write_bytes(plain_bytes(file, limits.image_megabytes * _MEGABYTE))
    except FileNotFoundError:
        return errors.image_missing(name)
    except TooLargeError:
        return errors.image_too_large(name, limits.image_megabytes)
    except OSError:
        return errors.image_not_plain(name)
    return None


def _draw(document: Document, staged_as: dict[str, str], folder: Path, limits: Limits, pictures: Pictures) -> None:
    sizes = {file: _LARGEST_LOGO if name == _LOGO else _LARGEST for name, file in staged_as.items()}
    try:
        pages = drawn(document.id, sizes, folder, limits)
    except BrokenPictureError as broken:
        pictures.faults |= {name: errors.image_broken(name) for name, file in staged_as.items() if file in broken.files}
        return
    for (name, file), page in zip(staged_as.items(), pages, strict=True):
        pictures.shown[name] = _shown(file, page, folder)


def _shown(file: str, page: Drawn, folder: Path) -> Shown:
    ending = _ending(file)
    target = f"{file.removesuffix(ending)}{_SHOWN_AS[ending]}"
    if ending in _REDRAWN:
        page.file.replace(folder / target)
    elif target != file:
        (folder / file).rename(folder / target)
    return Shown(target, page.width, page.height)


def _ending(name: str) -> str:
    return Path(name).suffix.removeprefix(".").lower()
