"""Nothing that a text holds can keep the machine busy: every process is stopped at its limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.typesetting import Fault, Limits, TypesettingError, pdf
from internkontroll.typesetting.compilation import run
from internkontroll.typesetting.fonts import font_folder

from .documents import short


def test_a_text_that_takes_too_long_to_read_is_stopped() -> None:
    with pytest.raises(TypesettingError, match=r"inom 0\.2 sekunder") as raised:
        pdf(short("ord " * 30_000), limits=Limits(reading_seconds=0.2))
    assert str(raised.value.location) == "records/prov.md:10:1"


def test_a_text_that_takes_too_much_memory_to_read_is_stopped() -> None:
    with pytest.raises(TypesettingError, match="för stor eller för invecklad"):
        pdf(short("ord " * 100_000), limits=Limits(reading_megabytes=200))


def test_a_row_of_brackets_ends() -> None:
    """Pandoc's own `markdown` reader needs more than 20 seconds for this; `commonmark` one."""
    with pytest.raises(TypesettingError, match="arkivbeständigt"):
        pdf(short("[" * 20_000), limits=Limits(reading_seconds=15))


def test_a_slow_layout_is_stopped() -> None:
    with pytest.raises(TypesettingError, match=r"inom 0\.01 sekunder"):
        pdf(short("Text."), limits=Limits(layout_seconds=0.01))


def _run(code: str, folder: Path, limits: Limits) -> bytes:
    """Typst code as it stands, which no text can become."""
    main = folder / "main.typ"
    main.write_text(f'#set document(title: "x")\n{code}\n', encoding="utf-8")
    job = {"root": str(folder), "main": str(main), "fonts": [str(font_folder())]}
    return run(job, "PROV", limits, lambda said: [Fault(said)])


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
    with pytest.raises(TypesettingError, match="för mycket minne eller tid"):
        _run(bomb, tmp_path, Limits(layout_cpu_seconds=1, layout_megabytes=512))


def test_page_numbers_that_do_not_agree_are_a_fault(tmp_path: Path) -> None:
    """Typst only warns when it gives up; such a document would look whole and be wrong."""
    restless = '#context for _ in range(counter("a").final().first() + 1) { counter("a").step() }'
    with pytest.raises(TypesettingError, match="did not converge"):
        _run(restless, tmp_path, Limits())
    assert _run("Text.", tmp_path, Limits()).startswith(b"%PDF-")
