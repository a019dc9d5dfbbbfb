"""A time point is as precise as its source, and passed the day after its last day."""

from __future__ import annotations

from datetime import date

import pytest

from internkontroll.records.time_point import NotATimePointError, TimePoint


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-01-23", date(2026, 1, 23), date(2026, 1, 23)),
        ("2026-vår", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-höst", date(2026, 7, 1), date(2026, 12, 31)),
        ("löpande", None, None),
        ("ej angiven", None, None),
    ],
)
def test_first_and_last_day(text: str, first: date | None, last: date | None) -> None:
    time = TimePoint.parse(text)
    assert (time.first, time.last, str(time)) == (first, last, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-13",
        "2026-02-29",
        "2026-1",
        "2026-sommar",
        "2026-01-23 ",
        "1066",
        "9999",
        "jan 2026",
        "2026-01-32",
    ],
)
def test_what_is_no_time_point(text: str) -> None:
    with pytest.raises(NotATimePointError):
        TimePoint.parse(text)


def test_passed_the_day_after_its_last_day() -> None:
    spring = TimePoint.parse("2026-vår")
    assert not spring.passed(date(2026, 6, 30))
    assert spring.passed(date(2026, 7, 1))
    assert not TimePoint.parse("löpande").passed(date(9999, 12, 31))


def test_an_undecidable_order_is_no_order() -> None:
    year, month, day = (TimePoint.parse(t) for t in ("2026", "2026-03", "2026-03-04"))
    assert not year.before(month)
    assert not month.before(year)
    assert not month.before(day)
    assert TimePoint.parse("2025-12-31").before(year)
    assert not TimePoint.parse("ej angiven").before(year)


def test_order_of_a_list_puts_undated_last() -> None:
    texts = ["ej angiven", "2026", "2026-01", "löpande", "2025-höst"]
    ordered = sorted((TimePoint.parse(t) for t in texts), key=lambda t: t.sort_key)
    assert [t.text for t in ordered] == ["2025-höst", "2026-01", "2026", "ej angiven", "löpande"]
