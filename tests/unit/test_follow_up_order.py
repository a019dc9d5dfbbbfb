"""The latest follow-up of an item is the one given last, whether it was told on a day or at a reporting point."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.load import load
from internkontroll.questions import relations
from internkontroll.register import Register
from tests.cases import BASE

PLAN = """---
id: ASN-2025
typ: plan
nämnd: ASN
år: 2025
rapporteringstillfällen:
  - {kod: H1, namn: Halvår 1, tidpunkt: 2025-09}
  - {kod: T2, namn: Tertial 2, tidpunkt: 2025-09}
  - {kod: AR, namn: Året, tidpunkt: 2026-01}
poster:
  - {post: ASN-2025-D01, rapporteras: [H1, T2, AR]}
---
"""
ACTION = "---\nid: ASN-2025-D01\ntyp: åtgärd\ntitel: Översyn\nslag: direktåtgärd\nnämnd: ASN\n---\n"


def told(folder: Path, *times: str) -> list[str]:
    """The ids' last parts of the follow-ups given at these times, in the order that the register reads them."""
    for file in BASE.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "ASN-2025-plan.md").write_text(PLAN, "utf-8")
    (folder / "ASN-2025-D01-a.md").write_text(ACTION, "utf-8")
    for time in times:
        key = f"datum: {time}" if time[0].isdigit() else f"tillfälle: ASN-2025-{time}"
        text = f"---\nid: ASN-2025-D01-{time}\ntyp: uppföljning\navser: ASN-2025-D01\n{key}\nstatus: pågår\n---\n"
        (folder / f"ASN-2025-D01-{time}.md").write_text(text, "utf-8")
    register = Register(load(folder, "."))
    assert register.form_findings == ()
    return [one.id.removeprefix("ASN-2025-D01-") for one in relations.follow_ups(register, "ASN-2025-D01")]


@pytest.mark.parametrize(
    "times",
    [
        ("2025-03-15", "T2"),  # a month's number is no place among a plan's points
        ("T2", "2025-12-01"),
        ("T2", "2025-12", "AR"),
        ("2025-09-15", "H1", "T2"),  # two points of one month come as the plan has them
        ("AR", "2026-02-01"),
    ],
)
def test_order(times: tuple[str, ...], tmp_path: Path) -> None:
    assert told(tmp_path, *sorted(times)) == list(times)
