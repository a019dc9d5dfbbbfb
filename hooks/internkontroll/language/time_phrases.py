"""A time point as it stands in a sentence: "lämnas den 25 september 2025", "lämnas i januari 2026"."""

from __future__ import annotations

from internkontroll.language import swedish
from internkontroll.records.time_point import TimePoint


def at_time(value: TimePoint) -> str:
    """The time with the preposition that a Swedish sentence needs before it."""
    said = swedish.time_point(value)
    if value.is_exact:
        return f"den {said}"
    if value.first is None or value.text.endswith(("-vår", "-höst")):
        return said
    return f"under {said}" if len(value.text) == len("2025") else f"i {said}"
