"""The page of all boards, and each board's own page."""

from __future__ import annotations

from pathlib import Path

from tests.site.html_pages import SiteFolder

from .small import Tables, lay_out, pages, record, section, words


def page(site: SiteFolder, name: str) -> str:
    return (site.root / "namnd" / f"{name}.html").read_text("utf-8")


def test_every_board_with_records_is_listed_with_its_years(site: SiteFolder) -> None:
    tables = Tables(page(site, "index"))
    rows = {row[0]: row[1:] for row in tables.found["Nämnder med uppgifter i registret"]}
    assert rows["Arbetsmarknads- och socialnämnden"] == [
        "Internkontrollplan 2025 Beslutad i januari 2025",
        "2026 · 2025 · 2023 · 2022",
    ]
    assert rows["Funktionsstödsnämnden"] == ["Ingen plan i registret", "2026"]
    assert ["asn-2026.html", "asn-2025.html", "asn-2023.html", "asn-2022.html"] in [
        row[2] for row in tables.links["Nämnder med uppgifter i registret"]
    ]


def test_boards_that_are_only_named_are_told_apart(site: SiteFolder) -> None:
    others = words(section(page(site, "index"), "Nämnder utan egna uppgifter"))
    for name in ("Miljönämnden", "Stadsbyggnadsnämnden", "Tekniska nämnden"):
        assert name in others


def test_a_board_tells_what_is_open_and_leads_to_its_years(site: SiteFolder) -> None:
    asn = page(site, "asn")
    assert "Senaste planen: Internkontrollplan 2025 Beslutad i januari 2025" in words(asn)
    assert "7 löften" in words(section(asn, "Det här är på gång"))
    rows = Tables(asn).found["Nämndens år"]
    assert [row[0] for row in rows[1:]] == ["2026", "2025", "2023", "2022"]
    assert rows[2][2] == "Fem åtgärder och granskningar i planen, sju andra åtgärder och granskningar och ett möte"
    assert 'href="asn-2025-riskmatris.html"' in asn


def test_a_board_has_its_own_policy_documents_meetings_and_examiners(site: SiteFolder) -> None:
    asn = page(site, "asn")
    assert "Riktlinje för arbetet med intern kontroll – riktlinje" in words(section(asn, "Nämndens styrdokument"))
    assert "ASN sammanträde 26 oktober 2023 – ett ärende" in words(section(asn, "Sammanträden"))
    outside = words(section(asn, "Granskningar utifrån"))
    assert "Granskning av otillåten påverkan vid myndighetsutövning – Stadsrevisionen, sju rekommendationer" in outside


def test_roles_are_counted_alike_however_they_are_written(tmp_path: Path) -> None:
    lines = ("nämnd: ASN", "slag: åtagande", "slutdatum: 2026")
    files = {
        f"ASN-2025-A0{n}-x.md": record(f"ASN-2025-A0{n}", "åtgärd", f"titel: Sak {n}", *lines, f"ansvarig: {role}")
        for n, role in enumerate(("Förvaltningschefen", "förvaltningschefen", "enhetschef <b>"), 1)
    }
    asn = pages(lay_out(tmp_path, files))["namnd/asn.md"].html
    assert Tables(asn).found["Roller som ansvarar för något"][1:] == [
        ["Förvaltningschefen", "2"],
        ["Enhetschef <b>", "1"],
    ]
    assert "<b>" not in asn


def test_two_boards_of_one_title_are_told_apart(tmp_path: Path) -> None:
    files = {
        f"{code}-x.md": record(code, "organisation", "titel: Samma nämnd", "slag: nämnd") for code in ("AAA", "BBB")
    }
    files |= {
        f"{code}-2025-x.md": record(f"{code}-2025", "plan", f"nämnd: {code}", "år: 2025") for code in ("AAA", "BBB")
    }
    made = pages(lay_out(tmp_path, files))
    titles = [made[f"namnd/{path}.md"].title for path in ("aaa", "bbb", "aaa-2025", "bbb-2025")]
    assert titles == ["Samma nämnd, AAA", "Samma nämnd, BBB", "Samma nämnd, AAA 2025", "Samma nämnd, BBB 2025"]
    others = [one.title for one in made.values() if one.title in titles]
    assert sorted(others) == sorted(titles)


def test_pages_are_known_to_the_search_by_board_and_year(tmp_path: Path) -> None:
    files = {"ASN-2025-x.md": record("ASN-2025", "plan", "nämnd: ASN", "år: 2025")}
    made = pages(lay_out(tmp_path, files))
    assert made["namnd/asn-2025.md"].facets == {"Typ": "Nämnd", "Nämnd": "ASN", "År": "2025"}
    assert made["namnd/asn.md"].facets == {"Typ": "Nämnd", "Nämnd": "ASN"}
