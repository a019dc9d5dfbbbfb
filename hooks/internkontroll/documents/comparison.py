"""An audit beside the earlier one that it follows: figures of the same name, next to each other.

Seed 003 compares the answers to one question with those of 2020, seed 000 a spot check with that of 2022.
What the difference means is the writer's to say; the figures are put together here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from internkontroll.documents import figures
from internkontroll.documents.exhibits import Figure, figures_of
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.questions import relations
from internkontroll.records import Audit, FollowUp
from internkontroll.records.follow_up import KeyFigure, Sample
from internkontroll.register import Register


@dataclass(frozen=True, slots=True)
class Earlier:
    """The audit that another one follows (`föregångare`), and what was last said of it to the same board."""

    audit: Audit
    follow_up: FollowUp


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of both: the later one's own, what a chart may show, and the table of both."""

    now: Figure
    figure: Figure
    table: str


def earlier_of(register: Register, follow_up: FollowUp) -> Earlier | None:
    """The latest predecessor of an audit that the same board has been told of, and the last it was told by then.

    What has come since does not change a report: only what was told before this follow-up counts, and a
    predecessor of a later year is none.
    """
    audit = register.get(follow_up.about, Audit)
    if audit is None:
        return None
    found = [one for one in (register.get(i, Audit) for i in audit.predecessors) if one and one.year <= audit.year]
    board = relations.follow_up_board(register, follow_up)
    for one in sorted(found, key=lambda a: (-a.year, a.id)):
        told = relations.follow_ups(register, one.id, board if one.is_common else None)
        before = [f for f in told if _is_before(register, f, follow_up, otherwise=one.year < audit.year)]
        if before:
            return Earlier(one, before[-1])
    return None


def _is_before(register: Register, earlier: FollowUp, now: FollowUp, *, otherwise: bool) -> bool:
    """By their times, and by the points' own order within one month; `otherwise` when one of them has no time."""
    times = [relations.time_of(register, one) for one in (earlier, now)]
    if any(time is None or not time.is_dated for time in times):
        return otherwise
    return relations.follow_up_order(register, earlier)[:2] < relations.follow_up_order(register, now)[:2]


def compared(register: Register, follow_up: FollowUp, earlier: Earlier) -> Iterator[Compared]:
    """The figures that both have under one name, in the later one's order."""
    audit = register.get(follow_up.about, Audit)
    years = (earlier.audit.year, audit.year if audit else None)
    before = {(type(one), _key(one.name)): one for one in figures_of(earlier.follow_up)}
    for now in figures_of(follow_up):
        then = before.get((type(now), _key(now.name)))
        if isinstance(now, KeyFigure) and isinstance(then, KeyFigure):
            yield _series(then, now, years)
        elif isinstance(now, Sample) and isinstance(then, Sample) and now.is_percent == then.is_percent:
            yield Compared(now, now, _sample_table(then, now, years))


def _key(name: str) -> str:
    return inline.one_line(name).casefold()


def _series(then: KeyFigure, now: KeyFigure, years: tuple[int, int | None]) -> Compared:
    """One series of both; two columns where they give different values for the same year."""
    if all(now.values.get(key, value) == value for key, value in then.values.items()):
        joined = now.model_copy(update={"values": {**then.values, **now.values}})
        return Compared(now, joined, figures.key_figure_table(joined))
    keys = dict.fromkeys((*then.values, *now.values))
    rows = [
        (
            inline.plain(swedish.capitalised(key)),
            *(figures.value_of(now, f.values[key]) if key in f.values else "–" for f in (then, now)),
        )
        for key in keys
    ]
    head = (f"{figures.first_column(now)}: {inline.plain(figures.heading_of(now))}", *_heads(years))
    return Compared(now, now, inline.table(head, rows, right=frozenset({1, 2})))


def _sample_table(then: Sample, now: Sample, years: tuple[int, int | None]) -> str:
    parts = dict.fromkeys(_key(name) for name in (*then.parts, *now.parts))
    names = {_key(name): name for name in (*then.parts, *now.parts)}
    values = [{_key(name): value for name, value in one.parts.items()} for one in (then, now)]
    rows = [
        (
            inline.plain(swedish.capitalised(names[part])),
            *(_part(sample, known.get(part)) for sample, known in zip((then, now), values, strict=True)),
        )
        for part in parts
    ]
    if then.total is not None or now.total is not None:
        last = "Antal svar" if now.is_percent else "Totalt"
        rows.append((last, *(swedish.number(s.total) if s.total is not None else "–" for s in (then, now))))
    return inline.table((inline.plain(now.name), *_heads(years)), rows, right=frozenset({1, 2}))


def _part(sample: Sample, value: float | None) -> str:
    if value is None:
        return "–"
    return figures.part_of(sample, value)


def _heads(years: tuple[int, int | None]) -> tuple[str, str]:
    then, now = years
    return f"Granskningen {then}", f"Granskningen {now}" if now else "Denna granskning"
