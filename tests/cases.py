"""Cases are files: a small register and the text a user would read about it.

A case file begins with lines of comment (`# …`), then `day: 2025-10-01`, then files:

    ==== ASN-R01-dataintrang.md
    ---
    id: ASN-R01
    ...
    ==== expected
    ASN-R01-dataintrang.md:4:1 varning IK08 The whole Swedish message → suggestion

The base (tests/base/) is there in every case: register.yml, the board ASN and its department ASF; a
file of the case with the same name replaces it. `IK_UPDATE=1 pytest` writes what was found into the
cases, to be read in review.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from internkontroll.check import check
from internkontroll.findings import Finding
from internkontroll.load import load
from internkontroll.register import Register

BASE = Path(__file__).parent / "base"


@dataclass(frozen=True)
class Case:
    """A case read from its file."""

    file: Path
    day: date
    files: dict[str, str]
    expected: tuple[str, ...]

    @classmethod
    def read(cls, file: Path) -> Case:
        """Parse a case file; raises ValueError when it has no day or no expected part."""
        head, *parts = re.split(r"^==== (.+)\n", file.read_text("utf-8"), flags=re.MULTILINE)
        match = re.search(r"^day: (\d{4}-\d{2}-\d{2})$", head, re.MULTILINE)
        files = dict(zip(parts[::2], parts[1::2], strict=True))
        if match is None or "expected" not in files:
            raise ValueError(f"{file}: a case needs a day and an expected part")
        expected = tuple(line for line in files.pop("expected").splitlines() if line.strip())
        return cls(file, date.fromisoformat(match.group(1)), files, expected)

    def lay_out(self, folder: Path) -> Register:
        """Write base and case into a folder and read it as a register."""
        for name, text in {**{p.name: p.read_text("utf-8") for p in BASE.iterdir()}, **self.files}.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return Register(load(folder, "."))

    def update(self, found: list[str]) -> None:
        """Write the findings into the case file as what is expected."""
        text = self.file.read_text("utf-8")
        head = text[: re.search(r"^==== expected\n", text, re.MULTILINE).end()]  # type: ignore[union-attr]
        self.file.write_text(head + "".join(f"{line}\n" for line in found), "utf-8")


def shown(finding: Finding) -> str:
    """A finding as one line of a case."""
    suggestion = f" → {finding.suggestion}" if finding.suggestion else ""
    place = str(finding.location).removeprefix("./")
    return f"{place} {finding.severity} {finding.code} {finding.message}{suggestion}"


def judge(case: Case, folder: Path, only: str | None = None) -> None:
    """Assert that a case gives exactly its findings; `only` leaves out other rules' (never form faults)."""
    register = case.lay_out(folder)
    found = [shown(f) for f in check(register, case.day).findings if only is None or f.code == only or len(f.code) > 4]
    if os.environ.get("IK_UPDATE"):
        case.update(found)
    else:
        assert found == list(case.expected)
