"""What the pages of promises hold: every promise of the five texts, roles, names, hostile text, and very many."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from internkontroll.check import check
from internkontroll.language import swedish
from internkontroll.pages.markup import AsMarkdown
from internkontroll.pages.promises.overview import promise_pages
from internkontroll.pages.view import View
from internkontroll.questions.promise_lists import title
from internkontroll.questions.promise_parties import parties
from internkontroll.questions.promises import Promise, concerned, promises
from internkontroll.records.time_point import TimePoint
from internkontroll.register import read_register
from internkontroll.secrets.publication import public

from .reading import RECORDS, ROOT, Seen, laid_out, opened, page_html, pages, seen_by, seen_in, shown

DAYS = ("2023-06-01", "2025-10-01", "2026-02-01")
#: the state in `expected.tsv` -> the heading, when it does not depend on how near the time is
HEADINGS = {
    "försenad": "Försenade",
    "skriven, ej behandlad": "Skrivna, ej behandlade",
    "utan tid": "Utan tid",
    "besvarad": "Besvarade",
}


def expected(day: str) -> Counter[tuple[str, ...]]:
    """Source, kind, due time, answer and heading of each promise that was read out of the texts by hand."""
    with (ROOT / "tests" / "promises" / "expected.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    keys = ("source_id", "kind", "due", "answered_by")
    return Counter(
        (*(row[key] for key in keys), heading(row[f"state_{day}"], row["due"], day))
        for row in rows
        if row[f"state_{day}"] != "-"
    )


def heading(state: str, due: str, day: str) -> str:
    if state != "öppen":
        return HEADINGS[state]
    last = TimePoint.parse(due).last
    assert last is not None
    is_near = (last - date.fromisoformat(day)).days <= 90
    return "Ska redovisas inom 90 dagar" if is_near else "Ska redovisas senare"


@pytest.mark.parametrize("day", DAYS)
def test_every_promise_of_the_texts_is_on_the_page_of_each_that_it_concerns(day: str) -> None:
    register, _ = shown(RECORDS, day)
    wanted, found = expected(day), Counter[tuple[str, ...]]()
    slugs = {p.organisation.id: p.slug for p in parties(register) if p.organisation is not None}
    for promise in promises(register):
        key = (promise.source, promise.kind.name.lower().replace("_", "-"), promise.due.text, promise.answered_by or "")
        concerns = sorted(concerned(register, promise) & set(slugs))
        assert concerns, promise
        places = {
            under(seen_in(page_html(day, f"loften/{slugs[one]}")), title(register, promise), promise)
            for one in concerns
        }
        assert len(places) == 1, (promise, places)
        found.update((*key, place) for place in places if place)
    assert found == wanted


def under(seen: Seen, name: str, promise: Promise) -> str:
    """The heading under which a promise stands; empty when it stands nowhere."""
    time = promise.due
    when = "Ingen tid angiven" if time.text == "ej angiven" else swedish.capitalised(swedish.time_point(time))
    found = [
        heading
        for heading, rows in seen.groups.items()
        for row in rows
        if f" {' '.join(name.split())} {str(promise.kind).capitalize()}" in row and row.startswith(when)
    ]
    return "|".join(dict.fromkeys(found))


def test_old_address_leads_on() -> None:
    links = re.findall(r'href="([^"]+)"', page_html("2025-10-01", "loften"))
    assert links[0] in ("#loftena-har-flyttat", "loften/index.html")
    assert {"loften/index.html", "loften/asn.html"} <= set(links)


def test_titles_are_unique_and_each_page_has_a_calendar_that_exists() -> None:
    from internkontroll.feeds import calendars  # noqa: PLC0415

    register, _ = shown(RECORDS, "2025-10-01")
    files = calendars.files(register, date(2025, 10, 1), "")
    found = pages("2025-10-01")
    assert len({page.title for page in found.values()}) == len(found)
    named = {path: re.findall(r'data-ik-calendar="\.\./([^"]+)"', page_html("2025-10-01", path)) for path in found}
    assert {one for all_of in named.values() for one in all_of} == set(files)
    assert all(len(named[f"loften/{party.slug}"]) == 1 for party in parties(register))


ORGANISATIONS = {
    "KF-kommunfullmaktige.md": "id: KF\ntyp: organisation\nslag: fullmäktige\ntitel: Kommunfullmäktige",
    "BYN-byggnadsnamnden.md": "id: BYN\ntyp: organisation\nslag: nämnd\ntitel: Byggnadsnämnden\nkortnamn: BYN",
    "ALLA-en-namnd.md": "id: ALLA\ntyp: organisation\nslag: nämnd\ntitel: Byggnadsnämnden",
}


def made(folder: Path, records: dict[str, str]) -> Path:
    """A register of few records: name of the file -> front matter."""
    root = folder / "records"
    root.mkdir()
    (root / "register.yml").write_text("format: 1\nkommun: Nordanby kommun\n", "utf-8")
    for name, front in records.items():
        (root / name).write_text(f"---\n{front}\n---\n", "utf-8")
    return root


def action(number: int, more: str, board: str = "BYN", name: str = "") -> tuple[str, str]:
    """An action and its file."""
    front = f"id: {board}-2025-A{number:02}\ntyp: åtgärd\nslag: åtagande\ntitel: {name or f'Åtgärd nummer {number}'}\nnämnd: {board}\n{more}"
    return f"{board}-2025-A{number:02}-atgard.md", front


def test_roles_are_one_whatever_their_case(tmp_path: Path) -> None:
    """`ansvarig` groups by the role and not by how it was typed; other roles get other addresses."""
    written = ["enhetschefen", "Enhetschefen", "ENHETSCHEFEN", "Enhetschef'en", "Ärendechef", "Arendechef", "管理"]
    records = {**ORGANISATIONS, **dict(action(i, f"ansvarig: {role}") for i, role in enumerate(written, 1))}
    register = read_register(made(tmp_path, records))
    found = {party.slug: (party.name, len(party.promises)) for party in parties(register) if party.role}
    assert found == {
        "roll-enhetschefen": ("Enhetschefen", 3),
        "roll-enhetschef-en": ("Enhetschef'en", 1),
        "roll-arendechef": ("Arendechef", 1),
        "roll-arendechef-2": ("Ärendechef", 1),
        "roll-okand": ("管理", 1),
    }


def test_an_organisation_never_takes_a_page_of_ours(tmp_path: Path) -> None:
    """A board whose id is the name of the calendar of all gets another address, and the titles differ."""
    root = made(tmp_path, {**ORGANISATIONS, **dict([action(1, ""), action(1, "", "ALLA")])})
    found = pages("2025-10-01", root)
    assert {"loften/index", "loften/alla-2", "loften/byn"} <= set(found)
    assert len({page.title for page in found.values()}) == len(found)


HOSTILE = "<img src=x onerror=alert(1)> \\\"'&amp; </table><script>alert(1)</script> [a](javascript:alert(1))"


def test_text_is_text(tmp_path: Path) -> None:
    """Titles and roles stand on every page as they were written, and make no element of their own."""
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    organisations = {**ORGANISATIONS, "FON-f.md": f"id: FON\ntyp: organisation\nslag: förvaltning\ntitel: {quoted}"}
    hostile = action(1, f"ansvarig: {quoted}\nförvaltningar: [FON]\nslutdatum: 2025-01", name=quoted)
    found = pages("2025-10-01", made(tmp_path, {**organisations, **dict([hostile])}))
    for path, page in found.items():
        body = page.html
        assert "<img" not in body, path
        assert "<script" not in body, path
        assert "javascript:alert" not in "".join(re.findall(r'(?:href|src)="[^"]*"', body)), path
        assert body.count("<table") == body.count("</table>"), path
    assert HOSTILE in seen_in(found["loften/byn"].html).groups["Försenade"][0]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board with 450 promises that are overdue or to come."""
    times = ("2025-01", "2025-11-15", "2026-05", "2027")
    return made(
        tmp_path_factory.mktemp("many"),
        {**ORGANISATIONS, **dict(action(i, f"slutdatum: {times[i % 4]}") for i in range(1, 451))},
    )


