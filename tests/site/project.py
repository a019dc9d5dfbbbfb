"""The project as a person runs it: the real `mkdocs` in a process of its own, on the project or a copy of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: the day that the README and CI state
DAY = "2025-10-01"


def copy_project(target: Path) -> Path:
    """What `mkdocs` needs of the project, in a folder where it may be edited."""
    target.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", target)
    for folder in ("docs", "hooks", "records"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def environment(**more: str) -> Mapping[str, str]:
    """The caller's environment with the stated day, and nothing left of it that would change the register."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if (not name.startswith("IK_") or name == "IK_CACHE") and name != "PYTHONPATH"
    }
    return {**kept, "IK_DATE": DAY, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", **more}


def mkdocs(project: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` in the project's folder to its end; output and errors come together, as on a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def write(file: Path, text: str) -> None:
    """Write a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def commit(project: Path, day: str) -> None:
    """Save what is in a project's folder in a git repository of its own, as if on that day."""
    settings = {"user.name": "prov", "user.email": "prov@example.org", "commit.gpgsign": "false", "gc.auto": "0"}
    git = ["git", *(part for name, value in settings.items() for part in ("-c", f"{name}={value}"))]
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env = {**own, "GIT_AUTHOR_DATE": f"{day}T12:00:00+0000", "GIT_COMMITTER_DATE": f"{day}T12:00:00+0000"}
    first = [] if (project / ".git").exists() else [["init", "-q", "-b", "main"]]
    for arguments in (*first, ["add", "-A"], ["commit", "-q", "-m", "Ändring"]):
        subprocess.run([*git, *arguments], cwd=project, env=env, check=True, stdin=subprocess.DEVNULL)
