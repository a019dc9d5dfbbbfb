"""The tables that both halves of the search are tested by: the package's in Python, the page's in Chromium."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

import internkontroll

HERE = Path(__file__).parent
SCRIPT = Path(internkontroll.__file__).parent / "theme/assets/scripts/sok-ord.js"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def in_browser(page: Page, expression: str, argument: Any = None) -> Any:
    """What the page's own script makes of something; `search` is its door."""
    page.goto("about:blank")
    page.add_script_tag(path=SCRIPT)
    return page.evaluate(f"argument => {{ const search = globalThis.ikSearch; return ({expression}); }}", argument)
