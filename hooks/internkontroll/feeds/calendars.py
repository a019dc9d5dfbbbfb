"""iCalendar files (RFC 5545) to subscribe to: what is to be reported, what is overdue, and the boards' meetings.

One file for each party (`questions/promise_parties.py`) and one with everything. An event lies on the last day of a
promise's time, the whole day; its UID follows from what was promised and never from the day, so that a
calendar program knows it again. What is answered is no longer there, and so disappears from the reader's calendar.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urljoin
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from internkontroll.language import swedish
from internkontroll.pages.page import record_path
from internkontroll.questions.promise_lists import keepers, published, role_of, title
from internkontroll.questions.promise_parties import parties
from internkontroll.questions.promises import Promise, State
from internkontroll.records import Meeting
from internkontroll.register import Register

#: where they lie on the site
FOLDER = "kalender"
#: the one with everything
ALL = "alla"
#: meetings stand in the calendar for so long after their day
PAST_MEETINGS = timedelta(days=365)
#: how often a program should look for a new one: the site is built every night
_REFRESH = timedelta(days=1)
#: of the UIDs of all such calendars: drawn once, and never to be changed
_IDS = UUID("b0a7c6de-5f0e-4f0e-8d53-2f6f4a1c9e70")
#: what a line of a calendar cannot hold
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
#: how far a promise has come, so that an event that has changed has a larger number
_SEQUENCE = {State.OPEN: 0, State.OVERDUE: 1, State.WRITTEN: 2}
_PREFIX = {State.OPEN: "", State.OVERDUE: "Försenat: ", State.WRITTEN: "Skrivet, ej behandlat: "}


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event, written once for all calendars that have it."""

    day: date
    uid: str
    content: bytes


def files(register: Register, day: date, site_url: str) -> dict[str, bytes]:
    """The path and content of every calendar; `register` is public already."""
    base = site_url if site_url.startswith(("https://", "http://")) else ""
    promised = dict(_promised(register, day, base))
    meetings = dict(_meetings(register, day, base))
    name = f"Intern kontroll: {register.settings.municipality}"
    found = {_path(ALL): _calendar(name, day, (*promised.values(), *(one for _, one in meetings.values())))}
    for party in parties(register):
        entries = [promised[id(one)] for one in party.promises if id(one) in promised]
        if party.organisation is not None:
            entries += [entry for board, entry in meetings.values() if board == party.organisation.id]
        found[_path(party.slug)] = _calendar(f"Intern kontroll: {party.name}", day, entries)
    return found


def _path(slug: str) -> str:
    return f"{FOLDER}/{slug}.ics"


def _calendar(name: str, day: date, entries: Iterable[_Entry]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//internkontroll//kalender//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _text(name))
    calendar.add("x-wr-calname", _text(name))
    calendar.add(
        "x-wr-caldesc", f"Det som ska redovisas, det som är försenat och sammanträden. Läget den {day.isoformat()}."
    )
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    empty = calendar.to_ical()
    head, end = empty[: -len(_END)], empty[-len(_END) :]
    assert end == _END
    inside = sorted(entries, key=lambda entry: (entry.day, entry.uid))
    return b"".join((head, *(entry.content for entry in inside), end))


_END = b"END:VCALENDAR\r\n"


def _promised(register: Register, day: date, base: str) -> Iterator[tuple[int, _Entry]]:
    """The events of what is promised and not answered, by the promise's identity."""
    alike: Counter[tuple[str, ...]] = Counter()
    for promise in published(register):
        key = (promise.source, promise.about, promise.kind.name, promise.due.text, promise.receiver or "")
        alike[key] += 1  # the same may be promised twice, and is then to be done twice
        if promise.due.last is None or not promise.exists(day):
            continue
        state = promise.state(day)
        if state in _SEQUENCE:
            uid = str(uuid5(_IDS, "\n".join((register.settings.municipality, *key, str(alike[key])))))
            yield id(promise), _promise_event(register, promise, state, uid, day, base)


def _promise_event(  # noqa: PLR0913, PLR0917 -- one event, in one place
    register: Register, promise: Promise, state: State, uid: str, day: date, base: str
) -> _Entry:
    assert promise.due.last is not None
    told = [
        f"{swedish.capitalised(str(promise.kind))}. Läget den {day.isoformat()}: {state}.",
        f"Tid: {swedish.time_point(promise.due)}.",
    ]
    if promise.receiver:
        told.append(f"Till: {register.title(promise.receiver)}.")
    who = [role for role in [role_of(register, promise)] if role]
    who += [register.title(one) for one in keepers(register, promise)]
    if who:
        told.append(f"Ansvarig: {', '.join(who)}.")
    if promise.answered_by and state is State.WRITTEN:
        told.append(f"Skrivet i: {register.title(promise.answered_by)} ({promise.answered_by}).")
    shown = promise.about if promise.about in register.records else promise.source
    told.append(
        f"Post: {promise.about}."
        if promise.about == promise.source
        else f"Post: {promise.about}, lovat i {promise.source}."
    )
    event = _event(uid, promise.due.last, day)
    event.add("summary", _text(f"{_PREFIX[state]}{title(register, promise)}"))
    event.add("description", _text("\n".join(told)))
    event.add("categories", ["Löften", swedish.capitalised(str(promise.kind)), swedish.capitalised(str(state))])
    event.add("sequence", _SEQUENCE[state])
    _add_address(event, register, shown, base)
    return _Entry(promise.due.last, uid, event.to_ical())


def _meetings(register: Register, day: date, base: str) -> Iterator[tuple[str, tuple[str, _Entry]]]:
    """The events of meetings, with the board of each."""
    for meeting in register.of(Meeting):
        if meeting.historical or meeting.date < day - PAST_MEETINGS:
            continue
        uid = str(uuid5(_IDS, f"{register.settings.municipality}\n{meeting.id}"))
        matters = [
            register.title(one) for one in dict.fromkeys((*meeting.agenda, *(m.matter for m in meeting.minutes)))
        ]
        told = [f"{register.title(meeting.board)}.", *(f"Ärende: {one}." for one in matters), f"Post: {meeting.id}."]
        event = _event(uid, meeting.date, day)
        event.add("summary", _text(register.title(meeting)))
        event.add("description", _text("\n".join(told)))
        event.add("categories", ["Sammanträden"])
        event.add("sequence", 0)
        _add_address(event, register, meeting.id, base)
        yield meeting.id, (meeting.board, _Entry(meeting.date, uid, event.to_ical()))


def _event(uid: str, on: date, day: date) -> Event:
    """An event of a whole day that takes nobody's time."""
    event = Event()
    event.add("uid", uid)
    # the day that the site was made for, not the clock: two builds are alike
    event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _add_address(event: Event, register: Register, record_id: str, base: str) -> None:
    record = register.records.get(record_id)
    if base and record is not None:
        page = record_path(record.TYPE, record.id).removesuffix(".md") + ".html"
        event.add("url", urljoin(base if base.endswith("/") else f"{base}/", page))


def _text(words: str) -> str:
    """Text that a calendar can hold; the library escapes what has a meaning there."""
    return _CONTROL.sub(" ", words)
