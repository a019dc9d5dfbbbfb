"""Which parts of a long thread are shown: the nearest, and how far away the others are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from internkontroll.questions.thread import Step

#: so far ahead does the picture of a long thread reach
_STEPS_AHEAD = 2


def nearest(steps: Sequence[Step], start: str, most: int) -> tuple[Step, ...]:
    """The steps that are fewest links away from one, whichever way the links go; in the thread's order."""
    if len(steps) <= most:
        return tuple(steps)
    distance = _distances(start, _both_ways(steps))
    return _kept(steps, distance, most)


def neighbourhood(steps: Sequence[Step], start: str, most: int) -> tuple[Step, ...]:
    """What a record comes from, itself, and what it has led to, the nearest of them; not what stands beside it."""
    causes = {step.record.id: step.causes for step in steps}
    effects: dict[str, list[str]] = {}
    for step in steps:
        for cause in step.causes:
            effects.setdefault(cause, []).append(step.record.id)
    ahead = _distances(start, effects)
    distance = {one: away for one, away in ahead.items() if away <= _STEPS_AHEAD} | _distances(start, causes)
    return _kept(steps, distance, most)


def _kept(steps: Sequence[Step], distance: Mapping[str, int], most: int) -> tuple[Step, ...]:
    place = {step.record.id: index for index, step in enumerate(steps)}
    found = (step.record.id for step in steps if step.record.id in distance)
    kept = set(sorted(found, key=lambda one: (distance[one], place[one]))[:most])
    return tuple(step for step in steps if step.record.id in kept)


def _both_ways(steps: Sequence[Step]) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    for step in steps:
        for cause in step.causes:
            links.setdefault(cause, []).append(step.record.id)
            links.setdefault(step.record.id, []).append(cause)
    return links


def _distances(start: str, links: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many links away each that can be reached is."""
    found = {start: 0}
    waiting = [start]
    for one in waiting:
        for other in links.get(one, ()):
            if other not in found:
                found[other] = found[one] + 1
                waiting.append(other)
    return found