def test_very_many_are_on_several_pages(many: Path) -> None:
    """No page over 300 kB with all that is around it, none left out, and the counts tell of all."""
    found = pages("2025-10-01", many)
    parts = [path for path in found if re.fullmatch(r"loften/byn(/del-\d+)?", path)]
    assert len(parts) == 3
    rows: list[str] = []
    for path in parts:
        body = page_html("2025-10-01", path, many)
        assert len(body.encode()) < 230_000
        seen = seen_in(body)
        rows += [row for group in seen.groups.values() for row in group]
        assert seen.sums[:3] == ["112 Försenade", "113 Inom 90 dagar", "225 Senare"]
    assert len(rows) == len(set(rows)) == 450


def test_a_short_list_of_very_many_follows_the_day(browser: Browser, tmp_path: Path, many: Path) -> None:
    """The overview shows the first of each group and how many there are, also on a later day."""
    body = page_html("2025-10-01", "loften/index", many)
    built = seen_in(body)
    assert [len(rows) for rows in built.groups.values()] == [25, 25]
    assert built.told["Försenade"].startswith("112 löften.")
    assert built.told["Försenade"].endswith("Alla finns hos var och en nedan.")
    with opened(browser, laid_out(tmp_path, body), "2026-04-02") as tab:
        seen = seen_by(tab)
    assert seen.sums[:3] == ["225 Försenade", "113 Inom 90 dagar", "112 Senare"]
    assert [len(rows) for rows in seen.groups.values()] == [25, 25]
    assert all(row.startswith("Maj 2026") for row in seen.groups["Ska redovisas inom 90 dagar"])
    assert seen.counts[1] == "Byggnadsnämnden 225 113 112 0 0 0"


