"""The page at the old address of an id that is no longer in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .repositories import LATE, SETTINGS, Work, built, page, risk


@pytest.fixture
def work(tmp_path: Path) -> Work:
    made = Work(tmp_path / "arbete")
    made.write("ASN-R01-a.md", risk(title="Otillåten påverkan"))
    made.write("ASN-R02-a.md", risk("R02", draft=True, title="Hemlig rubrik"))
    made.write("ASN-R03-a.md", risk("R03", title="Felaktiga utbetalningar"))
    return made


def withdraw(work: Work, *entries: str, more: str = "") -> None:
    work.write("register.yml", f"{SETTINGS}{more}indragna:\n" + "".join(f"  - {{{one}}}\n" for one in entries))


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def test_it_says_when_why_and_what_to_read(work: Work) -> None:
    withdraw(work, "id: ASN-R09, typ: risk, datum: 2025-03-01, skäl: Risken fanns redan., ersätts_av: ASN-R01")
    html = page(built(work.records, LATE), "risk/asn-r09.md")
    words = text(html)
    assert "ASN-R09 är indragen" in words
    assert "Beteckningen används inte sedan den 1 mars 2025." in words
    assert "Skäl: Risken fanns redan." in words
    assert '<a href="asn-r01.html">Otillåten påverkan</a> (ASN-R01)' in html


def test_more_than_one_replacement_or_none(work: Work) -> None:
    withdraw(
        work,
        "id: ASN-R08, typ: risk, datum: 2025-03-01, skäl: Delades., ersätts_av: [ASN-R01, ASN-R03]",
        "id: ASN-R09, typ: risk, datum: 2025-03-01, skäl: Gäller inte.",
    )
    site = built(work.records, LATE)
    several = page(site, "risk/asn-r08.md")
    assert several.index("asn-r01.html") < several.index("asn-r03.html")
    assert "Inget annat ersätter den." in page(site, "risk/asn-r09.md")


def test_a_replacement_that_is_a_draft_is_not_named(work: Work) -> None:
    withdraw(work, "id: ASN-R09, typ: risk, datum: 2025-03-01, skäl: Dubblett., ersätts_av: ASN-R02")
    html = page(built(work.records, LATE), "risk/asn-r09.md")
    assert "Det som ersätter den är inte publicerat." in html
    assert "ASN-R02" not in html
    assert "Hemlig" not in html


def test_what_is_written_is_text_and_the_title_only_when_it_is_given(work: Work) -> None:
    withdraw(
        work,
        "id: ASN-R08, typ: risk, datum: 2025-03-01, skäl: '<img src=x> [a](b)', titel: '<b>Gammal</b>'",
        "id: ASN-R09, typ: risk, datum: 2025-03-01, skäl: Dubblett.",
    )
    site = built(work.records, LATE)
    html = page(site, "risk/asn-r08.md")
    assert "&lt;img src=x&gt; [a](b)" in html
    assert "&lt;b&gt;Gammal&lt;/b&gt;" in html
    assert "<img" not in html
    assert "Titel:" not in page(site, "risk/asn-r09.md")


def test_a_search_finds_it_by_its_id(work: Work) -> None:
    withdraw(work, "id: ASN-R09, typ: risk, datum: 2025-03-01, skäl: Dubblett.")
    found = next(one for one in built(work.records, LATE).pages if one.path == "risk/asn-r09.md")
    assert "ASN-R09" in found.title
    assert any("ASN-R09" in passage.title for passage in found.passages)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("källkod: https://github.com/ort/register\n", 'href="https://github.com/ort/register"'),
        ("kontakt: {epost: registrator@example.org}\n", 'href="mailto:registrator@example.org"'),
        ("kontakt: {formulär: 'https://example.org/synpunkter'}\n", 'href="https://example.org/synpunkter"'),
    ],
)
def test_a_way_to_tell_of_a_wrong_link(work: Work, more: str, expected: str) -> None:
    withdraw(work, "id: ASN-R09, typ: risk, datum: 2025-03-01, skäl: Dubblett.", more=more)
    html = page(built(work.records, LATE), "risk/asn-r09.md")
    assert "Ledde en länk fel?" in html
    assert expected in html


def test_what_was_removed_leads_from_the_changes_to_its_page(work: Work) -> None:
    work.commit("2025-01-01")
    (work.records / "ASN-R03-a.md").unlink()
    withdraw(work, "id: ASN-R03, typ: risk, datum: 2025-03-01, skäl: Dubblett.")
    work.commit("2025-03-01")
    html = page(built(work.records, LATE), "andringar.md")
    assert '<a href="risk/asn-r03.html">ASN-R03</a>' in html
    assert "Felaktiga utbetalningar" not in html
