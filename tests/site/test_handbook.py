"""What the README and the handbook tell people to write is right: the records, and the commands."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from internkontroll.cli import parser
from internkontroll.load import load

from .project import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
#: a fenced block, or code in running text
_CODE = re.compile(r"^```\w*\n(.*?)^```$|`(ik [^`\n]+)`", re.MULTILINE | re.DOTALL)


def code(page: Path) -> list[str]:
    return [block or inline for block, inline in _CODE.findall(page.read_text("utf-8"))]


def commands() -> list[str]:
    lines = [line for page in PAGES if page.name != "regler.md" for block in code(page) for line in block.splitlines()]
    return sorted({line.split("#")[0].split(">")[0].strip() for line in lines if re.match(r"ik \w", line)})


def test_every_record_in_the_handbook_can_be_read(tmp_path: Path) -> None:
    records = [block for block in code(ROOT / "docs" / "handbok" / "skriva.md") if block.startswith("---\n")]
    assert records
    shutil.copy(ROOT / "tests" / "base" / "register.yml", tmp_path)
    for text in records:
        record_id = text.split("id: ", 1)[1].splitlines()[0]
        (tmp_path / f"{record_id}-exempel.md").write_text(text, "utf-8")
    loaded = load(tmp_path, ".")
    assert loaded.findings == ()
    assert len(loaded.records) == len(records)


def known() -> list[str]:
    """The names of the commands."""
    names = next(action.choices for action in parser()._actions if action.dest == "command")
    assert names
    return list(names)


@pytest.mark.parametrize("command", commands())
def test_every_command_that_is_written_down_exists(command: str) -> None:
    """A whole command line is parsed; a name alone, as in running text, is known."""
    name, *arguments = shlex.split(command)[1:]
    assert name in known()
    if arguments:
        assert parser().parse_args([name, *arguments]) is not None


def test_every_command_is_written_down_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in known() if f"`ik {name}" not in text] == []
