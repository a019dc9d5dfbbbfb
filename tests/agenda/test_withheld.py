"""A record that answers what is printed, and is not shown itself: the papers would say that there is no answer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import PREPARATION, PROJECT, Office

NUMBER = "19811218-9876"
STATEMENT = "ASN-2023-10-26"
BASIS = "  - id: ASN-2025-RAPPORT-T2\n"


def draft(file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("\n---\n", "\npublicering: arbetsmaterial\n---\n", 1), "utf-8")


def secret(file: Path) -> None:
    file.write_text(f"{file.read_text('utf-8')}\nTalat med {NUMBER}.\n", "utf-8")


def marked(file: Path) -> None:
    file.write_text(f"{file.read_text('utf-8')}\nSekretess: 26 kap. 1 § OSL\n", "utf-8")


def unreadable(file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("\n---\n", "\ntitel: [a\n---\n", 1), "utf-8")


def without_text(file: Path) -> None:
    file.write_bytes(b"---\n\xff\xfe\n")


def renamed_and_unreadable(file: Path) -> None:
    """What it is about is told by its text alone."""
    unreadable(file)
    file.rename(file.with_name("anteckning.md"))


#: what is done to the record, and the code that tells of it
REASONS: dict[str, tuple[Callable[[Path], None], str]] = {
    "draft": (draft, "IK201"),
    "secret": (secret, "IK51"),
    "marked": (marked, "IK52"),
    "unreadable": (unreadable, "IK110"),
    "without-text": (without_text, "IK101"),
    "renamed": (renamed_and_unreadable, "IK110"),
}


def follow_up(office: Office) -> Path:
    return office.records / "ASN-2025-D01-T2-oversyn.md"


def action(office: Office) -> Path:
    """On the sheet of a risk stands what is done about it."""
    office.change("ASN-ARENDE-2025-01", BASIS, f"{BASIS}  - id: ASN-R01\n")
    text = "---\nid: ASN-2027-D01\ntyp: åtgärd\ntitel: Larm\nnämnd: ASN\nansvarig: Avdelningschef\nslag: direktåtgärd\n"
    file = office.records / "ASN-2027-D01-larm.md"
    file.write_text(f"{text}risker: [ASN-R01]\n---\n\n## Vad ska göras\n\nLarm sätts upp.\n", "utf-8")
    return file


def risk(office: Office) -> Path:
    """And which risk came in its place."""
    office.change("ASN-ARENDE-2025-01", BASIS, f"{BASIS}  - id: ASN-R01\n")
    old = (office.records / "ASN-R01-a.md").read_text("utf-8")
    file = office.records / "ASN-R02-b.md"
    file.write_text(old.replace("id: ASN-R01\n", "id: ASN-R02\nföregångare: [ASN-R01]\n"), "utf-8")
    return file


RECORDS: dict[str, Callable[[Office], Path]] = {"follow-up": follow_up, "action": action, "risk": risk}


def _stops(office: Office, meeting: str, code: str) -> None:
    done = office.agenda(meeting)
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert f": fel {code}: " in done.stderr
    assert NUMBER not in done.stderr
    assert "Traceback" not in done.stderr
    assert not office.output.exists()


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("record", RECORDS)
def test_it_stops_the_papers(office: Office, record: str, reason: str) -> None:
    hide, code = REASONS[reason]
    hide(RECORDS[record](office))
    _stops(office, PREPARATION, code)


@pytest.fixture
def stad(tmp_path: Path) -> Office:
    """The project's own register: a statement on an audit, with an answer to each recommendation."""
    shutil.copytree(PROJECT / "records", tmp_path / "records")
    return Office(tmp_path / "records", tmp_path / "ut")


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("name", ["SR-2022-15-REK3-ASF-2023-svar", "SR-2022-15-REK3-rutiner-och-sociala-medier"])
def test_an_answer_and_a_recommendation_stop_the_statement(stad: Office, name: str, reason: str) -> None:
    hide, code = REASONS[reason]
    (file,) = stad.records.rglob(f"{name}.md")
    hide(file)
    _stops(stad, STATEMENT, code)


def test_a_draft_has_it_and_says_so(office: Office, pages: Callable[[bytes], list[str]]) -> None:
    draft(follow_up(office))
    done = office.agenda(PREPARATION, "--utkast")
    assert done.returncode == 0
    assert "ASN-2025-D01-T2-oversyn.md:7:14: fel IK201: " in done.stderr
    text = "\n".join(pages(office.files(PREPARATION)[f"{PREPARATION}-samlad.pdf"]))
    assert "Rutinen är reviderad." in text


def test_a_secret_is_told_of_and_in_no_draft(office: Office, pages: Callable[[bytes], list[str]]) -> None:
    secret(follow_up(office))
    done = office.agenda(PREPARATION, "--utkast")
    assert done.returncode == 0
    assert ": fel IK51: " in done.stderr
    text = "\n".join(pages(office.files(PREPARATION)[f"{PREPARATION}-samlad.pdf"]))
    assert "Rutinen är reviderad." not in text
    assert NUMBER not in text + done.stderr


def test_a_secret_in_an_attached_file_stops_them(office: Office) -> None:
    file = follow_up(office)
    (office.records / "lista.txt").write_text(f"{NUMBER}\n", "utf-8")
    text = file.read_text("utf-8")
    file.write_text(text.replace("\n---\n", "\nbilagor: [{fil: lista.txt, titel: Listan}]\n---\n", 1), "utf-8")
    _stops(office, PREPARATION, "IK51")


def test_an_answer_to_what_is_not_shown_either_is_told_of_at_once(stad: Office) -> None:
    for name in ("SR-2022-15-REK3-ASF-2023-svar", "SR-2022-15-REK3-rutiner-och-sociala-medier"):
        (file,) = stad.records.rglob(f"{name}.md")
        draft(file)
    told = stad.agenda(STATEMENT).stderr
    assert told.count(": fel ") == 2
    assert told.count("Handlingarna skulle säga att det saknas.") == 2


def test_a_draft_that_the_papers_would_not_have_anyhow_stops_nothing(office: Office) -> None:
    """Another year's action names the same risk, and next term's follow-up the same action."""
    draft(action(office))
    office.change("ASN-ARENDE-2025-01", f"{BASIS}  - id: ASN-R01\n", BASIS)
    later = follow_up(office).read_text("utf-8").replace("-T2", "-AR")
    file = office.records / "ASN-2025-D01-AR-oversyn.md"
    file.write_text(later, "utf-8")
    draft(file)
    done = office.agenda(PREPARATION)
    assert done.returncode == 0, done.stderr


def test_an_unreadable_file_about_something_else_stops_nothing(office: Office) -> None:
    (office.records / "HVO-2025-D01-annat.md").write_text("---\nid: HVO-2025-D01\ntitel: [a\n---\n", "utf-8")
    done = office.agenda(PREPARATION)
    assert done.returncode == 0, done.stderr
