"""What is missing stops the papers, in Swedish at its line; a draft is written all the same, and says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from . import foreign_files
from .conftest import BOARD, COMMITTEE, PREPARATION, Office

Pages = Callable[[bytes], list[str]]
Change = Callable[[Office], None]


def no_case_number(office: Office) -> None:
    office.change("ASN-ARENDE-2025-01", "diarienummer: ASN-2025-101\n", "")


def no_follow_up(office: Office) -> None:
    (office.records / "ASN-2025-D01-T2-oversyn.md").unlink()


def draft_in_the_basis(office: Office) -> None:
    office.change("ASN-2026-plan", "typ: plan\n", "typ: plan\npublicering: arbetsmaterial\n")


def draft_of_a_matter(office: Office) -> None:
    office.change("ASN-ARENDE-2025-02", "typ: ärende\n", "typ: ärende\npublicering: arbetsmaterial\n")
    for meeting in (BOARD, COMMITTEE):
        office.change(meeting, "typ: sammanträde\n", "typ: sammanträde\npublicering: arbetsmaterial\n")
    office.change("ASN-2026-plan", "ärende: ASN-ARENDE-2025-02\n", "")


def encrypted(office: Office) -> None:
    (office.records / "avtal.pdf").write_bytes(foreign_files.encrypted())


def broken_file(office: Office) -> None:
    (office.records / "avtal.pdf").write_bytes(foreign_files.broken())


def no_file(office: Office) -> None:
    (office.records / "avtal.pdf").unlink()


def broken_follow_up(office: Office) -> None:
    office.change("ASN-2025-D01-T2", "status: genomförd", "status: klar")


def broken_board(office: Office) -> None:
    office.change("ASN-arbetsmarknads", "kortnamn: ASN", "kortnman: ASN")


def broken_matter(office: Office) -> None:
    office.change("ASN-ARENDE-2025-02", "slag: internkontrollplan", "slag: plan")


def table_without_head(office: Office) -> None:
    office.change("ASN-2025-RAPPORT-T2", "## Inledning\n", "## Inledning\n\n|  |  |\n| --- | --- |\n| a | b |\n")


CASES: dict[str, tuple[Change, str]] = {
    "no-case-number": (no_case_number, "ASN-ARENDE-2025-01-uppfoljning.md:2:5: fel IK44: Ärendet saknar diarienummer."),
    "no-follow-up": (no_follow_up, "ASN-2025-RAPPORT-T2.md:4:12: fel IK29: ”Översyn av rutinen” skulle rapporteras"),
    "draft": (draft_in_the_basis, "ASN-ARENDE-2025-02-plan.md:10:9: fel IK60: "),
    "draft-matter": (draft_of_a_matter, "-plan.md:4:14: fel IK201: ”Internkontrollplan 2026” (ASN-ARENDE-2025-02) är"),
    "encrypted": (encrypted, "ASN-ARENDE-2025-01-uppfoljning.md:13:41: fel IK202: avtal.pdf: filen är skyddad med"),
    "broken-file": (broken_file, "uppfoljning.md:13:41: fel IK202: avtal.pdf: filen är trasig eller ingen PDF."),
    "no-file": (no_file, "ASN-ARENDE-2025-01-uppfoljning.md:13:41: fel IK68: avtal.pdf: filen finns inte."),
    "broken-follow-up": (broken_follow_up, "ASN-2025-D01-T2-oversyn.md:6:9: fel "),
    "broken-board": (broken_board, "ASN-arbetsmarknads-och-socialnamnden.md:6:1: fel "),
    "broken-matter": (broken_matter, "ASN-ARENDE-2025-02-plan.md:7:7: fel "),
    "table": (table_without_head, "ASN-2025-RAPPORT-T2.md:9:1: fel "),
}


@pytest.mark.parametrize("case", CASES)
def test_it_stops_and_writes_nothing(office: Office, case: str) -> None:
    change, told = CASES[case]
    change(office)
    done = office.agenda()
    assert told in done.stderr
    assert "fel hindrar handlingarna till ASN-2025-10-23. Inga filer skrevs." in done.stderr
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (1, "")
    assert not office.output.exists()


@pytest.mark.parametrize("case", [case for case in CASES if case != "broken-board"])
def test_a_draft_is_written_and_says_so_on_every_page(office: Office, pages: Pages, case: str) -> None:
    change, told = CASES[case]
    change(office)
    done = office.agenda(BOARD, "--utkast")
    assert done.returncode == 0, done.stderr
    assert told in done.stderr
    files = office.files()
    assert files["00-bilageforteckning.txt"].startswith(b"UTKAST\n")
    for name, content in files.items():
        if name.endswith(".pdf"):
            foreign = 2 if "avtal" in name and case not in ("encrypted", "broken-file", "no-file") else 0
            foreign += 1 if "enkat" in name else 0
            own = [page for page in pages(content) if "avtalet" not in page and "Svar från cheferna" not in page]
            assert len(own) >= len(pages(content)) - foreign or name.endswith("samlad.pdf")
            assert all("utkast" in page.casefold() for page in own), name


def test_a_draft_says_of_what_it_cannot_mark(office: Office, pages: Pages) -> None:
    """A foreign file is handed out as it is: its sheet, which is marked, tells that it is not."""
    assert office.agenda(BOARD, "--utkast").returncode == 0
    files = office.files()
    told = {name: " ".join(pages(files[name])[0].split()) for name in files if name.endswith(".pdf")}
    assert "de 2 följande sidorna, som därför inte är märkta Utkast." in told["1-05-avtal-om-loggkontroll.pdf"]
    assert "den följande sidan, som därför inte är märkt Utkast." in told["1-04-enkat-till-cheferna.pdf"]
    assert "Filen är inte märkt Utkast." in told["1-07-urvalet-i-stickprovet.pdf"]
    assert office.agenda(BOARD).returncode == 0
    assert "Utkast" not in "".join(pages(office.files()[f"{BOARD}-samlad.pdf"]))


def test_the_help_promises_no_more(office: Office) -> None:
    told = " ".join(office.ik("agenda", "--help", COLUMNS="200").stdout.split())
    assert "varje sida som registret har gjort märks Utkast" in told


def test_working_material_is_in_a_draft_and_nowhere_else(office: Office, pages: Pages) -> None:
    draft_in_the_basis(office)
    assert office.agenda(BOARD, "--utkast").returncode == 0
    text = "\n".join(pages(office.files()["2-02-internkontrollplan.pdf"]))
    assert "Utbildning om loggar" in text


def test_a_secret_is_in_no_draft(office: Office, pages: Pages) -> None:
    """A personal number in the plan: neither it nor anything else of the record is printed."""
    office.change("ASN-2026-plan", "Planen gäller hela 2026.", "Planen gäller 19811218-9876 och hela 2026.")
    stopped = office.agenda()
    assert (stopped.returncode, office.output.exists()) == (1, False)
    assert "IK51" in stopped.stderr
    done = office.agenda(BOARD, "--utkast")
    assert done.returncode == 0, done.stderr
    assert "9876" not in done.stderr + done.stdout + stopped.stderr
    whole = "\n".join(pages(office.files()[f"{BOARD}-samlad.pdf"]))
    assert "Bilaga 2" in whole
    assert "9876" not in whole
    assert "hela 2026" not in whole


def test_a_reason_lets_a_matter_go_without_a_case_number(office: Office) -> None:
    no_case_number(office)
    reason = "undantag:\n  - {regel: IK44, motivering: Ärendet registreras efter mötet.}\n"
    office.change("ASN-ARENDE-2025-01", "slag: uppföljning\n", f"slag: uppföljning\n{reason}")
    assert office.agenda().returncode == 0
    assert "ASN-2025-101" not in office.files()["00-bilageforteckning.txt"].decode("utf-8")


def test_a_fault_in_another_matter_stops_nothing(office: Office) -> None:
    """At the preparation only the first matter comes up."""
    no_case_number_of_the_other = ("ASN-ARENDE-2025-02", "diarienummer: ASN-2025-102\n", "")
    office.change(*no_case_number_of_the_other)
    (office.records / "ASN-R02-annan.md").write_text("---\nid: ASN-R02\ntyp: risk\nnämnd: XXX\n---\n", "utf-8")
    (office.records / "ASN-R03-trasig.md").write_text("---\nid: ASN-R03\ntyp: risk\nnämnd: ASN\nx: y\n---\n", "utf-8")
    done = office.agenda(PREPARATION)
    assert (done.returncode, done.stderr.count(": fel ")) == (0, 0), done.stderr
    assert office.agenda(BOARD).returncode == 1


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        ("ASN-2025-12-31", "ASN-2025-12-31 finns inte i registret."),
        ("ASN-R01", "ASN-R01 är inget sammanträde (risk)."),
        ("ASN-2025-11-20", "ASN-2025-11-20 har ingen dagordning."),
    ],
)
def test_what_is_no_agenda_is_said(office: Office, meeting: str, told: str) -> None:
    text = "---\nid: ASN-2025-11-20\ntyp: sammanträde\nnämnd: ASN\nslag: nämnd\ndatum: 2025-11-20\n---\n"
    (office.records / "ASN-2025-11-20-mote.md").write_text(text, "utf-8")
    done = office.agenda(meeting)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


@pytest.mark.parametrize("case", CASES)
def test_one_mistake_is_one_finding(office: Office, case: str) -> None:
    """A draft of a matter at meetings that are drafts is four: two records, and two links to meetings."""
    CASES[case][0](office)
    assert office.agenda().stderr.count(": fel ") == (4 if case == "draft-matter" else 1)


def test_all_that_is_wrong_comes_at_once(office: Office) -> None:
    for change in (no_case_number, no_follow_up, encrypted):
        change(office)
    told = office.agenda().stderr
    assert told.count(": fel ") == 3
    assert "3 fel hindrar handlingarna" in told
