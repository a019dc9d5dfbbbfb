"""The order of files on disk changes no byte of any output."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "records"
FILES = sorted(file for file in RECORDS.rglob("*") if file.is_file())


def laid_out(files: list[Path], folder: Path) -> Path:
    """The example register, its files created in this order; some faults, so that there is much to order."""
    for file in files:
        target = folder / "records" / file.relative_to(RECORDS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        if sum(target.name.encode()) % 5 == 0 and file.suffix == ".md":
            target.write_text(
                target.read_text("utf-8").replace("ASN-2025", "ASN-2052").replace("\n\n- ", "\n- "), "utf-8"
            )
        if sum(target.name.encode()) % 7 == 0 and file.suffix == ".md":
            shutil.copyfile(target, target.with_name(f"kopia-{target.name}"))
    return folder


def output(folder: Path, form: str, *module: str) -> bytes:
    """What `ik check` prints there."""
    run = subprocess.run(
        [sys.executable, "-m", *module, "check", "--records", "records", "--date", "2025-10-01",
         "--format", form],
        cwd=folder, capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT}", "PYTHONHASHSEED": str(len(module))},
    )  # fmt: skip
    assert run.returncode == 1, run.stderr.decode()
    return run.stdout


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register with its files created in order of name."""
    return laid_out(FILES, tmp_path_factory.mktemp("in-order"))


@pytest.mark.parametrize("form", ["text", "json"])
def test_order_of_creation(form: str, reference: Path, tmp_path: Path) -> None:
    """Backwards, and in two orders of chance."""
    expected = output(reference, form, "internkontroll.cli")
    assert len(expected) > 10_000
    orders = [FILES[::-1], *(random.Random(seed).sample(FILES, len(FILES)) for seed in range(2))]
    for number, order in enumerate(orders):
        assert output(laid_out(order, tmp_path / str(number)), form, "internkontroll.cli") == expected


@pytest.mark.parametrize("form", ["text", "json"])
def test_order_of_listing(form: str, reference: Path) -> None:
    """A file system that lists in any order, with another seed for hashes."""
    expected = output(reference, form, "internkontroll.cli")
    for seed in ("1", "2", "3"):
        assert output(reference, form, "tests.robustness.shuffled_check", seed) == expected


def test_twice_the_same(reference: Path) -> None:
    """Run twice, the same answer."""
    assert output(reference, "json", "internkontroll.cli") == output(reference, "json", "internkontroll.cli")
