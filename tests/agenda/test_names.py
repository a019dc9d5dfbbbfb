"""Names of files: ASCII, short, the matter's place first when there are several."""

from __future__ import annotations

import pytest

from internkontroll.agenda.names import file_stem, slug


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Uppföljning av internkontrollplan 2025 – tertial 2", "uppfoljning-av-internkontrollplan-2025-tertial-2"),
        ("Årets ÄLDRE & övriga: 50 %", "arets-aldre-ovriga-50"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con"),
        ("日本語", "handling"),
        ("", "handling"),
        ("a" * 80, "a" * 50),
        (f"{'ord ' * 12}slutord", "ord-ord-ord-ord-ord-ord-ord-ord-ord-ord-ord-ord"),
    ],
)
def test_slug(words: str, name: str) -> None:
    assert slug(words) == name


def test_file_stem() -> None:
    assert file_stem(2, "Yttrande", None) == "02-yttrande"
    assert file_stem(12, "Yttrande", 3) == "3-12-yttrande"
