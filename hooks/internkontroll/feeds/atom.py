"""An Atom feed (RFC 4287) of what has changed in the register, for a reader of feeds.

Nothing in it comes from a clock: an entry's time is the day of its change, and its id follows from the register, the
record and the day, so that it is the same wherever and whenever the site is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from internkontroll.changes import Change, Changes
from internkontroll.documents.labels import TYPE_NAMES
from internkontroll.pages.page import record_path
from internkontroll.register import Register

#: where it lies on the site, and the page that says the same to people
PATH, PAGE = "andringar.xml", "andringar.html"
#: how many changes are told, the newest
ENTRIES = 100
TITLE = "Ändringar i registret"
#: of the ids of all such feeds: drawn once, and never to be changed
_IDS = UUID("6e0b7a52-0f3a-4f5e-9d5c-3c1a1d8f2b47")
#: what XML 1.0 has no way to write
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def files(register: Register, changes: Changes, day: date, site_url: str) -> dict[str, bytes]:
    """The feed and its path; nothing where there is no history to tell of."""
    return {} if changes.missing else {PATH: feed(register, changes, day, site_url)}


def feed(register: Register, changes: Changes, day: date, site_url: str = "") -> bytes:
    """The feed as a file; `register` and `changes` are public already.

    With `site_url` (`https://intranet/ik/`) its addresses are whole. Without it they are relative to the feed, as
    the standard allows, since only the one who serves the site knows where.
    """
    base = site_url if site_url.startswith(("https://", "http://")) else ""
    found = changes.latest(ENTRIES)
    updated = max((change.day for change in found), default=day)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">',
        f"<title>{TITLE}</title>",
        f"<id>{_identity(register)}</id>",
        f"<updated>{_instant(updated)}</updated>",
        f"<author><name>{_text(register.settings.municipality)}</name></author>",
        f'<link rel="alternate" type="text/html" href={_address(base, PAGE)}/>',
    ]
    if base:
        parts.append(f'<link rel="self" type="application/atom+xml" href={_address(base, PATH)}/>')
    for change in found:
        parts.extend(_entry(register, change, base))
    return "\n".join([*parts, "</feed>\n"]).encode("utf-8")


def _entry(register: Register, change: Change, base: str) -> Iterator[str]:
    record = register.records.get(change.record)
    kind = "" if record is None else f"{TYPE_NAMES[record.TYPE][0]} "
    title = change.record if record is None else register.title(record)
    page = PAGE if record is None else record_path(record.TYPE, record.id).removesuffix(".md") + ".html"
    yield "<entry>"
    yield f'<title type="text">{_text(title)}</title>'
    yield f"<id>{_identity(register, change)}</id>"
    yield f"<updated>{_instant(change.day)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={_address(base, page)}/>'
    yield f'<content type="text">{_text(f"{kind}{change.record}. {change.sentence}")}</content>'
    yield "</entry>"


def _identity(register: Register, change: Change | None = None) -> str:
    """Of the feed, or of a record's changes on a day."""
    what = [register.settings.municipality, *([change.record, change.day.isoformat()] if change else [])]
    return f"urn:uuid:{uuid5(_IDS, chr(10).join(what))}"


def _instant(day: date) -> str:
    """A feed's time has a clock and a zone; of a change only the day is known."""
    return f"{day.isoformat()}T00:00:00Z"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


def _address(base: str, path: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", urljoin(base, path)))
