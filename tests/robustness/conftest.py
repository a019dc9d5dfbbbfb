"""One judge for the whole run, and a register to put examples into."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.robustness.judge import Judge

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = Path(__file__).parents[1] / "base"


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """The worker process lives as long as the session."""
    one = Judge()
    yield one
    one.close()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A small right register in a folder of its own."""
    return Path(shutil.copytree(BASE, tmp_path / "register"))


@pytest.fixture(scope="module")
def shared_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for examples that replace one file after another."""
    return Path(shutil.copytree(BASE, tmp_path_factory.mktemp("many") / "register"))
