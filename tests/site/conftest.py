"""The example register's site, built once by the command in the README."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

import pytest

from .html_pages import SiteFolder
from .project import ROOT, mkdocs


@dataclass(frozen=True)
class Built:
    """What the command said, and the site that it left."""

    run: subprocess.CompletedProcess[str]
    site: SiteFolder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site, with its documents."""
    folder = tmp_path_factory.mktemp("built") / "site"
    run = mkdocs(ROOT, "build", "--strict", "--site-dir", str(folder))
    assert (folder / "index.html").is_file(), run.stdout
    return Built(run, SiteFolder(folder))


@pytest.fixture(scope="session")
def site(built: Built) -> SiteFolder:
    """The built site."""
    return built.site
