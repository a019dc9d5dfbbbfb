"""To the executive board: the common audits board by board, as they stood on the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from internkontroll.documents import document_of
from internkontroll.documents.kinds.common_audits import KIND, compose
from tests.documents.reading import DAY, chapter, example, rows, small

EXECUTIVE = "id: {id}\ntyp: organisation\ntitel: Kommunstyrelsen\nslag: kommunstyrelse\n"
BOARD = "id: {id}\ntyp: organisation\ntitel: {id}-nämnden\nslag: nämnd\n"
PLAN = """id: {id}-2025
typ: plan
nämnd: {id}
år: 2025
beslut: [{{datum: 2025-01-20, paragraf: 3}}]
rapporteringstillfällen:
  - {{kod: T2, namn: tertial 2, tidpunkt: 2025-09-18}}
  - {{kod: AR, namn: årsrapport, tidpunkt: 2026-01, omfattar: alla}}
poster:
  - {{post: KG-2025-G01, rapporteras: [{code}]}}
"""
AUDIT = """---
id: KG-2025-G01
typ: granskning
titel: Inköp
slag: kommungemensam
år: 2025
omfattar: {covers}
beslut: {{organ: KS, datum: 2024-11-06, paragraf: 401}}
metoder: [stickprov]
föregångare: [KG-2023-G01]
samma_metod: ja
---

## Syfte

Granskningen ska visa om inköp görs enligt avtal.
"""
EARLIER = "id: KG-2023-G01\ntyp: granskning\ntitel: Inköp 2023\nslag: kommungemensam\når: 2023\nhistorik: ja\n"
FOLLOW_UP = """---
id: KG-2025-G01-{id}-{code}
typ: uppföljning
avser: KG-2025-G01
tillfälle: {id}-2025-{code}
status: {status}
utfall: {outcome}
---

## Resultat

Av inköpen i {id} följde nio av tio avtalen.
"""
ACTION = (
    "id: ASN-2026-D01\ntyp: åtgärd\ntitel: Utbildning i inköp\nslag: direktåtgärd\nnämnd: ASN\n"
    "grund: [KG-2025-G01-ASN-T2]\n"
)


def files(covers: str = "alla") -> dict[str, str]:
    """One executive board, three boards with plans and one without."""
    return {
        "KS-x": EXECUTIVE.format(id="KS"), "BBN-x": BOARD.format(id="BBN"), "CCN-x": BOARD.format(id="CCN"),
        "DDN-x": BOARD.format(id="DDN"),
        "ASN-2025-x": PLAN.format(id="ASN", code="T2"), "BBN-2025-x": PLAN.format(id="BBN", code="T2"),
        "CCN-2025-x": PLAN.format(id="CCN", code="AR"),
        "KG-2025-G01-x": AUDIT.format(covers=covers), "KG-2023-G01-x": EARLIER,
        "KG-2025-G01-ASN-T2-x": FOLLOW_UP.format(id="ASN", code="T2", status="genomförd", outcome="G"),
        "ASN-2026-D01-x": ACTION,
    }  # fmt: skip


def test_the_example_of_2023() -> None:
    """Purpose, scope and risk, the one board's result with its figures, and what it led to."""
    document = document_of(example(), "KS-2023-GRANSKNINGAR", DAY)
    assert document is not None
    assert (document.title, document.board) == ("Kommungemensamma granskningar 2023", "Kommunstyrelsen")
    assert rows(chapter(document, "Sammanfattning")) == [["Röjande av sekretess", "1", "1", "Ingen"]]
    audit = chapter(document, "Granskning: Röjande av sekretess")
    assert "Föregående granskning: Röjande av sekretess 2020 (KG-2020-G01)." in audit
    assert "Metod: enkät, intervjuer och centralt framtaget frågeunderlag." in audit
    assert "Frågorna är framtagna centralt" in chapter(document, "Syfte, omfattning, avgränsning och metod")
    assert "HVO-R03" in chapter(document, "Risk")
    assert rows(chapter(document, "Läget i nämnderna")) == [
        [
            "Hälsa-, vård- och omsorgsnämnden",
            "Genomförd (första uppföljningen 2023)",
            "Lansering av digitala utbildningar i sekretess och informationssäkerhet",
        ],
    ]
    board = chapter(document, "Hälsa-, vård- och omsorgsnämnden")
    assert "förvaltningens rutiner är goda" in board
    assert "2020" in chapter(document, "Jämförelse med tidigare granskning")
    assert "- Lansering av digitala utbildningar i sekretess och informationssäkerhet (HVO-2023-A02)" in board


