"""A record on paper with its red thread, across years, on a day, and in registers that mean no good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from internkontroll.check import public_register
from internkontroll.documents import document_of, published_documents
from internkontroll.documents.kinds import common_audits, promises, summary
from internkontroll.documents.kinds.sheet import KIND, compose
from internkontroll.questions.thread import thread
from internkontroll.register import Register
from tests.documents.reading import DAY, calls, chapter, example, rows, small

RISK = "id: ASN-R0{n}\ntyp: risk\ntitel: Risk {n}\nnämnd: ASN\nföregångare: [{before}]\n"
ACTION = (
    "id: ASN-2025-D0{n}\ntyp: åtgärd\ntitel: Åtgärd {n}\nslag: direktåtgärd\nnämnd: ASN\n"
    "risker: [ASN-R0{n}]\ngrund: [{ground}]\n"
)


def ids(register: Register, record_id: str, day: date = DAY) -> list[str]:
    return [step.record.id for step in thread(register, register.records[record_id], day)]


def told(register: Register, record_id: str, day: date = DAY) -> list[list[str]]:
    document = compose(register, record_id, day)
    assert document is not None
    return rows(chapter(document, "Den röda tråden"))


def test_from_the_risk_of_2023_to_the_commitments_of_2025() -> None:
    """The thread runs over two years, two titles of one risk, two actions and what the second led to."""
    assert told(example(), "ASN-2025-D02") == [
        ["1", "Risk", "Dataintrång (ASN-R05)", "–", "Åtgärdas", "–"],
        ["2", "Risk", "Internt dataintrång (ASN-R02)", "–", "Åtgärdas", "1"],
        ["3", "Direktåtgärd", "Översyn av loggningsrutinen (ASN-2023-D02)", "Plan 2023", "Pågår", "1"],
        ["4", "Uppföljning", "Tertial 1 2023 (ASN-2023-D02-T1)", "Våren 2023",
         "Pågår, redovisas igen vid årsuppföljning 2023", "3"],
        ["5", "Direktåtgärd",
         "**Utvärdering rutin för systematisk logguppföljning** (ASN-2025-D02, detta blad)",
         "Plan 2025", "Uppföljning skriven, ej behandlad", "2, 3"],
        ["6", "Uppföljning", "Tertial 2 2025 (ASN-2025-D02-T2)", "Hösten 2025",
         "Genomförd (ej behandlad av nämnden)", "5"],
        ["7", "Åtagande", "Förtydliga rutin för systematisk logguppföljning (ASN-2025-A03)", "Senast hösten 2025",
         "Öppen", "2, 6"],
        ["8", "Åtagande", "Uppdatera bilagorna till rutin för systematisk logguppföljning (ASN-2025-A04)",
         "Senast hösten 2025", "Öppen", "2, 6"],
        ["9", "Åtagande", "Vägledning till chefer om loggkontroll (ASN-2025-A05)", "Senast hösten 2025", "Öppen", "2, 6"],
    ]  # fmt: skip


def test_from_either_end_the_thread_is_the_same_story() -> None:
    """A commitment is followed back to the risk of 2023, and that risk forward to the commitment."""
    back, forward = ids(example(), "ASN-2025-A03"), ids(example(), "ASN-R05")
    for one in ("ASN-R05", "ASN-2023-D02", "ASN-2023-D02-T1", "ASN-2025-D02", "ASN-2025-D02-T2", "ASN-2025-A03"):
        assert one in back
        assert one in forward


def test_a_recommendation_from_question_to_outcome() -> None:
    """The examiner's questions with grades, the recommendation, the answer, the commitments and how they stand."""
    found = told(example(), "SR-2022-15-REK1")
    assert [row[1] for row in found] == [
        "Extern granskning", *["Revisionsfråga"] * 6, "Rekommendation", "Svar", *["Åtagande"] * 5,
    ]  # fmt: skip
    assert found[5][4] == "Ej uppfylld (ASN)"
    assert found[8] == ["9", "Svar", "Från ASF (SR-2022-15-REK1-ASF-2023)", "26 oktober 2023", "Lämnat", "8"]
    assert found[12][2:] == [
        "Översyn av förvaltningens säkerhetsrutin (ASN-2023-A04)",
        "Senast 30 april 2024",
        "Försenad",
        "9",
    ]


