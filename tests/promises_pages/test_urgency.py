"""How urgent a promise is: one table of cases, for the code that makes a page and for the script that makes it anew."""

from __future__ import annotations

import csv
import html
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from internkontroll.questions.answering import Reply
from internkontroll.questions.promises import Kind, Promise
from internkontroll.questions.urgency import ALWAYS, Urgency, times, urgency
from internkontroll.records.time_point import NOT_STATED, TimePoint

from .reading import laid_out, opened

CASES = Path(__file__).parent / "urgency.tsv"


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def promise(case: dict[str, str]) -> Promise:
    due = TimePoint.parse(case["due"] or NOT_STATED)
    reply = None
    if case["written"] or case["handled"]:
        reply = Reply("ASN-2025-D01-T2", _day(case["written"]), _day(case["handled"]))
    return Promise(Kind.REPORT_BACK, "ASN-2025-D01", "ASN-2025-D01", due, "ASN", _day(case["given"]), reply)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text not in ("", ALWAYS) else None


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["why"]))
def test_in_python(case: dict[str, str]) -> None:
    found = urgency(promise(case), date.fromisoformat(case["day"]))
    assert (found or "-") == case["group"]


@pytest.mark.parametrize("day", sorted({case["day"] for case in cases()}))
def test_in_chromium(browser: Browser, tmp_path: Path, day: str) -> None:
    """The script puts each promise of that day into the group of the table, from the dates that a page would carry."""
    found = [case for case in cases() if case["day"] == day]
    rows = "".join(
        f'<tr data-ik-place="{place}"'
        + "".join(f' data-ik-{name}="{value}"' for name, value in times(promise(case))._asdict().items() if value)
        + f"><td>{html.escape(case['why'])}</td></tr>"
        for place, case in enumerate(found)
    )
    groups = "".join(
        f'<section data-ik-group="{group}"><span data-ik-explained></span><b data-ik-counted="{group}"></b>'
        f"<table><tbody>{rows if group is Urgency.KEPT else ''}</tbody></table></section>"
        for group in Urgency
    )
    file = laid_out(tmp_path, f'<div data-ik-built="1900-01-01" data-ik-rest="">{groups}</div>')
    with opened(browser, file, day) as tab:
        for case in found:
            row = tab.locator("tr", has=tab.get_by_text(case["why"], exact=True))
            if case["group"] == "-":
                assert row.is_hidden()
            else:
                assert row.is_visible()
                assert row.locator("xpath=ancestor::section").get_attribute("data-ik-group") == case["group"]