def test_what_came_after_the_day_is_not_told() -> None:
    """The result of January 2026 is unknown in October 2025, and so is what it led to."""
    before = document_of(example(), "KS-2025-GRANSKNINGAR", DAY)
    assert before is not None
    assert rows(chapter(before, "Läget i nämnderna")) == [
        ["Arbetsmarknads- och socialnämnden", "Ska redovisas (årsrapportering 2025, januari 2026)", "–"]
    ]
    assert "arbetsmarknads- och socialnämnden. **Nämnden har ännu inte redovisat granskningen.**" in before.markdown
    assert "Riktlinjen följs inte" not in before.markdown
    assert document_of(example(), "KS-2026-GRANSKNINGAR", DAY) is None, "nothing was set for 2026"
    later = date(2026, 2, 1)
    after = document_of(example(later), "KS-2025-GRANSKNINGAR", later)
    assert after is not None
    assert rows(chapter(after, "Läget i nämnderna")) == [
        ["Arbetsmarknads- och socialnämnden", "Genomförd (23 januari 2026)", "Hantering av bisysslor"]
    ]
    assert "Riktlinjen följs inte fullt ut" in chapter(after, "Arbetsmarknads- och socialnämnden")


def test_boards_that_have_not_reported_are_named(tmp_path: Path) -> None:
    """Of all boards, those with a plan: the one that is late, the one that is not yet due; not the fourth."""
    register = small(tmp_path, files())
    document = compose(register, "KS-2025", DAY)
    assert document is not None
    assert "Av nämndernas 3 redovisningar återstår 2." in document.markdown
    assert rows(chapter(document, "Sammanfattning")) == [["Inköp", "3", "1", "BBN-nämnden och CCN-nämnden"]]
    facts = chapter(document, "Granskning: Inköp")
    assert "Kommunstyrelsen beslutade om granskningen den 6 november 2024, § 401." in facts
    assert "Metoden är densamma som förra gången." in facts
    assert rows(chapter(document, "Läget i nämnderna")) == [
        ["Arbetsmarknads- och socialnämnden", "Genomförd (tertial 2 2025)", "G", "Utbildning i inköp"],
        ["BBN-nämnden", "Ej redovisad, skulle ha redovisats den 18 september 2025 (tertial 2 2025)", "–", "–"],
        ["CCN-nämnden", "Ska redovisas (årsrapport 2025, januari 2026)", "–", "–"],
    ]
    assert "DDN" not in document.markdown
    assert "## BBN-nämnden" not in document.markdown, "there is nothing to tell"


def test_a_text_that_the_board_has_not_handled_is_not_its_result(tmp_path: Path) -> None:
    """On the day before the point the text may be there, and is told of without its words."""
    sources = files()
    sources["ASN-2025-x"] = sources["ASN-2025-x"].replace("2025-09-18", "2025-09")
    document = compose(small(tmp_path, sources), "KS-2025", date(2025, 9, 10))
    assert document is not None
    assert rows(chapter(document, "Läget i nämnderna"))[0][1] == "Skriven men inte behandlad av nämnden"
    assert "nio av tio" not in document.markdown


def test_boards_by_name_and_one_that_reported_unasked(tmp_path: Path) -> None:
    """The audit names two boards; a third has carried it out all the same, and is owed nothing."""
    document = compose(small(tmp_path, files("[BBN, DDN]")), "KS-2025", DAY)
    assert document is not None
    assert "Granskningen omfattar BBN-nämnden och DDN-nämnden." in document.markdown
    assert "**Ingen av dem har ännu redovisat granskningen.**" in document.markdown
    table = rows(chapter(document, "Läget i nämnderna"))
    assert [row[0] for row in table] == ["Arbetsmarknads- och socialnämnden", "BBN-nämnden", "DDN-nämnden"]
    assert table[2][1] == "Nämnden har ingen plan för 2025 i registret"


def test_each_executive_board_and_no_other(tmp_path: Path) -> None:
    """Two of them have one each; a register without an executive board has no such document, nor has an empty one."""
    sources = files()
    sources["KSB-x"] = EXECUTIVE.format(id="KSB")
    register = small(tmp_path / "a", sources)
    assert list(KIND.subjects(register)) == ["KS-2025", "KSB-2025"]
    document = document_of(register, "KSB-2025-GRANSKNINGAR", DAY)
    assert document is not None
    assert document.id == "KSB-2025-GRANSKNINGAR"
    del sources["KS-x"], sources["KSB-x"]
    sources["KG-2025-G01-x"] = sources["KG-2025-G01-x"].replace("organ: KS, ", "")
    without = small(tmp_path / "b", sources)
    assert list(KIND.subjects(without)) == []
    assert compose(without, "KS-2025", DAY) is None
    assert compose(without, "ASN-2025", DAY) is None, "a board that is no executive board"
    assert list(KIND.subjects(small(tmp_path / "c", {}))) == []
