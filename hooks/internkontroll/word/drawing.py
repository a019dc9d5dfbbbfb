"""Pictures drawn by Typst, in a process on its leash: a picture may be a bomb of memory or time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from internkontroll.typesetting import errors
from internkontroll.typesetting.compilation import run
from internkontroll.typesetting.errors import Fault, TypesettingError
from internkontroll.typesetting.fonts import font_folder
from internkontroll.typesetting.limits import Limits

#: pixels to the inch: as sharp as an office printer prints
_RESOLUTION = 300
#: English metric units, in which OOXML measures pictures, to the inch
_EMU = 914_400

_MAIN = """\
#set page(width: auto, height: auto, margin: 0pt)
#let shown(picture, width, height) = page(context {
  let natural = measure(picture)
  let scale = calc.min(1, width / natural.width, height / natural.height)
  set image(width: natural.width * scale)
  picture
})
"""
_PLACE = re.compile(r"main\.typ:(\d+)")


class BrokenPictureError(Exception):
    """Files that cannot be read as what their names say."""

    def __init__(self, files: frozenset[str]) -> None:
        self.files = files
        super().__init__(*sorted(files))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing, as PNG, and its size on paper in EMU."""

    file: Path
    width: int
    height: int


def drawn(document_id: str, pictures: Mapping[str, tuple[int, int]], folder: Path, limits: Limits) -> list[Drawn]:
    """A drawing of each picture in the folder, in its natural size or that which is given (points) if that is less.

    The pictures are named by checksums. Raises `BrokenPictureError`, and `StoppedError` when it takes
    more than `limits`.
    """
    calls = [f'#shown(image("{name}"), {width}pt, {height}pt)\n' for name, (width, height) in pictures.items()]
    (folder / "main.typ").write_text(_MAIN + "".join(calls), encoding="utf-8", newline="\n")
    broken = set[str]()

    def faults(said: str) -> list[Fault]:
        names = list(pictures)
        lines = [int(place[1]) - _MAIN.count("\n") - 1 for place in _PLACE.finditer(said)]
        broken.update(names[line] for line in lines if 0 <= line < len(names))
        # the place of what is wrong within an SVG is in the SVG
        broken.update(name for name in names if name in said)
        return [Fault(errors.layout_failed(said[:300]))]

    job = {
        "root": str(folder),
        "main": str(folder / "main.typ"),
        "output": str(folder / "page-{p}.png"),
        "format": "png",
        "ppi": _RESOLUTION,
        "fonts": [str(font_folder())],
    }
    try:
        run(job, document_id, limits, faults)
    except TypesettingError:
        if broken:
            raise BrokenPictureError(frozenset(broken)) from None
        raise
    return [_measured(folder / f"page-{number}.png") for number in range(1, len(pictures) + 1)]


def _measured(file: Path) -> Drawn:
    with file.open("rb") as png:
        header = png.read(24)
    width, height = (int.from_bytes(header[at : at + 4]) for at in (16, 20))
    return Drawn(file, width * _EMU // _RESOLUTION, height * _EMU // _RESOLUTION)
