"""Signs that turn the direction of writing are refused: on a page they would turn what stands after them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from internkontroll.check import check
from internkontroll.register import read_register

DAY = date(2025, 10, 1)
BOARD = "---\nid: ASN\ntyp: organisation\ntitel: {}\nslag: nämnd\n---\n\n## Beskrivning\n\n{}\n"


@pytest.mark.parametrize("sign", [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))])
@pytest.mark.parametrize(
    ("title", "text", "place"),
    [("Svar {}2023", "Text.", (4, 13)), ("Svar", "En {}text.", (10, 4)), ('"Svar \\u{:04X}"', "Text.", (4, 8))],
)
def test_they_are_a_fault_at_their_place(
    tmp_path: Path, sign: str, title: str, text: str, place: tuple[int, int]
) -> None:
    shown = title.format(ord(sign)) if "\\u" in title else title.format(sign)
    (tmp_path / "register.yml").write_text("format: 1\nkommun: Exempelstads kommun\n", "utf-8")
    (tmp_path / "ASN.md").write_text(BOARD.format(shown, text.format(sign)), "utf-8")
    found = [f for f in check(read_register(tmp_path, "records"), DAY).findings if "styrtecken" in f.message]
    assert [(f.location.line, f.location.column) for f in found] == [place]
