"""A register of its own: two matters that go from preparation to the board, with foreign files of every sort."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest

from . import foreign_files

PROJECT = Path(__file__).parents[2]
BOARD, COMMITTEE, PREPARATION = "ASN-2025-10-23", "ASN-AU-2025-10-14", "ASN-BER-2025-10-07"


@dataclass(frozen=True)
class Office:
    """A register, and `ik` as a secretary runs it."""

    records: Path
    output: Path

    def ik(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "internkontroll.cli", *arguments, "--records", str(self.records)]
        return subprocess.run(
            [*command, "--date", "2025-10-01"],
            cwd=self.records.parent,
            env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def agenda(self, meeting: str = BOARD, *flags: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.ik("agenda", meeting, "-o", str(self.output), *flags, **environment)

    def files(self, meeting: str = BOARD) -> dict[str, bytes]:
        """What the meeting's folder holds, by name, without the list of what is ours."""
        return {
            file.name: file.read_bytes()
            for file in sorted((self.output / meeting).iterdir())
            if not file.name.startswith(".")
        }

    def change(self, name: str, old: str, new: str) -> None:
        """Edit a record, whose file begins with `name`."""
        (file,) = self.records.glob(f"{name}*.md")
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


def lay_out(folder: Path) -> Office:
    records = folder / "records"
    shutil.copytree(Path(__file__).with_name("register"), records)
    (records / "enkat.pdf").write_bytes(foreign_files.tagged())
    (records / "avtal.pdf").write_bytes(foreign_files.untagged())
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w") as packed:
        packed.writestr(zipfile.ZipInfo("xl/workbook.xml"), "<workbook/>")
    (records / "urval.xlsx").write_bytes(sheet.getvalue())
    return Office(records, folder / "ut")


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One cache for all tests here, and not the user's."""
    os.environ["IK_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A register to be changed."""
    return lay_out(tmp_path)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The papers of all three meetings, to be looked at."""
    made = lay_out(tmp_path_factory.mktemp("kontor"))
    for meeting in (PREPARATION, COMMITTEE, BOARD):
        done = made.agenda(meeting)
        assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="session")
def pages() -> Callable[[bytes], list[str]]:
    """The text of each page of a PDF."""
    return lambda content: [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
