"""The risk matrix: any scale, every risk a link in its cell, how it has moved, and those without a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.check import check
from internkontroll.markdown import inline
from internkontroll.pages.markup import AsMarkdown
from internkontroll.site import build
from tests.site.html_pages import SiteFolder

from .small import DAY, Tables, lay_out, pages, record, section, words

PATH = "namnd/asn-2025-riskmatris.md"
SCALE = (
    "{sannolikhet: 3, konsekvens: 5, sannolikhetsord: [osannolik, möjlig, trolig], "
    "konsekvensord: [försumbar, lindrig, kännbar, allvarlig, mycket allvarlig]}"
)
#: a title that would run, close an attribute or a cell, if it were ever taken for more than text
HOSTILE = '<script>alert(1)</script> "citat" | & <b>fet</b>'


def board(scale: str = SCALE) -> str:
    return record(
        "ASN", "organisation", "titel: Arbetsmarknads- och socialnämnden", "slag: nämnd", "kortnamn: ASN",
        f"riskskala: {scale}",
    )  # fmt: skip


def risk(number: str, title: str, *assessments: str, more: str = "") -> str:
    lines = ["riskbedömningar:", *(f"  - {{{one}}}" for one in assessments)] if assessments else []
    return record(f"ASN-R{number}", "risk", f"titel: '{title}'", "nämnd: ASN", *([more] if more else []), *lines)


RISKS = {
    "ASN.md": "",
    "ASN-arbetsmarknads-och-socialnamnden.md": board(),
    "ASN-R01-a.md": risk("01", "Dataintrång", "datum: 2023-01, sannolikhet: 3, konsekvens: 3"),
    "ASN-R02-b.md": risk(
        "02", "Internt dataintrång", "datum: 2025-01, sannolikhet: 3, konsekvens: 4", more="föregångare: [ASN-R01]"
    ),
    "ASN-R03-c.md": risk(
        "03", "Sena utredningar", "datum: 2024-01, sannolikhet: 3, konsekvens: 5",
        "datum: 2025-01, sannolikhet: 3, konsekvens: 4",
    ),
    "ASN-R04-d.md": risk("04", HOSTILE, "datum: 2025-02, sannolikhet: 1, konsekvens: 2"),
    "ASN-R05-e.md": risk("05", "Bisyssla", "datum: 2025-01, ställningstagande: bevakas, beslutad_av: nämnden"),
    "ASN-R06-f.md": risk(
        "06", "Bytta rutor", "datum: 2024-01, sannolikhet: 2, konsekvens: 3",
        "datum: 2025-01, sannolikhet: 3, konsekvens: 2",
    ),
    "ASN-R07-g.md": risk("07", "Utanför", "datum: 2025-01, sannolikhet: 9, konsekvens: 9"),
    "ASN-R08-h.md": risk("08", "Senare värderad", "datum: 2026-01, sannolikhet: 1, konsekvens: 1", more="sedan: 2024"),
    "ASN-2025-plan.md": record(
        "ASN-2025", "plan", "nämnd: ASN", "år: 2025", "beslut: [{datum: 2025-01-20, paragraf: 7}]",
        "rapporteringstillfällen: [{kod: AR, namn: årsrapport, tidpunkt: 2026-01, omfattar: alla}]",
        "poster: [{post: ASN-2025-D01, rapporteras: [AR]}]",
    ),
    "ASN-2025-D01-x.md": record(
        "ASN-2025-D01", "åtgärd", "titel: Nya behörigheter", "slag: direktåtgärd", "nämnd: ASN", "risker: [ASN-R02]"
    ),
}  # fmt: skip
del RISKS["ASN.md"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return pages(lay_out(tmp_path_factory.mktemp("matrix"), RISKS))[PATH].html


@pytest.fixture(scope="module")
def tables(page: str) -> Tables:
    return Tables(page)


def the_matrix(tables: Tables) -> list[list[str]]:
    return tables.found["Risker 2025 efter sannolikhet och konsekvens"]


def test_rows_and_columns_are_the_scale_in_words(tables: Tables) -> None:
    head, *rows = the_matrix(tables)
    assert head == [
        "Sannolikhet",
        "Konsekvens 1 (försumbar)",
        "Konsekvens 2 (lindrig)",
        "Konsekvens 3 (kännbar)",
        "Konsekvens 4 (allvarlig)",
        "Konsekvens 5 (mycket allvarlig)",
    ]
    assert [row[0] for row in rows] == ["Sannolikhet 3 (trolig)", "Sannolikhet 2 (möjlig)", "Sannolikhet 1 (osannolik)"]
    assert [len(row) for row in rows] == [6, 6, 6]


def test_every_cell_says_its_value_and_how_many_risks_it_holds(tables: Tables) -> None:
    _, likely, possible, unlikely = the_matrix(tables)
    assert likely[1:] == [
        "3 Inga",
        "6 En risk Bytta rutor",
        "9 Inga",
        "12 Två risker Internt dataintrång Sena utredningar",
        "15 Inga",
    ]
    assert possible[1:] == ["2 Inga", "4 Inga", "6 Inga", "8 Inga", "10 Inga"]
    assert unlikely[2] == f"2 En risk {HOSTILE}"


def test_each_risk_in_a_cell_is_a_link_to_its_page(tables: Tables) -> None:
    links = tables.links["Risker 2025 efter sannolikhet och konsekvens"]
    assert links[1][4] == ["../risk/asn-r02.html", "../risk/asn-r03.html"]
    assert sum(len(cell) for row in links for cell in row) == 4


def test_headers_are_headers_of_rows_and_columns(page: str) -> None:
    matrix = page[page.index('<table class="ik ik-matrix') : page.index("</table>")]
    assert matrix.count('<th role="rowheader" scope="row"') == 3
    assert matrix.count('<th role="columnheader" scope="col"') == 6


def test_no_limit_is_invented(page: str) -> None:
    said = words(page)
    assert "Registret har inga gränser för vad som är en hög eller låg risk." in said
    assert "Skalan har tre steg för sannolikhet och fem steg för konsekvens." in said


def test_how_a_risk_has_moved_is_told_in_words_after_the_sign(tables: Tables) -> None:
    moved = {row[0]: row[1:] for row in tables.found["Riskerna efter riskvärde"][1:]}
    assert moved["Internt dataintrång"] == [
        "12",
        "↑ Högre: från 9 (3 × 3) till 12 (3 × 4)",
        "Januari 2023: 9 (3 × 3), då Dataintrång Januari 2025: 12 (3 × 4)",
        "Åtgärdas",
    ]
    assert moved["Sena utredningar"][1] == "↓ Lägre: från 15 (3 × 5) till 12 (3 × 4)"
    assert moved["Bytta rutor"][1] == "→ Oförändrat: från 6 (2 × 3) till 6 (3 × 2)"
    assert moved[HOSTILE][1] == "Första värderingen"
    assert list(moved) == ["Utanför", "Internt dataintrång", "Sena utredningar", "Bytta rutor", HOSTILE]


def test_an_earlier_risk_is_a_link_and_no_risk_of_its_own(tables: Tables) -> None:
    links = tables.links["Riskerna efter riskvärde"]
    assert ["../risk/asn-r01.html"] in [row[3] for row in links[1:]]
    assert "Dataintrång" not in [row[0] for row in tables.found["Riskerna efter riskvärde"]]


def test_what_is_outside_the_scale_is_told_apart(page: str) -> None:
    told = words(section(page, "Matrisen"))
    assert told.endswith("Utanför skalan, och därför inte i matrisen: Utanför , 81 (9 × 9)")
    assert "Fyra risker står i matrisen efter sin senaste värdering. Två risker har inget värde" in told


def test_risks_without_a_value_stand_with_their_position(tables: Tables) -> None:
    rows = tables.found["Risker utan värde för sannolikhet och konsekvens"]
    assert rows == [
        ["Risk", "Hanteras genom", "Ställningstagande"],
        ["Bisyssla", "Inte upptagen i planen", "Bevakas, beslutat av nämnden (januari 2025)"],
        # what will be valued next year is not known this year
        ["Senare värderad", "Inte upptagen i planen", "Inget angivet"],
    ]


def test_a_title_is_text(page: str) -> None:
    assert "<script" not in page
    assert "<b>fet" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_scale_too_large_for_a_table_is_a_list(tmp_path: Path) -> None:
    register = lay_out(
        tmp_path, {**RISKS, "ASN-arbetsmarknads-och-socialnamnden.md": board("{sannolikhet: 12, konsekvens: 12}")}
    )
    page = pages(register)[PATH].html
    assert "ik-matrix__frame" not in page
    matrix = words(section(page, "Matrisen"))
    assert "Utanför , 81 (9 × 9) Internt dataintrång , 12 (3 × 4) Sena utredningar , 12 (3 × 4)" in matrix


def test_without_any_value_there_is_no_empty_matrix(site: SiteFolder) -> None:
    """No source text prints a score: the example's page is honest about that and tells how each risk is handled."""
    page = (site.root / "namnd" / "asn-2025-riskmatris.html").read_text("utf-8")
    said = words(page)
    assert "Ingen av de sju riskerna har något värde för sannolikhet och konsekvens i registret." in said
    assert "Registret anger inte att någon av dem bevakas eller accepteras." in said
    assert "ik-matrix__value" not in page
    rows = Tables(page).found["Risker utan värde för sannolikhet och konsekvens"]
    assert rows[1] == ["Bristande hantering av visselblåsarärenden", "Översyn av rutin för visselblåsarärenden"]
    assert len(rows) == 8


