"""What cannot be set is said in Swedish at the line of the record: the whole message, as users read it.

A case is a file: `faults/name.md` is the text, `faults/name.txt` what is said of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from internkontroll.documents.document import Origin
from internkontroll.findings import Location
from internkontroll.typesetting import Limits, TypesettingError, pdf

from .documents import odd_images, short

FAULTS = Path(__file__).with_name("faults")


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pictures that the cases show, good and bad."""
    return odd_images(tmp_path_factory.mktemp("images"))


@pytest.mark.parametrize("case", sorted(FAULTS.glob("*.md")), ids=lambda case: case.stem)
def test_a_fault_is_said_in_swedish_at_its_place(case: Path, images: dict[str, Path]) -> None:
    with pytest.raises(TypesettingError) as raised:
        pdf(short(case.read_text(encoding="utf-8"), images=images))
    assert f"{raised.value}\n" == case.with_suffix(".txt").read_text(encoding="utf-8")


def test_a_character_on_the_title_page_has_no_line() -> None:
    with pytest.raises(TypesettingError, match="”😀”") as raised:
        pdf(short("Text.", title="Uppföljning 😀"))
    assert raised.value.location is None


def test_a_large_image_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "stor.png"
    with large.open("wb") as file:
        file.truncate(2 * 1024 * 1024)
    with pytest.raises(TypesettingError, match="större än 1 MB"):
        pdf(short("![Ett diagram](stor.png)", images={"stor.png": large}), limits=Limits(image_megabytes=1))


def test_a_place_counts_on_from_its_origin() -> None:
    """The first line may begin in the middle of the record's line, those that follow are whole."""
    document = short("")
    assert document.locate(1, 3) == Location("records/prov.md", 10, 3)
    origins = (Origin(5, Location("b.md", 40, 8)), Origin(2, Location("a.md", 7, 3)))
    places = replace(document, origins=origins)
    assert places.locate(1, 1) is None
    assert places.locate(2, 4) == Location("a.md", 7, 6)
    assert places.locate(4, 4) == Location("a.md", 9, 4)
    assert places.locate(5) == Location("b.md", 40, 8)
    assert places.locate(6) == Location("b.md", 41, 1)
