"""A temporary root with plain files, which is all that Typst can see.

Typst follows a symbolic link out of its root, so no link is ever put there: a file is opened without
following one (`plain_files`), and copied under a name that is a checksum, not a contributor's word.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from internkontroll.documents.document import Document, Drawing
from internkontroll.typesetting import errors
from internkontroll.typesetting.errors import Fault, TypesettingError
from internkontroll.typesetting.limits import Limits
from internkontroll.typesetting.markdown import Body, Picture
from internkontroll.typesetting.plain_files import TooLargeError, plain_bytes

_TEMPLATE = Path(__file__).with_name("template")
#: the first line of `body.typ`
IMPORTS = '#import "elements.typ": *\n'
_MEGABYTE = 1024 * 1024


@contextmanager
def staged(document: Document, body: Body, limits: Limits) -> Iterator[Path]:
    """The root, with `main.typ` to compile; it is gone when the context ends.

    Raises `TypesettingError` for an image that is missing, not a plain file, or too large.
    """
    with tempfile.TemporaryDirectory(prefix="internkontroll-") as folder:
        root = Path(folder)
        for part in _TEMPLATE.glob("*.typ"):
            shutil.copyfile(part, root / part.name)
        (root / "body.typ").write_text(IMPORTS + body.typst, encoding="utf-8", newline="\n")
        faults = [
            Fault(message, document.locate(picture.line, picture.column))
            for picture in body.pictures
            if (message := stage(picture, root, limits))
        ]
        logo = document.profile.logo
        if logo and (message := _stage_logo(logo, root, limits)):
            faults.append(Fault(message, document.profile.logo_at))
        if faults:
            raise TypesettingError(document.id, faults)
        yield root


def stage(picture: Picture, root: Path, limits: Limits) -> str | None:
    """Copies one image into the root; returns what is wrong with it, if anything is."""
    if isinstance(picture.file, Drawing):
        (root / picture.staged_as).write_text(picture.file.svg, encoding="utf-8", newline="\n")
        return None
    try:
        content = plain_bytes(picture.file, limits.image_megabytes * _MEGABYTE)
    except FileNotFoundError:
        return errors.image_missing(picture.name)
    except TooLargeError:
        return errors.image_too_large(picture.name, limits.image_megabytes)
    except OSError:
        return errors.image_not_plain(picture.name)
    (root / picture.staged_as).write_bytes(content)
    return None


def staged_logo(logo: Path) -> str:
    """The name that the municipality's logo has in the root."""
    return f"logo{logo.suffix.lower()}"


def _stage_logo(logo: Path, root: Path, limits: Limits) -> str | None:
    try:
        content = plain_bytes(logo, limits.image_megabytes * _MEGABYTE)
    except OSError:
        return errors.logo_unusable(logo.name)
    (root / staged_logo(logo)).write_bytes(content)
    return None