def test_the_sheet_says_what_the_record_is() -> None:
    """Facts, text, day and whose it is."""
    document = document_of(example(), "ASN-2025-G01-BLAD", DAY)
    assert document is not None
    assert (document.title, document.subtitle, document.board) == (
        "Utdrag ur belastningsregistret vid rekrytering",
        "Granskning ASN-2025-G01. Läget den 1 oktober 2025",
        "Arbetsmarknads- och socialnämnden",
    )
    facts = dict(rows(chapter(document, "Uppgifter")))
    assert facts["Beteckning"] == "ASN-2025-G01"
    assert facts["Läge"] == "Uppföljning skriven, ej behandlad"
    assert facts["Risker"] == "Registerkontroll (ASN-R03)"
    assert facts["Samma metod som tidigare"] == "Ja"
    assert "januari till och med april 2025" in chapter(document, "Omfattning och avgränsning")
    auditors = document_of(example(), "SR-2022-15-F1-BLAD", DAY)
    assert auditors is not None
    assert auditors.board == "Stadsrevisionen"


def test_figures_stand_with_the_text() -> None:
    document = compose(example(), "ASN-2025-D02-T2", DAY)
    assert document is not None
    assert "1\u00a0117" in document.markdown


def test_what_came_after_the_day_is_no_part_of_it() -> None:
    """The common audit's result and what it led to are of January 2026."""
    assert ids(example(), "KG-2025-G01") == ["ASN-R09", "KG-2025-G01"]
    later = date(2026, 2, 1)
    after = ids(example(later), "KG-2025-G01", later)
    assert after[after.index("KG-2025-G01") :] == ["KG-2025-G01", "ASN-2026-D04", "KG-2025-G01-ASN-2026-01-23"]


def test_a_bare_id_gives_the_record_or_its_sheet() -> None:
    """A plan is its own document; a risk is not, and gives its sheet; every sheet can be asked for by name."""
    plan, risk = document_of(example(), "ASN-2025", DAY), document_of(example(), "ASN-R02", DAY)
    assert plan is not None
    assert risk is not None
    assert (plan.id, plan.kind) == ("ASN-2025", "Internkontrollplan")
    assert (risk.id, risk.kind) == ("ASN-R02-BLAD", "Blad")
    named = document_of(example(), "ASN-2025-BLAD", DAY)
    assert named is not None
    assert named.kind == "Blad"
    for unknown in ("ASN-R99", "ASN-R99-BLAD", "", "BLAD", "-BLAD"):
        assert document_of(example(), unknown, DAY) is None


def test_every_record_has_one_and_none_is_on_the_site() -> None:
    for record_id in KIND.subjects(example()):
        document = compose(example(), record_id, DAY)
        assert document is not None
        assert document.title
        assert document.board
        assert f"| Beteckning | {record_id} |" in document.markdown
    assert set(KIND.subjects(example())) == set(example().records)
    assert all(one.kind.name != "Blad" for one in published_documents(example(), DAY))


def test_working_material_is_not_named(tmp_path: Path) -> None:
    """A draft that follows from a public record is nowhere on its sheet."""
    register = small(tmp_path, {
        "ASN-R01-x": RISK.format(n=1, before="").replace("föregångare: []\n", ""),
        "ASN-2025-D01-x": ACTION.format(n=1, ground="ASN-2025-D02").replace("grund:", "publicering: arbetsmaterial\ngrund:"),
        "ASN-2025-D02-x": ACTION.format(n=2, ground="ASN-2025-D01"),
    })  # fmt: skip
    public = public_register(register, DAY)
    assert compose(public, "ASN-2025-D01", DAY) is None
    for one in ("ASN-R01", "ASN-2025-D02"):
        document = compose(public, one, DAY)
        assert document is not None
        assert "Åtgärd 1" not in document.markdown
        assert "ASN-2025-D01" not in document.markdown


