"""What is around a page's content is the same on every page of a folder: it is drawn once, with gaps for the rest.

Filling a template for each of thousands of pages would cost as much as everything that the pages hold.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Protocol

#: no list of contents is shown for fewer headings than these
FEWEST_HEADINGS = 3


class Entry(Protocol):
    """A heading in a page's list of contents; the title is HTML."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def level(self) -> int: ...  # noqa: D102
    @property
    def children(self) -> Sequence[Entry]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Parts:
    """What differs between two pages of a folder, as HTML."""

    title: str
    description: str
    policy: str
    content: str
    #: the list of the page's headings
    contents: str
    #: the elements that load the page's scripts
    scripts: str


#: what stands in a frame where a page's own parts are to come; no text can hold a NUL
MARKS = Parts(*(f"\0{field.name}\0" for field in fields(Parts)))
_MARK = re.compile("\0([a-z]+)\0")


class Frame:
    """A drawn page with marks for its parts."""

    def __init__(self, drawn: str) -> None:
        # a theme's template leaves an empty line for everything that it asks and does not write
        self._pieces = _MARK.split(re.sub(r"\n\s*\n", "\n", drawn))

    def filled(self, parts: Parts) -> str:
        """The whole page."""
        # text and names of parts come in turn
        return "".join(getattr(parts, one) if at % 2 else one for at, one in enumerate(self._pieces))


def contents(entries: Sequence[Entry]) -> str:
    """The list of a page's headings on two levels; nothing for a page that has few."""
    if entries and entries[0].level == 1:
        entries = entries[0].children
    if len(entries) < FEWEST_HEADINGS:
        return ""
    return (
        '<nav class="ik-contents" aria-labelledby="ik-contents-name">'
        '<p class="ik-side__name" id="ik-contents-name">På den här sidan</p>'
        f"{_listed(entries, levels=2)}</nav>"
    )


def _listed(entries: Iterable[Entry], levels: int) -> str:
    shown = "".join(
        f'<li><a href="#{html.escape(entry.id)}">{entry.title}</a>'
        f"{_listed(entry.children, levels - 1) if levels > 1 and entry.children else ''}</li>"
        for entry in entries
    )
    return f"<ul>{shown}</ul>"


def scripts(names: Iterable[str], folder: str) -> str:
    """Elements that load scripts of ours once the page is read; `folder` is the address of their folder."""
    return "".join(f'\n    <script src="{html.escape(f"{folder}/{name}")}" defer></script>' for name in names)