def test_what_was_kept_has_pages_by_year(tmp_path: Path) -> None:
    """Seventy answered in two years: the board's page links to each year, where all of them stand."""
    records = dict(ORGANISATIONS)
    for number in range(1, 71):
        records.update([action(number, "slutdatum: 2024")])
        day = f"{2024 if number <= 30 else 2025}-03-01"
        records[f"BYN-2025-A{number:02}-{day}-f.md"] = (
            f"id: BYN-2025-A{number:02}-{day}\ntyp: uppföljning\navser: BYN-2025-A{number:02}\ndatum: {day}\nstatus: genomförd"
        )
    found = pages("2025-10-01", made(tmp_path, records))
    board = seen_in(found["loften/byn"].html)
    assert board.groups["Besvarade"] == []
    assert board.told["Besvarade"] == "70 löften. Har redovisats. Efter år: 2025 (40), 2024 (30)."
    for year, number in (("2024", 30), ("2025", 40)):
        body = found[f"loften/byn/besvarade-{year}"].html
        assert body.count("Redovisat i <a") == number
        assert " hidden" not in body


def test_as_markdown_for_any_generator() -> None:
    """The tree holds the same promises, for the day that it says, and no HTML of ours."""
    register = read_register(RECORDS)
    verdict = check(register, date(2025, 10, 1))
    view = View(public(register, verdict.findings), verdict, "index.md", AsMarkdown(), AsMarkdown)
    found = {page.path: page.markdown for page in promise_pages(view)}
    text = found["loften/asn.md"]
    assert "Läget den 2025-10-01." in text
    assert "<div" not in "".join(found.values())
    seen = seen_in(page_html("2025-10-01", "loften/asn"))
    wanted = (
        sum(len(rows) for rows in seen.groups.values()) + 6 * 2 - sum(not rows for rows in seen.groups.values()) * 2
    )
    assert len(re.findall(r"^\|", text, re.MULTILINE)) == wanted
