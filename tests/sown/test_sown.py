"""One mistake gives one finding, at its line, and hides nothing: each kind in five places, then in sets.

Of what was found and what stood before, nothing else may change: no second finding for the same mistake,
and no standing finding lost.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import pytest

from tests.sown.field import Field, Sowing
from tests.sown.kinds import KINDS, Kind

PLACES = 5
SETS = 20


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Field:
    """The example register, copied once."""
    return Field(tmp_path_factory.mktemp("sown") / "records")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_one_fault_one_finding(kind: Kind, field: Field) -> None:
    """Sown in five places, one at a time, a fault gives its one finding and changes nothing else."""
    sowings = kind.places(field, PLACES, seed=0)
    assert len({frozenset(sowing.edits) for sowing in sowings}) == PLACES, "fewer than five places for this kind"
    for sowing in sowings:
        _assert_exactly(field, [sowing])


@pytest.mark.parametrize("seed", range(SETS))
def test_unrelated_faults_give_the_union(seed: int, field: Field) -> None:
    """Four to eight faults of different kinds, in records that have nothing to do with each other."""
    chance = random.Random(seed)
    count = chance.randint(4, 8)
    sowings = _unrelated(field, chance, count)
    assert len(sowings) == count
    _assert_exactly(field, sowings)


def test_there_are_kinds_enough() -> None:
    """At least forty kinds, each with a name of its own."""
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 40


def _assert_exactly(field: Field, sowings: list[Sowing]) -> None:
    difference = field.difference(sowings)
    said = "\n".join(map(str, (*sowings, *difference.messages)))
    assert not difference.gone, f"hidden: {difference.gone}\n{said}"
    assert len(difference.new) == len(sowings), said
    assert all(any(sowing.is_finding(place) for place in difference.new) for sowing in sowings), said


def _unrelated(field: Field, chance: random.Random, count: int) -> list[Sowing]:
    """So many sowings of different kinds; no record of one is, names or is named by a record of another."""
    kinds = list(KINDS)
    chance.shuffle(kinds)
    chosen: list[Sowing] = []
    for kind in kinds:
        candidates = kind.places(field, 3, seed=chance.randrange(1_000_000))
        fitting = [one for one in candidates if not any(_are_related(field, one, other) for other in chosen)]
        chosen += fitting[:1]
        if len(chosen) == count:
            break
    return chosen


def _are_related(field: Field, one: Sowing, other: Sowing) -> bool:
    mine, theirs = set(_records(field, one)), set(_records(field, other))
    names = {name for record_id in mine for name in field.mentions[record_id]}
    named = {record_id for record_id in field.mentions if field.mentions[record_id] & mine}
    return bool(theirs & (mine | names | named))


def _records(field: Field, sowing: Sowing) -> Iterable[str]:
    return _ids(field, {*sowing.edits, sowing.path, *([sowing.beside] if sowing.beside else [])})


def _ids(field: Field, paths: Iterable[str]) -> Iterator[str]:
    """The records in the files; a new file counts as the record that its name begins with, if any."""
    for path in paths:
        source = field.by_path.get(path)
        if source is not None:
            yield source.id
        else:
            name = path.rpartition("/")[2].removeprefix("kopia-av-")
            yield from (known for known in field.mentions if name.startswith(f"{known}-"))
