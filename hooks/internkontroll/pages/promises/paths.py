"""Where the pages and calendars of promises lie."""

from __future__ import annotations

from internkontroll.questions.promise_parties import Party

OVERVIEW = "loften/index.md"
#: where the overview lay before
OLD = "loften.md"
#: how to subscribe, and all calendars
CALENDARS = "loften/kalender.md"
#: the calendar with everything
ALL = "kalender/alla.ics"


def party_path(party: Party, part: int = 1) -> str:
    """A party's page; those with very many promises have several."""
    return f"loften/{party.slug}.md" if part == 1 else f"loften/{party.slug}/del-{part}.md"


def kept_path(party: Party, year: str, part: int = 1) -> str:
    """What a party had answered in a year, where that is too much for its page."""
    return f"loften/{party.slug}/besvarade-{year}{f'-{part}' if part > 1 else ''}.md"


def calendar_path(party: Party) -> str:
    """A party's calendar."""
    return f"kalender/{party.slug}.ics"
