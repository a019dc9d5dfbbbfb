"""The report: what is said when there is nothing to say, and where its figures stand."""

from __future__ import annotations

from pathlib import Path

from internkontroll.documents import Document, document_of
from internkontroll.register import Register
from tests.documents.reading import DAY, chapter, example, small

PLAN = """id: ASN-2025
typ: plan
nämnd: ASN
år: 2025
beslut: [{datum: 2025-01-02, paragraf: 1}]
rapporteringstillfällen:
  - {kod: T1, namn: tertial 1, tidpunkt: 2025-05}
  - {kod: AR, namn: årsrapport, tidpunkt: ej angiven, omfattar: alla}
poster:
  - {post: ASN-2025-D01, rapporteras: [T1]}
"""
ACTION = "id: ASN-2025-D01\ntyp: åtgärd\ntitel: Översyn\nslag: direktåtgärd\nnämnd: ASN\n"
REPORT = "id: ASN-2025-RAPPORT-T1\ntyp: rapport\ntillfälle: ASN-2025-T1\n"
FILES = {"ASN-2025-plan": PLAN, "ASN-2025-D01-a": ACTION, "ASN-2025-RAPPORT-T1": REPORT}
FOLLOW_UP = """---
id: ASN-2025-D01-T1
typ: uppföljning
avser: ASN-2025-D01
tillfälle: ASN-2025-T1
status: genomförd
nyckeltal:
  - {namn: Kontroller, värden: {2023: 1117, 2024: 4}}
urval:
  - {namn: Intervjuade chefer, totalt: 4}
  - {namn: Svar, totalt: 30, delar: {ja: 20, nej: 10}}
---
"""


def report(register: Register, document_id: str = "ASN-2025-RAPPORT-T1") -> Document:
    document = document_of(register, document_id, DAY)
    assert document is not None
    return document


def test_an_item_without_a_follow_up(tmp_path: Path) -> None:
    text = report(small(tmp_path, FILES)).markdown
    assert "Ingen uppföljning har lämnats vid tertial 1." in text
    assert "Rapporten i översikt" not in text, "one item needs no table"


def test_the_next_report_has_no_time(tmp_path: Path) -> None:
    told = chapter(report(small(tmp_path, FILES)), "Inledning")
    assert "Nästa rapport till nämnden är årsrapport. När den lämnas är inte angivet. Den omfattar hela planen." in told


def test_figures_stand_after_the_passage_with_their_numbers(tmp_path: Path) -> None:
    """Digits in groups and small numbers in words are read; one number that the text tells has no table."""
    body = """
## Genomförda åtgärder

Arbetet är gjort, och fyra chefer är intervjuade.

### Enkäten

Av 30 svarade 20 ja.

### Kontrollerna

De var 1 117 ett år.

## Planering framåt

Inget mer.
"""
    register = small(tmp_path, {**FILES, "ASN-2025-D01-T1-a": FOLLOW_UP + body})
    document = report(register)
    assert "| Ja | 20 | 67 % |" in chapter(document, "Enkäten")
    assert "| 2023 | 1\u00a0117 |" in chapter(document, "Kontrollerna")
    assert "Intervjuade chefer" not in document.markdown
    places = [document.markdown.index(words) for words in ("diagram-1.svg", "| Svar |", "diagram-2.svg", "| År |")]
    assert places == sorted(places), "each chart before its table"


def test_figures_without_text_are_shown_all_the_same(tmp_path: Path) -> None:
    document = report(small(tmp_path, {**FILES, "ASN-2025-D01-T1-a": FOLLOW_UP}))
    assert [document.markdown.count(words) for words in ("| 2023 |", "| Ja |", "Intervjuade chefer")] == [1, 1, 1]


def test_notes_of_a_passage_follow_it(tmp_path: Path) -> None:
    """A section is written in passages, and a note defined last in the file still comes once, where it is used."""
    body = "\n## Genomförda åtgärder\n\nArbetet.\n\n### Enkäten\n\nAv 30.[^1]\n\n[^1]: Källan.\n"
    text = report(small(tmp_path, {**FILES, "ASN-2025-D01-T1-a": FOLLOW_UP + body})).markdown
    assert text.count("[^asn-2025-d01-t1-1]: Källan.") == 1
    assert text.index("### Enkäten") < text.index("Källan.")


def test_the_place_of_a_line_below_a_figure(tmp_path: Path) -> None:
    """A fault in a later passage is found at the record's own line."""
    body = "\n## Genomförda åtgärder\n\nAv 30.\n\n### Sedan\n\nEn rad längre ned.\n"
    document = report(small(tmp_path, {**FILES, "ASN-2025-D01-T1-a": FOLLOW_UP + body}))
    line = document.markdown.split("\n").index("En rad längre ned.") + 1
    place = document.locate(line)
    assert place is not None
    assert place.line == (FOLLOW_UP + body).split("\n").index("En rad längre ned.") + 1


def test_the_example_shares_are_drawn_beside_the_earlier_answer() -> None:
    """Seed 003: nearly 40 percent, against about 20 in 2020, told and drawn in the comparison."""
    document = report(example(), "HVO-2023-RAPPORT-H1")
    text = chapter(document, "Resultatet jämfört med tidigare granskning")
    assert "Ökar, från 20\u00a0% (2020) till 40\u00a0% (2023)." in text
    assert "| 2020 | 20\u00a0% |" in text
    assert "Nästa rapport till nämnden lämnas under 2023 (andra uppföljningen)." in chapter(document, "Inledning")
