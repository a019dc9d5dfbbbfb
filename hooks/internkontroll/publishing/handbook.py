"""The handbook is the same for every municipality, and its examples are of one register.

Where a register has not the record that an example leads to, the example stands as text: a link to nothing would be a
fault of ours on the site of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s:#]+\.md)(?:#[^()\s]*)?\)")


def without_missing(markdown: str, path: str, exists: Callable[[str], bool]) -> str:
    """The Markdown of a page by hand, with links only to pages that there are; `path` is the page's own."""

    def kept(link: re.Match[str]) -> str:
        return link[0] if exists(normpath(join(dirname(path), link[2]))) else link[1]

    return _LINK.sub(kept, markdown)
