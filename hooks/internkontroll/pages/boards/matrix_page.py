"""The risk matrix of a board's year: where each risk stands, how it has moved, and those that have no value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from internkontroll.documents import matrix
from internkontroll.documents.considered import Considered
from internkontroll.language import swedish
from internkontroll.pages.boards import links, matrix_table, paths, risks
from internkontroll.pages.boards.risks import Valued
from internkontroll.pages.boards.years import BoardYear, years_of
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page
from internkontroll.pages.view import View
from internkontroll.records import Organisation, Risk
from internkontroll.records.organisation import RiskScale

#: rows of a list; all of a board's risks stand in the register
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class _Seen:
    """A risk of the year with the values that it has had."""

    considered: Considered
    valued: tuple[Valued, ...]

    @property
    def risk(self) -> Risk:
        return self.considered.risk

    @property
    def now(self) -> Valued | None:
        """Its own latest value: an earlier risk's value is no value of this one."""
        own = [one for one in self.valued if one.risk is self.risk]
        return own[-1] if own else None


def matrix_page(view: View, board: Organisation, year: BoardYear) -> Page | None:
    """The page; None for a year in which the board has no risks."""
    considered = risks.risks_of(view.register, year)
    if not considered:
        return None
    here = view.at(paths.matrix_path(board.id, year.year))
    write = here.write
    seen = [_Seen(one, risks.valued(here.register, one.risk, year.year)) for one in considered]
    scale = risks.scale_of(here.register, board)
    name = paths.name(here.register, board)
    title = f"Riskmatris {year.year}, {name}"
    blocks: list[Block] = [write.heading(1, title), write.kind(_scale_in_words(scale))]
    blocks += [_ways(here, board, year), *_matrix(here, scale, seen, year), *_moved(here, seen), *_without(here, seen)]
    facets = {"Typ": "Nämnd", "Nämnd": here.register.short_name(board.id), "År": str(year.year)}
    return Page(here.path, title, tuple(blocks), write, facets=facets)


def _scale_in_words(scale: RiskScale) -> str:
    return (
        f"Skalan har {_steps(scale.probability)} för sannolikhet och {_steps(scale.consequence)} för konsekvens. "
        "Riskvärdet är sannolikheten gånger konsekvensen."
    )


def _steps(number: int) -> str:
    return swedish.count(number, "steg", "steg", neuter=True)


def _ways(here: View, board: Organisation, year: BoardYear) -> str:
    ways = [here.to(paths.hub_path(board.id, year.year), f"Nämndens år {year.year}")]
    for other, one in years_of(here.register, board.id).items():
        if other != year.year and risks.risks_of(here.register, one):
            ways.append(here.to(paths.matrix_path(board.id, other), f"Riskmatris {other}"))
    return here.write.paragraph(" · ".join(ways))


def _matrix(here: View, scale: RiskScale, seen: Sequence[_Seen], year: BoardYear) -> Iterator[Block]:
    write = here.write
    known = [(one, one.now) for one in seen if one.now is not None]
    yield write.heading(2, "Matrisen")
    if not known:
        number = swedish.count(len(seen), "", "").strip()
        them = "Risken har" if len(seen) == 1 else f"Ingen av de {number} riskerna har"
        lacks = "inget" if len(seen) == 1 else "något"
        yield write.paragraph(
            f"{them} {lacks} värde för sannolikhet och konsekvens i registret. Därför finns det ingenting att placera i "
            "en matris. Riskerna beskrivs med ord, och nedan står hur de hanteras."
        )
        return
    cells: dict[tuple[int, int], list[Risk]] = {}
    outside = []
    for one, now in known:
        if matrix.is_on(scale, *now.scores):
            cells.setdefault(now.scores, []).append(one.risk)
        else:
            outside.append(f"{here.link(one.risk)}, {risks.score(now)}")
    placed = len(known) - len(outside)
    told = (
        f"{swedish.capitalised(swedish.count(placed, 'risk', 'risker'))} står i matrisen efter sin senaste värdering."
    )
    left = len(seen) - len(known)
    if left:
        told += (
            f" {swedish.capitalised(swedish.count(left, 'risk', 'risker'))} har inget värde och står i en egen lista."
        )
    if matrix.fits(scale):
        told += (
            " Talet i varje ruta är riskvärdet. Färgens styrka följer talet. "
            "Registret har inga gränser för vad som är en hög eller låg risk."
        )
        yield write.paragraph(told)
        yield write.made('<p class="ik-matrix__narrow">Här visas bara de rutor som har risker.</p>')
        yield matrix_table.table(here, scale, cells, f"Risker {year.year} efter sannolikhet och konsekvens")
    else:
        yield write.paragraph(f"{told} Skalan har för många steg för en tabell, så riskerna står efter riskvärde.")
        yield write.bullets(
            [
                f"{here.link(risk)}, {probability * consequence} ({probability} × {consequence})"
                for (probability, consequence), found in sorted(cells.items(), key=lambda c: (-c[0][0] * c[0][1], c[0]))
                for risk in found
            ]
        )
    if outside:
        yield write.paragraph("Utanför skalan, och därför inte i matrisen:")
        yield write.bullets(outside)


