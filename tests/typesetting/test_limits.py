"""Nothing that a text holds can keep the machine busy: every process is stopped at its limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.typesetting import Limits, TypesettingError, pdf
from internkontroll.typesetting.compilation import compiled
from internkontroll.typesetting.markdown import Body

from .documents import short


def test_a_text_that_takes_too_long_to_read_is_stopped() -> None:
    with pytest.raises(TypesettingError, match=r"inom 0\.2 sekunder") as raised:
        pdf(short("ord " * 30_000), limits=Limits(reading_seconds=0.2))
    assert str(raised.value.location) == "records/prov.md:10:1"


def test_a_text_that_takes_too_much_memory_to_read_is_stopped() -> None:
    with pytest.raises(TypesettingError, match="för stor eller för invecklad"):
        pdf(short("ord " * 5_000), limits=Limits(reading_megabytes=5))


def test_a_row_of_brackets_ends() -> None:
    """Pandoc's own `markdown` reader needs more than 20 seconds for this; `commonmark` one."""
    with pytest.raises(TypesettingError, match="arkivbeständigt"):
        pdf(short("[" * 20_000), limits=Limits(reading_seconds=15))


def test_a_slow_layout_is_stopped() -> None:
    with pytest.raises(TypesettingError, match=r"inom 0\.01 sekunder"):
        pdf(short("Text."), limits=Limits(layout_seconds=0.01))


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param("#for i in range(30000) { for j in range(30000) { let _ = calc.sin(j) } }", id="processor"),
        pytest.param('#let s = "ord"\n#for _ in range(40) { s = s + s }', id="memory"),
        pytest.param("#let a = range(2000000000)", id="memory at once"),
    ],
)
def test_a_bomb_is_stopped(bomb: str, tmp_path: Path) -> None:
    """No text can become such code; should it ever, this is what stops it."""
    (tmp_path / "main.typ").write_text(f'#set document(title: "x")\n{bomb}\n', encoding="utf-8")
    limits = Limits(layout_cpu_seconds=1, layout_megabytes=512)
    with pytest.raises(TypesettingError, match="för mycket minne eller tid"):
        compiled(tmp_path, short(""), Body("", 0, ()), "{}", limits)
