"""Where records stand on a day, in the words of the registers."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from internkontroll.exports.files import file_path
from internkontroll.exports.making import entries
from internkontroll.questions.plan_year import ItemState, plan_year
from internkontroll.records import Plan

from .conftest import Shown


def action(number: int, more: str = "", *, year: int = 2025) -> dict[str, str]:
    name = f"ASN_{year}_A{number:02}"
    return {
        name: f"---\nid: {name.replace('_', '-')}\ntyp: åtgärd\nslag: åtagande\ntitel: Åtgärd {number}\nnämnd: ASN\n"
        f"ansvarig: chefen\nförvaltningar: [ASF]\nslutdatum: 2025-06-30\n{more}---\n"
    }


def told(number: int, day: str, status: str) -> dict[str, str]:
    name = f"ASN_2025_A{number:02}_{day.replace('-', '_')}"
    return {
        name: f"---\nid: ASN-2025-A{number:02}-{day}\ntyp: uppföljning\navser: ASN-2025-A{number:02}\ndatum: {day}\n"
        f"status: {status}\n---\n\n## Genomförda åtgärder\n\nNågot.\n"
    }


def of(shown: Shown, register: str = "atgarder") -> dict[str, tuple[str | None, bool | None, bool | None]]:
    lines = json.loads(shown.files[file_path(register, "json")])["poster"]
    return {line["id"]: (line["läge"], line["öppen"], line["försenad"]) for line in lines}


def test_an_item_stands_as_its_board_has_been_told(register_of: Callable[..., Shown]) -> None:
    files = {
        **action(1), **told(1, "2025-05-01", "pågår"), **told(1, "2025-06-01", "genomförd"),
        **action(2), **told(2, "2025-05-01", "pågår"),
        **action(3),
        **action(4, "historik: ja\n"),
        **action(5), **told(5, "2025-05-01", "övergår i ordinarie arbete"),
    }  # fmt: skip
    assert of(register_of("2025-07-01", **files)) == {
        "ASN-2025-A01": ("Genomförd", False, None),
        "ASN-2025-A02": ("Pågår", True, True),
        "ASN-2025-A03": ("Ej redovisad", True, True),
        "ASN-2025-A04": ("Bara hänvisning", None, None),
        "ASN-2025-A05": ("Övergår i ordinarie arbete", False, None),
    }
    # on the last day nothing is late, and before a text is given nobody has been told
    assert of(register_of("2025-06-30", **files))["ASN-2025-A03"] == ("Ej redovisad", True, False)
    assert of(register_of("2025-05-15", **files))["ASN-2025-A01"] == ("Pågår", True, False)
    assert of(register_of("2025-04-15", **files))["ASN-2025-A01"] == ("Ej redovisad", True, False)


def test_the_register_and_the_summary_of_a_plan_agree(example: Shown) -> None:
    made = entries(example.register, example.day)
    known = {one.id: one for typ in ("åtgärd", "granskning") for one in made[typ]}
    compared = 0
    for plan in example.register.of(Plan):
        for item in plan_year(example.register, plan, example.day).items:
            standing = known[item.item.id].standing
            if standing is None or item.item.historical or getattr(item.item, "is_common", False):
                continue
            assert standing.is_open == (item.state not in (ItemState.FINAL, ItemState.CANCELLED)), item.item.id
            assert (standing.word == "Ej redovisad") == (item.state is ItemState.NOT_REPORTED), item.item.id
            compared += 1
    assert compared > 10


@pytest.mark.parametrize(
    ("dates", "word"),
    [
        ("gäller_från: 2020-01-01", "Gäller"),
        ("gäller_från: 2026-01-01", "Gäller inte än"),
        ("gäller_till: 2025-09-30", "Har upphört"),
        ("gäller_till: 2025-10-01", "Gäller"),
    ],
)
def test_a_policy_document_holds_or_not(register_of: Callable[..., Shown], dates: str, word: str) -> None:
    text = f"---\nid: ASN-RUTIN-X\ntyp: styrdokument\ntitel: Rutin X\nnämnd: ASN\nslag: rutin\n{dates}\n---\n"
    assert of(register_of(ASN_RUTIN_X=text), "styrdokument") == {"ASN-RUTIN-X": (word, None, None)}


def test_a_risk_is_of_the_years_for_whose_plans_it_was_considered(register_of: Callable[..., Shown]) -> None:
    plans = {
        f"ASN_{year}": f"---\nid: ASN-{year}\ntyp: plan\nnämnd: ASN\når: {year}\n---\n" for year in (2023, 2024, 2025)
    }
    risk = "---\nid: ASN-R01\ntyp: risk\ntitel: Risken\nnämnd: ASN\nsedan: 2024\n---\n"
    shown = register_of(ASN_R01=risk, **plans)
    (line,) = json.loads(shown.files[file_path("risker", "json")])["poster"]
    assert line["år"] == [2024, 2025]
