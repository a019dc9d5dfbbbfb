"""A megabyte of any one mark takes no longer than a megabyte of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from internkontroll.source import MAX_BYTES
from tests.robustness.near_records import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.robustness.judge import Judge

MARKS = (
    "*", "_", "[", "`", "~", "|", ">", "- ", "\\", "<a", "[^1]", "#", "7", "<", "&#", "](", "![", "[a](",
    "<!--", "<http://", "a\n", "- a\n",
    "> a\n", "[^1]: a\n", "# a\n", "| a |\n", "```\n", "|\n|-\n", "`` ` ", "=\n", "\n", "[^", "**a", "a*b ",
    " ", "\t", "å", "ASN-R01 ", "Risk för ",
    "12 % ", "§ 1 ", "SFS 2007:171 ", "sekretess ", "## Beskrivning\n\n", "![](a)\n\n",
)  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_megabyte(mark: str, judge: Judge, register: Path) -> None:
    """One file as large as a record may be, of nothing else."""
    head = f"{HEAD}\n## Beskrivning\n\n".encode()
    body = mark.encode() * ((MAX_BYTES - len(head)) // len(mark.encode()))
    (register / "ASN-R01-prov.md").write_bytes(head + body)
    judge.findings(register, "json")


@pytest.mark.parametrize("mark", [mark for mark in MARKS if mark not in ("a\n", " ", "\n", "\t", "å")])
def test_many_paragraphs(mark: str, judge: Judge, register: Path) -> None:
    """Thirty paragraphs of it, each short enough to be read, with a link so that they are."""
    paragraph = f"[x](y) **z** {mark * (6_000 // len(mark))}\n\n"
    (register / "ASN-R01-prov.md").write_text(f"{HEAD}\n## Beskrivning\n\n{paragraph * 30}", "utf-8")
    judge.findings(register, "json")
