"""Which pandoc is run: the one that comes with the pinned package, and no other that lies on the machine."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pypandoc

#: pandoc reads the names of its own files by the locale: in plain C, as under cron, it finds none below `på/`
LOCALE = {"LC_ALL": "C.UTF-8"}


@cache
def pandoc_path() -> str:
    """The program. `pypandoc` itself would take the highest version that it finds anywhere on the path.

    Only where the package has brought none (a distribution's own build of it) is it that one.
    """
    brought = [Path(pypandoc.__file__).parent / "files" / name for name in ("pandoc", "pandoc.exe")]
    return next((str(file) for file in brought if file.is_file()), None) or str(pypandoc.get_pandoc_path())


@cache
def pandoc_version() -> str:
    """What the program says of itself, since it may be another than the package's."""
    told = subprocess.run([pandoc_path(), "--version"], capture_output=True, check=False, timeout=20)  # noqa: S603
    return told.stdout.decode("utf-8", "replace").split("\n", 1)[0].strip()