def test_for_another_generator_it_is_the_documents_own_matrix(tmp_path: Path) -> None:
    register = lay_out(tmp_path, RISKS)
    site = build(register, check(register, DAY), DAY, markup=AsMarkdown)
    (page,) = [page for page in site.pages if page.path == PATH]
    assert "| Sannolikhet | Konsekvens 1 (försumbar) |" in page.markdown
    assert "**12**: ASN-R02 Internt dataintrång; ASN-R03 Sena utredningar" in page.markdown
    assert inline.plain(HOSTILE) in page.markdown


def test_of_one_day_the_earlier_risks_value_comes_first(tmp_path: Path) -> None:
    files = {
        **RISKS,
        # in order of id the later risk would come first
        "ASN-R10-x.md": risk(
            "10", "Ny titel", "datum: 2025-01, sannolikhet: 2, konsekvens: 5", more="föregångare: [ASN-R11]"
        ),
        "ASN-R11-y.md": risk("11", "Gammal titel", "datum: 2025-01, sannolikhet: 1, konsekvens: 1"),
    }
    moved = Tables(pages(lay_out(tmp_path, files))[PATH].html).found["Riskerna efter riskvärde"]
    assert [row[2] for row in moved if row[0] == "Ny titel"] == ["↑ Högre: från 1 (1 × 1) till 10 (2 × 5)"]
