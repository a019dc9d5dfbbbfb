"""Names of boards and departments in running Swedish."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.documents.names import called, genitive, in_sentence, together
from internkontroll.records import Organisation
from internkontroll.register import Register

from .matters import record, register_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("funktionsstödsförvaltningen", "funktionsstödsförvaltningens"),
        ("Skånes", "Skånes"),
        ("Kronofogdemyndigheten i Växjö", "Kronofogdemyndigheten i Växjös"),
        ("Max", "Max"),
        ("IVO", "IVO:s"),
        ("Enhet 3", "Enhet 3:s"),
        ("PwC", "PwC:s"),
    ],
)
def test_genitive(name: str, expected: str) -> None:
    assert genitive(name) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["socialförvaltningen"], "socialförvaltningen"),
        (
            ["arbetsmarknads- och socialförvaltningen", "funktionsstödsförvaltningen"],
            "funktionsstöds- och arbetsmarknads- och socialförvaltningarna",
        ),
        (
            ["miljöförvaltningen", "fritidsförvaltningen", "kulturförvaltningen"],
            "miljö-, fritids- och kulturförvaltningarna",
        ),
        (["miljönämnden", "servicenämnden"], "miljö- och servicenämnderna"),
        (["tekniska nämnden", "miljönämnden"], "tekniska nämnden och miljönämnden"),
        (["stadskontoret", "miljöförvaltningen"], "stadskontoret och miljöförvaltningen"),
        (["förvaltningen", "miljöförvaltningen"], "förvaltningen och miljöförvaltningen"),
        ([], ""),
    ],
)
def test_together(names: list[str], expected: str) -> None:
    assert together(names) == expected


def _organisation(register: Register, own_id: str) -> Organisation:
    found = register.get(own_id, Organisation)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("title", "kind", "expected"),
    [
        ("Stadsrevisionen", "revision", "stadsrevisionen"),
        ("Inspektionen för vård och omsorg", "myndighet", "Inspektionen för vård och omsorg"),
        ("SVU-enheten", "enhet", "SVU-enheten"),
        ("Exempelstads revision", "revision", "Exempelstads revision"),
        ("Skånes kommuner", "extern", "Skånes kommuner"),
    ],
)
def test_in_sentence(tmp_path: Path, title: str, kind: str, expected: str) -> None:
    register = register_of(tmp_path, {"O1": record(f"id: O1\ntyp: organisation\ntitel: {title}\nslag: {kind}")})
    assert in_sentence(register, _organisation(register, "O1")) == expected


def test_called(tmp_path: Path) -> None:
    register = register_of(tmp_path)
    board, department = _organisation(register, "ASN"), _organisation(register, "ASF")
    assert called(register, [department]) == "förvaltningen"
    assert called(register, [department, department]) == "förvaltningarna"
    assert called(register, [board]) == "nämnden"
    assert called(register, [board, department]) == (
        "arbetsmarknads- och socialnämnden och arbetsmarknads- och socialförvaltningen"
    )
