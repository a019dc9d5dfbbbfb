"""The memorandum (tjänsteskrivelse): its headings in the order of the seeds, its basis, meetings, receivers, names."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.documents import document_of
from internkontroll.documents.kinds import memorandum
from internkontroll.register import Register, read_register

from .matters import (
    DAY,
    MATTER,
    answer,
    audit,
    headings,
    made,
    matter,
    observation,
    recommendation,
    record,
    register_of,
    under,
)

RECORDS = Path(__file__).parents[2] / "records"
MEETINGS = {
    "ASN-AU-2025-10-16": record(
        "id: ASN-AU-2025-10-16\ntyp: sammanträde\nnämnd: ASN\nslag: arbetsutskott\ndatum: 2025-10-16\n"
        f"dagordning: [{MATTER}]\nprotokoll: [{{ärende: {MATTER}, paragraf: 16}}]"
    ),
    "ASN-2025-10-23": record(
        "id: ASN-2025-10-23\ntyp: sammanträde\nnämnd: ASN\nslag: nämnd\ndatum: 2025-10-23\n"
        f"dagordning: [{MATTER}]\nprotokoll: [{{ärende: {MATTER}, paragraf: 299}}]"
    ),
}


@pytest.fixture(scope="module")
def example() -> Register:
    return read_register(RECORDS)


def test_the_order_of_seed_001(example: Register) -> None:
    assert headings(made(example, "ASN-ARENDE-2023-01"), 1) == [
        "Sammanfattning", "Förslag till beslut", "Beslutsunderlag", "Beslutsplanering", "Beslutet skickas till",
        "Ärendet", "Förvaltningens överväganden", "Ekonomiska konsekvenser",
        "Konsekvenser utifrån ett barnperspektiv", "Konsekvenser utifrån ett jämställdhetsperspektiv", "Ansvariga",
    ]  # fmt: skip


def test_the_order_of_seed_002(example: Register) -> None:
    assert headings(made(example, "ASN-ARENDE-2026-01"), 1) == [
        "Sammanfattning", "Förslag till beslut", "Beslutsunderlag", "Beslutsplanering", "Beslutet skickas till",
        "Ärendet", "Bakgrund", "Förvaltningens överväganden", "Ansvariga",
    ]  # fmt: skip


def test_the_matter_tells_of_the_audit_and_of_each_question(example: Register) -> None:
    """Seed 001: what the audit was, then the six questions with their grades."""
    document = made(example, "ASN-ARENDE-2023-01")
    second = headings(document, 2)
    assert second[:2] == [
        "Granskning av otillåten påverkan vid myndighetsutövning",
        "Granskningens slutsatser avseende arbetsmarknads- och socialnämnden",
    ]
    assert second[2:] == [text for text in second if text.startswith("Rekommendation ")]
    assert len(second) == 2 + 7
    questions = [text for text in headings(document, 3) if text[0].isdigit()]
    assert [text.split(".")[0] for text in questions] == ["1", "2", "3", "4", "5", "6"]
    table = under(document, second[1])
    assert table.count("Delvis uppfylld |") == 5
    assert table.count("Ej uppfylld |") == 1
    assert "Fem frågor bedöms som delvis uppfyllda och en fråga som ej uppfylld." in table


def test_the_board_names_its_documents(example: Register) -> None:
    document = made(example, "ASN-ARENDE-2023-01")
    assert document.kind == "G-Tjänsteskrivelse"
    assert under(document, "Beslutsunderlag").split("\n")[0].startswith("- G-Tjänsteskrivelse – Uppföljande yttrande")
    assert under(document, "Beslutsunderlag").endswith("juni 2020 (bilaga 3)")


def test_the_meetings_with_paragraphs_and_the_decision(tmp_path: Path) -> None:
    document = made(register_of(tmp_path, audit(), recommendation(1), matter(), MEETINGS))
    table = under(document, "Beslutsplanering")
    assert "| Arbetsmarknads- och socialnämndens arbetsutskott | 16 oktober 2025 | § 16 |" in table
    assert "| Arbetsmarknads- och socialnämnden | 23 oktober 2025 | § 299 |" in table
    assert document.subtitle == "Beslut den 23 oktober 2025, § 299"
    assert document.date is not None
    assert document.date.isoformat() == "2025-10-23"


def test_a_secret_appendix_is_a_number_and_a_ground(tmp_path: Path) -> None:
    basis = "beslutsunderlag:\n  - sekretess: 26 kap. 1 § offentlighets- och sekretesslagen\n"
    basis += "  - {titel: Beslut, datum: 2025-03-04, diarienummer: X 12}\n"
    document = made(register_of(tmp_path, audit(), recommendation(1), matter(basis)))
    assert under(document, "Beslutsunderlag").split("\n") == [
        "- Tjänsteskrivelse – Svar om köp (bilaga 1)",
        "- Yttrande – Svar om köp (bilaga 2)",
        "- Bilaga 3, som omfattas av sekretess enligt 26 kap. 1 § offentlighets- och sekretesslagen",
        "- Beslut, X 12, 4 mars 2025 (bilaga 4)",
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("skickas_till: [EX]", "Granskarna"),
        ("skickas_till: [EX, ASF]", "- Granskarna\n- Arbetsmarknads- och socialförvaltningen"),
        ("skickas_till: [EX]\nsvar_senast: 2026-02-06", "Granskarna\n\nSvaret lämnas senast den 6 februari 2026."),
        ("svarskanal: e-post\nsvar_senast: 2026-02", "Svaret lämnas via e-post senast i februari 2026."),
        ("svarskanal: brev\nsvar_senast: ej angiven", "Svaret lämnas via brev."),
    ],
)
def test_whom_it_is_sent_to(tmp_path: Path, more: str, expected: str) -> None:
    assert under(made(register_of(tmp_path, audit(), matter(more))), "Beslutet skickas till") == expected


def test_those_responsible_by_title_and_by_name_only_when_there_is_one(tmp_path: Path) -> None:
    more = "undertecknare:\n  - {titel: enhetschef}\n  - {titel: Avdelningschef, namn: N N}"
    assert (
        under(made(register_of(tmp_path, matter(more), audit())), "Ansvariga") == "- Enhetschef\n- Avdelningschef, N N"
    )


def test_the_writers_own_conclusions_are_kept_and_not_doubled(tmp_path: Path) -> None:
    heading = "Granskningens slutsatser avseende arbetsmarknads- och socialnämnden"
    question = observation("F", 1, "revisionsfråga", "Finns rutiner?", "bedömning: [{nämnd: ASN, grad: uppfylld}]")
    derived = made(register_of(tmp_path, audit(), question, matter()))
    assert "En fråga bedöms som uppfylld." in under(derived, heading)
    own = made(register_of(tmp_path, audit(), question, matter("", f"## Ärendet\n\n### {heading}\n\nMina ord.")))
    assert headings(own, 2).count(heading) == 1
    assert under(own, heading) == "Mina ord."
    assert "Finns rutiner?" not in own.markdown


def test_the_audit_is_told_of_once(tmp_path: Path) -> None:
    """By the matter's own Bakgrund, else by the audit's."""
    told = audit()
    told["X-1"] += "\n## Bakgrund\n\nVarför det granskades.\n"
    assert "Varför det granskades." in under(made(register_of(tmp_path, told, matter())), "Granskning av köp")
    own = made(register_of(tmp_path, told, matter("", "## Bakgrund\n\nMed egna ord.")))
    assert "Varför det granskades." not in own.markdown
    assert under(own, "Bakgrund") == "Med egna ord."


def test_a_board_that_asks_for_what_is_missing_gets_the_registers_words(tmp_path: Path) -> None:
    board = record(
        "id: ASN\ntyp: organisation\ntitel: Arbetsmarknads- och socialnämnden\nslag: nämnd\nrubriker:\n"
        '  överväganden: "Överväganden {vilka}"\n  ansvariga: Handläggare'
    )
    body = "## Förvaltningens överväganden\n\nSå här."
    register = register_of(tmp_path, {"ASN": board}, audit(), matter("undertecknare: [{titel: Chef}]", body))
    assert headings(made(register), 1)[-2:] == ["Förvaltningens överväganden", "Handläggare"]


def test_other_matters_have_a_memorandum_and_no_statement(tmp_path: Path) -> None:
    register = register_of(tmp_path, matter("", "## Sammanfattning\n\nEn plan.", kind="internkontrollplan"))
    assert headings(made(register), 1) == ["Sammanfattning", "Beslutsunderlag"]
    assert under(made(register), "Beslutsunderlag") == "- Tjänsteskrivelse – Svar om köp (bilaga 1)"
    assert document_of(register, f"{MATTER}-YTTRANDE", DAY) is None


def test_a_historical_matter_has_no_documents(tmp_path: Path) -> None:
    register = register_of(tmp_path, audit(), recommendation(1), matter("historik: ja"))
    assert memorandum.compose(register, MATTER, DAY) is None
    assert document_of(register, f"{MATTER}-YTTRANDE", DAY) is None


def test_front_matter_is_text(tmp_path: Path) -> None:
    more = 'undertecknare: [{titel: "*Chef* | <b>"}]\nsvarskanal: "[här](x)"\nbeslutsunderlag: [{titel: "**a** # b"}]'
    text = made(register_of(tmp_path, audit(), matter(more))).markdown
    assert "\\*Chef\\* &#124; &lt;b&gt;" in text
    assert "via \\[här\\](x)." in text
    assert "- \\*\\*a\\*\\* # b (bilaga 3)" in text


def test_the_answers_are_those_of_the_statement(tmp_path: Path) -> None:
    """One text, two frames."""
    said = answer("X-1-REK1", "ASF", "## Genomförda åtgärder\n\nRutiner är gjorda.")
    register = register_of(tmp_path, audit(), recommendation(1), said, matter())
    start = "## Rekommendation 1"
    texts = [made(register, one).markdown for one in (MATTER, f"{MATTER}-YTTRANDE")]
    assert texts[0][texts[0].index(start) :] == texts[1][texts[1].index(start) :]
