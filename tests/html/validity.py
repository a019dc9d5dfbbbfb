"""The Nu Html Checker, the W3C's own validator, on the pages of a folder."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.npm import package

EXCEPTIONS = Path(__file__).parent / "exceptions.tsv"


@dataclass(frozen=True)
class Fault:
    """What the checker says, and where."""

    page: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}"


def faults(folder: Path) -> list[Fault]:
    """Every error on the HTML pages and in the SVG files below a folder."""
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--exit-zero-always", "--format", "json"]
    # anything else in the folder, a PDF above all, it would try to read as a page
    command += ["--skip-non-html", "--also-check-svg"]
    run = subprocess.run([*command, str(folder)], capture_output=True, encoding="utf-8", timeout=300, check=True)
    told = json.loads(run.stderr)["messages"]
    # what the checker cannot do (`non-document-error`) is a fault too
    return [
        Fault(one["url"].removeprefix(f"file:{folder}/"), one.get("lastLine", 0), one["message"])
        for one in told
        if one["type"] != "info"
    ]


def exceptions() -> dict[str, str]:
    """What is let through, as a pattern for a whole message, and why."""
    lines = EXCEPTIONS.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def split(found: Iterable[Fault], let_through: Iterable[str]) -> tuple[list[Fault], set[str]]:
    """The faults that no pattern lets through, and the patterns that let something through."""
    patterns = [re.compile(pattern) for pattern in let_through]
    left, used = [], set()
    for fault in found:
        fitting = [pattern.pattern for pattern in patterns if pattern.fullmatch(fault.message)]
        used.update(fitting)
        if not fitting:
            left.append(fault)
    return left, used
