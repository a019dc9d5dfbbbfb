"""Key figures and samples as tables, alike in every document and on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.records.follow_up import KeyFigure, Sample

_NUMBERS = frozenset({1, 2})


def tables(key_figures: Sequence[KeyFigure], samples: Sequence[Sample]) -> Iterator[str]:
    """One Markdown table for each series and each sample, in the order written."""
    for figure in key_figures:
        yield key_figure_table(figure)
    for sample in samples:
        yield sample_table(sample)


def key_figure_table(figure: KeyFigure) -> str:
    """The series, one row a value."""
    first = "År" if all(re.fullmatch(r"\d{4}", key) for key in figure.values) else "Period"
    unit = figure.unit or ""
    head = figure.name if not unit or unit.casefold() in figure.name.casefold() else f"{figure.name} ({unit})"
    rows = [(inline.plain(key), swedish.number(value)) for key, value in figure.values.items()]
    return inline.table((first, inline.plain(head)), rows, right=_NUMBERS)


def sample_table(sample: Sample) -> str:
    """The parts of a population, with shares when the total is known, and the total last."""
    name = inline.plain(sample.name)
    if sample.is_percent:
        rows = [(inline.plain(swedish.capitalised(k)), f"{swedish.number(v)} %") for k, v in sample.parts.items()]
        if sample.total is not None:
            rows.append(("Antal svar", swedish.number(sample.total)))
        return inline.table((name, "Andel"), rows, right=_NUMBERS)
    head = f"Antal {sample.unit}" if sample.unit else "Antal"
    if not sample.parts and sample.total is not None:
        # a number of people asked, with nothing to divide it into
        return inline.table((name, inline.plain(head)), [("Totalt", swedish.number(sample.total))], right=_NUMBERS)
    if sample.total is None:
        plain_rows = [(inline.plain(swedish.capitalised(k)), swedish.number(v)) for k, v in sample.parts.items()]
        return inline.table((name, inline.plain(head)), plain_rows, right=_NUMBERS)
    total = sample.total
    three = [
        (inline.plain(swedish.capitalised(key)), swedish.number(value), f"{_share(value, total)} %")
        for key, value in sample.parts.items()
    ]
    three.append(("Totalt", swedish.number(total), "100 %"))
    return inline.table((name, inline.plain(head), "Andel"), three, right=_NUMBERS)


def _share(value: float, total: int) -> str:
    """The percentage rounded half up, as people round: 54 of 98 is 55."""
    return swedish.number(int(100 * value / total + 0.5)) if total else "–"
