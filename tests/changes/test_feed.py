"""The Atom feed and the page of changes: valid, whole, relative or absolute, and nothing in them that is not public."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from lxml import etree

from internkontroll.pages.changes_page import MOST, MOST_OF_A_DAY

from .repositories import LATE, Work, built, git, page, risk

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


@pytest.fixture
def work(tmp_path: Path) -> Work:
    made = Work(tmp_path / "arbete")
    made.write("ASN-R01-a.md", risk(title="'<b>Åäö</b> & \"x\" ]]>'"))
    made.write("ASN-R02-a.md", risk("R02"))
    made.write("ASN-R03-a.md", risk("R03", draft=True, title="Hemlig rubrik"))
    made.commit("2025-01-01")
    made.write("ASN-R01-a.md", risk(title="'<b>Åäö</b> & \"x\" ]]>'", head="\n## Motivering\n\nx\n"))
    (made.records / "ASN-R02-a.md").unlink()
    made.commit("2025-02-01")
    return made


def feed_of(work: Work, day: date = LATE, site_url: str = "") -> bytes:
    return built(work.records, day, site_url=site_url).made["andringar.xml"]


@pytest.mark.parametrize("site_url", ["", "https://intranat.example.org/ik/"])
def test_it_follows_the_grammar_of_the_standard(work: Work, site_url: str) -> None:
    for day in (LATE, date(2024, 1, 1)):
        GRAMMAR.assertValid(etree.fromstring(feed_of(work, day, site_url)))


def test_the_grammar_refuses_a_feed_that_is_wrong(work: Work) -> None:
    feed = feed_of(work).decode()
    assert not GRAMMAR.validate(etree.fromstring(re.sub(r"<updated>.*?</updated>", "", feed, count=1).encode()))
    assert not GRAMMAR.validate(etree.fromstring(feed.replace("T00:00:00Z", "").encode()))


def test_a_reader_of_feeds_finds_everything(work: Work) -> None:
    read = feedparser.parse(feed_of(work))
    assert not read.bozo
    assert (read.version, read.feed.title, read.feed.author) == ("atom10", "Ändringar i registret", "Exempelstad")
    assert [(e.title_detail.type, e.link, e.updated, e.content[0].value) for e in read.entries] == [
        ("text/plain", "risk/asn-r01.html", "2025-02-01T00:00:00Z", "Risk ASN-R01. Ändrat: avsnittet ”Motivering”."),
        ("text/plain", "andringar.html", "2025-02-01T00:00:00Z", "ASN-R02. Togs bort."),
        ("text/plain", "organisation/asn.html", "2025-01-01T00:00:00Z", "Organisation ASN. Tillkom."),
        ("text/plain", "risk/asn-r01.html", "2025-01-01T00:00:00Z", "Risk ASN-R01. Tillkom."),
    ]
    plain = etree.fromstring(feed_of(work)).find(f"{ATOM}entry/{ATOM}title")
    assert plain is not None
    assert plain.text == '<b>Åäö</b> & "x" ]]>'


def test_addresses_are_whole_when_the_sites_own_is_known(work: Work) -> None:
    whole = etree.fromstring(feed_of(work, site_url="https://intranat.example.org/ik/"))
    bare = etree.fromstring(feed_of(work))
    targets = [link.get("href") for link in whole.iter(f"{ATOM}link") if link.get("rel") == "alternate"]
    assert targets == [
        urljoin("https://intranat.example.org/ik/", link.get("href", "")) for link in bare.iter(f"{ATOM}link")
    ]
    own = [link.get("href") for link in whole.iter(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == ["https://intranat.example.org/ik/andringar.xml"]


def test_ids_stay_the_same_and_are_never_shared(work: Work) -> None:
    def ids(feed: bytes) -> list[str]:
        return [str(one.text) for one in etree.fromstring(feed).iter(f"{ATOM}id")]

    before = ids(feed_of(work))
    assert len(set(before)) == len(before)
    work.write("ASN-R01-a.md", risk(title="Ny", body="Ny."))
    work.commit("2025-03-01")
    after = ids(feed_of(work, site_url="https://x.example.org/"))
    assert [one for one in after if one in before] == before
    assert len(after) == len(before) + 1


def test_only_the_newest_hundred(work: Work) -> None:
    for number in range(10, 99):
        work.write(f"ASN-R{number}-a.md", risk(f"R{number}"))
    work.commit("2025-03-01")
    for number in range(10, 50):
        work.write(f"ASN-R{number}-a.md", risk(f"R{number}", body="Ny."))
    work.commit("2025-03-02")
    entries = etree.fromstring(feed_of(work)).findall(f"{ATOM}entry")
    assert len(entries) == 100
    assert entries[0].findtext(f"{ATOM}updated") == "2025-03-02T00:00:00Z"


def test_the_page_tells_the_same(work: Work) -> None:
    html = page(built(work.records, LATE), "andringar.md")
    assert "Läget den 2030-01-01." in html
    assert re.findall(r"<h[23][^>]*>([^<]*)", html) == ["Februari 2025", "1 februari", "Januari 2025", "1 januari"]
    assert 'href="risk/asn-r01.html"' in html
    assert 'href="andringar.xml"' in html
    assert "&lt;b&gt;Åäö" in html
    assert "<b>" not in html
    assert "ASN-R03" not in html
    assert "Hemlig" not in html


def test_a_heading_in_the_history_is_text(work: Work) -> None:
    work.write("ASN-R04-a.md", risk("R04"))
    work.commit("2025-03-01")
    work.write("ASN-R04-a.md", risk("R04", head="\n## Risk < mål & [rutin]\n\nx\n"))
    work.commit("2025-03-02")
    site = built(work.records, LATE)
    html = page(site, "andringar.md")
    assert "”Risk &lt; mål &amp; [rutin]”" in html
    entries = etree.fromstring(site.made["andringar.xml"]).iter(f"{ATOM}content")
    assert any("”Risk < mål & [rutin]”" in str(entry.text) for entry in entries)


def test_a_heading_that_was_removed_is_nowhere(work: Work) -> None:
    work.write("ASN-R01-a.md", risk(head="\n## Olles sjukdom\n\nx\n"))
    work.commit("2025-03-01")
    assert "Olles" in feed_of(work).decode()
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-03-02")
    site = built(work.records, LATE)
    assert b"Olles" not in site.made["andringar.xml"]
    assert [one.path for one in site.pages if "Olles" in one.html] == []
    assert "ett avsnitt som har tagits bort" in page(site, "andringar.md")


def test_a_day_with_more_than_one_can_read_is_counted(work: Work) -> None:
    for number in range(10, 11 + MOST_OF_A_DAY):
        work.write(f"ASN-R{number}-a.md", risk(f"R{number}"))
    work.commit("2025-03-01")
    html = page(built(work.records, LATE), "andringar.md")
    assert f"{MOST_OF_A_DAY + 1} poster tillkom." in html
    assert "asn-r10.html" not in html


def test_the_page_stays_small_and_says_that_there_is_more(work: Work) -> None:
    for round_ in range(1, 20):
        for number in range(10, 10 + 30):
            work.write(f"ASN-R{number}-a.md", risk(f"R{number}", body=f"Text {round_}.", title="Lång titel " * 6))
        work.commit(f"2025-03-{round_:02}")
    html = page(built(work.records, LATE), "andringar.md")
    assert html.count("<li>") == MOST
    assert "Äldre ändringar visas inte här." in html
    assert len(html.encode()) < 250_000


def test_without_history_there_is_no_feed_and_the_page_says_why(work: Work, tmp_path: Path) -> None:
    (work.folder / ".git").rename(tmp_path / "undan")
    site = built(work.records, LATE)
    assert "andringar.xml" not in site.made
    html = page(site, "andringar.md")
    assert "Ändringar visas inte: registret ligger inte i git där webbplatsen byggdes." in html
    assert "andringar.xml" not in html


def test_before_the_first_day_there_is_nothing_to_tell(work: Work) -> None:
    html = page(built(work.records, date(2024, 1, 1)), "andringar.md")
    assert "Inga ändringar är kända till och med den 1 januari 2024." in html


@pytest.mark.parametrize("now", ["draft", "draft in git too", "gone", "broken elsewhere"])
def test_what_is_not_public_today_is_not_mentioned(work: Work, now: str) -> None:
    """Its history, from when it was, is as little for everybody as the record itself."""
    file = work.write("ASN-R04-a.md", risk("R04"))
    work.commit("2025-03-01")
    work.write("ASN-R04-a.md", risk("R04", body="Ny."))
    work.commit("2025-03-02")
    if now == "gone":
        file.unlink()
    else:
        file.write_text(risk("R04", draft=True), "utf-8")
        if now == "draft in git too":
            work.commit("2025-03-03")
        if now == "broken elsewhere":  # moved, and git knows only that the old file went
            git(work.folder, "rm", "-q", "--cached", "records/ASN-R04-a.md")
            work.write(".gitignore", "ASN-R04-a.md\n")
            work.commit("2025-03-03")
            assert work.told("ASN-R04") == ["2025-03-03 Togs bort."]
    site = built(work.records, LATE)
    assert b"ASN-R04" not in site.made["andringar.xml"]
    assert all("ASN-R04" not in one.html for one in site.pages)


def test_what_git_believes_to_be_gone_and_is_here_is_not_told_of_as_gone(work: Work) -> None:
    work.write("ASN-R02-a.md", risk("R02"))
    site = built(work.records, LATE)
    assert "Togs bort." not in page(site, "andringar.md")
