"""The example register's site, built once for all tests by the command in the README."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

import pytest

from .html_pages import SiteFolder
from .project import ROOT, commit, copy_project, mkdocs


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


#: what a register may say of itself and the example's does not: where it is edited, and an id that is no longer used
SETTINGS = """
källkod: {adress: "https://kod.example.org/kommunen/internkontroll", slag: forgejo}
kontakt: {epost: internkontroll@example.org}
indragna:
  - {id: ASN-R98, typ: risk, datum: 2024-03-01, skäl: Risken beskrevs två gånger., ersätts_av: ASN-R06}
"""

#: risk -> its values for probability and consequence, with the days: no text that the example is drawn from has any
VALUES = {
    "ASN-R01": (("2023-01-20", 2, 2),),
    "ASN-R02": (("2023-01-20", 3, 4), ("2025-01-16", 2, 4)),
    "ASN-R03": (("2023-01-20", 2, 3), ("2025-01-16", 3, 3)),
    "ASN-R10": (("2025-01-16", 3, 3),),
}


@pytest.fixture(scope="session")
def with_history(tmp_path_factory: pytest.TempPathFactory, built: Built) -> SiteFolder:
    """The example's site as it is where somebody works with it: the register has a history and all its settings.

    The history is the same whoever runs the tests, so that what a page says of it can be told beforehand.
    `built` comes first: what is the same in the documents is made once.
    """
    assert built.site.root.is_dir()
    project = copy_project(tmp_path_factory.mktemp("history") / "project")
    settings = project / "records" / "register.yml"
    told = settings.read_text("utf-8")
    assert "källkod" not in told
    assert "indragna" not in told
    settings.write_text(told + SETTINGS, "utf-8")
    (action,) = project.glob("records/ASN/atgarder/ASN-2025-D02-*.md")
    text = action.read_text("utf-8")
    action.write_text(text.replace("som var tänkt", "som var avsedd"), "utf-8")
    for risk, values in VALUES.items():
        (file,) = project.glob(f"records/ASN/risker/{risk}-*.md")
        told_values = ", ".join(f"{{datum: {day}, sannolikhet: {p}, konsekvens: {c}}}" for day, p, c in values)
        file.write_text(
            file.read_text("utf-8").replace("\n---\n", f"\nriskbedömningar: [{told_values}]\n---\n", 1), "utf-8"
        )
    commit(project, "2025-06-02")
    assert "som var tänkt" in text
    action.write_text(text, "utf-8")
    commit(project, "2025-09-22")
    run = mkdocs(project, "build", "--strict")
    assert run.returncode == 0, run.stdout
    return SiteFolder(project / "site")
