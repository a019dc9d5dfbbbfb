"""The example register as it may be shown, and a register of a few records that bear ill will."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from internkontroll.check import Verdict, check
from internkontroll.exports.files import export_files
from internkontroll.register import Register, read_register
from internkontroll.secrets.publication import public
from tests.cases import BASE
from tests.site.project import DAY, ROOT, write

#: titles that mean something to a spreadsheet, a browser or a reader of CSV, and are text here
HOSTILE_TITLES = {
    "ASN-R01": '=HYPERLINK(CHAR(104),"klicka")',
    "ASN-R02": '+46 ringer; upp "mycket"',
    "ASN-R03": "-1+1 är mer än noll",
    "ASN-R04": "@SUM(A1:A9) räknas inte",
    "ASN-R05": "<img src=x onerror=window.pwned=1>",
    "ASN-R06": "</script><script>window.pwned=1</script>",
    "ASN-R07": "https://example.org/ är ingen länk här",
    "ASN-R08": "＝1+1 med helbrett tecken",
    "ASN-R09": "_x0041_ är inte bokstaven A",
    "ASN-R10": "0123 är ett ord",
}


@dataclass(frozen=True)
class Shown:
    """A register as it may be shown, with the verdict on it."""

    register: Register
    verdict: Verdict
    day: date

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the registers."""
        return export_files(self.register, self.day)


def read(folder: Path, day: str = DAY) -> Shown:
    """The register of a folder through the door."""
    register = read_register(folder, "records")
    verdict = check(register, date.fromisoformat(day))
    return Shown(public(register, verdict.findings), verdict, date.fromisoformat(day))


@pytest.fixture(scope="session")
def example() -> Shown:
    """The example register."""
    return read(ROOT / "records")


def lay_out_hostile(folder: Path) -> None:
    """Write the records that bear ill will."""
    for file in BASE.iterdir():
        write(folder / file.name, file.read_text("utf-8"))
    for risk, title in HOSTILE_TITLES.items():
        quoted = title.replace("'", "''")
        write(
            folder / f"{risk}-risk.md",
            f"---\nid: {risk}\ntyp: risk\ntitel: '{quoted}'\nnämnd: ASN\nansvarig: '={risk}'\n---\n\n## Beskrivning\n\n"
            "Risk för fel på grund av brister i rutinen vilket kan leda till skada.\n",
        )


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """A register whose titles are formulas and markup."""
    folder = tmp_path_factory.mktemp("hostile")
    lay_out_hostile(folder)
    return read(folder)


@pytest.fixture
def register_of(tmp_path: Path) -> Callable[..., Shown]:
    """Makes a register of the base and the files given, by name."""

    def make(day: str = DAY, **files: str) -> Shown:
        for file in BASE.iterdir():
            write(tmp_path / file.name, file.read_text("utf-8"))
        for name, text in files.items():
            write(tmp_path / f"{name.replace('_', '-')}-fil.md", text)
        return read(tmp_path, day)

    return make
