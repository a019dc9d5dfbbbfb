"""The calendars, read by two libraries: the one that wrote them, and npm's ical.js in Chromium, which had no part in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser

from internkontroll.check import check
from internkontroll.feeds import calendars
from internkontroll.questions.promise_lists import title
from internkontroll.questions.promise_parties import parties
from internkontroll.questions.promises import Promise, State, promises
from internkontroll.records import Meeting
from internkontroll.register import Register, read_register
from internkontroll.secrets.publication import public
from tests.npm import package

RECORDS = Path(__file__).parents[2] / "records"
DAY = date(2025, 10, 1)

#: ical.js reads a calendar: what an event says, as plain values
READ = """text => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents("vevent").map(one => {
        const event = new ICAL.Event(one);
        return {
            uid: event.uid, summary: event.summary, description: event.description,
            start: event.startDate.toString(), end: event.endDate.toString(), whole: event.startDate.isDate,
            stamp: one.getFirstPropertyValue("dtstamp").toString(), sequence: event.sequence,
            categories: one.getFirstProperty("categories").getValues(), url: one.getFirstPropertyValue("url"),
        };
    });
    return {
        events, name: calendar.getFirstPropertyValue("x-wr-calname"), method: calendar.getFirstPropertyValue("method"),
        refresh: calendar.getFirstPropertyValue("refresh-interval").toString(),
    };
}"""


@cache
def register() -> Register:
    return shown(RECORDS)


def shown(records: Path) -> Register:
    found = read_register(records)
    return public(found, check(found, DAY).findings)


@cache
def files(day: date = DAY, site_url: str = "") -> dict[str, bytes]:
    return calendars.files(register(), day, site_url)


def read(content: bytes) -> dict[str, Any]:
    """The same as READ, by the library that wrote it."""
    calendar: Any = Calendar.from_ical(content)
    events = [
        {
            "uid": str(one["uid"]),
            "summary": str(one["summary"]),
            "description": str(one["description"]),
            "start": one.decoded("dtstart").isoformat(),
            "end": one.decoded("dtend").isoformat(),
            "whole": not isinstance(one.decoded("dtstart"), datetime),
            "stamp": one.decoded("dtstamp").strftime("%Y-%m-%dT%H:%M:%SZ"),
            "sequence": int(one["sequence"]),
            "categories": [str(category) for category in one["categories"].cats],
            "url": str(one["url"]) if "url" in one else None,
        }
        for one in calendar.walk("VEVENT")
    ]
    refresh = calendar.decoded("refresh-interval")
    assert refresh == timedelta(days=1)
    return {
        "events": events,
        "name": str(calendar["x-wr-calname"]),
        "method": str(calendar["method"]),
        "refresh": "P1D",
    }


def read_by_ical_js(browser: Browser, contents: list[bytes]) -> list[dict[str, Any]]:
    tab = browser.new_page()
    tab.add_script_tag(path=package("ical.js") / "dist" / "ical.es5.cjs")
    found = [tab.evaluate(READ, content.decode("utf-8")) for content in contents]
    tab.close()
    return found


def test_two_libraries_read_the_same(browser: Browser) -> None:
    both = {**files(), **{f"adress {path}": one for path, one in files(DAY, "https://intranat.example/ik").items()}}
    by_other = read_by_ical_js(browser, list(both.values()))
    for (path, content), found in zip(both.items(), by_other, strict=True):
        assert found == read(content), path


def is_carried(promise: Promise, day: date) -> bool:
    """What a calendar must hold: what has been promised by a day and is not answered."""
    return promise.exists(day) and promise.due.is_dated and promise.state(day) is not State.ANSWERED


@pytest.mark.parametrize("day", [date(2023, 6, 1), DAY, date(2026, 2, 1)])
def test_every_promise_that_is_not_answered_is_there_and_no_other(day: date) -> None:
    """On its last day, in the calendar of everything and of each that it concerns."""
    for slug, found in [("alla", promises(register())), *((p.slug, p.promises) for p in parties(register()))]:
        wanted = sorted(
            (one.due.last, title(register(), one)) for one in found if one.due.last and is_carried(one, day)
        )
        events = [e for e in read(files(day)[f"kalender/{slug}.ics"])["events"] if "Löften" in e["categories"]]
        told = sorted((date.fromisoformat(e["start"]), e["summary"].split(": ", 1)[-1]) for e in events)
        assert told == [(last, name.split(": ", 1)[-1]) for last, name in wanted], slug
        for event in events:
            assert date.fromisoformat(event["end"]) - date.fromisoformat(event["start"]) == timedelta(days=1)


def test_meetings_of_the_board() -> None:
    events = read(files()["kalender/asn.ics"])["events"]
    found = {event["start"] for event in events if event["categories"] == ["Sammanträden"]}
    wanted = {
        one.date.isoformat()
        for one in register().of(Meeting)
        if one.board == "ASN" and not one.historical and one.date >= DAY - calendars.PAST_MEETINGS
    }
    assert wanted
    assert found == wanted
    assert not any(event["categories"] == ["Sammanträden"] for event in read(files()["kalender/hvo.ics"])["events"])


def test_overdue_says_so_and_has_a_larger_number() -> None:
    """The same event, known by its UID, before and after its time has passed; only what the day changes is changed."""
    before = {event["uid"]: event for event in read(files(date(2025, 12, 29))["kalender/asn.ics"])["events"]}
    after = {event["uid"]: event for event in read(files(date(2026, 1, 2))["kalender/asn.ics"])["events"]}
    passed = [uid for uid in after if "Försenad" in after[uid]["categories"] and "Öppen" in before[uid]["categories"]]
    assert passed
    for uid in passed:
        assert after[uid]["summary"] == f"Försenat: {before[uid]['summary']}"
        assert after[uid]["sequence"] > before[uid]["sequence"]
        assert after[uid]["start"] == before[uid]["start"]
        assert (before[uid]["stamp"], after[uid]["stamp"]) == ("2025-12-29T00:00:00Z", "2026-01-02T00:00:00Z")


def test_uids_are_unique_within_a_calendar_and_the_same_in_all() -> None:
    every = {event["uid"]: event for event in read(files()["kalender/alla.ics"])["events"]}
    assert len(every) == len(read(files()["kalender/alla.ics"])["events"])
    for path, content in files().items():
        for event in read(content)["events"]:
            assert every[event["uid"]] == event, path


def test_addresses_only_where_the_site_is_known() -> None:
    assert not any(event["url"] for content in files().values() for event in read(content)["events"])
    for base in ("https://intranat.example/ik", "https://intranat.example/ik/"):
        events = read(files(DAY, base)["kalender/asn.ics"])["events"]
        assert all(event["url"].startswith("https://intranat.example/ik/") for event in events)
        assert "https://intranat.example/ik/atgard/asn-2025-a03.html" in {event["url"] for event in events}
    assert not any(event["url"] for event in read(files(DAY, "javascript:alert(1)")["kalender/asn.ics"])["events"])


def test_lines_and_bytes() -> None:
    """CRLF, at most 75 octets a line, no letter broken in two, and the same bytes each time."""
    for path, content in files().items():
        assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r"), path
        for line in content.split(b"\r\n"):
            assert len(line) <= 75, path
            line.decode("utf-8")
    assert any(b"\r\n " in content for content in files().values())
    assert calendars.files(shown(RECORDS), DAY, "") == files()


ODD = "Å" * 70 + 'åäö, semikolon; bakstreck \\ och\\n "citat" BEGIN:VEVENT END:VCALENDAR 🙂' + "ö" * 60


def test_titles_are_text(browser: Browser, tmp_path: Path) -> None:
    """What has a meaning in a calendar is only text in a title, however long lines are broken."""
    root = tmp_path / "records"
    root.mkdir()
    (root / "register.yml").write_text("format: 1\nkommun: 'Nordanby; kommun, BEGIN:VEVENT'\n", "utf-8")
    (root / "BYN-b.md").write_text(
        "---\nid: BYN\ntyp: organisation\nslag: nämnd\ntitel: 'Bygg, miljö; och \\n'\n---\n", "utf-8"
    )
    for number in range(1, 41):  # the fold comes at another letter in each
        name = ("x" * number + ODD).replace("'", "''")
        front = f"id: BYN-2025-A{number:02}\ntyp: åtgärd\nslag: åtagande\ntitel: '{name}'\nnämnd: BYN\nslutdatum: 2026"
        draft = "\npublicering: arbetsmaterial" if number == 40 else ""
        (root / f"BYN-2025-A{number:02}-a.md").write_text(f"---\n{front}{draft}\n---\n", "utf-8")
    found = calendars.files(shown(root), DAY, "")
    content = found["kalender/byn.ics"]
    for one in (read(content), *read_by_ical_js(browser, [content])):
        assert one["name"] == "Intern kontroll: Bygg, miljö; och \\n"
        # the fortieth is working material, and is in no calendar
        assert {event["summary"] for event in one["events"]} == {"x" * number + ODD for number in range(1, 40)}
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not any(b"A40" in one for one in found.values())
