"""A document: what the register hands to the typesetter, and nothing else.

A document is a value. It knows its text, the pictures in it, the few facts that stand on its title
page, and from which record each line came, so that a fault found while setting the type can be
shown where a person can mend it. It does not know the register, and it cannot reach back to it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from internkontroll.findings import Location


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a run of the document's lines came from.

    It covers the lines from `line` (of `Document.markdown`, counted from 1) up to the next origin;
    `location` is the place in the record of the first of them. Lines that are copied from the record count on
    from there; lines that are made from it all have that place.
    """

    line: int
    location: Location
    is_copied: bool = True


#: the origin of what comes from no record
NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that the register itself has drawn (a chart): SVG text with its own title and description."""

    svg: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The municipality's own looks, from `register.yml`. Colours are `#rrggbb`."""

    municipality: str
    primary: str
    accent: str
    #: a plain file below the register's folder, PNG, JPEG or SVG
    logo: Path | None = None
    #: a family of which the files lie in `typefaces`, or one that the package brings; None for its own
    typeface: str | None = None
    #: the folder where a register keeps the files of its own typeface; None when it has none
    typefaces: Path | None = None
    #: where `register.yml` names the logo and the typeface, for what is wrong with them
    logo_at: Location | None = None
    typeface_at: Location | None = None


#: for what is made without a register: `register.yml`'s own defaults
PLAIN = Profile("Kommunen", "#1d4f73", "#1d4f73")


@dataclass(frozen=True, slots=True)
class Document:
    """One document, ready to be set.

    `date` is the document's own date (of the decision or the meeting), never today's: it is printed,
    and it is the only date in the file's metadata; None when the register does not know the day
    (then the metadata has the first day of the `period` that the document is about).
    `case_number` is the diarienummer.
    """

    id: str
    #: what sort of document it is, as people say it: `Riskanalys`
    kind: str
    title: str
    subtitle: str
    #: who gives it: the board's full name
    board: str
    date: dt.date | None
    case_number: str | None
    #: the body in the register's Markdown subset, ATX headings from level 1
    markdown: str
    #: the day in the file's metadata when `date` is not known: PDF/A must have one
    period: dt.date = dt.date(1970, 1, 1)
    #: in any order; lines before the first one come from no record
    origins: tuple[Origin, ...] = ()
    #: the name that an image has in `markdown`, and the plain file that it stands for
    images: tuple[tuple[str, Path | Drawing], ...] = ()
    profile: Profile = PLAIN
    #: its place in a matter's series of appendices, printed on every page: `Bilaga 2`; empty outside an agenda
    appendix: str = ""
    #: every page says `Utkast`
    is_draft: bool = False

    def locate(self, line: int, column: int = 1) -> Location | None:
        """The record's own place for `line` and `column` (from 1) of `markdown`; None if of no record.

        Only the first line of a run may begin in the middle of the record's line (its `location` has
        a column); the lines after it are the record's lines, whole.
        """
        origin = max((origin for origin in self.origins if origin.line <= line), key=lambda o: o.line, default=None)
        if origin is None or origin.location == NOWHERE:
            return None
        place, below = origin.location, line - origin.line
        if not origin.is_copied:
            return place
        return Location(place.path, place.line + below, column if below else place.column + column - 1)
