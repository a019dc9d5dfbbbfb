"""The risk analysis: any scale, no scale, and which risks a board can have considered in a year."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from internkontroll.documents import Document, document_of
from internkontroll.documents.considered import considered
from internkontroll.records import Plan
from internkontroll.register import Register
from tests.documents.reading import DAY, calls, chapter, rows, small

PLAN = "id: ASN-2025\ntyp: plan\nnämnd: ASN\når: 2025\nbeslut: [{datum: 2025-01-02, paragraf: 1}]\n"
BOARD = "id: ASN\ntyp: organisation\ntitel: Arbetsmarknads- och socialnämnden\nslag: nämnd\n"
#: the base's own file of the board
BOARD_FILE = "ASN-arbetsmarknads-och-socialnamnden"


def risk(number: int, title: str = "Dataintrång", **more: str) -> tuple[str, str]:
    extra = "".join(f"{key}: {value}\n" for key, value in more.items())
    return f"ASN-R{number:02}-x", f'id: ASN-R{number:02}\ntyp: risk\ntitel: "{title}"\nnämnd: ASN\n{extra}'


def analysis(register: Register) -> Document:
    document = document_of(register, "ASN-2025-RISKANALYS", DAY)
    assert document is not None
    return document


@pytest.mark.parametrize(("down", "right"), [(3, 3), (4, 4), (3, 5), (5, 5), (6, 6)])
def test_any_scale(tmp_path: Path, down: int, right: int) -> None:
    """As many rows and columns as steps, every cell with its risk value, both corners filled."""
    scale = f"riskskala: {{sannolikhet: {down}, konsekvens: {right}}}\n"
    lowest = risk(1, "Låg", riskbedömningar="[{datum: 2024, sannolikhet: 1, konsekvens: 1}]")
    highest = risk(2, "Hög", riskbedömningar=f"[{{datum: 2024, sannolikhet: {down}, konsekvens: {right}}}]")
    register = small(tmp_path, dict([(BOARD_FILE, BOARD + scale), ("ASN-2025-plan", PLAN), lowest, highest]))
    table = rows(chapter(analysis(register), "Riskmatris"))
    assert [row[0] for row in table] == [str(step) for step in range(down, 0, -1)]
    values = [[cell.strip("*").partition("*")[0].partition(":")[0] for cell in row[1:]] for row in table]
    assert values == [[str(s * k) for k in range(1, right + 1)] for s in range(down, 0, -1)]
    assert table[0][-1] == f"**{down * right}**: R02 Hög"
    assert table[-1][1] == "**1**: R01 Låg"


def test_the_registers_scale_when_the_board_has_none(tmp_path: Path) -> None:
    valued = risk(1, riskbedömningar="[{datum: 2024, sannolikhet: 4, konsekvens: 4}]")
    table = rows(chapter(analysis(small(tmp_path, dict([("ASN-2025-plan", PLAN), valued]))), "Riskmatris"))
    assert (len(table), len(table[0])) == (4, 5)


def test_no_values_at_all(tmp_path: Path) -> None:
    text = analysis(small(tmp_path, dict([("ASN-2025-plan", PLAN), risk(1)]))).markdown
    assert "Inga värden för sannolikhet och konsekvens är angivna" in text
    assert "Riskmatris\n" not in text
    assert "Riskvärde" not in text


def test_a_score_outside_the_scale_and_a_scale_too_large(tmp_path: Path) -> None:
    """IK10 tells of the first; the document neither fails nor hides it. The second has no table on paper."""
    outside = risk(1, riskbedömningar="[{datum: 2024, sannolikhet: 9, konsekvens: 9}]")
    assert (
        "Utanför skalan och därför inte i matrisen: R01 Dataintrång."
        in analysis(small(tmp_path / "a", dict([("ASN-2025-plan", PLAN), outside]))).markdown
    )
    scale = "riskskala: {sannolikhet: 1000, konsekvens: 1000}\n"
    large = small(tmp_path / "b", dict([(BOARD_FILE, BOARD + scale), ("ASN-2025-plan", PLAN), outside]))
    text = analysis(large).markdown
    assert "Riskmatris\n" not in text
    assert "riskvärde 81" in text


def test_titles_are_text(tmp_path: Path) -> None:
    """Nothing that a title holds ends its cell, its row or its heading."""
    title = "A | b **c** <script> [d](e) # f ; | | g"
    valued = risk(1, title, riskbedömningar="[{datum: 2024, sannolikhet: 2, konsekvens: 3}]")
    document = analysis(small(tmp_path, dict([("ASN-2025-plan", PLAN), valued])))
    assert {len(row) for row in rows(chapter(document, "Riskmatris"))} == {5}
    page = MarkdownIt("commonmark").enable("table").render(document.markdown)
    assert f"<h2>{html.escape(f'R01 {title}')}</h2>" in page


def test_a_new_title_takes_the_place_of_the_old_from_its_own_year(tmp_path: Path) -> None:
    """Seeds 004 and 000: one risk, two titles. Before the later one is known, the earlier is the risk."""
    files = dict([
        ("ASN-2025-plan", PLAN),
        ("ASN-2027-plan", PLAN.replace("2025", "2027")),
        risk(1, "Dataintrång", sedan="2023"),
        risk(2, "Internt dataintrång", sedan="2026", föregångare="[ASN-R01]"),
    ])  # fmt: skip
    register = small(tmp_path, files)
    found = {plan.year: [one.risk.id for one in considered(register, plan)] for plan in register.of(Plan)}
    assert found == {2025: ["ASN-R01"], 2027: ["ASN-R02"]}
    later = document_of(register, "ASN-2027-RISKANALYS", DAY)
    assert later is not None
    assert "**Tidigare titel:** Dataintrång" in later.markdown


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "Den tar upp en risk. Risken är inte upptagen i planen."),
        (2, "tar upp två risker. Ingen av dem är upptagen"),
    ],
)
def test_the_introduction_counts(tmp_path: Path, count: int, told: str) -> None:
    register = small(tmp_path, dict([("ASN-2025-plan", PLAN), *(risk(n) for n in range(1, count + 1))]))
    assert told in chapter(analysis(register), "Inledning")


def test_a_plan_without_risks(tmp_path: Path) -> None:
    text = analysis(small(tmp_path, {"ASN-2025-plan": PLAN})).markdown
    assert "Inga risker är angivna." in text
    plan = document_of(small(tmp_path / "a", {"ASN-2025-plan": PLAN}), "ASN-2025", DAY)
    assert plan is not None
    assert "Bilaga" not in plan.markdown


def test_work_grows_with_the_boards_risks_alone(tmp_path: Path) -> None:
    """Twice as many risks take twice the work, not four times."""
    sizes = (40, 80)
    work = []
    for size in sizes:
        files = dict([("ASN-2025-plan", PLAN), *(risk(n, sedan="2020") for n in range(1, size + 1))])
        register = small(tmp_path / str(size), files)
        analysis(register)  # the register's indexes are built once
        work.append(calls(analysis, register))
    assert work[1] < 2.3 * work[0]
