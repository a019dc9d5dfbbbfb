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
    yield from map(key_figure_table, key_figures)
    yield from map(sample_table, samples)


def table_of(figure: KeyFigure | Sample) -> str:
    """The Markdown table of a series or a sample."""
    return key_figure_table(figure) if isinstance(figure, KeyFigure) else sample_table(figure)


def heading_of(figure: KeyFigure) -> str:
    """What a series is called, with its unit where neither name nor values tell it."""
    unit = "" if is_percent(figure) else figure.unit or ""
    return figure.name if not unit or unit.casefold() in figure.name.casefold() else f"{figure.name} ({unit})"


def is_percent(figure: KeyFigure) -> bool:
    """True when the values are percentages: each is then written with its sign."""
    return figure.unit in ("procent", "%")


def value_of(figure: KeyFigure, value: float) -> str:
    """A value of a series as it is written in a table or beside a bar."""
    return swedish.number(value) + (f"{swedish.NO_BREAK}%" if is_percent(figure) else "")


def first_column(figure: KeyFigure) -> str:
    """What the names of a series' values are."""
    return "År" if all(re.fullmatch(r"\d{4}", key) for key in figure.values) else "Period"


def key_figure_table(figure: KeyFigure) -> str:
    """The series, one row a value."""
    rows = [(inline.plain(swedish.capitalised(key)), value_of(figure, value)) for key, value in figure.values.items()]
    return inline.table((first_column(figure), inline.plain(heading_of(figure))), rows, right=_NUMBERS)


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
        (inline.plain(swedish.capitalised(key)), swedish.number(value), share(value, total))
        for key, value in sample.parts.items()
    ]
    three.append(("Totalt", swedish.number(total), "100 %"))
    return inline.table((name, inline.plain(head), "Andel"), three, right=_NUMBERS)


def share(value: float, total: int) -> str:
    """The percentage rounded half up, as people round: 54 of 98 is 55 %. A dash of nothing."""
    return f"{swedish.number(int(100 * value / total + 0.5))} %" if total else "–"


def part_of(sample: Sample, value: float) -> str:
    """A part as one text: `54 (55 %)`, `26 %`."""
    if sample.is_percent:
        return f"{swedish.number(value)}{swedish.NO_BREAK}%"
    return swedish.number(value) + (f" ({share(value, sample.total)})" if sample.total else "")
