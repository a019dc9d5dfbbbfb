"""Threads, histories and references of the example that somebody once asked for, by name."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from tests.threads.reading import SVG, Shown


def _stands_in_order(names: Sequence[str], *wanted: str) -> None:
    places = [next(n for n, name in enumerate(names) if part in name) for part in wanted]
    assert places == sorted(places), places


def _words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_log_reviews_from_2023_to_2025_under_two_titles(pages: Mapping[str, Shown]) -> None:
    """The same risk under another title, an action, what was told of it, the next action and what that led to."""
    page = pages["ASN-R05"]
    _stands_in_order(
        page.names,
        "Risk: Dataintrång",
        "Risk: Internt dataintrång",
        "Internkontrollplan 2023",
        "Översyn av loggningsrutinen",
        "Uppföljning tertial 1 2023",
        "Internkontrollplan 2025",
        "Utvärdering rutin för systematisk logguppföljning",
        "Uppföljning tertial 2 2025",
        "Vägledning till chefer om loggkontroll",
    )
    assert [current for _, _, current in page.listed].index(True) == 0
    # the same parts, drawn from the other end
    assert set(page.names) == set(pages["ASN-2025-D02-T2"].names)


def test_a_recommendation_to_its_outcome(pages: Mapping[str, Shown]) -> None:
    """Question, recommendation, answer, commitment, and how that stands."""
    page = pages["SR-2022-15-REK1"]
    _stands_in_order(
        page.names,
        "Extern granskning:",
        "Revisionsfråga 1: Rutiner för att upptäcka",
        "Rekommendation 1: Tydlig definition",
        "Svar på rekommendation 1, från ASF",
        "Åtagande: Översyn av förvaltningens säkerhetsrutin",
    )
    assert "Åtagande: Översyn av förvaltningens säkerhetsrutin Senast 30 april 2024. Försenad. Följer av 9." in _words(
        page.section("Den röda tråden")
    )


def test_the_risk_of_undue_influence_has_its_audit_and_its_commitments(pages: Mapping[str, Shown]) -> None:
    """Risk, plan, audit, its final report, and what was promised the auditors, each drawn."""
    page = pages["ASN-R06"]
    _stands_in_order(page.names, "Risk: Otillåten påverkan", "Internkontrollplan 2022", "Enkät", "Webbutbildning")
    assert len(page.drawn) == len(page.listed)


def test_a_commitment_among_many_shows_its_own_line_only(pages: Mapping[str, Shown]) -> None:
    """Twenty-one parts hang together; the picture has the five that lead to this one, and says so."""
    page = pages["ASN-2023-A05"]
    kinds = [text.text for link in page.drawn for text in link.iter(f"{SVG}text") if text.get("class") == "thread-kind"]
    assert kinds == ["Risk", "Extern granskning", "Rekommendation 1", "Svar", "Åtagande"]
    assert "5 delar. Listan har alla 21" in page.html


def test_what_the_thread_tells_is_not_told_again(pages: Mapping[str, Shown]) -> None:
    """An item's follow-ups and the risk's items stood in the thread and below it."""
    for one in ("ASN-R06", "ASN-2025-G01", "SR-2022-15-REK1"):
        assert not pages[one].section("Samband")


def test_an_audit_beside_the_one_before_it(pages: Mapping[str, Shown]) -> None:
    """With the way to both, the same method or not, and what came out."""
    section = pages["ASN-2025-G01"].section("Jämfört med förra granskningen")
    words = _words(section)
    assert "Samma metod." in words
    assert "2022 2025" in words
    assert 'href="asn-2022-g02.html"' in section
    assert 'href="../uppfoljning/asn-2022-g02-2022.html"' in section
    assert not pages["ASN-2022-G02"].section("Jämfört med förra granskningen")


def test_earlier_and_later(pages: Mapping[str, Shown]) -> None:
    """What was told at each point and what comes next, and which of them one is reading."""
    item = _words(pages["ASN-2023-D02"].section("Redovisningar"))
    assert "pågår" in item
    own = pages["ASN-2025-D02-T2"].section("Redovisningar")
    assert "<strong>Den här sidan</strong> – genomförd" in own
    assert "Läget den" in _words(own)


def test_what_is_due_stands_first(pages: Mapping[str, Shown]) -> None:
    """State and next promise before the facts, with the dates that decide them."""
    page = pages["ASN-2023-A04"].html
    assert page.index('class="record-state"') < page.index('class="record-next"') < page.index('class="record-facts"')
    badge = re.search(r'<span class="badge badge--late" data-ik-promise="1" data-ik-due="(.*?)">(.*?)</span>', page)
    assert badge is not None
    assert badge.groups() == ("2024-04-30", "Försenad")


def test_a_law_has_all_that_leans_on_it_with_the_place(pages: Mapping[str, Shown]) -> None:
    """`lagrum`, audits, and records whose text names it by one of its names."""
    page = pages["SFS-2025-400"]
    words = _words(page.html)
    assert "Externa granskningar" in words
    assert re.search(r"\d+ kap\. \d+ §", words)
    routine = pages["ASF-RUTIN-SAKERHET"]
    assert "Otillåten påverkan – ASN, åtgärdas och granskas" in _words(routine.section("Hänvisar hit"))


def test_a_routine_is_found_under_the_name_that_people_use(pages: Mapping[str, Shown]) -> None:
    """The risk speaks of "rutin för systematisk logguppföljning" and links to nothing."""
    section = pages["ASF-RUTIN-LOGG"].section("Hänvisar hit")
    assert "Nämner dokumentet i texten" in section
    assert 'href="../risk/asn-r02.html"' in section
