"""Which risks a board's year is about, and how each has moved since it was first given a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from internkontroll.documents.considered import Considered, considered
from internkontroll.language import swedish
from internkontroll.pages.boards.years import BoardYear, all_years
from internkontroll.records import Action, Organisation, Plan, Risk
from internkontroll.records.organisation import RiskScale
from internkontroll.records.plan import PlanEntry
from internkontroll.records.risk import RiskAssessment
from internkontroll.register import Register


@dataclass(frozen=True, slots=True)
class Valued:
    """An assessment with a risk value, and the risk that it was made of: an earlier one may have another title."""

    risk: Risk
    one: RiskAssessment

    @property
    def scores(self) -> tuple[int, int]:
        """Probability and consequence."""
        return self.one.probability or 0, self.one.consequence or 0

    @property
    def value(self) -> int:
        """The risk value."""
        probability, consequence = self.scores
        return probability * consequence


def scale_of(register: Register, board: Organisation) -> RiskScale:
    """The board's own scale, else the register's."""
    return board.risk_scale or register.settings.risk_scale


def risks_of(register: Register, year: BoardYear) -> tuple[Considered, ...]:
    """The risks that the year's plan considers; without a plan, as if the year's own items were the plan."""
    return register.once(_by_year)[year.board, year.year]


def _by_year(register: Register) -> dict[tuple[str, int], tuple[Considered, ...]]:
    found = (year for years in all_years(register).values() for year in years.values())
    return {(year.board, year.year): _considered(register, year) for year in found}


def _considered(register: Register, year: BoardYear) -> tuple[Considered, ...]:
    plan = year.plan
    if plan is None:
        entries = tuple(PlanEntry.model_validate({"post": item.id}) for item in year.items)
        plan = Plan.model_construct(board=year.board, year=year.year, entries=entries)
    return considered(register, plan)


def valued(register: Register, risk: Risk, year: int) -> tuple[Valued, ...]:
    """Every value that the risk, and those that it continues under another title, have had by a year, in order of time."""
    found = [
        (one.date.sort_key[0], depth, place, Valued(which, one))
        for depth, which in _line(register, risk)
        for place, one in enumerate(which.assessments)
        if one.value is not None and (one.date.first is None or one.date.first.year <= year)
    ]
    # of one time: the predecessor's before the risk's own, and else as written
    found.sort(key=lambda each: (each[0], -each[1], each[2]))
    return tuple(each[3] for each in found)


def _line(register: Register, risk: Risk) -> Iterator[tuple[int, Risk]]:
    """The risk and all that it continues, nearest first, each with how many steps away it is."""
    seen = {risk.id}
    waiting = [(0, risk)]
    while waiting:
        depth, one = waiting.pop(0)
        yield depth, one
        for earlier in one.predecessors:
            found = register.get(earlier, Risk)
            if found is not None and found.id not in seen:
                seen.add(found.id)
                waiting.append((depth + 1, found))


def score(one: Valued) -> str:
    """`12 (3 × 4)`: the value, then probability and consequence."""
    probability, consequence = one.scores
    return f"{one.value} ({probability} × {consequence})"


def movement(found: Sequence[Valued]) -> str:
    """How the value has changed at the last assessment, in words after a sign: `↑ Högre: från 9 (3 × 3) till 12 (3 × 4)`."""
    if len(found) < 2:
        return "Första värderingen" if found else ""
    before, now = found[-2:]
    sign = "→ Oförändrat" if before.value == now.value else "↑ Högre" if now.value > before.value else "↓ Lägre"
    if before.scores == now.scores:
        return f"{sign}: {score(now)}"
    return f"{sign}: från {score(before)} till {score(now)}"


def handling(one: Considered) -> str:
    """How the year handles the risk, in a few words: `Åtgärdas och granskas`."""
    current = [item for entry, item in one.items if entry.cancelled is None]
    ways = ["åtgärdas"] if any(isinstance(item, Action) for item in current) else []
    ways += ["granskas"] if any(not isinstance(item, Action) for item in current) else []
    ways += [one.latest.position] if one.latest is not None and one.latest.position else []
    return swedish.capitalised(swedish.listed(ways))
