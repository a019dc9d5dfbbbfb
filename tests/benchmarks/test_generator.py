"""The generated register is in order, holds every type, and is the same each time."""

from __future__ import annotations

from pathlib import Path

from internkontroll.check import check
from internkontroll.findings import Severity
from internkontroll.records import TYPES, Organisation
from internkontroll.register import read_register
from tests.benchmarks.generate import FEWEST_BOARDS, FEWEST_RECORDS, STATED_DAY, Generator, write


def test_register_in_order(tmp_path: Path) -> None:
    written = write(tmp_path / "records", FEWEST_RECORDS, seed=1)
    register = read_register(tmp_path / "records")
    verdict = check(register, STATED_DAY)
    assert written == len(register.sources) == len(register.records) == FEWEST_RECORDS
    assert not [f for f in verdict.findings if f.severity is Severity.ERROR]
    assert verdict.count(Severity.WARNING) <= FEWEST_RECORDS // 100
    assert {register.type_of(i) for i in register.ids} == set(TYPES)
    assert sum(one.is_board and bool(one.plan_due) for one in register.of(Organisation)) >= FEWEST_BOARDS


def test_same_bytes() -> None:
    first, second, other = (Generator(FEWEST_RECORDS, seed).generate() for seed in (1, 1, 2))
    assert first == second
    assert first != other


def test_any_number() -> None:
    for records in (301, 617, 1234):
        files = Generator(records, 1).generate()
        assert len(files) == len({file.path for file in files}) == records
