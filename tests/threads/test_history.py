"""A record's history in a register of the test's own: assessments under several titles, changes, and what leans on a law."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

from internkontroll.changes import Change, Changes, Kind
from internkontroll.check import check
from internkontroll.pages.links_back import MOST
from internkontroll.register import Register
from internkontroll.site import build
from tests.threads.conftest import DAY, lay_out, pages_of
from tests.threads.reading import Shown

_RISK = "typ: risk\ntitel: {title}\nnämnd: ASN\n"
_ASSESSED = "riskbedömningar:\n"


def _assessment(day: str, probability: int, consequence: int) -> str:
    return f"  - {{datum: {day}, sannolikhet: {probability}, konsekvens: {consequence}}}\n"


def _words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def _two_titles(folder: Path) -> Register:
    return lay_out(
        folder,
        {
            "ASN-R01": _RISK.format(title="Gammalt namn") + _ASSESSED + _assessment("2022-10", 4, 3),
            "ASN-R02": _RISK.format(title="Nytt namn")
            + "föregångare: [ASN-R01]\n"
            + _ASSESSED
            + _assessment("2024-10", 2, 3),
        },
    )


def test_assessments_go_on_under_a_new_title(tmp_path: Path) -> None:
    """In order of time, each with the title it was made under, and a chart whose words say how it went."""
    pages = pages_of(_two_titles(tmp_path))
    for one in ("ASN-R01", "ASN-R02"):
        words = _words(pages[one].section("Riskbedömningar"))
        assert (
            words.index("Oktober 2022") < words.index("Gammalt namn") < words.index("12 (sannolikhet 4, konsekvens 3)")
        )
        assert words.index("12 (") < words.index("Oktober 2024") < words.index("6 (sannolikhet 2, konsekvens 3)")
        assert re.search(r'<img [^>]*alt="[^"]*Minskar, från 12 \(Oktober 2022\) till 6', pages[one].html)


def test_one_score_is_no_chart(tmp_path: Path) -> None:
    """A table says it better."""
    register = lay_out(tmp_path, {"ASN-R01": _RISK.format(title="Ensam") + _ASSESSED + _assessment("2022-10", 4, 3)})
    page = pages_of(register)["ASN-R01"]
    assert "<img" not in page.section("Riskbedömningar")
    assert "Titel då" not in page.html


def test_changes_are_told_newest_first_and_as_text(tmp_path: Path) -> None:
    """A heading may be in the words, and is a contributor's."""
    register = _two_titles(tmp_path)
    found = Changes(
        {
            "ASN-R01": (
                Change(date(2025, 9, 2), "ASN-R01", Kind.CHANGED, "status, avsnittet <b>Motivering</b>"),
                Change(date(2024, 1, 5), "ASN-R01", Kind.ADDED),
            )
        }
    )
    made = build(register, check(register, DAY), DAY, changes=found)
    shown = {page.record_id: Shown(page.path, page.html) for page in made.pages if page.record_id}
    section = shown["ASN-R01"].section("Ändringar i posten")
    assert "&lt;b&gt;Motivering" in section
    words = _words(section)
    assert words.index("2 september 2025 Ändrat: status") < words.index("5 januari 2024 Tillkom.")
    assert not shown["ASN-R02"].section("Ändringar i posten")


def test_what_leans_on_a_law_is_cut_with_the_way_to_the_rest(tmp_path: Path) -> None:
    """Two hundred risks under one law."""
    law = {"SFS-2007-171": "typ: styrdokument\ntitel: Lag (2007:171) om registerkontroll\nslag: lag\nsfs: '2007:171'"}
    many = {f"ASN-R{n:03}": _RISK.format(title=f"Risk {n}") + "styrdokument: [SFS-2007-171]" for n in range(1, 201)}
    section = pages_of(lay_out(tmp_path, law | many))["SFS-2007-171"].section("Hänvisar hit")
    assert section.count("<li>") == MOST
    assert "… och 150 till." in section
    assert 'href="../risk/index.html">Visa alla i registret</a>' in section


def test_a_promise_is_told_anew_by_the_same_rule_as_here() -> None:
    """The script knows the words and tones that the page is made with."""
    from internkontroll.pages.history.standing import _WORDS  # noqa: PLC0415

    script = Path("hooks/internkontroll/theme/assets/scripts/post.js")
    text = (Path(__file__).resolve().parents[2] / script).read_text("utf-8")
    for words, tone in _WORDS.values():
        assert f'["{words}", "{tone}"]' in text


def test_key_figures_of_an_audit_and_the_one_before_it_stand_side_by_side(tmp_path: Path) -> None:
    """A series that goes on is one series with one chart; what differs for the same name stands in two columns."""
    audit = "typ: granskning\ntitel: Loggar {year}\nslag: nämndens\nnämnd: ASN\når: {year}\n"
    told = "typ: uppföljning\navser: ASN-{year}-G01\ndatum: {year}-09\nstatus: genomförd\n"
    series = "nyckeltal:\n  - {{namn: Kontroller, enhet: st, värden: {{{values}}}}}\n"
    sample = "urval:\n  - {{namn: Enkät, totalt: 10, enhet: svar, delar: {{Ja: {yes}, Nej: {no}}}}}\n"
    records = {
        "ASN-2022-G01": audit.format(year=2022),
        "ASN-2025-G01": audit.format(year=2025) + "föregångare: [ASN-2022-G01]\nsamma_metod: nej\n",
        "ASN-2022-G01-2022-09": told.format(year=2022) + series.format(values="2021: 4") + sample.format(yes=3, no=7),
        "ASN-2025-G01-2025-09": told.format(year=2025) + series.format(values="2025: 9") + sample.format(yes=8, no=2),
    }
    page = pages_of(lay_out(tmp_path, records))["ASN-2025-G01"]
    section = page.section("Jämfört med förra granskningen")
    words = _words(section)
    assert "Annan metod." in words
    assert re.search(r"Kontroller \(st\) 2021 4 2025 9", words)
    assert re.search(r'alt="Stapeldiagram: Kontroller \(st\)\. Ökar, från 4 \(2021\) till 9 \(2025\)', section)
    assert re.search(r"Enkät Granskningen 2022 Granskningen 2025 Ja 3.* 8.* Nej 7.* 2", words)
