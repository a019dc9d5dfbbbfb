"""The site of a register that is not in git: whole, without a feed, and with the reason where the changes would be."""

from __future__ import annotations

from pathlib import Path

import pytest

from internkontroll.changes.repository import NO_REPOSITORY
from tests.site.project import copy_project, mkdocs


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("zip") / "project")
    settings = project / "records" / "register.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nkontakt: {{epost: registrator@example.org}}\n", "utf-8")
    run = mkdocs(project, "build", "--site-dir", "site", IK_PDF="0")
    assert run.returncode == 0, run.stdout
    return project / "site"


def test_no_page_speaks_of_a_feed_that_is_not_there(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 200
    assert not (site / "andringar.xml").exists()
    assert [page for page in pages if "andringar.xml" in page.read_text("utf-8")] == []


def test_the_page_of_changes_says_why(site: Path) -> None:
    assert NO_REPOSITORY in (site / "andringar.html").read_text("utf-8")


def test_who_is_led_astray_can_tell(site: Path) -> None:
    missing = (site / "404.html").read_text("utf-8")
    assert 'Ledde en länk fel? <a href="mailto:registrator@example.org">' in missing
