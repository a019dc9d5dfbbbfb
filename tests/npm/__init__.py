"""What the tests take from npm: the versions stand in package.json, their checksums in package-lock.json."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "node_modules"


def package(name: str) -> Path:
    """The folder of an installed package; fails when it is missing, so that no test is skipped for it."""
    folder = FOLDER / name
    assert folder.is_dir(), f"{name} is missing. `sh tests/setup` installs it from npm."
    return folder
