"""The statement (yttrande) to an authority: finding by finding, department by department, joint actions once."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.language import swedish
from internkontroll.register import Register, read_register

from .matters import MATTER, answer, audit, department, headings, made, matter, observation, record, register_of, under

RECORDS = Path(__file__).parents[2] / "records"
EXAMPLE = "ASN-ARENDE-2026-01-YTTRANDE"
STATEMENT = f"{MATTER}-YTTRANDE"


@pytest.fixture(scope="module")
def example() -> Register:
    return read_register(RECORDS)


def test_the_order_of_the_example(example: Register) -> None:
    document = made(example, EXAMPLE)
    assert headings(document, 1) == [
        "Inledning", "Sammanfattning", "Arbetsmarknads- och socialnämndens svar", "När åtgärderna genomförs",
    ]  # fmt: skip
    assert headings(document, 2) == [
        "Kommunen brister i sin skyldighet att göra kontroller inför placeringar av barn och unga",
        "Kommunen brister i sin skyldighet att hantera orosanmälningar",
        "Kommunen brister i sin skyldighet att följa upp placeringar av barn och unga",
        "Kommunen brister i sin egenkontroll avseende myndighetsutövning barn och unga",
        "Genomförda", "Planerade", "Löpande och utan slutdatum",
    ]  # fmt: skip
    assert document.subtitle == "Till Inspektionen för vård och omsorg"


def test_the_first_finding_of_seed_002(example: Register) -> None:
    """Positions, then what is done and what is planned: joint actions first and once."""
    assert headings(made(example, EXAMPLE), 3)[:7] == [
        "Arbetsmarknads- och socialförvaltningens inställning",
        "Funktionsstödsförvaltningens inställning",
        "Genomförd åtgärd i funktionsstöds- och arbetsmarknads- och socialförvaltningarna samt förväntad effekt",
        "Genomförd åtgärd i arbetsmarknads- och socialförvaltningen samt förväntad effekt",
        "Planerad åtgärd i funktionsstöds- och arbetsmarknads- och socialförvaltningarna",
        "Planerade åtgärder i arbetsmarknads- och socialförvaltningen samt förväntad effekt",
        "Planerad åtgärd i funktionsstödsförvaltningen",
    ]


def test_what_the_authority_demands_and_on_which_ground(example: Register) -> None:
    told = under(made(example, EXAMPLE), "Inledning")
    assert "till Inspektionen för vård och omsorg (IVO)." in told
    assert "Yttrandet är gemensamt för arbetsmarknads- och socialförvaltningen och funktionsstödsförvaltningen." in told
    assert "begär med stöd av 28 kap. 5 § socialtjänstlagen (2025:400) att svaret redovisar:" in told
    assert [line for line in told.split("\n") if line.startswith("- ")] == [
        "- inställningen till varje brist",
        "- genomförda och planerade åtgärder",
        "- vilken effekt åtgärderna har haft eller väntas få",
        "- när åtgärderna genomfördes eller ska genomföras",
    ]
    assert "1. Kommunen brister i sin skyldighet att göra kontroller" in told


def test_when_every_action_is_carried_out(example: Register) -> None:
    """Every commitment of the answers, each once, and one that answers two findings with both."""
    document = made(example, EXAMPLE)
    markdown = document.markdown.replace(swedish.NO_BREAK, " ")
    text = markdown[markdown.index("# När åtgärderna genomförs") :]
    assert text.count("Översyn av rutin och process för externa klagomål") == 1
    assert (
        "| Översyn av rutin och process för externa klagomål | Brist 1 och 4 | ASF "
        "| Under 2026. Återrapporteras till nämnden i januari 2027 |"
    ) in text
    assert "| Riskbedömning av otillåten påverkan | Brist 4 | FSF | Den 18 december 2025 |" in text
    assert "| Nämndernas avtalsuppföljning | Brist 1 och 4 | Alla nämnder | Återrapporteras i januari 2027 |" in text
    assert "I tabellerna står ASF för arbetsmarknads- och socialförvaltningen och FSF för" in text
    rows = [
        line for line in text.split("\n") if line.startswith("| ") and "| ---" not in line and "| Åtgärd |" not in line
    ]
    assert len(rows) == 36


def test_a_department_that_is_not_concerned(tmp_path: Path) -> None:
    register = register_of(
        tmp_path, audit("tillsyn"), department("FSF", "Funktionsstödsförvaltningen"), matter(),
        observation("B", 1, "brist", "Köpen brister"),
        answer("X-1-B1", "FSF", "", "inställning: berör inte förvaltningen\nutförs_av: [ASF]"),
    )  # fmt: skip
    assert under(made(register, STATEMENT), "Funktionsstödsförvaltningens inställning") == (
        "Bristen berör enligt förvaltningen inte den egna verksamheten.\n\n"
        "Ansvaret ligger hos arbetsmarknads- och socialförvaltningen."
    )


def test_a_reference_names_the_finding_by_its_heading(tmp_path: Path) -> None:
    register = register_of(
        tmp_path, audit("tillsyn"), matter(),
        observation("B", 1, "brist", "Köpen brister"), observation("B", 2, "brist", "Avtalen brister"),
        answer("X-1-B1", "ASF", "## Planerade åtgärder\n\nEn kurs."),
        answer("X-1-B2", "ASF", "## Planerade åtgärder\n\nSamma kurs.", "hänvisar_till: [X-1-B1-ASF-2025]"),
    )  # fmt: skip
    document = made(register, STATEMENT)
    assert headings(document, 3) == ["Planerade åtgärder i arbetsmarknads- och socialförvaltningen"] * 2
    assert document.markdown.rstrip().endswith("Samma kurs.\n\nSe även svaret på brist 1 (”Köpen brister”).")


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((1, 2), ["1. Brist A", "2. Brist B"]), ((2, 4), ["- Brist 2: Brist A", "- Brist 4: Brist B"])],
)
def test_findings_keep_their_own_numbers(tmp_path: Path, numbers: tuple[int, int], expected: list[str]) -> None:
    found = [observation("B", number, "brist", f"Brist {letter}") for number, letter in zip(numbers, "AB", strict=True)]
    told = under(made(register_of(tmp_path, audit("tillsyn"), *found, matter()), STATEMENT), "Inledning")
    assert told.split("\n")[-2:] == expected


def test_the_memorandum_lists_the_findings_unless_the_writer_has(tmp_path: Path) -> None:
    sentence = "Granskarna har konstaterat följande brist:"
    parts = (audit("tillsyn"), observation("B", 1, "brist", "Köpen brister"))
    assert sentence in under(made(register_of(tmp_path, *parts, matter("", "## Ärendet\n\nSå här."))), "Ärendet")
    own = made(register_of(tmp_path, *parts, matter("", "## Ärendet\n\n- Köpen\n  brister\n")))
    assert sentence not in own.markdown


def test_a_hostile_title_is_text(tmp_path: Path) -> None:
    register = register_of(tmp_path, audit("tillsyn"), matter(), observation("B", 1, "brist", "'*a* {nummer} <b> | c'"))
    text = made(register, STATEMENT).markdown
    assert "## \\*a\\* &#123;nummer&#125; &lt;b&gt; &#124; c" in text
    assert "1. \\*a\\* &#123;nummer&#125; &lt;b&gt; &#124; c" in text


def test_the_boards_own_headings(tmp_path: Path) -> None:
    board = record(
        "id: ASN\ntyp: organisation\ntitel: Arbetsmarknads- och socialnämnden\nslag: nämnd\nrubriker:\n"
        '  inställning: "Vad {förvaltning} anser"\n'
        '  planerade_i: {ental: "Ska göras ({förvaltning})", flertal: "Saker att göra ({förvaltning})"}\n'
        "  yttrande: Svarsskrivelse"
    )
    said = answer("X-1-B1", "ASF", "## Planerad åtgärd\n\nEn kurs.", "inställning: instämmer")
    register = register_of(
        tmp_path, {"ASN": board}, audit("tillsyn"), observation("B", 1, "brist", "Köpen brister"), said, matter()
    )
    document = made(register, STATEMENT)
    assert headings(document, 3) == [
        "Vad arbetsmarknads- och socialförvaltningen anser",
        "Ska göras (arbetsmarknads- och socialförvaltningen)",
    ]
    assert document.kind == "Svarsskrivelse"
    assert "- Svarsskrivelse – Svar om köp (bilaga 2)" in made(register).markdown
