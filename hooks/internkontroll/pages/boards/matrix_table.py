"""The risk matrix as a table of links: probability down, consequence to the right, every cell in words before colour.

The same table as in the documents (`documents/matrix.py`): the highest probability on the first row, each cell with its
risk value. The register holds no limits for what is high or low, so no cell is called that. The strength of the
colour follows the risk value and says nothing more than the number.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from internkontroll.documents import matrix
from internkontroll.language import swedish
from internkontroll.pages.markup import Block
from internkontroll.pages.view import View
from internkontroll.records import Risk
from internkontroll.records.organisation import RiskScale

#: the colour has so many strengths
_STRENGTHS = 5
#: more columns than this do not fit beside each other on every screen
_WIDE = 6
#: links in one cell; the others stand in the list below the matrix
MOST_IN_CELL = 20

Cells = Mapping[tuple[int, int], Sequence[Risk]]


def table(view: View, scale: RiskScale, cells: Cells, caption: str) -> Block:
    """The matrix; `cells` holds the risks of each pair of probability and consequence, all within the scale."""
    steps = range(1, scale.consequence + 1)
    heads = [f"Konsekvens {_step(step, scale.consequence_words)}" for step in steps]
    rows = "\n".join(_row(view, scale, cells, row, heads) for row in range(scale.probability, 0, -1))
    head = "".join(f'<th role="columnheader" scope="col">{html.escape(told)}</th>' for told in ("Sannolikhet", *heads))
    wide = " ik-matrix--wide" if scale.consequence > _WIDE else ""
    made = (
        f'<div class="ik-matrix__frame" role="region" aria-label="Riskmatris" tabindex="0">\n'
        f'<table class="ik ik-matrix{wide}" role="table">\n<caption>{html.escape(caption)}</caption>\n'
        f'<thead role="rowgroup">\n<tr role="row">{head}</tr>\n</thead>\n<tbody role="rowgroup">\n{rows}\n</tbody>\n'
        "</table>\n</div>"
    )
    return view.write.made(made, _plain(scale, cells))


def _row(view: View, scale: RiskScale, cells: Cells, row: int, heads: Sequence[str]) -> str:
    most = scale.probability * scale.consequence
    found = "".join(
        _cell(view, row * step, most, cells.get((row, step), ()), head) for step, head in enumerate(heads, 1)
    )
    named = html.escape(f"Sannolikhet {_step(row, scale.probability_words)}")
    empty = "" if any((row, step) in cells for step in range(1, scale.consequence + 1)) else ' class="ik-matrix__none"'
    # the word stands there also for who sees the row as a list, without any header above it
    return f'<tr role="row"{empty}><th role="rowheader" scope="row" data-ik-label="">{named}</th>{found}</tr>'


def _cell(view: View, value: int, most: int, risks: Sequence[Risk], head: str) -> str:
    strength = max(1, -(-value * _STRENGTHS // most))
    number = f'<span class="ik-matrix__value ik-matrix__value--{strength}">{value}</span>'
    label = html.escape(head)
    if not risks:
        return (
            f'<td role="cell" class="ik-matrix__none" data-ik-label="{label}"><div>{number} '
            '<span class="ik-matrix__count">Inga</span></div></td>'
        )
    count = swedish.capitalised(swedish.count(len(risks), "risk", "risker"))
    links = "".join(f"<li>{view.link(risk)}</li>" for risk in risks[:MOST_IN_CELL])
    if len(risks) > MOST_IN_CELL:
        links += f"<li>och {swedish.number(len(risks) - MOST_IN_CELL)} till, se listan</li>"
    return (
        f'<td role="cell" data-ik-label="{label}"><div>{number} <span class="ik-matrix__count">{count}</span>'
        f"<ul>{links}</ul></div></td>"
    )


def _step(step: int, words: Sequence[str]) -> str:
    """`3 (trolig)`; only the number where the scale has no word for it."""
    word = words[step - 1] if step <= len(words) else ""
    return f"{step} ({word})" if word else str(step)


def _plain(scale: RiskScale, cells: Cells) -> str:
    """The documents' own matrix, for a site by another generator."""
    placed = [
        matrix.Placed(risk.id, risk.title, probability, consequence)
        for (probability, consequence), risks in cells.items()
        for risk in risks
    ]
    return matrix.matrix(scale, placed)
