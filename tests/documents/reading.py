"""What the tests of composed documents share: small registers, and a document's chapters and tables."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from internkontroll.check import public_register
from internkontroll.documents.document import Document
from internkontroll.register import Register, read_register
from tests.cases import Case

RECORDS = Path(__file__).parents[2] / "records"
DAY = date(2025, 10, 1)


@cache
def example(day: date = DAY) -> Register:
    """The example register as it may be shown."""
    return public_register(read_register(RECORDS), day)


def small(folder: Path, files: Mapping[str, str]) -> Register:
    """The base of the tests' cases and these files; front matter is written without its fences."""
    texts = {f"{name}.md": text if text.startswith("---") else f"---\n{text}---\n" for name, text in files.items()}
    register = Case(folder, DAY, texts, ()).lay_out(folder)
    assert [finding.message for finding in register.form_findings][:3] == []
    return register


def chapter(document: Document, heading: str) -> str:
    """The text under a heading, down to the next on the same level or above."""
    match = re.search(rf"^(#+) {re.escape(heading)}\n", document.markdown, re.MULTILINE)
    assert match is not None, f"{heading}: {document.markdown}"
    after = document.markdown[match.end() :]
    following = re.search(rf"^#{{1,{len(match.group(1))}}} ", after, re.MULTILINE)
    return after[: following.start()] if following else after


def rows(text: str) -> list[list[str]]:
    """The rows of the first table of a text, without its header."""
    lines = text.split("\n")
    start = next(index for index, line in enumerate(lines) if line.startswith("| "))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("| "):
            break
        found.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return found


def calls(work: Callable[..., object], *arguments: object) -> int:
    """How many functions are called while some work is done: time that does not depend on the machine."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work(*arguments)
    finally:
        sys.setprofile(None)
    return count
