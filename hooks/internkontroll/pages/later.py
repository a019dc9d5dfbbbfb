"""How a badge changes as days pass: a site that is not built anew must still tell on Friday what was due on Thursday.

The days on which anything can change are known when the page is made, so the page carries what it will say from each of
them, and `senare.js` says it. Beyond `AHEAD` a page is too old to be believed, and stands as it did on the last day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from internkontroll.pages.markup import Tone

#: what a page with such badges names in `Page.scripts`
SCRIPT = "senare.js"
#: so far ahead of the stated day a page can tell how things stand
AHEAD = timedelta(days=120)


def until(day: date) -> str:
    """The last day that a page made for `day` can tell of."""
    return (day + AHEAD).isoformat()


def changes(day: date, turning_days: Iterable[date], tell: Callable[[date], tuple[str, Tone]]) -> str:
    """What the badge says from each day on which it changes: `2026-01-01 late Försenad;…`; empty when it never does.

    `tell` gives the words and the tone of any day.
    """
    known = tell(day)
    found = []
    for later in sorted({one for one in turning_days if day < one <= day + AHEAD}):
        then = tell(later)
        if then != known:
            known = then
            found.append(f"{later.isoformat()} {then[1]} {then[0]}")
    return ";".join(found)