@pytest.mark.parametrize("start", ["ASN-R01", "ASN-R02", "ASN-R03", "ASN-2025-D01", "ASN-2025-D02"])
def test_rings_end(tmp_path: Path, start: str) -> None:
    """Predecessors and grounds that lead round, and one that names itself: every record once."""
    register = small(tmp_path, {
        "ASN-R01-x": RISK.format(n=1, before="ASN-R03"), "ASN-R02-x": RISK.format(n=2, before="ASN-R01"),
        "ASN-R03-x": RISK.format(n=3, before="ASN-R02, ASN-R03"),
        "ASN-2025-D01-x": ACTION.format(n=1, ground="ASN-2025-D02"),
        "ASN-2025-D02-x": ACTION.format(n=2, ground="ASN-2025-D01, ASN-2025-D02"),
    })  # fmt: skip
    assert sorted(ids(register, start)) == ["ASN-2025-D01", "ASN-2025-D02", "ASN-R01", "ASN-R02", "ASN-R03"]
    assert len(told(register, start)) == 5


def test_an_empty_register(tmp_path: Path) -> None:
    """The base has two organisations, which have no thread."""
    register = small(tmp_path, {})
    assert list(KIND.subjects(register)) == ["ASF", "ASN"]
    document = compose(register, "ASF", DAY)
    assert document is not None
    assert "röda tråden" not in document.markdown


def many(folder: Path, boards: int) -> Register:
    """Seven records a board: every board carries out one common audit; one chain of risks runs through all."""
    files = {
        "KS-x": "id: KS\ntyp: organisation\ntitel: Kommunstyrelsen\nslag: kommunstyrelse\n",
        "KG-2025-G01-x": (
            "id: KG-2025-G01\ntyp: granskning\ntitel: Inköp\nslag: kommungemensam\når: 2025\nomfattar: alla\n"
        ),
    }
    for number in range(boards):
        board = f"N{number:03}"
        files |= {
            f"{board}-x": f"id: {board}\ntyp: organisation\ntitel: Nämnd {number}\nslag: nämnd\n",
            f"{board}-R01-x": (
                f"id: {board}-R01\ntyp: risk\ntitel: Risk {number}\nnämnd: {board}\n"
                + (f"föregångare: [N{number - 1:03}-R01]\n" if number else "")
            ),
            f"{board}-2025-x": (
                f"id: {board}-2025\ntyp: plan\nnämnd: {board}\når: 2025\nbeslut: [{{datum: 2025-01-20, paragraf: 1}}]\n"
                "rapporteringstillfällen: [{kod: T1, namn: tertial 1, tidpunkt: 2025-05}]\n"
                f"poster:\n  - {{post: {board}-2025-D01, rapporteras: [T1]}}\n"
                f"  - {{post: {board}-2025-D02, rapporteras: [T1]}}\n  - {{post: KG-2025-G01, rapporteras: [T1]}}\n"
            ),
            f"KG-2025-G01-{board}-T1-x": (
                f"id: KG-2025-G01-{board}-T1\ntyp: uppföljning\navser: KG-2025-G01\ntillfälle: {board}-2025-T1\n"
                "status: genomförd\n"
            ),
            f"{board}-2025-D01-T1-x": (
                f"id: {board}-2025-D01-T1\ntyp: uppföljning\navser: {board}-2025-D01\ntillfälle: {board}-2025-T1\n"
                "status: pågår\n"
            ),
        }
        for item in (1, 2):
            files[f"{board}-2025-D0{item}-x"] = (
                f"id: {board}-2025-D0{item}\ntyp: åtgärd\ntitel: Åtgärd\nslag: direktåtgärd\nnämnd: {board}\n"
                f"risker: [{board}-R01]\n"
            )
    return small(folder, files)


WORK = {
    "promises": lambda r: [promises.compose(r, one, DAY) for one in promises.KIND.subjects(r)],
    "common audits": lambda r: common_audits.compose(r, "KS-2025", DAY),
    "summary": lambda r: summary.compose(r, "KS-2025", DAY),
    "thread": lambda r: compose(r, "N000-R01", DAY),
}


def test_two_thousand_records_in_linear_time(tmp_path: Path) -> None:
    """Four times the records, about four times the work: in calls, which no busy machine can disturb."""
    counts: dict[str, list[int]] = {}
    for boards in (72, 288):
        register = many(tmp_path / str(boards), boards)
        assert register.links_to("KG-2025-G01")  # the register's own index is not what is measured
        for name, work in WORK.items():
            counts.setdefault(name, []).append(calls(work, register))
    assert len(register.records) >= 2000
    ratios = {name: more / few for name, (few, more) in counts.items()}
    assert max(ratios.values()) < 5, ratios
