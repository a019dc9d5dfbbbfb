"""What is wrong with the municipality's own looks is told where `register.yml` names them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from internkontroll.documents import document_of
from internkontroll.register import read_register
from internkontroll.typesetting import TypesettingError, pdf
from internkontroll.word import docx

DAY = date(2025, 10, 1)
SETTINGS = "format: 1\nkommun: Exempelstads kommun\n"
MEETING = """---
id: ASN-2025-10-20
typ: sammanträde
nämnd: ASN
slag: nämnd
datum: 2025-10-20
---
"""
BOARD = """---
id: ASN
typ: organisation
titel: Arbetsnämnden
slag: nämnd
---
"""


def register_with(folder: Path, line: str) -> Path:
    (folder / "register.yml").write_text(f"{SETTINGS}{line}\n", "utf-8")
    (folder / "ASN.md").write_text(BOARD, "utf-8")
    (folder / "ASN-2025-10-20.md").write_text(MEETING, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("typsnitt: Finnsinte", "records/register.yml:3:11", "Typsnittet ”Finnsinte” finns inte."),
        ("logotyp: finns-inte.svg", "records/register.yml:3:10", "Logotypen ”finns-inte.svg” går inte att använda."),
    ],
)
def test_a_fault_in_the_settings_has_its_place(tmp_path: Path, line: str, place: str, words: str) -> None:
    register = read_register(register_with(tmp_path, line), "records")
    document = document_of(register, "ASN-2025-10-20", DAY)
    assert document is not None
    with pytest.raises(TypesettingError) as caught:
        pdf(document)
    (fault,) = caught.value.faults
    assert str(fault).startswith(f"{place}: {words}")
    if line.startswith("logotyp"):
        with pytest.raises(TypesettingError) as caught:
            docx(document)
        assert str(caught.value.faults[0]).startswith(f"{place}: {words}")
