"""The typefaces: pinned by package version, never the machine's own.

Lato comes as static files (text inside an SVG needs them). For the few characters that it lacks, and
for code, Typst falls back on the typefaces built into its own library, so those are pinned as well.
"""

from __future__ import annotations

from pathlib import Path

import fontpkg_lato


def font_folder() -> Path:
    """The folder with the files of Lato."""
    return Path(fontpkg_lato.ROOT) / "files"
