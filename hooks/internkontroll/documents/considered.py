"""Which risks a board considered for a year's plan, and how each was handled: nothing of later years is told.

A risk has no list of years. It is known from the first of what the register has of it: `sedan`, an assessment,
an item of a plan, an audit. A risk of which nothing has a time has been there all along. When a risk has
been given a new title (`föregångare`) the later one is considered from the year it is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from internkontroll.questions import relations
from internkontroll.questions.relations import Item
from internkontroll.records import Audit, Plan, Risk
from internkontroll.records.plan import PlanEntry
from internkontroll.records.risk import RiskAssessment
from internkontroll.register import Register


@dataclass(frozen=True, slots=True)
class Considered:
    """A risk as it was seen for one year's plan."""

    risk: Risk
    #: its items in the plan, in the plan's order
    items: tuple[tuple[PlanEntry, Item], ...]
    #: the assessments up to the plan's year, in order of time
    assessments: tuple[RiskAssessment, ...]

    @property
    def is_in_plan(self) -> bool:
        """True when an item of the plan is about the risk; an item that a decision cancelled does not count."""
        return any(entry.cancelled is None for entry, _ in self.items)

    @property
    def latest(self) -> RiskAssessment | None:
        """The latest assessment."""
        return self.assessments[-1] if self.assessments else None

    @property
    def scored(self) -> RiskAssessment | None:
        """The latest assessment that has a risk value."""
        return next((one for one in reversed(self.assessments) if one.value is not None), None)


def considered(register: Register, plan: Plan) -> tuple[Considered, ...]:
    """The risks of the plan's items in the plan's order, then the board's other risks in order of id."""
    items: dict[str, list[tuple[PlanEntry, Item]]] = {}
    for entry in plan.entries:
        item = relations.item(register, entry.item)
        if item is not None:
            for risk_id in item.risks:
                items.setdefault(risk_id, []).append((entry, item))
    found = {risk_id: risk for risk_id in items if (risk := register.get(risk_id, Risk)) is not None}
    for risk in register.linking(plan.board, Risk, "nämnd") if plan.board else ():
        if risk.id not in found and _is_known(register, risk, plan.year) and not _is_renamed(register, risk, plan.year):
            found[risk.id] = risk
    return tuple(
        Considered(risk, tuple(items.get(risk.id, ())), tuple(_assessments(risk, plan.year)))
        for risk in found.values()
        if not risk.historical
    )


def _assessments(risk: Risk, year: int | None) -> Iterator[RiskAssessment]:
    dated = sorted(risk.assessments, key=lambda one: one.date.sort_key[0])
    for one in dated:
        if year is None or one.date.first is None or one.date.first.year <= year:
            yield one


def _is_renamed(register: Register, risk: Risk, year: int | None) -> bool:
    """True when a later risk, known by the year, has taken its place."""
    later = (one for one in relations.successors(register, risk) if isinstance(one, Risk) and one.id != risk.id)
    return any(_is_known(register, one, year) for one in later)


def _is_known(register: Register, risk: Risk, year: int | None) -> bool:
    years = set(_years(register, risk))
    return year is None or not years or min(years) <= year


def _years(register: Register, risk: Risk) -> Iterator[int]:
    for time in (risk.since, *(one.date for one in risk.assessments)):
        if time is not None and time.first is not None:
            yield time.first.year
    for item in relations.items_of_risk(register, risk.id):
        if isinstance(item, Audit):
            yield item.year
        for listing in relations.listings(register, item.id):
            if listing.plan.year is not None:
                yield listing.plan.year
