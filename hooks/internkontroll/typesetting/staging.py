"""A temporary root with plain files, which is all that Typst can see.

Typst follows a symbolic link out of its root, so no link is ever put there: a file is opened without
following one, seen to be plain, and copied under a name that is a checksum, not a contributor's word.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from internkontroll.documents.document import Document
from internkontroll.typesetting import errors
from internkontroll.typesetting.errors import Fault, TypesettingError
from internkontroll.typesetting.limits import Limits
from internkontroll.typesetting.markdown import Body, Picture

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
            if (message := _stage(picture, root, limits))
        ]
        if faults:
            raise TypesettingError(document.id, faults)
        yield root


def _stage(picture: Picture, root: Path, limits: Limits) -> str | None:
    """Copies one image into the root; returns what is wrong with it, if anything is."""
    if picture.file.is_symlink():
        return errors.image_not_plain(picture.name)
    try:
        # without NONBLOCK a named pipe would hold us here for ever
        descriptor = os.open(picture.file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return errors.image_missing(picture.name)
    except OSError:
        return errors.image_not_plain(picture.name)
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode):
        os.close(descriptor)
        return errors.image_not_plain(picture.name)
    with os.fdopen(descriptor, "rb") as source:
        if state.st_size > limits.image_megabytes * _MEGABYTE:
            return errors.image_too_large(picture.name, limits.image_megabytes)
        with (root / picture.staged_as).open("wb") as target:
            shutil.copyfileobj(source, target)
    return None
