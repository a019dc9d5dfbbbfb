"""A theme's styles in a cascade layer of their own, as CSS Cascading and Inheritance Level 5 has them.

Whatever stands outside every layer counts for more than what stands in one, however specific. So a style of ours
need not outbid the theme's, and a new version of the theme cannot outbid ours. A browser that knows no layers (from
before 2022) reads none of the theme's and gets a plainer page.
"""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import relpath

#: where the made style is on the site
_FOLDER = "assets/styles"


def layered(name: str, styles: Iterable[str]) -> str:
    """A style that reads others, by their paths on the site, in their order, into a layer of that name."""
    return "".join(f'@import "{relpath(style, _FOLDER)}" layer({name});\n' for style in sorted(styles))
