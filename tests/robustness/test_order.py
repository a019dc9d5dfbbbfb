"""The order of files on disk changes no byte of any output."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "records"
FILES = sorted(file for file in RECORDS.rglob("*") if file.is_file())

#: what `ik` says and writes
COMMANDS = {
    "check": ("check", "--format", "text"),
    "check as JSON": ("check", "--format", "json"),
    "status as JSON": ("status", "--all", "--format", "json"),
    "tree": ("tree", "out"),
    "PDF": ("pdf", "ASN-2025-RAPPORT-T2", "-o", "out"),
}
#: on a register with faults; the others want one without
WITH_FAULTS = ("check", "check as JSON")


@dataclass(frozen=True)
class Ran:
    """What a command printed, and the files that it wrote."""

    said: bytes
    written: dict[str, bytes]


def laid_out(files: list[Path], folder: Path) -> Path:
    """The example register, its files created in this order: as it is, and with faults, so that there is much to order."""
    for file in files:
        for name in ("sound", "faulty"):
            target = folder / name / "records" / file.relative_to(RECORDS)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        if sum(target.name.encode()) % 5 == 0 and file.suffix == ".md":
            target.write_text(
                target.read_text("utf-8").replace("ASN-2025", "ASN-2052").replace("\n\n- ", "\n- "), "utf-8"
            )
        if sum(target.name.encode()) % 7 == 0 and file.suffix == ".md":
            shutil.copyfile(target, target.with_name(f"kopia-{target.name}"))
    return folder


def run(folder: Path, command: str, *, hash_seed: int, shuffled: str | None = None) -> Ran:
    """Run a command there; `shuffled` is the seed of a file system that lists in another order."""
    place = folder / ("faulty" if command in WITH_FAULTS else "sound")
    out = place / "out"
    shutil.rmtree(out, ignore_errors=True)
    module = ("tests.robustness.shuffled_check", shuffled) if shuffled else ("internkontroll.cli",)
    done = subprocess.run(
        [sys.executable, "-m", *module, *COMMANDS[command], "--records", "records", "--date", "2025-10-01"],
        cwd=place, capture_output=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT}", "PYTHONHASHSEED": str(hash_seed)},
    )  # fmt: skip
    assert done.returncode == (1 if command in WITH_FAULTS else 0), done.stderr.decode()
    written = {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    return Ran(done.stdout, written)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register with its files created in order of name."""
    return laid_out(FILES, tmp_path_factory.mktemp("in-order"))


@pytest.fixture(scope="module")
def expected(reference: Path) -> dict[str, Ran]:
    """What every command gives there, with one seed for hashes."""
    ran = {command: run(reference, command, hash_seed=1) for command in COMMANDS}
    assert all(len(ran[command].said) > 10_000 for command in ("check", "check as JSON", "status as JSON"))
    assert len(ran["tree"].written) > 150
    assert list(ran["PDF"].written) == ["ASN-2025-RAPPORT-T2.pdf"]
    return ran


@pytest.mark.parametrize("command", COMMANDS)
def test_order_of_creation(command: str, expected: dict[str, Ran], tmp_path: Path) -> None:
    """Backwards, and in two orders of chance."""
    orders = [FILES[::-1], *(random.Random(seed).sample(FILES, len(FILES)) for seed in range(2))]
    for number, order in enumerate(orders):
        assert run(laid_out(order, tmp_path / str(number)), command, hash_seed=1) == expected[command]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("seed", [2, 3, 4])
def test_order_of_listing(command: str, seed: int, reference: Path, expected: dict[str, Ran]) -> None:
    """A file system that lists in any order, with another seed for hashes."""
    assert run(reference, command, hash_seed=seed, shuffled=str(seed)) == expected[command]


@pytest.mark.parametrize("command", COMMANDS)
def test_twice_the_same(command: str, reference: Path, expected: dict[str, Ran]) -> None:
    """Run twice, the same answer."""
    assert run(reference, command, hash_seed=1) == expected[command]
