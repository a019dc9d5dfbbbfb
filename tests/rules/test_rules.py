"""Every rule has a case with a fault and one without."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.rules import all_rules
from tests.cases import Case, judge

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("IK*.case"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path) -> None:
    """The case gives exactly the findings it expects of its rule."""
    judge(Case.read(file), tmp_path, only=file.stem.split("-")[0])


@pytest.mark.parametrize("code", [module.RULE.code for module in all_rules()])
def test_every_rule_has_both(code: str) -> None:
    """A rule without a case that faults, or without one that does not, is not tested."""
    cases = [Case.read(file) for file in CASES if file.stem.split("-")[0] == code]
    assert any(any(f" {code} " in line for line in case.expected) for case in cases), "no case with a fault"
    assert any(not any(f" {code} " in line for line in case.expected) for case in cases), "no case without"
