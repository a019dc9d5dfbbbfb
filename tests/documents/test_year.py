"""A year from plan to year's report, as text: each document whole, and what a board would ask of them.

The five source texts hold no year's report, so this one is made up. `IK_UPDATE=1 pytest` writes the texts anew.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from internkontroll.documents import Document, document_of
from internkontroll.documents.considered import considered
from internkontroll.records import Plan
from internkontroll.register import Register
from internkontroll.typesetting import pdf
from tests.cases import Case, judge
from tests.documents.reading import chapter, rows

HERE = Path(__file__).with_name("year")
CASE = Case.read(HERE / "year.case")
DOCUMENTS = (
    "ASN-2025", "ASN-2025-RISKANALYS", "ASN-2025-RAPPORT-T1", "ASN-2025-RAPPORT-T2", "ASN-2025-RAPPORT-AR",
    "ASN-2026-RISKANALYS",
)  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return CASE.lay_out(tmp_path_factory.mktemp("year"))


def made(register: Register, document_id: str) -> Document:
    document = document_of(register, document_id, CASE.day)
    assert document is not None
    return document


def test_the_year_is_without_fault(tmp_path: Path) -> None:
    judge(CASE, tmp_path)


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_whole_text(register: Register, document_id: str) -> None:
    """The documents as a secretary would read them."""
    document = made(register, document_id)
    facts = f"{document.title}\n{document.subtitle}\n{document.board}\n{document.date}\n{document.case_number}\n\n"
    file = HERE / f"{document_id}.md"
    if os.environ.get("IK_UPDATE"):
        file.write_text(facts + document.markdown, "utf-8")
    assert facts + document.markdown == file.read_text("utf-8")


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_each_can_be_set(register: Register, document_id: str) -> None:
    assert pdf(made(register, document_id)).startswith(b"%PDF")


def test_the_years_report_has_the_whole_plan(register: Register) -> None:
    """Every item in one table, the cancelled one too, with how it stands and when it was finally reported."""
    whole = {row[0]: row[2:] for row in rows(chapter(made(register, "ASN-2025-RAPPORT-AR"), "Planen i sin helhet"))}
    assert whole == {
        "Checklista för bidragsunderlag": ["Genomförd", "Tertial 1 (maj 2025)"],
        "Nycklar till jouren": ["Övergår i ordinarie arbete", "Tertial 2 (september 2025)"],
        "Nytt bidragssystem": ["Utgår: Staden har tagit över frågan", "–"],
        "Utbildning i attest": ["Pågår", "Nej, redovisas igen: tertial 1 2026, maj 2026"],
        "Granskning av bidragsbeslut": ["Genomförd. Mindre avvikelser", "Tertial 2 (september 2025)"],
        "Kassor och växel": ["Genomförd. Utan anmärkning", "20 november 2025"],
        "Attest av fakturor": ["Genomförd. Utan anmärkning", "Årsrapport (februari 2026)"],
    }


def test_what_was_final_is_told_again(register: Register) -> None:
    item = chapter(made(register, "ASN-2025-RAPPORT-AR"), "Åtgärd: Checklista för bidragsunderlag")
    assert item.index("**Slutrapporterad tertial 1 (maj 2025).**") < item.index("Checklistan är införd")
    item = chapter(made(register, "ASN-2025-RAPPORT-AR"), "Granskning: Kassor och växel")
    assert item.index("**Slutrapporterad den 20 november 2025.**") < item.index("Nämnden fick resultatet")


def test_a_report_that_was_given_keeps_what_a_later_decision_cancelled(register: Register) -> None:
    """Tertial 1 told of the system in May, before it was cancelled; tertial 2 only says that it is out."""
    assert "Staden utreder en gemensam lösning" in made(register, "ASN-2025-RAPPORT-T1").markdown
    second = made(register, "ASN-2025-RAPPORT-T2").markdown
    assert "Nytt bidragssystem | Direktåtgärd | Utgår: Staden har tagit över frågan |" in second
    assert "Åtgärd: Nytt bidragssystem" not in second


def test_counts_and_next_report_only_where_the_writer_is_silent(register: Register) -> None:
    first, second = (chapter(made(register, f"ASN-2025-RAPPORT-{code}"), "Inledning") for code in ("T1", "T2"))
    assert "Rapporten redovisar tre direktåtgärder." in first
    assert "Nästa rapport till nämnden lämnas i september 2025 (tertial 2)." in first
    assert "Rapporten redovisar en direktåtgärd och en granskning." in second
    assert second.count("Nästa rapport") == 1, "the writer has told it"


def test_figures_beside_the_earlier_ones(register: Register) -> None:
    """One series of both audits' years; two columns for the sample; the board's heading with the earlier year."""
    text = chapter(made(register, "ASN-2025-RAPPORT-T2"), "Resultatet jämfört med granskningen 2023")
    assert "gjordes 2023 med samma metod" in text
    assert [row[1] for row in rows(text)] == ["31", "28", "25", "19"]
    assert "| Ja | 22 (55 %) | 41 (82 %) |" in text


def test_each_figure_stands_where_it_is_told_of(register: Register) -> None:
    document = made(register, "ASN-2025-RAPPORT-T2")
    assert "| Ja | 41 | 82 % |" in chapter(document, "Motivering av besluten")
    assert "| 2025 | 19 |" in chapter(document, "Handläggningstid")
    names = [name for name, _ in document.images]
    assert names == [f"asn-2025-g01-t2-diagram-{n}.svg" for n in range(1, 4)]
    assert all(f"({name})" in document.markdown for name in names)


def test_the_matrix_holds_number_name_and_value(register: Register) -> None:
    """5 × 5 with words; two risks in one cell; the long name shortened, the whole one elsewhere."""
    text = chapter(made(register, "ASN-2025-RISKANALYS"), "Riskmatris")
    table = {row[0]: row[1:] for row in rows(text)}
    assert list(table) == [
        "5 (mycket hög)", "4 (hög)", "3 (medel)", "2 (låg)",
        "1 (mycket låg)",
    ]  # fmt: skip
    assert table["3 (medel)"][3] == "**12**: R01 Felaktiga föreningsbidrag; R02 Stängda lokaler"
    assert table["1 (mycket låg)"][4] == "**5**: R03 Föremål i samlingarna …"
    assert [row[-1] for row in table.values()][:2] == ["25", "20"]


def test_later_years_do_not_leak(register: Register) -> None:
    """An assessment of 2026 and a risk seen first in 2026 are not in the analysis of 2025, but in that of 2026."""
    first, second = (
        {one.risk.id: one for one in considered(register, plan)} for plan in register.of(Plan) if plan.year
    )
    assert ("ASN-R04" in first, "ASN-R04" in second) == (False, True)
    values = [[a.value for a in year["ASN-R01"].assessments] for year in (first, second)]
    assert values == [[16, 12], [16, 12, 4]]
    assert "2026" not in made(register, "ASN-2025-RISKANALYS").markdown


def test_considered_and_left_out(register: Register) -> None:
    text = chapter(made(register, "ASN-2025-RISKANALYS"), "Risker som inte är upptagna i planen")
    assert re.search(r"Risken accepteras. Beslutat av: Kulturnämnden. \*\*Skäl:\*\* Utlåningen är försäkrad", text)
    assert "Övervägd men inte upptagen i planen" in text


def test_the_plan_tells_what_a_revision_changed(register: Register) -> None:
    plan = made(register, "ASN-2025")
    assert plan.date == date(2025, 5, 22)
    assert "beslutades den 12 december 2024, § 96. Den reviderades den 22 maj 2025, § 41." in plan.markdown
    changes = chapter(plan, "Ändringar under året")
    assert changes.count("Den 22 maj 2025, § 41: ") == 2
    assert "”Nytt bidragssystem” utgår. Skäl: Staden har tagit över frågan." in changes
    assert "**Utgår** genom beslut den 22 maj 2025, § 41. **Skäl:** Staden har tagit över" in chapter(
        plan, "Åtgärd: Nytt bidragssystem"
    )
    assert "**Beslutad av:** kommunstyrelsen den 20 november 2024, § 310" in plan.markdown
    analysis = made(register, "ASN-2025-RISKANALYS").markdown.split("# Riskerna i översikt", 1)[1]
    assert (
        analysis.replace("\n# ", "\n## ").split()[:40]
        == plan.markdown.split("## Riskerna i översikt", 1)[1].split()[:40]
    )
