"""To the executive board: the year of all boards, and what is missing by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from internkontroll.documents import document_of
from internkontroll.documents.kinds.summary import KIND, compose
from tests.documents.reading import DAY, chapter, example, rows, small

EXECUTIVE = "id: KS\ntyp: organisation\ntitel: Kommunstyrelsen\nslag: kommunstyrelse\n"
PLAN = """id: ASN-2025
typ: plan
nämnd: ASN
år: 2025
beslut:
  - {datum: 2025-01-20, paragraf: 3}
  - {datum: 2025-05-15, paragraf: 44}
rapporteringstillfällen:
  - {kod: T2, namn: tertial 2, tidpunkt: 2025-09-18}
  - {kod: AR, namn: årsrapport, tidpunkt: 2026-01-22, omfattar: alla}
poster:
  - {post: ASN-2025-D01, rapporteras: [T2]}
  - {post: ASN-2025-D02, rapporteras: [T2]}
  - {post: ASN-2025-D03, rapporteras: [T2], utgår: {datum: 2025-05-15, paragraf: 44, skäl: Införs av staten.}}
  - {post: ASN-2025-D04, rapporteras: [AR], tillagd: {datum: 2025-05-15, paragraf: 44}}
"""
ACTION = "id: ASN-2025-D0{n}\ntyp: åtgärd\ntitel: Åtgärd {n}\nslag: direktåtgärd\nnämnd: ASN\n"
FOLLOW_UP = (
    "id: ASN-2025-D0{n}-{code}\ntyp: uppföljning\navser: ASN-2025-D0{n}\ntillfälle: ASN-2025-{code}\nstatus: {status}\n"
)
REPORT = """---
id: ASN-2025-RAPPORT-{code}
typ: rapport
nämnd: ASN
tillfälle: ASN-2025-{code}
---

## Sammanfattande bedömning

Nämnden bedömer att kontrollen har varit tillräcklig {code}.
"""


def files() -> dict[str, str]:
    """A board's whole year, with items of every fate."""
    return {
        "KS-x": EXECUTIVE, "ASN-2025-x": PLAN,
        **{f"ASN-2025-D0{n}-x": ACTION.format(n=n) for n in (1, 2, 3, 4)},
        "ASN-2025-D01-T2-x": FOLLOW_UP.format(n=1, code="T2", status="genomförd"),
        "ASN-2025-D02-T2-x": FOLLOW_UP.format(n=2, code="T2", status="pågår") + "rapporteras_igen: ASN-2025-AR\n",
        "ASN-2025-D04-AR-x": FOLLOW_UP.format(n=4, code="AR", status="övergår i ordinarie arbete"),
        "ASN-2025-RAPPORT-T2-x": REPORT.format(code="T2"), "ASN-2025-RAPPORT-AR-x": REPORT.format(code="AR"),
    }  # fmt: skip


def test_the_example_of_2023() -> None:
    """Two boards with plans; what was deferred, what is final, and the reports that never came."""
    document = document_of(example(), "KS-2023-SAMMANSTALLNING", DAY)
    assert document is not None
    assert (document.title, document.subtitle) == ("Nämndernas interna kontroll 2023", "Läget den 1 oktober 2025")
    assert rows(chapter(document, "Sammanfattning")) == [
        ["Arbetsmarknads- och socialnämnden", "Våren 2023", "2", "0", "2", "0", "1", "Ej lämnad"],
        ["Hälsa-, vård- och omsorgsnämnden", "Februari 2023", "4", "4", "0", "0", "1", "Ej lämnad"],
    ]
    first, second = (
        chapter(document, "Arbetsmarknads- och socialnämnden"),
        chapter(document, "Hälsa-, vård- och omsorgsnämnden"),
    )
    assert "beslutades våren 2023. Den innehåller två direktåtgärder." in first
    assert "- Rapport, tertial 2: skulle ha lämnats i september 2023" in first
    assert "(ASN-2023-D01): utan bestämd tid" in first
    assert "två direktåtgärder, en egen granskning och en kommungemensam granskning." in second
    assert "- Rapport, andra uppföljningen: skulle ha lämnats under 2023" in second
    assert (
        "| Röjande av sekretess (KG-2023-G01) | Kommungemensam granskning | Genomförd | Första uppföljningen 2023 |"
        in second
    )


def test_the_example_of_2025_tells_nothing_of_what_came_later() -> None:
    """In October tertial 2 is written and not handled; another board has no plan of the year."""
    document = document_of(example(), "KS-2025-SAMMANSTALLNING", DAY)
    assert document is not None
    assert rows(chapter(document, "Sammanfattning")) == [
        ["Arbetsmarknads- och socialnämnden", "Januari 2025", "5", "0", "0", "5", "0", "Ej lämnad"],
        ["Hälsa-, vård- och omsorgsnämnden", "Ingen plan", "–", "–", "–", "–", "1", "Ej lämnad"],
    ]
    first = chapter(document, "Arbetsmarknads- och socialnämnden")
    assert "| Tertial 2 | Hösten 2025 | 3 | – | – | – | – | Skriven, ej behandlad |" in first
    assert "Inget saknas." in first
    assert "2026-01-23" not in document.markdown
    later = date(2026, 2, 1)
    after = document_of(example(later), "KS-2025-SAMMANSTALLNING", later)
    assert after is not None
    told = chapter(after, "Arbetsmarknads- och socialnämnden")
    assert "| Antalet sena utredningar (ASN-2025-G02) | Granskning | Genomförd | 23 januari 2026 |" in told
    assert "- Rapport, årsrapportering: skulle ha lämnats i januari 2026" in told
    assert "(ASN-2025-D01): skulle ha redovisats i januari 2026" in told


