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

from internkontroll.documents.document import Document
from internkontroll.language import swedish
from internkontroll.typesetting import pdf

from .documents import SAMPLE, report, short

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
    assert text.count("1\u202f117 ") == len(fills)
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


_FOLLOWERS = {
    "text": "Ett stycke text som är " + "ganska långt och " * 20 + "slut.",
    "list": "- " + "en punkt som är ganska lång och " * 6 + "\n- två\n- tre",
    "table": "| A | B |\n|---|---|\n" + "| en cell med några ord | 1 |\n" * 14,
    "short table": "| A | B |\n|---|---|\n" + "| en cell | 1 |\n" * 5,
    "heading and table": "## RUBRIK under\n\n| A | B |\n|---|---|\n" + "| en cell med några ord | 1 |\n" * 14,
    "quote": "> Ett citat " + "som är långt " * 30,
    "picture": "![Fler händelser.](handelser.svg)",
}


@pytest.mark.parametrize("follower", _FOLLOWERS)
def test_a_heading_is_never_last_on_its_page(follower: str) -> None:
    """Wherever the page ends: forty headings, each a little further down than the one before."""
    parts = [f"# RUBRIK {n}\n\n{_FOLLOWERS[follower]}\n\n" + "\n\n".join(["En rad."] * (n % 7)) for n in range(40)]
    document = short("\n\n".join(parts) + "\n", images={"handelser.svg": SAMPLE / "handelser.svg"})
    assert [line for line in _last_lines(document) if line.startswith("RUBRIK")] == []


def test_a_heading_that_is_none_may_be_last() -> None:
    """The control of the test above: bold text, which nothing keeps with what follows."""
    parts = [f"**RUBRIK {n}**\n\n{_FOLLOWERS['text']}\n\n" + "\n\n".join(["En rad."] * (n % 7)) for n in range(40)]
    assert [line for line in _last_lines(short("\n\n".join(parts))) if line.startswith("RUBRIK")] != []


def _last_lines(document: Document) -> list[str]:
    """Of each page, without its header and footer."""
    chrome = {"Provdokument", "Arbetsmarknads- och socialnämnden", document.id}
    last = []
    for page in PdfReader(io.BytesIO(pdf(document))).pages:
        lines = [line.strip() for line in page.extract_text().split("\n")]
        last += [line for line in lines if line and line not in chrome and "Sida " not in line and ". . ." not in line][
            -1:
        ]
    assert len(last) > 5
    return last


def test_a_note_is_set_once_and_referred_to_from_everywhere() -> None:
    """A paragraph, a list, a heading that the contents repeat, a table's header that each page repeats."""
    text = (
        "# Rubrik[^a]\n\nText.[^b] Igen.[^b]\n\n- Punkt.[^b]\n\n"
        + "Text i mängd. " * 400
        + "\n\n## Andra\n\n## Tredje\n\n"
        "## Fjärde\n\n| År[^c] | Antal |\n|---|---|\n" + "| 2025[^c] | 1 117[^a] |\n" * 90 + "\n"
        "[^a]: Noten om rubriken.\n\n[^b]: Noten om *texten*.\n\n[^c]: Noten om året.\n"
    )
    data = pdf(short(text))
    reader = PdfReader(io.BytesIO(data))
    printed = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert [printed.count(f"Noten om {what}") for what in ("rubriken", "texten", "året")] == [1, 1, 1]
    assert [str(element.get("/S")) for element in _tags(reader)].count("/Note") == 3
    assert all("Antal" in page.extract_text() for page in reader.pages[-2:])


def test_equal_columns_of_figures_are_read_as_figures() -> None:
    """Thousands with a thin space, a unit that stays with its number, and the last row set off as the sum."""
    rows = "| År | Antal | Andel |\n|---|---|---|\n| 2024 | 1 117 | 55 % |\n| 2025 | 12 000 | −3 % |\n| Totalt | 13 117 | – |\n"
    data = pdf(short(f"{rows}\nTill § 4 hör 10 000 000 kr och 1\u00a0117 st., år 2024 117 och 12 345.\n"))
    reader = PdfReader(io.BytesIO(data))
    printed = reader.pages[0].extract_text()
    for text in ("1\u202f117", "12\u202f000", "13\u202f117", "10\u202f000\u202f000 kr", "12\u202f345."):
        assert text in printed, text
    assert "2024 117" in printed
    # right-aligned: the last digit of each figure stands at the same place
    edges: dict[str, float] = {}

    def place(text: str, page: Any, line: Any, _: Any, __: Any) -> None:
        edges[text.strip()] = float(page[4] + line[4])

    reader.pages[0].extract_text(visitor_text=place)
    assert edges["1\u202f117"] > edges["12\u202f000"]


@pytest.mark.parametrize("unit", ["55 %", "§ 4", "12 kr", "−3 %"])
def test_a_number_keeps_its_unit(unit: str) -> None:
    """On the same line wherever the line ends; the control is a word that is no unit."""
    first, second = unit.split()

    def is_divided(text: str) -> bool:
        data = pdf(short("\n\n".join("x" * fill + " ord" * 16 + f" {text} slut" for fill in range(40))))
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
        return any(text.replace(" ", " \n") in page for page in pages)

    assert not is_divided(unit)
    assert is_divided(f"{first}x {second}" if first != "§" else f"§ x{second}")


def test_a_wide_table_keeps_its_words_whole() -> None:
    """Seven columns, as the whole plan in one table: it is set smaller and wider before a word is divided."""
    head = "| Nr | Risk | Åtgärd eller granskning | Ansvarig | Redovisas | Status | Ur plan |\n" + "|---" * 7 + "|\n"
    row = "| 1 | Bristande hantering av visselblåsarärenden | Utvärdering av rutin för logguppföljning i "
    row += "verksamhetssystemen | HR-avdelningen | Tertial 2 | Pågår | 2025-01-23 |\n"
    words = pdf(short(head + row * 12))
    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(words)).pages).split()
    for word in ("visselblåsarärenden", "verksamhetssystemen", "logguppföljning", "HR-avdelningen", "2025-01-23"):
        assert printed.count(word) == 12, word


def test_only_long_words_are_divided() -> None:
    text = "och " * 15 + "verksamhetsutvecklingsfrågor "
    lines = "".join(
        page.extract_text() + "\n"
        for page in PdfReader(io.BytesIO(pdf(short("\n\n".join("x" * n + " " + text * 3 for n in range(30)))))).pages
    ).split("\n")
    divided = [line for line in lines if line.endswith(("-", "\u00ad", "\u2010"))]
    assert divided
    assert all("verk" in line[-30:] for line in divided)