def _moved(here: View, seen: Sequence[_Seen]) -> Iterator[Block]:
    """Every risk with a value: the value, how it has changed, and the assessments before it."""
    write = here.write
    known = [(one, one.now) for one in seen if one.now is not None]
    if not known:
        return
    known.sort(key=lambda each: -each[1].value)
    yield write.heading(2, "Så har riskerna rört sig")
    rows = [
        (
            here.link(one.risk),
            str(now.value),
            write.text(risks.movement(one.valued)),
            _assessments(here, one),
            risks.handling(one.considered) or "Inte upptagen i planen",
        )
        for one, now in known[:MOST_ROWS]
    ]
    header = ("Risk", "Riskvärde", "Förändring", "Värderingar", "Hantering")
    yield write.table(header, rows, right=frozenset({1}), caption="Riskerna efter riskvärde", row_head=0)
    yield from _rest(here, len(known))


def _assessments(here: View, one: _Seen) -> str:
    write = here.write
    lines = []
    for each in one.valued:
        told = f"{swedish.capitalised(swedish.time_point(each.one.date))}: {risks.score(each)}"
        also = f", då {here.link(each.risk)}" if each.risk is not one.risk else ""
        lines.append(write.text(told) + also)
    return write.line_break.join(lines)


def _without(here: View, seen: Sequence[_Seen]) -> Iterator[Block]:
    """The risks that nobody has valued, with the position that the board has taken."""
    write = here.write
    without = [one for one in seen if one.now is None]
    if not without:
        return
    yield write.heading(2, "Risker utan riskvärde")
    shown = [(one, _position(here, one)) for one in without[:MOST_ROWS]]
    has_position = any(position for _, position in shown)
    if not has_position:
        yield write.paragraph("Registret anger inte att någon av dem bevakas eller accepteras.")
    rows = [
        (here.link(one.risk), _handled(here, one.considered), *([position or "Inget angivet"] if has_position else []))
        for one, position in shown
    ]
    header = ("Risk", "Hanteras genom", *(["Ställningstagande"] if has_position else []))
    yield write.table(header, rows, caption="Risker utan värde för sannolikhet och konsekvens", row_head=0)
    yield from _rest(here, len(without))


def _handled(here: View, one: Considered) -> str:
    items = (here.link(item) for entry, item in one.items if entry.cancelled is None)
    return links.listed(here, items) or "Inte upptagen i planen"


def _position(here: View, one: _Seen) -> str:
    latest = one.considered.latest
    told = []
    if latest is not None and latest.position:
        when = f" ({swedish.time_point(latest.date)})" if latest.date.is_dated else ""
        who = f", beslutat av {latest.decided_by}" if latest.decided_by else ""
        told.append(f"{swedish.capitalised(latest.position)}{who}{when}")
    if latest is not None and latest.comment:
        told.append(latest.comment)
    if one.valued:
        before = one.valued[-1]
        told.append(f"Värderades tidigare som ”{before.risk.title}”: {risks.score(before)}")
    return here.write.line_break.join(here.write.text(words) for words in told)


def _rest(here: View, number: int) -> Iterator[Block]:
    if number > MOST_ROWS:
        yield here.write.paragraph(
            f"Här visas {MOST_ROWS} av {swedish.number(number)}. Alla står i registret över risker."
        )
