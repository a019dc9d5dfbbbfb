"""The start page: search first, what is late and near, the boards, a door for each of the five, what changed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from internkontroll.changes import Change, Changes, Kind
from tests.site.html_pages import SiteFolder

from .small import lay_out, pages, record, section, words


@pytest.fixture(scope="module")
def start(site: SiteFolder) -> str:
    page = (site.root / "index.html").read_text("utf-8")
    return page[page.index("<h1") : page.index("</article>")]


def test_the_search_comes_before_everything_else(start: str) -> None:
    form = re.search(r"<form.*?</form>", start, re.DOTALL)
    assert form is not None
    assert 'action="sok.html" method="get"' in form[0]
    assert 'name="q"' in form[0]
    assert '<label class="ik-start-search__label" for="ik-start-words">Vad letar du efter?</label>' in form[0]
    assert form.start() < start.index("<h2")


def test_what_is_late_is_told_by_number_and_name(start: str) -> None:
    late = words(section(start, "Försenade"))
    assert "9 löften" in late
    assert "Införande av styrmodellen för boendeformer" in late
    assert "Läget den 2025-10-01" in words(start)


def test_with_nothing_near_it_shows_what_comes_next(start: str) -> None:
    assert "Inga löften" in words(section(start, "Ska redovisas inom 90 dagar"))
    later = words(section(start, "Ska redovisas senare"))
    assert "Hösten 2025 Riktad informationsinsats om registerkontroll" in later


def test_with_something_near_it_stays_short(tmp_path: Path) -> None:
    files = {
        "ASN-2025-A01-x.md": record(
            "ASN-2025-A01", "åtgärd", "titel: Snart", "slag: åtagande", "nämnd: ASN", "slutdatum: 2025-10-20"
        )
    }
    page = pages(lay_out(tmp_path, files))["index.md"].html
    assert "1 löfte" in words(section(page, "Ska redovisas inom 90 dagar"))
    assert "Ska redovisas senare" not in page


def test_each_board_stands_with_its_plan(start: str) -> None:
    boards = section(start, "Nämnderna")
    assert '<a href="namnd/asn.html">Arbetsmarknads- och socialnämnden</a>' in boards
    assert '<a href="namnd/asn-2025.html">Internkontrollplan 2025</a>' in boards
    assert "Funktionsstödsnämnden Ingen plan i registret" in words(boards)
    # what only will be there next year is not the current plan
    assert "Internkontrollplan 2026" not in boards


def test_each_of_the_five_has_a_door(start: str) -> None:
    doors = re.findall(r'<section class="ik-door">.*?</section>', start, re.DOTALL)
    named = {re.search(r"<h3[^>]*>(.*?)<a", door)[1]: re.findall(r'href="([^"#]+)"', door) for door in doors}  # type: ignore[index]
    assert {who: ways[-1] for who, ways in named.items()} == {
        "Chef, medarbetare eller förtroendevald": "handbok/lasa.html",
        "Handläggare": "handbok/skriva.html",
        "Internkontrollsamordnare": "handbok/samordna.html",
        "Nämndsekreterare": "handbok/sekreterare.html",
        "Revisor eller inspektör": "handbok/granska.html",
    }
    assert all(3 <= len(ways) <= 4 for ways in named.values())


def test_it_is_short(start: str) -> None:
    assert len(re.findall(r'<tr role="row"[^>]*(?<!hidden)>', start)) < 20
    assert len(start) < 60_000


def test_the_latest_changes_are_told_with_day_and_record(tmp_path: Path) -> None:
    register = lay_out(tmp_path, {"ASN-R01-x.md": record("ASN-R01", "risk", "titel: Dataintrång", "nämnd: ASN")})
    change = Change(date(2025, 9, 22), "ASN-R01", Kind.CHANGED, "titel, avsnittet <b>Motivering</b>")
    page = pages(register, changes=Changes({"ASN-R01": (change,)}))["index.md"].html
    changed = section(page, "Senaste ändringarna")
    assert "22 september 2025: Dataintrång . Risk. Ändrat: titel, avsnittet <b>Motivering</b>. Alla ändringar" in words(
        changed
    )
    assert "<b>" not in changed


def test_where_no_changes_are_known_it_says_why(tmp_path: Path) -> None:
    register = lay_out(tmp_path, {})
    page = pages(register, changes=Changes(missing="Historiken är inte hämtad."))["index.md"].html
    assert "Historiken är inte hämtad." in words(section(page, "Senaste ändringarna"))


def test_an_empty_register_has_a_start_page(tmp_path: Path) -> None:
    said = words(pages(lay_out(tmp_path, {}))["index.md"].html)
    assert "Registret har inga löften att hålla reda på än." in said
    assert "Det finns inga nämnder med egna uppgifter i registret än." in said
