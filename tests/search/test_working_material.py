"""Working material stands in no byte of the search: not in its index, its list of words or what its hits show."""

from __future__ import annotations

import gzip
import shutil
from datetime import date
from pathlib import Path

import pytest

from internkontroll.check import check
from internkontroll.register import read_register
from internkontroll.searching import FOLDER, Collection, Entry, kind_of, make_index
from internkontroll.site import build
from tests.site.project import DAY, ROOT

WORD = "kvastfening"
RISK = "ASN/risker/ASN-R09-bisyssla.md"


@pytest.mark.parametrize(("publishing", "stands"), [("publicerad", True), ("arbetsmaterial", False)])
def test_a_word_of_a_draft_is_nowhere(tmp_path: Path, publishing: str, stands: bool) -> None:  # noqa: FBT001
    """The word is in the title, a heading's text and a tag of one risk; when the risk is published, it is found."""
    shutil.copytree(ROOT / "records", tmp_path / "records")
    file = tmp_path / "records" / RISK
    text = file.read_text("utf-8").replace(
        "titel: Bisyssla", f"titel: Bisyssla {WORD}\npublicering: {publishing}\ntaggar: [{WORD}]"
    )
    file.write_text(text.replace("Risk med anknytning", f"Risk för {WORD} med anknytning"), "utf-8")
    day = date.fromisoformat(DAY)
    register = read_register(tmp_path / "records")
    with Collection() as collection:
        for page in build(register, check(register, day), day).pages:
            path = page.path.removesuffix(".md") + ".html"
            collection.add(Entry(path, page.title, page.passages, kind_of(page), page.facets, page.names))
        make_index(collection, tmp_path / FOLDER)
    assert (WORD in "\n".join(map(_readable, (tmp_path / FOLDER).rglob("*.*")))) is stands
    assert any(WORD in _readable(index) for index in (tmp_path / FOLDER / "index").iterdir()) is stands


def _readable(file: Path) -> str:
    content = file.read_bytes()
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    return content.decode("utf-8", "replace").lower()
