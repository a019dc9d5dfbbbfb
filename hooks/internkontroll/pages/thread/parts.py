"""The parts of a thread in the order in which they are read: by year, and within a year causes before effects.

List and picture show the same parts under the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from internkontroll.pages.thread.cards import Card, Cards
from internkontroll.questions.thread import Step
from internkontroll.register import Register


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its number (from 1), its card, the year it stands under and the numbers of its causes."""

    number: int
    card: Card
    #: 0 when neither the part nor anything before it has a year
    year: int
    causes: tuple[int, ...]


def parts_of(register: Register, steps: Sequence[Step], day: date) -> tuple[Part, ...]:
    """The steps as parts. No part stands above its cause, but where the causes run in a ring."""
    cards = register.once(Cards)
    made = [cards.of(step.record, day) for step in steps]
    years: dict[str, int] = {}
    for step, card in zip(steps, made, strict=True):
        # a cause that comes later is one of a ring
        years[card.id] = max([card.year or 0, *(years[cause] for cause in step.causes if cause in years)])
    order = sorted(range(len(steps)), key=lambda n: years[made[n].id])
    numbers = {made[place].id: number for number, place in enumerate(order, 1)}
    return tuple(
        Part(
            number, made[place], years[made[place].id],
            tuple(sorted(numbers[cause] for cause in steps[place].causes if cause in numbers)),
        )
        for number, place in enumerate(order, 1)
    )  # fmt: skip
