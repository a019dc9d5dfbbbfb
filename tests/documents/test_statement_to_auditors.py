"""The statement (yttrande) to the auditors: whom it is for, recommendation by recommendation, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.documents import document_of
from internkontroll.documents.answers import asked_in
from internkontroll.records import ExternalAudit, Matter
from internkontroll.register import Register, read_register

from .matters import (
    DAY,
    MATTER,
    answer,
    audit,
    department,
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
STATEMENT = f"{MATTER}-YTTRANDE"
REPLY = "## Genomförda åtgärder\n\nRutiner är gjorda."


@pytest.fixture(scope="module")
def example() -> Register:
    return read_register(RECORDS)


def action(number: int, more: str, ground: str = "X-1-REK1-ASF-2025") -> dict[str, str]:
    """A commitment made in an answer."""
    own = f"ASN-2025-A{number:02d}"
    return {
        own: record(
            f"id: {own}\ntyp: åtgärd\ntitel: Åtgärd {number}\nnämnd: ASN\nslag: åtagande\nförvaltningar: [ASF]\n"
            f"grund: [{ground}]\n{more}"
        )
    }


def followed_up(number: int, day: str, status: str) -> dict[str, str]:
    """What was said of a commitment on a day."""
    own = f"ASN-2025-A{number:02d}"
    fields = f"id: {own}-{day}\ntyp: uppföljning\nnämnd: ASN\navser: {own}\ndatum: {day}\nstatus: {status}"
    return {f"{own}-{day}": record(fields)}


def test_the_order_of_the_example(example: Register) -> None:
    document = made(example, "ASN-ARENDE-2023-01-YTTRANDE")
    assert headings(document, 1) == [
        "Inledning", "Sammanfattning", "Granskningens slutsatser avseende arbetsmarknads- och socialnämnden",
        "Arbetsmarknads- och socialnämndens svar", "När åtgärderna genomförs",
    ]  # fmt: skip
    assert [text.partition(":")[0] for text in headings(document, 2)][:7] == [
        f"Rekommendation {n}" for n in range(1, 8)
    ]
    assert document.kind == "Yttrande"
    assert document.subtitle == "Till stadsrevisionen"
    assert document.case_number == "ASN-2023-18785"


def test_whom_it_is_for_and_what_it_answers(example: Register) -> None:
    told = under(made(example, "ASN-ARENDE-2023-01-YTTRANDE"), "Inledning")
    assert "lämnar detta uppföljande yttrande till stadsrevisionen" in told
    assert "(SR-2022-15), som PwC genomförde våren 2022." in told
    assert "Nämnden har tidigare yttrat sig den 28 september 2022, § 299." in told
    assert "Stadsrevisionen begär att svaret redovisar:" in told
    assert [line for line in told.split("\n") if line.startswith("- ")] == [
        "- genomförda och planerade åtgärder",
        "- vilken effekt åtgärderna har haft eller väntas få",
    ]


def test_a_recommendation_is_quoted_and_answered_with_one_voice(tmp_path: Path) -> None:
    said = answer("X-1-REK1", "ASF", f"{REPLY}\n\n## Planerad åtgärd\n\nEn kurs väntas ge mer kunskap.")
    document = made(register_of(tmp_path, audit(), recommendation(1), said, matter()), STATEMENT)
    assert under(document, "Rekommendation 1: Gör rutiner") == "> Nämnden bör göra rutiner."
    assert headings(document, 3) == ["Genomförda åtgärder", "Planerad åtgärd"]


def test_several_voices_are_named(tmp_path: Path) -> None:
    """With the effect in the heading only when the text tells of one."""
    both = answer("X-1-REK1", "ASF, FSF", "## Planerade åtgärder\n\nKurser väntas ge mer kunskap.")
    register = register_of(
        tmp_path, audit(), department("FSF", "Funktionsstödsförvaltningen"), recommendation(1), matter(),
        answer("X-1-REK1", "ASF", REPLY), both,
    )  # fmt: skip
    assert headings(made(register, STATEMENT), 3) == [
        "Genomförda åtgärder i arbetsmarknads- och socialförvaltningen",
        "Planerade åtgärder i funktionsstöds- och arbetsmarknads- och socialförvaltningarna samt förväntad effekt",
    ]


def test_departments_answer_in_the_audits_own_order(tmp_path: Path) -> None:
    """The audit names the department for care first; a department that it does not name comes last."""
    covers = {"X-1": audit()["X-1"].replace("omfattar: [ASN]", "omfattar: [ASN, VSF, ASF]")}
    departments = ("FSF", "ASF", "VSF")
    register = register_of(
        tmp_path, audit(), covers, matter(), recommendation(1), *(answer("X-1-REK1", one, REPLY) for one in departments),
        department("FSF", "Fritidsförvaltningen"), department("VSF", "Vårdförvaltningen"),
    )  # fmt: skip
    record_of, examined = register.get(MATTER, Matter), register.get("X-1", ExternalAudit)
    assert record_of is not None
    assert examined is not None
    (asked,) = asked_in(register, record_of, examined)
    assert [one.departments for one in asked.answers] == [("VSF",), ("ASF",), ("FSF",)]


def test_a_recommendation_without_a_title_or_an_answer(tmp_path: Path) -> None:
    document = made(register_of(tmp_path, audit(), recommendation(4, ""), matter()), STATEMENT)
    assert under(document, "Rekommendation 4").endswith("Svar på rekommendationen saknas.")


def test_what_others_are_asked_is_left_out(tmp_path: Path) -> None:
    others = {"MN": record("id: MN\ntyp: organisation\ntitel: Miljönämnden\nslag: nämnd")}
    register = register_of(
        tmp_path, audit(), others, matter(),
        recommendation(1, "titel: Vår\nriktas_till: [ASN]"), recommendation(2, "titel: Deras\nriktas_till: [MN]"),
        observation("F", 1, "revisionsfråga", "Vår fråga", "bedömning: [{nämnd: ASN, grad: ej uppfylld}]"),
        observation("F", 2, "revisionsfråga", "Deras fråga", "riktas_till: [MN]\nbedömning: [{nämnd: MN, grad: uppfylld}]"),
    )  # fmt: skip
    text = made(register, STATEMENT).markdown
    assert "Rekommendation 1: Vår" in text
    assert "| 1 | Vår fråga | Ej uppfylld |" in text
    assert "Deras" not in text


@pytest.mark.parametrize(
    ("position", "body", "expected"),
    [
        ("instämmer", "", "Förvaltningen instämmer i rekommendationen."),
        ("instämmer delvis", "Av flera skäl.", "Förvaltningen instämmer delvis i rekommendationen.\n\nAv flera skäl."),
        ("instämmer inte", "", "Förvaltningen instämmer inte i rekommendationen."),
        ("berör inte förvaltningen", "", "Rekommendationen berör enligt förvaltningen inte den egna verksamheten."),
        ("tar inte ställning", "", "Förvaltningen tar inte ställning till rekommendationen."),
        ("instämmer", "Vi instämmer helt.", "Vi instämmer helt."),
        ("tar inte ställning", "Vi kan varken instämma eller inte.", "Vi kan varken instämma eller inte."),
        ("berör inte förvaltningen", "Det berör oss inte.", "Det berör oss inte."),
    ],
)
def test_the_position_is_said_once(tmp_path: Path, position: str, body: str, expected: str) -> None:
    said = answer("X-1-REK1", "ASF", f"## Inställning\n\n{body}" if body else "", f"inställning: {position}")
    document = made(register_of(tmp_path, audit(), recommendation(1), said, matter()), STATEMENT)
    assert under(document, "Arbetsmarknads- och socialförvaltningens inställning") == expected


@pytest.mark.parametrize(
    ("more", "body", "expected"),
    [
        ("utförs_av: [EX]", REPLY, "Åtgärderna utförs av granskarna."),
        ("utförs_av: [ASF, EX]", REPLY, "I arbetet medverkar även granskarna."),
        ("utförs_av: [EX]", f"{REPLY} Granskarna gör det.", "Granskarna gör det."),
        ("hänvisar_till: [X-1-REK2-ASF-2025]", REPLY, "Se även svaret på rekommendation 2."),
        ("hänvisar_till: [X-1-REK2-ASF-2025]", "", "Se svaret på rekommendation 2."),
        (
            "hänvisar_till: [X-1-REK2-ASF-2025]",
            f"{REPLY} Läs svaret på rekommendation 2!",
            "svaret på rekommendation 2!",
        ),
    ],
)
def test_who_else_acts_and_where_more_is_said(tmp_path: Path, more: str, body: str, expected: str) -> None:
    register = register_of(
        tmp_path, audit(), recommendation(1), recommendation(2, "titel: Den andra"), matter(),
        answer("X-1-REK1", "ASF", body, more), answer("X-1-REK2", "ASF", REPLY),
    )  # fmt: skip
    text = made(register, STATEMENT).markdown
    first = text[text.index("## Rekommendation 1") : text.index("## Rekommendation 2")].strip()
    assert first.endswith(expected)
    assert first.count(expected.rstrip("!.")) == 1


def test_when_the_actions_are_carried_out(tmp_path: Path) -> None:
    """Each once: done as it was told by the day of the meeting, planned by time, and those without one with why."""
    meeting = record(
        f"id: ASN-2025-10-23\ntyp: sammanträde\nnämnd: ASN\nslag: nämnd\ndatum: 2025-10-23\ndagordning: [{MATTER}]"
    )
    register = register_of(
        tmp_path, audit(), recommendation(1), matter(), {"ASN-2025-10-23": meeting},
        answer("X-1-REK1", "ASF", REPLY),
        action(1, "slutdatum: 2024"), followed_up(1, "2025-05-01", "genomförd"),
        action(2, "slutdatum: 2025-09"), followed_up(2, "2025-11-01", "genomförd"),
        action(3, "slutdatum: 2026-vår\nåterrapporteras: [{tidpunkt: 2027-01, till: ASN}]"),
        action(4, "utan_slutdatum: Det pågår jämt"), action(5, "utan_slutdatum: Det pågår jämt"), action(6, ""),
        action(7, "slutdatum: löpande", ground="X-1-REK1"),
    )  # fmt: skip
    document = made(register, STATEMENT)
    assert headings(document, 1)[-1] == "När åtgärderna genomförs"
    assert under(document, "Genomförda").split("\n")[2:] == ["| Åtgärd 1 | Rekommendation 1 | Under 2024 |"]
    assert under(document, "Planerade").split("\n")[2:] == [
        "| Åtgärd 2 | Rekommendation 1 | Senast i september 2025 |",
        "| Åtgärd 3 | Rekommendation 1 | Våren 2026. Återrapporteras till nämnden i januari 2027 |",
    ]
    untimed = under(document, "Löpande och utan slutdatum")
    assert "| Åtgärd 6 | Rekommendation 1 | Tidpunkten är inte angiven. |" in untimed
    assert "| Åtgärd 7 | Rekommendation 1 | Arbetet pågår löpande. |" in untimed
    shared = untimed[untimed.index("Det pågår jämt.") :]
    assert shared.count("Det pågår jämt") == 1
    assert "| Åtgärd 4 | Rekommendation 1 |\n| Åtgärd 5 | Rekommendation 1 |" in shared


def test_what_was_stopped_is_not_among_the_carried_out(tmp_path: Path) -> None:
    """The heading holds both, and each row says how its action ended."""
    meeting = record(
        f"id: ASN-2025-10-23\ntyp: sammanträde\nnämnd: ASN\nslag: nämnd\ndatum: 2025-10-23\ndagordning: [{MATTER}]"
    )
    register = register_of(
        tmp_path, audit(), recommendation(1), matter(), {"ASN-2025-10-23": meeting},
        answer("X-1-REK1", "ASF", REPLY),
        action(1, "slutdatum: 2024"), followed_up(1, "2025-05-01", "genomförd"),
        action(2, "slutdatum: 2024"), followed_up(2, "2025-05-01", "avbruten"),
        action(3, ""), followed_up(3, "2025-05-01", "genomförd"),
    )  # fmt: skip
    assert under(made(register, STATEMENT), "Genomförda och avslutade").split("\n") == [
        "| Åtgärd | Gäller | Läge |",
        "| --- | --- | --- |",
        "| Åtgärd 1 | Rekommendation 1 | Genomförd under 2024 |",
        "| Åtgärd 2 | Rekommendation 1 | Avbruten |",
        "| Åtgärd 3 | Rekommendation 1 | Genomförd, tidpunkten är inte angiven |",
    ]


def test_the_decision_is_the_last_word(tmp_path: Path) -> None:
    meeting = record(
        "id: ASN-2025-09-23\ntyp: sammanträde\nnämnd: ASN\nslag: nämnd\ndatum: 2025-09-23\n"
        f"dagordning: [{MATTER}]\nprotokoll: [{{ärende: {MATTER}, paragraf: 7}}]"
    )
    document = made(register_of(tmp_path, audit(), recommendation(1), matter(), {"ASN-2025-09-23": meeting}), STATEMENT)
    assert document.markdown.rstrip().endswith(
        "Yttrandet beslutades av arbetsmarknads- och socialnämnden den 23 september 2025, § 7."
    )


def test_a_matter_without_an_audit_that_can_be_read(tmp_path: Path) -> None:
    assert document_of(register_of(tmp_path, matter()), STATEMENT, DAY) is None
