"""The example's pages, made once; and small registers of a test's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from internkontroll.check import check
from internkontroll.register import Register, read_register
from internkontroll.secrets.publication import public
from internkontroll.site import build
from tests.cases import BASE
from tests.threads.reading import Shown

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2025, 10, 1)


def pages_of(register: Register, day: date = DAY) -> Mapping[str, Shown]:
    """Every record's page by the record's id."""
    made = build(register, check(register, day), day)
    shown = {page.record_id: Shown(page.path, page.html) for page in made.pages if page.record_id}
    return {record_id: page for record_id, page in shown.items() if record_id in register.records}


@pytest.fixture(scope="session")
def example() -> Register:
    """The example register as it is published."""
    register = read_register(ROOT / "records")
    return public(register, check(register, DAY).findings)


@pytest.fixture(scope="session")
def pages(example: Register) -> Mapping[str, Shown]:
    """The example's record pages."""
    return pages_of(example)


def lay_out(folder: Path, records: Mapping[str, str]) -> Register:
    """A register of the tests' base and some records: id -> front matter without its id."""
    for file in BASE.iterdir():
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    for identity, lines in records.items():
        (folder / f"{identity}-x.md").write_text(f"---\nid: {identity}\n{lines}\n---\n", "utf-8")
    return read_register(folder)
