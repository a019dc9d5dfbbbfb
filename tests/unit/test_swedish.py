"""Dates, numbers and lists as a board member reads them."""

from __future__ import annotations

from datetime import date

import pytest

from internkontroll.language import swedish
from internkontroll.records.time_point import TimePoint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-09-25", "25 september 2025"),
        ("2026-01", "januari 2026"),
        ("2026-vår", "våren 2026"),
        ("2025-höst", "hösten 2025"),
        ("2026", "2026"),
        ("ej angiven", "ej angiven"),
    ],
)
def test_time_points(text: str, words: str) -> None:
    assert swedish.time_point(TimePoint.parse(text)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (996, "996"), (1117, "1\u00a0117"), (1234567.0, "1\u00a0234\u00a0567"), (12.5, "12,5"), (-3, "\u22123")],
)
def test_numbers(value: float, words: str) -> None:
    assert swedish.number(value) == words


def test_lists_and_counts() -> None:
    assert swedish.listed([]) == ""
    assert swedish.listed(["a"]) == "a"
    assert swedish.listed(["a", "b", "c"]) == "a, b och c"
    assert swedish.count(1, "granskning", "granskningar") == "en granskning"
    assert swedish.count(1, "möte", "möten", neuter=True) == "ett möte"
    assert swedish.count(13, "möte", "möten", neuter=True) == "13 möten"
    assert swedish.day(date(2025, 9, 5)) == "5 september 2025"
