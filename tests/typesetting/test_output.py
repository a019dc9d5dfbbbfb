"""What a reader, a screen reader and an archive find in the file."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from internkontroll.language import swedish
from internkontroll.typesetting import pdf

from .documents import report, short

_REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reader(report_pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(report_pdf))


def _catalogue(reader: PdfReader) -> Any:
    """The root of the file's objects; untyped, as PDF is."""
    return reader.trailer["/Root"]


def _structure(element: Any) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""
    element = element.get_object() if isinstance(element, IndirectObject) else element
    if not isinstance(element, dict):
        return
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from _structure(kid)


def _tags(reader: PdfReader) -> list[Any]:
    return list(_structure(_catalogue(reader)["/StructTreeRoot"]))


def test_the_same_document_is_the_same_bytes(report_pdf: bytes, tmp_path: Path) -> None:
    """From another folder, in another time zone, another language and another temporary folder."""
    elsewhere = tmp_path / "annan plats åäö"
    elsewhere.mkdir()
    script = (
        "import sys; from internkontroll.typesetting import pdf; from tests.typesetting.documents import report;"
        "sys.stdout.buffer.write(pdf(report()))"
    )
    surroundings = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "TMPDIR": str(elsewhere),
        "SOURCE_DATE_EPOCH": "86400",
        "PYTHONPATH": os.pathsep.join([str(_REPOSITORY / "hooks"), str(_REPOSITORY)]),
        "PYTHONHASHSEED": "7",
    }
    again = subprocess.run(
        [sys.executable, "-c", script], cwd=elsewhere, env=os.environ | surroundings, capture_output=True, check=True
    )
    assert again.stdout == report_pdf
    assert pdf(report()) == report_pdf


def test_another_date_is_another_file() -> None:
    """The control of the test above: it is the document's date that is in the file."""
    assert b"20250925" in pdf(short("Text."))


def test_the_document_says_what_it_is(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "Uppföljning av internkontrollplan 2025"
    assert reader.metadata.author == "Arbetsmarknads- och socialnämnden, Exempelstads kommun"
    assert str(reader.metadata["/Keywords"]) == "ASN-2025-1234"
    assert str(_catalogue(reader)["/Lang"]) == "sv-SE"
    assert _catalogue(reader)["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_heading_is_a_bookmark(reader: PdfReader) -> None:
    def flat(entries: list[Any], depth: int = 1) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from flat(entry, depth + 1)
            else:
                yield f"{'#' * depth} {entry['/Title']}"

    written = [line for line in report().markdown.splitlines() if line.startswith("#")]
    assert [mark for mark in flat(reader.outline) if mark != "# Innehåll"] == written


def test_headings_lists_tables_and_notes_are_tagged(reader: PdfReader) -> None:
    tags = [str(element.get("/S")) for element in _tags(reader)]
    markdown = report().markdown
    for level in (1, 2, 3):
        count = sum(line.startswith("#" * level + " ") for line in markdown.splitlines())
        assert tags.count(f"/H{level}") == count + (level == 1), level  # Innehåll is one more
    assert tags.count("/Table") == 3
    assert tags.count("/TH") == 4 + 3 + 6
    assert tags.count("/Note") == 2
    assert {"/L", "/LI", "/TOC", "/Figure", "/Link", "/BlockQuote"} <= set(tags)


def test_the_alternative_text_is_there_once(reader: PdfReader) -> None:
    texts = [str(element["/Alt"]) for element in _tags(reader) if element.get("/S") == "/Figure"]
    assert texts == ["Stapeldiagram: rapporterade händelser ökar från 370 år 2020 till 1 117 år 2024."]


def test_pages_are_numbered_and_named(reader: PdfReader) -> None:
    count = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert f"Sida {number} ({count})" in text
        assert "ASN-2025-1234" in text
        assert "Uppföljning av" in text


def test_the_title_page_says_when(reader: PdfReader) -> None:
    first = reader.pages[0].extract_text()
    for fact in ("Exempelstads kommun", "Arbetsmarknads- och socialnämnden", "25 september 2025", "Innehåll"):
        assert fact in first


def test_a_short_document_has_no_contents() -> None:
    data = pdf(short("# A\n\n# B\n\n# C\n\n# D\n\nText."))
    reader = PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 1
    assert "Innehåll" not in reader.pages[0].extract_text()


def test_a_number_is_not_divided() -> None:
    """1 117 stays on its line wherever the line ends."""
    fills = range(60)
    data = pdf(short("\n\n".join("x" * fill + " ord" * 16 + " 1 117 slut" for fill in fills)))
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert text.count("1 117 ") == len(fills)
    # the control: without its no-break space the number is divided somewhere in the same text
    plain = pdf(short("\n\n".join("x" * fill + " ord" * 16 + " 1 1170 slut" for fill in fills)))
    assert "1 \n1170" in "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(plain)).pages)


def test_a_long_table_repeats_its_header() -> None:
    data = pdf(short("| År | Händelser |\n|---|---|\n" + "| 2024 | 1 117 |\n" * 120))
    pages = PdfReader(io.BytesIO(data)).pages
    assert len(pages) > 2
    assert all("Händelser" in page.extract_text() for page in pages)


def test_the_date_is_swedish_in_every_month() -> None:
    day = date(2025, 9, 1)
    assert [swedish.day(day.replace(month=month, day=1)) for month in (1, 5, 12)] == [
        "1 januari 2025",
        "1 maj 2025",
        "1 december 2025",
    ]
