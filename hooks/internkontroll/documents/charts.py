"""Charts of key figures and samples: our own small SVG, one colour, every bar with its value beside it.

The chart is an aid to the eye. The same figures always stand in a table below it, so nothing is told by
the picture alone, and nothing in it by colour. A form is chosen by what the figures are:

* few values with short names: standing bars (370, 453, 802, …, a year under each)
* values with long names or long numbers, and the parts of a sample: lying bars, the name above each
* many values: a line, with the values told that one looks for (the first, the last, the highest, the lowest)

One value is no chart: a sentence says it better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from internkontroll.documents import figures
from internkontroll.documents.canvas import LINE, WIDER, WIDTH, Canvas, clean, fitted, lines_of, width_of
from internkontroll.documents.document import PLAIN, Drawing
from internkontroll.language import swedish
from internkontroll.records.follow_up import KeyFigure, Sample

#: more bars than these are hard to compare
_MOST_BARS = 12
#: so many values are told one by one to those who cannot see the picture
_MOST_TOLD = 6
#: characters of a name in an alternative text
_MOST_NAME = 120
_PLOT = 130
_BAR = 14
_TITLE_LINES, _NAME_LINES = 4, 2
#: a line through more points than this shows nothing that can be read
_MOST_POINTS = 200
_TIME = re.compile(r"\d{4}(?:\b.*)?|.*\b\d{4}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Series:
    """What is drawn: names, values, and how each value is written."""

    title: str
    names: tuple[str, ...]
    values: tuple[float, ...]
    texts: tuple[str, ...]
    #: the parts of a whole, and not values one after another
    is_parts: bool = False
    #: the whole that each part is drawn as a share of; None when it is not known
    whole: float | None = None

    @property
    def is_time(self) -> bool:
        """True when the names are years or periods, so that one may speak of increase."""
        return not self.is_parts and all(_TIME.fullmatch(name) for name in self.names)


def chart_of(figure: KeyFigure | Sample, primary: str = PLAIN.primary) -> Drawing | None:
    """The chart of a key figure or a sample; None where there is one value, or far too many.

    `primary` is the municipality's colour, `#rrggbb`.
    """
    series = _series(figure)
    if not 2 <= len(series.values) <= _MOST_POINTS:
        return None
    canvas = Canvas()
    y = _title(canvas, series.title)
    form = _form(series)
    drawn = {"columns": _columns, "rows": _rows, "line": _line}[form](canvas, series, y, primary)
    return Drawing(canvas.svg(drawn, alternative(figure)))


def alternative(figure: KeyFigure | Sample) -> str:
    """The chart's message in a sentence or two, for those who cannot see it: the table has the rest."""
    # brackets would end the text where it is written in Markdown
    return _message(_series(figure)).replace("[", "(").replace("]", ")")


def _message(series: _Series) -> str:
    name = {"columns": "Stapeldiagram", "rows": "Liggande stapeldiagram", "line": "Linjediagram"}[_form(series)]
    title = _short(series.title).rstrip(".")
    title += "" if title.endswith(("?", "!", "…")) else "."
    if series.is_time:
        return f"{name}: {title} {_course(series)}"
    order = sorted(range(len(series.values)), key=lambda n: -series.values[n]) if _is_long(series) else None
    told = [f"{_short(series.names[n])}: {series.texts[n]}" for n in (order or range(len(series.names)))[:_MOST_TOLD]]
    more = len(series.values) - len(told)
    rest = f" och {swedish.number(more)} till, alla i tabellen" if more else ""
    first = "Störst är " if more else ""
    return f"{name}: {title} {first}{', '.join(told)}{rest}."


def _is_long(series: _Series) -> bool:
    return len(series.values) > _MOST_TOLD


def _course(series: _Series) -> str:
    """How a series went: all values when they are few, else first, last, highest and lowest."""
    values, said = series.values, [f"{t} ({_short(n)})" for n, t in zip(series.names, series.texts, strict=True)]
    steps = [b - a for a, b in pairwise(values)]
    ends = f"från {said[0]} till {said[-1]}"
    again = " varje gång" if len(values) > 2 else ""
    if all(step > 0 for step in steps):
        return f"Ökar{again}, {ends}."
    if all(step < 0 for step in steps):
        return f"Minskar{again}, {ends}."
    if not any(steps):
        return f"Oförändrat: {series.texts[0]} från {_short(series.names[0])} till {_short(series.names[-1])}."
    if len(values) <= _MOST_TOLD:
        return ", ".join(f"{_short(n)}: {t}" for n, t in zip(series.names, series.texts, strict=True)) + "."
    high, low = values.index(max(values)), values.index(min(values))
    return f"{swedish.capitalised(ends)}, högst {said[high]} och lägst {said[low]}."


def _short(name: str) -> str:
    return name if len(name) <= _MOST_NAME else name[: _MOST_NAME - 1].rstrip() + "…"


def _series(figure: KeyFigure | Sample) -> _Series:
    if isinstance(figure, KeyFigure):
        names = tuple(swedish.capitalised(clean(name)) for name in figure.values)
        values = tuple(figure.values.values())
        texts = tuple(figures.value_of(figure, value) for value in values)
        return _Series(clean(figures.heading_of(figure)), names, values, texts)
    names = tuple(swedish.capitalised(clean(name)) for name in figure.parts)
    values = tuple(figure.parts.values())
    whole = 100.0 if figure.is_percent else figure.total
    if whole is None or any(not 0 <= value <= whole for value in values):
        whole = None  # what cannot be a share is drawn as it is
    texts = tuple(figures.part_of(figure, value) for value in values)
    return _Series(_sample_title(figure), names, values, texts, is_parts=True, whole=whole)


