"""The example register: whole, true to its sources, and silent only where they are."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

from internkontroll.check import Verdict, check
from internkontroll.findings import Severity
from internkontroll.records import TYPES
from internkontroll.register import Register, read_register
from internkontroll.rules import all_rules

HERE = Path(__file__).parent
DAY = date(2025, 10, 1)


@cache
def register() -> Register:
    return read_register(HERE.parents[1] / "records", "records")


@cache
def verdict() -> Verdict:
    return check(register(), DAY)


def test_nothing_but_time_is_wrong() -> None:
    """No `fel`, and no `varning` but those that a day's passing makes: promises that the sources never answer."""
    by_day = {module.RULE.code for module in all_rules() if module.RULE.depends_on_day}
    wrong = [f for f in verdict().findings if f.severity is not Severity.NOTE and f.code not in by_day]
    assert [f"{f.location} {f.code} {f.message}" for f in wrong] == []


def test_every_exception_is_listed_and_says_that_the_source_is_silent() -> None:
    """exceptions.tsv lists them all, so that a new one is seen in review."""
    with (HERE / "exceptions.tsv").open(encoding="utf-8", newline="") as file:
        listed = [(row["id"], row["rule"]) for row in csv.DictReader(file, delimiter="\t")]
    found = sorted((r.id, e.rule) for r in register().records.values() for e in r.exceptions)
    assert found == sorted(listed)
    reasons = [e.reason for r in register().records.values() for e in r.exceptions]
    assert [reason for reason in reasons if not reason.startswith("Framgår inte av källan")] == []


def test_every_type_is_there() -> None:
    """All fourteen record types, about 150 records and more."""
    counts = {typ: len(register().of(model)) for typ, model in TYPES.items()}
    assert min(counts.values()) >= 3, counts
    assert sum(counts.values()) >= 150


def test_nobody_is_named() -> None:
    """Signatories by title only, and roles for those responsible."""
    names = [s for m in register().records.values() for s in getattr(m, "signatories", ()) if s.name]
    assert names == []


def test_dates_and_numbers_are_written_as_people_read_them() -> None:
    """Thousands with a no-break space, percent in words in running text."""
    wrong = []
    for source in register().sources:
        for line, text in source.body.prose():
            if re.search(r"\d\s?%", text) and "|" not in text:
                wrong.append(f"{source.path}:{line} percent sign in running text")
            if re.search(r"(?<![\d-])\d{1,3} \d{3}(?![\d-])", text):
                wrong.append(f"{source.path}:{line} thousands without a no-break space")
    assert wrong == []