def test_boards_that_are_only_named_are_not_judged() -> None:
    """They are said to be left out, and have no row and no chapter."""
    document = document_of(example(), "KS-2025-SAMMANSTALLNING", DAY)
    assert document is not None
    assert (
        "För funktionsstödsnämnden, miljönämnden, stadsbyggnadsnämnden och tekniska nämnden finns ingen plan där"
        in document.markdown
    )
    assert "# Tekniska nämnden" not in document.markdown
    assert "Tekniska nämnden |" not in document.markdown


def test_a_year_that_has_not_begun_has_no_summary() -> None:
    assert document_of(example(), "KS-2026-SAMMANSTALLNING", DAY) is None
    assert list(KIND.subjects(example())) == ["KS-2023", "KS-2025", "KS-2026"]


def test_a_whole_year(tmp_path: Path) -> None:
    """Revised, with an item added and one cancelled; the judgement is the year's report's, once it is handled."""
    register = small(tmp_path, files())
    document = compose(register, "KS-2025", date(2026, 3, 1))
    assert document is not None
    assert rows(chapter(document, "Sammanfattning")) == [
        ["Arbetsmarknads- och socialnämnden", "20 januari 2025", "3", "2", "1", "0", "1", "Lämnad"]
    ]
    plan = chapter(document, "Arbetsmarknads- och socialnämnden")
    assert "beslutades den 20 januari 2025, § 3. Den reviderades den 15 maj 2025, § 44." in plan
    assert rows(chapter(document, "Planens åtgärder och granskningar")) == [
        ["Åtgärd 1 (ASN-2025-D01)", "Åtgärd", "Genomförd", "Tertial 2 2025"],
        ["Åtgärd 2 (ASN-2025-D02)", "Åtgärd", "Pågår, redovisas igen vid årsrapport 2025", "Tertial 2 2025"],
        ["Åtgärd 3 (ASN-2025-D03)", "Åtgärd", "Utgår: införs av staten", "–"],
        ["Åtgärd 4 (ASN-2025-D04)", "Åtgärd", "Övergår i ordinarie arbete", "Årsrapport 2025"],
    ]
    assert rows(chapter(document, "Rapporter till nämnden")) == [
        ["Tertial 2", "18 september 2025", "2", "1", "1", "0", "0", "Lämnad"],
        ["Årsrapport", "22 januari 2026", "3", "2", "0", "0", "1", "Lämnad"],
    ]
    assert "tillräcklig AR." in chapter(document, "Nämndens bedömning")
    assert "tillräcklig T2." not in document.markdown
    assert rows_of_list(chapter(document, "Det som saknas")) == [
        "Uppföljning av ”Åtgärd 2” (ASN-2025-D02): skulle ha redovisats den 22 januari 2026"
    ]


def rows_of_list(text: str) -> list[str]:
    return [line[2:] for line in text.split("\n") if line.startswith("- ")]


def test_the_same_year_in_march(tmp_path: Path) -> None:
    """The revision, the item that it added and every follow-up are still to come."""
    document = compose(small(tmp_path, files()), "KS-2025", date(2025, 3, 1))
    assert document is not None
    assert "reviderades" not in document.markdown
    assert rows(chapter(document, "Sammanfattning")) == [
        ["Arbetsmarknads- och socialnämnden", "20 januari 2025", "3", "0", "0", "3", "0", "Ej lämnad"]
    ]
    assert "ASN-2025-D04" not in document.markdown
    assert "Utgår" not in document.markdown
    assert "tillräcklig AR" not in document.markdown


def test_a_proposal_is_missing_its_decision_after_the_last_day(tmp_path: Path) -> None:
    """The base's board decides by 31 January; nothing is promised by a plan that nobody has decided."""
    sources = files()
    sources["ASN-2025-x"] = PLAN[: PLAN.index("beslut:")] + PLAN[PLAN.index("rapporteringstillfällen:") :]
    board = (Path(__file__).parents[1] / "base" / "ASN-arbetsmarknads-och-socialnamnden.md").read_text("utf-8")
    sources["ASN-arbetsmarknads-och-socialnamnden"] = board.replace(
        "slag: nämnd\n", "slag: nämnd\nplan_senast: 01-31\n", 1
    )
    register = small(tmp_path, sources)
    for day, missing in ((date(2025, 1, 31), []), (date(2025, 2, 1), ["Beslut om internkontrollplan för 2025"])):
        document = compose(register, "KS-2025", day)
        assert document is not None
        assert "är ett förslag. Nämnden har inte beslutat den." in document.markdown
        assert rows_of_list(chapter(document, "Det som saknas")) == missing


def test_no_executive_board_and_an_empty_register(tmp_path: Path) -> None:
    sources = files()
    del sources["KS-x"]
    assert list(KIND.subjects(small(tmp_path / "a", sources))) == []
    empty = small(tmp_path / "b", {"KS-x": EXECUTIVE})
    assert list(KIND.subjects(empty)) == []
    assert compose(empty, "KS-2025", DAY) is None
