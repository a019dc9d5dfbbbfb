"""The samples (`urval`) of the register: who was asked, and how the answers fell out.

A follow-up tells of its own survey or spot check; an observation repeats the examiner's. The same
questions are asked of both: do the parts make the whole, and of how many?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from internkontroll.records import FollowUp, Observation
from internkontroll.records.follow_up import Sample
from internkontroll.register import Register


@dataclass(frozen=True, slots=True)
class SampleUse:
    """A sample and its place in a record's list."""

    record: FollowUp | Observation
    index: int
    sample: Sample


def samples(register: Register) -> Iterator[SampleUse]:
    """Every sample that is judged: those of historical records are not."""
    records: list[FollowUp | Observation] = [*register.of(FollowUp), *register.of(Observation)]
    for record in records:
        if not record.historical:
            for index, sample in enumerate(record.samples):
                yield SampleUse(record, index, sample)
