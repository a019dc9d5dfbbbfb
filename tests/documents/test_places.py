"""Every line of a document knows the record that it comes from, so that a fault is told where it can be mended."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from internkontroll.documents import document_of
from internkontroll.documents.text import DocumentText
from internkontroll.findings import Location
from internkontroll.register import read_register
from internkontroll.typesetting import TypesettingError, pdf

DAY = date(2025, 10, 1)
RECORDS = Path(__file__).parents[2] / "records"


def test_a_row_of_a_list_of_promises_is_of_the_record_with_the_title(tmp_path: Path) -> None:
    records = tmp_path / "records"
    shutil.copytree(RECORDS, records)
    (file,) = records.rglob("ASN-2025-A03-*.md")
    text = file.read_text("utf-8")
    line = next(n for n, one in enumerate(text.splitlines(), 1) if one.startswith("titel:"))
    file.write_text(text.replace("titel: ", "titel: 😀 ", 1), "utf-8")
    document = document_of(read_register(records, "records"), "ASN-ATAGANDEN", DAY)
    assert document is not None
    with pytest.raises(TypesettingError) as caught:
        pdf(document)
    (place,) = {str(fault.location) for fault in caught.value.faults}
    assert place.startswith(f"records/ASN/atgarder/{file.name}:{line}:")


def test_what_is_made_has_one_place_and_what_is_copied_counts_on() -> None:
    text = DocumentText()
    text.block("Kopierad\nrad två", Location("a.md", 10), copied=True)
    text.block("Gjord\nrad två", Location("b.md", 20))
    text.block("Av ingen post")
    text.table("| Vad |\n| --- |\n| ett |\n| två |", [Location("c.md", 3, 8), None])
    document = document_of(read_register(RECORDS, "records"), "ASN-2025", DAY)
    assert document is not None
    made = replace(document, markdown=text.markdown, origins=tuple(text.origins))
    places = [str(made.locate(number) or "–") for number in range(1, len(text.lines) + 1)]
    assert places == [
        *("a.md:10:1", "a.md:11:1", "a.md:12:1"), *("b.md:20:1", "b.md:20:1", "b.md:20:1"), *("–", "–"),
        *("–", "–", "c.md:3:8", "–", "–"),
    ]  # fmt: skip
