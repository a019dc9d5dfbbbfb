"""The risk matrix as a real table: probability down, consequence to the right, the risks in words in their cells.

Malmö's process text scores 1-16 = probability × consequence on a 4 × 4 scale; 3 × 3 to 6 × 6 occur. The table has
no colour: number, name and risk value say it all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from internkontroll.markdown import inline
from internkontroll.records.organisation import RiskScale

#: a scale with more steps does not fit on a page
MOST_STEPS = 10
#: characters of a name in a cell (its whole title stands in the list of risks), and where columns are narrow
_NAME, _SHORT_NAME = 44, 28
_WIDE_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A risk in the matrix: its number and name, and where it stands."""

    number: str
    name: str
    probability: int
    consequence: int


def fits(scale: RiskScale) -> bool:
    """True for a scale that a table can show."""
    return 1 <= scale.probability <= MOST_STEPS and 1 <= scale.consequence <= MOST_STEPS


def is_on(scale: RiskScale, probability: int, consequence: int) -> bool:
    """True when the scores are steps of the scale."""
    return 1 <= probability <= scale.probability and 1 <= consequence <= scale.consequence


def matrix(scale: RiskScale, risks: Sequence[Placed]) -> str:
    """A Markdown table; the highest probability on the first row. Every cell begins with its risk value."""
    longest = _NAME if scale.consequence <= _WIDE_COLUMNS else _SHORT_NAME
    cells: dict[tuple[int, int], list[str]] = {}
    for one in risks:
        cells.setdefault((one.probability, one.consequence), []).append(f"{one.number} {_short(one.name, longest)}")
    steps = range(1, scale.consequence + 1)
    header = ["Sannolikhet", *(f"Konsekvens {_score(step, scale.consequence_words)}" for step in steps)]
    lines = [header, [":---"] * len(header)]
    for row in range(scale.probability, 0, -1):
        values = [_cell(row * step, cells.get((row, step), [])) for step in steps]
        lines.append([_score(row, scale.probability_words), *values])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def step_words(scale: RiskScale, probability: int, consequence: int) -> tuple[str, str]:
    """Both scores with the board's words for them: `3 (trolig)`, `4`. Markdown."""
    return _score(probability, scale.probability_words), _score(consequence, scale.consequence_words)


def _score(step: int, words: Sequence[str]) -> str:
    word = words[step - 1] if 0 < step <= len(words) else ""
    return f"{step} ({inline.plain(word)})" if word else str(step)


def _cell(value: int, risks: Sequence[str]) -> str:
    return f"**{value}**: {inline.plain('; '.join(risks))}" if risks else str(value)


def _short(name: str, longest: int) -> str:
    """The name, cut between two words where it is long."""
    if len(name) <= longest:
        return name
    cut = name[:longest].rsplit(" ", 1)[0]
    return f"{cut.rstrip(' ,;:–-')} …"
