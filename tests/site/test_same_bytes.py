"""Two builds of the same register on the same day are the same to the byte: pages, documents, search, feeds, downloads.

The second is made in another folder, time zone and language, with other hashes, from files that lie in another order
on the disk, and with no document kept from the first.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

import pytest

from .html_pages import SiteFolder
from .project import DAY, copy_project, mkdocs


def digests(site: Path) -> dict[str, str]:
    """Path below the root -> what the file holds, shortened."""
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.is_file()
    }


def copy_backwards(source: Path, target: Path) -> None:
    """Copy a project file by file in the opposite order, so that its folders list them in another."""
    for folder, folders, names in os.walk(source):
        here = target / Path(folder).relative_to(source)
        here.mkdir(parents=True, exist_ok=True)
        folders[:] = sorted((name for name in folders if name not in ("site", "__pycache__")), reverse=True)
        for name in sorted(names, reverse=True):
            shutil.copyfile(Path(folder) / name, here / name)


@pytest.fixture(scope="module")
def other(with_history: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same register's site, built where everything else is different."""
    folder = tmp_path_factory.mktemp("other")
    project = folder / "En annan mapp, på svenska"
    copy_backwards(with_history.root.parent, project)
    run = mkdocs(
        project,
        "build",
        "--strict",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        LANG="C",
        PYTHONUTF8="1",
        PYTHONHASHSEED="4711",
        IK_CACHE=str(folder / "documents"),
        # the search's own program would else divide its work by the number of processors
        RAYON_NUM_THREADS="1",
    )
    assert run.returncode == 0, run.stdout
    return project / "site"


def test_every_file_is_the_same(with_history: SiteFolder, other: Path) -> None:
    first, second = digests(with_history.root), digests(other)
    assert sorted(first.keys() ^ second.keys()) == []
    assert sorted(path for path, digest in first.items() if second[path] != digest) == []


def test_everything_that_is_made_is_among_them(other: Path) -> None:
    """A build that leaves out what differs would be the same each time."""
    endings = {file.suffix for file in other.rglob("*")}
    assert {".html", ".pdf", ".docx", ".csv", ".xlsx", ".json", ".ics", ".xml", ".svg", ".css", ".js"} <= endings
    assert list(other.glob("pagefind/fragment/*")) or list(other.glob("pagefind/text/*"))


def test_a_letter_more_is_seen(with_history: SiteFolder, other: Path) -> None:
    """The comparison sees a difference."""
    file = other / "index.html"
    before = file.read_bytes()
    try:
        file.write_bytes(before + b" ")
        assert digests(other) != digests(with_history.root)
    finally:
        file.write_bytes(before)


def test_the_list_of_pages_has_the_stated_day_and_not_the_clocks(tmp_path: Path) -> None:
    """Where the site's own address is known, its pages are listed, for those who collect them."""
    project = copy_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    config.write_text(f"site_url: https://intranat.example.org/ik/\n{config.read_text('utf-8')}", "utf-8")
    run = mkdocs(project, "build", IK_PDF="0")
    assert run.returncode == 0, run.stdout
    days = set(re.findall("<lastmod>(.*?)</lastmod>", (project / "site" / "sitemap.xml").read_text("utf-8")))
    assert days == {DAY}
