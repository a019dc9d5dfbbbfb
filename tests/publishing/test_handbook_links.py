"""A municipality's own register has none of the example's records, and its site builds under `--strict` all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

from internkontroll.publishing import without_missing
from tests.site.html_pages import SiteFolder
from tests.site.project import copy_project, mkdocs


def test_an_example_that_is_not_there_stands_as_text() -> None:
    text = "Se [risken](../risk/asn-r02.md#beskrivning), [alla](../risk/index.md) och [lagen](https://a.se/b.md)."
    there = {"risk/index.md"}
    assert without_missing(text, "handbok/a.md", lambda path: path in there or ":" in path) == (
        "Se risken, [alla](../risk/index.md) och [lagen](https://a.se/b.md)."
    )


def test_an_empty_register_builds_strictly_and_has_no_dead_link(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    shutil.rmtree(project / "records")
    (project / "records").mkdir()
    (project / "records" / "register.yml").write_text("format: 1\nkommun: Å by\n", "utf-8")
    run = mkdocs(project, "build", "--strict")
    assert run.returncode == 0, run.stdout
    site = SiteFolder(project / "site")
    dead = [
        (page, reference.address)
        for page, html in site.pages.items()
        for reference in html.references
        if not reference.is_outside and site.fault_of(page, reference.address)
    ]
    assert dead == []
