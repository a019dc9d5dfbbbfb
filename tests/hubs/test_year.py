"""The page of a board's year: what the example's pages must say by name and number, and what a small register shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.check import check
from internkontroll.pages.markup import AsMarkdown
from internkontroll.site import build
from tests.site.html_pages import SiteFolder

from .small import DAY, Tables, lay_out, pages, record, section, words

CONTENT = "Planens innehåll, i planens ordning (5)"


def year(site: SiteFolder, name: str) -> str:
    return (site.root / "namnd" / f"{name}.html").read_text("utf-8")


def test_the_plan_is_told_in_a_few_sentences(site: SiteFolder) -> None:
    said = words(year(site, "asn-2025"))
    assert "Läget den 2025-10-01" in said
    assert (
        "Nämnden beslutade planen i januari 2025. Paragrafen är inte angiven. Den innehåller två direktåtgärder, två av "
        "nämndens granskningar och en kommungemensam granskning. Av dem har tre en uppföljning som nämnden inte har "
        "behandlat och två är inte redovisade än. Nästa rapport till nämnden är tertial 2, hösten 2025. Den är skriven men inte "
        "behandlad."
    ) in said


def test_every_item_stands_in_the_plans_order_with_state_and_next_report(site: SiteFolder) -> None:
    head, *rows = Tables(year(site, "asn-2025")).found[CONTENT]
    assert head == ["Åtgärd eller granskning", "Läge", "Nästa redovisning", "Redovisat", "Risker"]
    assert [row[:3] for row in rows] == [
        [
            "Översyn av rutin för visselblåsarärenden Direktåtgärd · ASN-2025-D01",
            "Uppföljning skriven, ej behandlad",
            "Tertial 2, hösten 2025",
        ],
        [
            "Utvärdering rutin för systematisk logguppföljning Direktåtgärd · ASN-2025-D02",
            "Uppföljning skriven, ej behandlad",
            "Tertial 2, hösten 2025",
        ],
        [
            "Utdrag ur belastningsregistret vid rekrytering Granskning · ASN-2025-G01",
            "Uppföljning skriven, ej behandlad",
            "Tertial 2, hösten 2025",
        ],
        ["Antalet sena utredningar Granskning · ASN-2025-G02", "Ej redovisad", "Årsrapportering, januari 2026"],
        ["Bisyssla Kommungemensam granskning · KG-2025-G01", "Ej redovisad", "Årsrapportering, januari 2026"],
    ]
    assert rows[0][3:] == ["Tertial 2 2025: pågår", "Bristande hantering av visselblåsarärenden"]


def test_the_thread_goes_on_from_an_item(site: SiteFolder) -> None:
    links = Tables(year(site, "asn-2025")).links[CONTENT]
    follow_up, *caused = links[3][3]
    assert follow_up == "../uppfoljning/asn-2025-g01-t2.html"
    assert "../atgard/asn-2025-a01.html" in caused
    assert links[3][4] == ["../risk/asn-r03.html"]


def test_the_plan_and_its_analysis_are_there_as_pdf_and_word(site: SiteFolder) -> None:
    plan = section(year(site, "asn-2025"), "Planen")
    for file in ("ASN-2025.pdf", "ASN-2025.docx", "ASN-2025-RISKANALYS.pdf", "ASN-2025-RISKANALYS.docx"):
        assert f'href="../dokument/{file}"' in plan
    assert "Beslut: januari 2025, paragrafen är inte angiven" in words(plan)


def test_reports_stand_with_how_they_are(site: SiteFolder) -> None:
    rows = Tables(year(site, "asn-2025")).found["Rapporter till nämnden"]
    assert rows[1][:3] == ["Tertial 2", "Hösten 2025", "Skriven, ej behandlad"]
    assert rows[1][3].startswith("Uppföljning av internkontrollplan 2025 – tertial 2 (PDF")
    assert rows[2] == ["Årsrapportering (hela planen)", "Januari 2026", "Ska lämnas", "Ingen rapport i registret"]


def test_what_is_missing_is_named(site: SiteFolder) -> None:
    page = year(site, "hvo-2023")
    assert (
        "Det här har inte redovisats i tid: Rapport: andra uppföljningen 2023, Hälsa-, vård- och omsorgsnämnden, "
        "skulle ha redovisats under 2023"
    ) in words(page)
    assert ["Andra uppföljningen", "2023", "Saknas", "Ingen rapport i registret"] in Tables(page).found[
        "Rapporter till nämnden"
    ]


def test_final_states_are_told_in_the_follow_ups_own_words(site: SiteFolder) -> None:
    rows = Tables(year(site, "hvo-2023")).found["Planens innehåll, i planens ordning (4)"]
    assert [row[1:3] for row in rows[1:]] == [
        ["Genomförd", "Slutrapporterad"],
        ["Övergår i ordinarie arbete", "Slutrapporterad"],
        ["Genomförd", "Slutrapporterad"],
        ["Genomförd", "Slutrapporterad"],
    ]


def test_a_late_commitment_outside_the_plan_is_marked(site: SiteFolder) -> None:
    rows = Tables(year(site, "hvo-2023")).found["Åtgärder och granskningar (6)"]
    late = [row for row in rows if row[1] == "Försenad"]
    assert [row[0] for row in late] == [
        "Lansering av digitala utbildningar i sekretess och informationssäkerhet Åtagande · HVO-2023-A02"
    ]
    assert late[0][2] == "Skulle ha varit klar: hösten 2023"


def test_a_deferred_item_says_when_it_comes_again(site: SiteFolder) -> None:
    rows = Tables(year(site, "asn-2023")).found["Planens innehåll, i planens ordning (2)"]
    assert {row[1] for row in rows[1:]} & {"Framflyttad", "Försenad"}


def test_a_proposal_says_that_it_is_one(site: SiteFolder) -> None:
    said = words(year(site, "asn-2026"))
    assert "Planen är ett förslag. Nämnden har inte beslutat den." in said


def test_a_meeting_stands_with_its_matters_and_paragraphs(site: SiteFolder) -> None:
    page = year(site, "asn-2023")
    rows = Tables(page).found["Sammanträden 2023"]
    matter = "Uppföljande yttrande avseende granskning av otillåten påverkan vid myndighetsutövning SR-2022-15"
    assert rows[1:] == [
        ["ASN beredning 4 oktober 2023", matter],
        ["ASN arbetsutskott 12 oktober 2023", matter],
        ["ASN sammanträde 26 oktober 2023", matter],
    ]


def test_examinations_from_outside_stand_with_answers_and_commitments(site: SiteFolder) -> None:
    rows = Tables(year(site, "asn-2023")).found["Granskningar utifrån som nämnden svarar på"]
    assert rows[1][0] == "Granskning av otillåten påverkan vid myndighetsutövning"
    assert rows[1][1] == "Stadsrevisionen"
    assert "sju svar" in rows[1][2]
    # the year's other three commitments come from the plan's own follow-ups
    assert rows[1][3] == "17, varav 17 inte avslutade 4 försenade"


def test_a_year_without_a_plan_is_still_a_page(site: SiteFolder) -> None:
    page = year(site, "fsn-2026")
    assert "Registret har ingen internkontrollplan för nämnden 2026." in words(page)
    assert len(Tables(page).found["Åtgärder och granskningar (9)"]) == 10
    assert "<h2" in section(page, "Revisorer och myndigheter")
    assert "Planens innehåll" not in page


def test_the_ways_on_carry_board_and_year(site: SiteFolder) -> None:
    ways = section(year(site, "asn-2025"), "Se också")
    assert 'href="../register/filtrera.html?typ=risk&amp;namnd=ASN&amp;ar=2025"' in ways
    assert 'href="asn-2025-riskmatris.html"' in ways
    assert 'href="../kalender/asn.ics"' in ways


@pytest.mark.parametrize("name", ["asn-2022", "asn-2023", "asn-2025", "asn-2026", "hvo-2023", "fsn-2026"])
def test_no_page_is_large(site: SiteFolder, name: str) -> None:
    assert (site.root / "namnd" / f"{name}.html").stat().st_size < 100_000


# --- a small register ----------------------------------------------------------------------------------------------

HOSTILE = '<script>alert(1)</script> "x" <img src=y onerror=z>'

PLAN = record(
    "ASN-2025", "plan", "nämnd: ASN", "år: 2025",
    "beslut: [{datum: 2025-01-20, paragraf: 7}, {datum: 2025-05-22, paragraf: 88}]",
    "rapporteringstillfällen:",
    "  - {kod: T2, namn: tertial 2, tidpunkt: 2025-09}",
    "  - {kod: AR, namn: årsrapport, tidpunkt: 2026-01, omfattar: alla}",
    "poster:",
    "  - {post: ASN-2025-D02, rapporteras: [AR]}",
    "  - {post: ASN-2025-D01, rapporteras: [T2, AR], utgår: {datum: 2025-05-22, paragraf: 88, skäl: Lagen ändrades.}}",
    "  - {post: ASN-2025-D03, rapporteras: [AR], tillagd: {datum: 2025-05-22, paragraf: 89}}",
    "  - {post: ASN-2025-G01, rapporteras: [T2]}",
)  # fmt: skip


def action(number: str, title: str, *more: str) -> str:
    return record(f"ASN-2025-{number}", "åtgärd", f"titel: '{title}'", "slag: direktåtgärd", "nämnd: ASN", *more)


SMALL = {
    "ASN-arbetsmarknads-och-socialnamnden.md": record(
        "ASN", "organisation", "titel: Socialnämnden", "slag: nämnd", "kortnamn: SN",
        "utfallsskala: [{kod: GUL, ord: godtagbart}]",
    ),
    "ASN-2025-plan.md": PLAN,
    "ASN-2025-D01-a.md": action("D01", "Utgången"),
    "ASN-2025-D02-b.md": action("D02", HOSTILE),
    "ASN-2025-D03-c.md": action("D03", "Tillagd sedan"),
    "ASN-2025-A01-d.md": record(
        "ASN-2025-A01", "åtgärd", "titel: Vid sidan om", "slag: åtagande", "nämnd: ASN", "slutdatum: 2025-11-01"
    ),
    "ASN-2025-G01-e.md": record(
        "ASN-2025-G01", "granskning", "titel: Stickprov", "slag: nämndens", "nämnd: ASN", "år: 2025"
    ),
    "ASN-2025-G01-T2-f.md": record(
        "ASN-2025-G01-T2", "uppföljning", "avser: ASN-2025-G01", "tillfälle: ASN-2025-T2", "status: genomförd",
        "utfall: GUL",
    ),
    "KG-2025-G01-g.md": record(
        "KG-2025-G01", "granskning", "titel: Bisysslor", "slag: kommungemensam", "år: 2025", "omfattar: alla"
    ),
    "ASN-R01-h.md": record("ASN-R01", "risk", "titel: Utan tråd", "nämnd: ASN"),
    "ASN-ARENDE-2025-01-i.md": record(
        "ASN-ARENDE-2025-01", "ärende", "titel: Planen till nämnden", "slag: internkontrollplan", "nämnd: ASN"
    ),
    "ASN-2025-01-20-j.md": record(
        "ASN-2025-01-20", "sammanträde", "nämnd: ASN", "slag: nämnd", "datum: 2025-01-20",
        "dagordning: [ASN-ARENDE-2025-01]", "protokoll: [{ärende: ASN-ARENDE-2025-01, paragraf: 7}]",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    return pages(lay_out(tmp_path_factory.mktemp("year"), SMALL))["namnd/asn-2025.md"].html


def test_every_decision_of_a_revised_plan_is_told(small: str) -> None:
    assert "Nämnden beslutade planen den 20 januari 2025, § 7. Planen reviderades den 22 maj 2025, § 88." in words(
        small
    )
    plan = words(section(small, "Planen"))
    assert "Beslut: 20 januari 2025, § 7 Revidering: 22 maj 2025, § 88" in plan


def test_what_a_decision_took_out_or_added_says_so(small: str) -> None:
    rows = {row[0].split(" Direkt")[0]: row for row in Tables(small).found["Planens innehåll, i planens ordning (4)"]}
    assert rows["Utgången"][1] == "Utgår Beslut den 22 maj 2025, § 88. Skäl: Lagen ändrades."
    assert rows["Utgången"][2] == "–"
    assert rows["Tillagd sedan"][1] == "Ej redovisad Tillagd genom beslut den 22 maj 2025, § 89"


def test_an_outcome_is_told_by_the_boards_own_word(small: str) -> None:
    rows = Tables(small).found["Planens innehåll, i planens ordning (4)"]
    assert rows[4][:3] == ["Stickprov Granskning · ASN-2025-G01", "Genomförd Godtagbart", "Slutrapporterad"]


def test_a_common_audit_that_the_plan_leaves_out_is_seen(small: str) -> None:
    said = words(section(small, "Kommungemensamma granskningar"))
    assert "Bisysslor – finns inte i nämndens plan Ej redovisad" in said


def test_a_commitment_outside_the_plan_stands_by_itself(small: str) -> None:
    assert Tables(small).found["Åtgärder och granskningar (1)"][1][:3] == [
        "Vid sidan om Åtagande · ASN-2025-A01",
        "Ej redovisad",
        "1 november 2025",
    ]


def test_the_decisions_paragraph_stands_at_the_meeting(small: str) -> None:
    rows = Tables(small).found["Sammanträden 2025"]
    assert rows[1] == ["SN sammanträde 20 januari 2025", "Planen till nämnden, § 7"]


def test_titles_are_text(small: str) -> None:
    assert "<script" not in small
    assert "<img" not in small
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in small


def test_the_same_register_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (pages(lay_out(_new(tmp_path / name), SMALL)) for name in ("a", "b"))
    paths = [path for path in first if path.startswith("namnd/") or path == "index.md"]
    assert len(paths) == 5
    assert {path: first[path].html for path in paths} == {path: second[path].html for path in paths}


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_a_plan_of_very_many_items_is_cut_and_says_so(tmp_path: Path) -> None:
    number = 400
    entries = "\n".join(f"  - {{post: ASN-2025-D{n:03}, rapporteras: [AR]}}" for n in range(number))
    files = {
        "ASN-2025-plan.md": record(
            "ASN-2025", "plan", "nämnd: ASN", "år: 2025", "beslut: [{datum: 2025-01-20, paragraf: 7}]",
            "rapporteringstillfällen: [{kod: AR, namn: årsrapport, tidpunkt: 2026-01, omfattar: alla}]",
            f"poster:\n{entries}",
        ),
        **{f"ASN-2025-D{n:03}-x.md": action(f"D{n:03}", f"Åtgärd nummer {n} av ganska många") for n in range(number)},
        **{f"ASN-R{n:03}-x.md": record(f"ASN-R{n:03}", "risk", f"titel: Risk {n}", "nämnd: ASN") for n in range(number)},
    }  # fmt: skip
    page = pages(lay_out(tmp_path, files))["namnd/asn-2025.md"].html
    assert len(page.encode()) < 200_000
    assert "Här visas 100 av 400. Resten står i planen ." in words(page)
    assert len(Tables(page).found["Planens innehåll, i planens ordning (400)"]) == 101


def test_it_can_be_written_for_another_generator(tmp_path: Path) -> None:
    register = lay_out(tmp_path, SMALL)
    site = build(register, check(register, DAY), DAY, markup=AsMarkdown)
    (page,) = [page for page in site.pages if page.path == "namnd/asn-2025.md"]
    assert "# Socialnämnden 2025" in page.markdown
    assert "| Åtgärd eller granskning | Läge |" in page.markdown
    assert "<div" not in page.markdown
