"""The report of tertial 2 2025 as PDF: the figures stand under their items, twice the same bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pypdf
import pytest

from tests.verapdf import failures

PROJECT = Path(__file__).parents[2]
REPORT = "ASN-2025-RAPPORT-T2"

#: heading of the item -> figures that must stand under it, in the order of the issue
FIGURES = {
    "Åtgärd: Utvärdering rutin för systematisk logguppföljning": [
        "370", "453", "802", "996", "1 117", "98", "54", "55 procent",
    ],
    "Granskning: Utdrag ur belastningsregistret vid rekrytering": ["53", "39", "19", "20", "12", "14"],
}  # fmt: skip


def made(folder: Path, **environment: str) -> bytes:
    """The PDF as `ik pdf` writes it, run as a user runs it."""
    command = [sys.executable, "-m", "internkontroll.cli", "pdf", REPORT, "--records", str(PROJECT / "records")]
    env = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), **environment}
    subprocess.run([*command, "-o", str(folder)], cwd=folder, env=env, check=True, capture_output=True)
    return (folder / f"{REPORT}.pdf").read_bytes()


@cache
def text(content: bytes) -> str:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    # the running header and footer stand between the lines of one section
    joined = "\n".join(re.sub(r"^.*internkontrollplan 2025.*\n|\n?Sida \d+ \(\d+\)\s*$", "", page) for page in pages)
    return re.sub(r"[\s\u00a0\u202f]+", " ", joined)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("pdf"))


@pytest.mark.parametrize("heading", FIGURES)
def test_each_figure_stands_under_its_item(report: bytes, heading: str) -> None:
    """From the item's own heading to the next item's."""
    whole = text(report)
    start = whole.rindex(heading)  # the first is in the list of contents
    following = [m.start() for m in re.finditer(r"Risk: |Åtgärd: |Granskning: ", whole) if m.start() > start]
    under = whole[start : min(following, default=len(whole))]
    missing = [figure for figure in FIGURES[heading] if not re.search(rf"(?<!\d){figure}(?!\d)", under)]
    assert missing == []


def test_twice_the_same_bytes(report: bytes, tmp_path: Path) -> None:
    """On another path and in another time zone."""
    (tmp_path / "annan mapp").mkdir()
    assert made(tmp_path / "annan mapp", TZ="Pacific/Auckland", PYTHONHASHSEED="7") == report


def test_the_file_conforms(report: bytes) -> None:
    """PDF/UA-1 and PDF/A-2a, by veraPDF."""
    assert failures({REPORT: report}) == {}