def _sample_title(sample: Sample) -> str:
    name = clean(sample.name)
    unit = "svar" if sample.is_percent else sample.unit
    if sample.total is None or not unit:
        return name
    return f"{name} ({swedish.number(sample.total)}{swedish.NO_BREAK}{clean(unit)})"


def _form(series: _Series) -> str:
    """Standing bars, lying bars or a line: see the module's own text."""
    count = len(series.values)
    room = WIDTH / max(count, 1) - 4
    if not series.is_parts and count <= _MOST_BARS and all(width_of(t) <= room for t in (*series.names, *series.texts)):
        return "columns"
    return "rows" if series.is_parts or count <= _MOST_BARS or not series.is_time else "line"


def _title(canvas: Canvas, title: str) -> float:
    """The title at the top; returns where it ends."""
    lines = lines_of(title, WIDTH / WIDER, _TITLE_LINES, bold=True)
    for index, line in enumerate(lines):
        canvas.text(0, LINE * (index + 1) - 4, line, bold=True)
    return LINE * len(lines) + 6


def _columns(canvas: Canvas, series: _Series, y: float, colour: str) -> float:
    highest, lowest = max(0.0, *series.values), min(0.0, *series.values)
    scale = _PLOT / ((highest - lowest) or 1)
    top = y + LINE
    zero = top + highest * scale
    # a bar that goes down has its value below it
    bottom = zero - lowest * scale + (LINE if lowest < 0 else 0)
    step = WIDTH / len(series.values)
    wide = min(step * 0.62, 56)
    for index, value in enumerate(series.values):
        middle, tall = step * (index + 0.5), abs(value) * scale
        canvas.bar(middle - wide / 2, zero - tall if value >= 0 else zero, wide, tall, colour)
        canvas.text(
            middle, zero - tall - 5 if value >= 0 else zero + tall + LINE - 4, series.texts[index], anchor="middle"
        )
        canvas.text(middle, bottom + LINE, series.names[index], anchor="middle")
    canvas.rule(0, zero, WIDTH, zero)
    return bottom + LINE + 8


def _rows(canvas: Canvas, every: _Series, y: float, colour: str) -> float:
    series = every if len(every.values) <= _MOST_BARS else _largest(every)
    highest, lowest = series.whole or max(0.0, *series.values), min(0.0, *series.values)
    room = WIDTH - WIDER * max(map(width_of, series.texts)) - 8
    scale = max(room, 40) / ((highest - lowest) or 1)
    zero = -lowest * scale
    top = y
    for name, value, text in zip(series.names, series.values, series.texts, strict=True):
        for line in lines_of(name, WIDTH / WIDER, _NAME_LINES):
            y += LINE
            canvas.text(0, y - 4, line)
        start, long = (zero, value * scale) if value >= 0 else (zero + value * scale, -value * scale)
        if series.whole:
            canvas.frame(0, y, series.whole * scale, _BAR)
        canvas.bar(start, y, long, _BAR, colour)
        canvas.text(series.whole * scale + 6 if series.whole else max(start + long, zero) + 6, y + _BAR - 3, text)
        y += _BAR + 9
    if lowest < 0:
        canvas.rule(zero, top, zero, y - 5)
    if series is not every:
        more = swedish.number(len(every.values) - len(series.values))
        y += LINE + 2
        canvas.text(0, y - 6, f"De största. {more} till står i tabellen.")
    return y


def _largest(series: _Series) -> _Series:
    kept = sorted(range(len(series.values)), key=lambda n: -series.values[n])[:_MOST_BARS]
    return replace(
        series,
        names=tuple(series.names[n] for n in kept),
        values=tuple(series.values[n] for n in kept),
        texts=tuple(series.texts[n] for n in kept),
    )


def _line(canvas: Canvas, series: _Series, y: float, colour: str) -> float:
    highest, lowest = max(0.0, *series.values), min(0.0, *series.values)
    scale = _PLOT / ((highest - lowest) or 1)
    top = y + LINE + 4
    zero = top + highest * scale
    bottom = zero - lowest * scale + (LINE if lowest < 0 else 0)
    step = (WIDTH - 16) / (len(series.values) - 1)
    points = [(8 + step * index, zero - value * scale) for index, value in enumerate(series.values)]
    canvas.rule(0, zero, WIDTH, zero)
    canvas.curve(points, colour)
    last = len(points) - 1
    wanted = (last, 0, series.values.index(max(series.values)), series.values.index(min(series.values)))
    for index, left in _placed(points, series.texts, wanted):
        below = series.values[index] < 0
        canvas.text(left, points[index][1] + (LINE if below else -8), series.texts[index], on_line=True)
    spread = range(0, last + 1, max(1, last // 6))
    for index, left in _placed(points, [fitted(n, WIDTH / 3) for n in series.names], (last, 0, *spread)):
        canvas.text(left, bottom + LINE + 2, fitted(series.names[index], WIDTH / 3))
    return bottom + LINE + 10


def _placed(
    points: Sequence[tuple[float, float]], texts: Sequence[str], wanted: Sequence[int]
) -> list[tuple[int, float]]:
    """Which of the wanted texts have room beside each other, the first before the others, and where each begins."""
    taken: list[tuple[float, float]] = []
    found: list[tuple[int, float]] = []
    for index in dict.fromkeys(wanted):
        wide = width_of(texts[index])
        left = min(max(0.0, points[index][0] - wide / 2), max(0.0, WIDTH - wide))
        if all(left > end + 6 or left + wide + 6 < start for start, end in taken):
            taken.append((left, left + wide))
            found.append((index, left))
    return found
