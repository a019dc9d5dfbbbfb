"""Every promise that was read out of the five texts by hand is in the register, with its state on three days.

`expected.tsv` was written before the code; README.md beside it says how a promise is judged.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from internkontroll.questions.promises import Promise, promises
from internkontroll.register import Register, read_register

HERE = Path(__file__).parent
RECORDS = HERE.parents[1] / "records"
DAYS = ("2023-06-01", "2025-10-01", "2026-02-01")
KEYS = ("source_id", "kind", "due", "to", "answered_by")


@cache
def register() -> Register:
    return read_register(RECORDS)


def expected() -> list[dict[str, str]]:
    with (HERE / "expected.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def row(promise: Promise) -> tuple[str, ...]:
    kind = promise.kind.name.lower().replace("_", "-")
    start = (promise.source, kind, promise.due.text, promise.receiver or "", promise.answered_by or "")
    return (*start, *(state(promise, day) for day in DAYS))


def state(promise: Promise, day: str) -> str:
    on = date.fromisoformat(day)
    return str(promise.state(on)) if promise.exists(on) else "-"


def test_every_promise_of_the_texts_and_no_other() -> None:
    """The same promises, with due time, receiver, answer and three states."""
    wanted = Counter((*(one[key] for key in KEYS), *(one[f"state_{day}"] for day in DAYS)) for one in expected())
    found = Counter(row(promise) for promise in promises(register()))
    assert sorted((wanted - found).elements()) == []
    assert sorted((found - wanted).elements()) == []


@pytest.mark.parametrize("day", DAYS)
def test_ik_status_tells_them(day: str) -> None:
    """`ik status` shows the promises of the day in the states expected, as a user runs it."""
    command = [sys.executable, "-m", "internkontroll.cli", "status", "--all", "--format", "json", "--date", day]
    told = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, check=True, env={"PYTHONPATH": "hooks"})
    found = Counter((one["source"], one["due"], one["state"]) for one in json.loads(told.stdout))
    wanted = Counter((r["source_id"], r["due"], r[f"state_{day}"]) for r in expected() if r[f"state_{day}"] != "-")
    assert found == wanted
