"""What a screen reader reads on each kind of page: roles, names and order, as golden files in `trees/`.

`IK_UPDATE=1 sh tests/run tests/browser/test_trees.py` writes them anew, to be read in review.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .page_types import PAGE_TYPES, PageType
from .served import Served

TREES = Path(__file__).parent / "trees"


def check(name: str, tree: str) -> None:
    """A tree is as its golden file says; with IK_UPDATE it becomes that file."""
    file = TREES / f"{name}.yml"
    tree = re.sub(r"127\.0\.0\.1:\d+", "intranat.example.org", tree)
    if os.environ.get("IK_UPDATE"):
        file.write_text(f"{tree}\n", "utf-8")
    assert file.is_file(), f"{file.name} is missing: see this module's first lines"
    assert tree.splitlines() == file.read_text("utf-8").splitlines()


@pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.name)
def test_the_page_reads_as_it_did(page: Page, intranet: Served, kind: PageType) -> None:
    page.goto(intranet.at(kind.example))
    kind.prepare(page)
    check(kind.name, page.locator("main").aria_snapshot())


@pytest.mark.parametrize("width", [1280, 320])
def test_what_surrounds_every_page_reads_as_it_did(page: Page, intranet: Served, width: int) -> None:
    """Header, menu and footer, once: they are the same on all pages."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(intranet.at("index.html"))
    page.locator("main").evaluate("element => element.replaceChildren()")
    check(f"ram-{width}", page.locator("body").aria_snapshot())


def test_no_tree_is_left_over() -> None:
    known = {*(kind.name for kind in PAGE_TYPES), "ram-1280", "ram-320"}
    assert {file.stem for file in TREES.iterdir()} == known


def test_a_changed_name_or_order_is_seen(page: Page, intranet: Served) -> None:
    page.goto(intranet.at("risk/asn-r06.html"))
    before = page.locator("main").aria_snapshot()
    page.locator("main h2").first.evaluate("heading => heading.setAttribute('aria-label', 'Ett annat namn')")
    renamed = page.locator("main").aria_snapshot()
    page.locator("main h2").first.evaluate("heading => heading.parentElement.append(heading)")
    assert len({before, renamed, page.locator("main").aria_snapshot()}) == 3
