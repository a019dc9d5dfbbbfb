"""`ik` as a user runs it: exit codes, formats, colour only on a terminal, Swedish throughout."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
BASE = PROJECT / "tests" / "base"


def ik(*arguments: str, cwd: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), **environment}
    command = [sys.executable, "-m", "internkontroll.cli", *arguments]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A project whose register has one fault."""
    records = tmp_path / "records"
    records.mkdir()
    for file in BASE.iterdir():
        (records / file.name).write_bytes(file.read_bytes())
    (records / "ASN-R01-fel.md").write_text(
        "---\nid: ASN-R01\ntyp: risk\ntitel: Fel\nnämnd: ASNN\n---\n\n## Beskrivning\n\n"
        "Risk för fel på grund av slarv vilket kan leda till fel.\n",
        "utf-8",
    )
    return tmp_path


def test_no_fault_gives_exit_0() -> None:
    done = ik("check", "--date", "2025-10-01")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("0 fel, ")
    assert "Läget den 2025-10-01" in done.stdout


def test_a_fault_gives_exit_1_and_the_whole_story(faulty: Path) -> None:
    done = ik("check", "--date", "2025-10-01", cwd=faulty)
    assert done.returncode == 1
    story = (
        "records/ASN-R01-fel.md:5:8: fel IK02: ASN-R01-fel.md hänvisar till ASNN, som inte finns i registret. "
        "Menade du ASN?\n    5 | nämnd: ASNN\n               ^^^^\n    förslag: ASN\n"
    )
    assert story in done.stdout
    assert "1 fel" in done.stdout.splitlines()[-1]
    assert "\x1b" not in done.stdout


def test_json_is_an_array_of_findings(faulty: Path) -> None:
    done = ik("check", "--date", "2025-10-01", "--format", "json", cwd=faulty)
    assert done.returncode == 1
    first = next(f for f in json.loads(done.stdout) if f["severity"] == "fel")
    assert list(first) == ["code", "severity", "path", "line", "column", "message", "suggestion"]
    assert (first["code"], first["path"], first["line"], first["column"]) == ("IK02", "records/ASN-R01-fel.md", 5, 8)


def test_colour_only_on_a_terminal(faulty: Path) -> None:
    """The same command on a pseudo-terminal has colour, unless NO_COLOR is set."""

    def on_terminal(**environment: str) -> str:
        above, below = pty.openpty()
        env = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), **environment}
        env.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
        command = [sys.executable, "-m", "internkontroll.cli", "check", "--date", "2025-10-01"]
        process = subprocess.Popen(command, cwd=faulty, env=env, stdout=below, stderr=below)
        os.close(below)
        told = b""
        while True:
            try:
                part = os.read(above, 65536)
            except OSError:
                break
            if not part:
                break
            told += part
        process.wait()
        os.close(above)
        return told.decode("utf-8")

    assert "\x1b[1;31mfel IK02" in on_terminal()
    assert "\x1b" not in on_terminal(NO_COLOR="1")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "--records", "finns-inte"), "Det finns ingen mapp finns-inte"),
        (("check", "--date", "igår"), "igår är inget datum"),
        (("check", "--date", "0001-01-01"), "0001-01-01: året är orimligt, och ska vara mellan 1900 och 2199"),
        (("check", "--date", "9999-12-31"), "Skriv till exempel 2025-10-01."),
        (("status", "--board", "XYZ"), "XYZ finns inte i registret"),
        (("pdf", "ASN-R99"), "ASN-R99 är inget dokument"),
        (("check", "--format", "xml"), "otillåtet val"),
        ((), "följande saknas: KOMMANDO"),
    ],
)
def test_what_could_not_run_gives_exit_2(arguments: tuple[str, ...], told: str) -> None:
    done = ik(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_status_of_one_board_department_and_role() -> None:
    whole = json.loads(ik("status", "--date", "2025-10-01", "--format", "json", "--all").stdout)
    board = json.loads(ik("status", "--date", "2025-10-01", "--format", "json", "--all", "--board", "HVO").stdout)
    department = json.loads(
        ik("status", "--date", "2025-10-01", "--format", "json", "--all", "--department", "ASF").stdout
    )
    assert 0 < len(board) < len(whole)
    assert 0 < len(department) < len(whole)
    assert all(one in whole for one in board + department)
    assert {one["to"] for one in board} >= {"HVO"}
    assert ik("status", "--role", "finns inte", "--date", "2025-10-01").stdout.splitlines()[0].startswith("Löften.")


def test_tree_writes_markdown_and_never_over_anything(tmp_path: Path) -> None:
    target = tmp_path / "träd"
    assert ik("tree", str(target), "--date", "2025-10-01").returncode == 0
    page = (target / "risk" / "asn-r02.md").read_text("utf-8")
    assert page.startswith("# Internt dataintrång\n")
    assert "](../organisation/asn.md)" in page
    again = ik("tree", str(target), "--date", "2025-10-01")
    assert again.returncode == 2
    assert "är inte tom" in again.stderr


def test_the_page_of_the_rules_is_what_the_rules_say() -> None:
    """`ik rules > docs/regler.md` after every change to a rule."""
    assert (PROJECT / "docs" / "regler.md").read_text("utf-8") == ik("rules").stdout


def test_a_closed_pipe_is_no_crash() -> None:
    command = f"{sys.executable} -m internkontroll.cli check --date 2025-10-01 | head -c 10 > /dev/null"
    env = {**os.environ, "PYTHONPATH": "hooks"}
    done = subprocess.run(command, shell=True, cwd=PROJECT, env=env, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
