"""Each fault of the subset, by file: the text, and where and how the check says to write it instead.

A case file holds texts divided by lines `==== what it is`. Under each text, after a line `----`, stand
its faults as `line:column:length mend`, or nothing when the text is right. `IK_UPDATE=1 pytest` writes
what was found, to be read in review.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from internkontroll.markdown.body import read_body
from tests.markdown.test_three_readers import disagreements

FOLDER = Path(__file__).parent / "faults"
FILES = sorted(FOLDER.glob("*.case"))


def texts_of(file: Path) -> list[tuple[str, str, list[str]]]:
    """Name, text and expected faults of every case in a file. `␠` stands for a space that ends a line."""
    parts = re.split(r"^==== (.+)\n", file.read_text("utf-8"), flags=re.MULTILINE)
    cases = []
    for name, content in zip(parts[1::2], parts[2::2], strict=True):
        text, _, expected = content.partition("\n----\n")
        cases.append((name, text.replace("␠", " ").replace("⇥", "\t") + "\n", expected.split("\n")))
    return cases


def found_in(text: str) -> list[str]:
    """The faults as a case shows them."""
    return [f"{f.line}:{f.column}:{f.length} {f.mend}" for f in read_body(text).faults]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_cases(file: Path) -> None:
    """Every text has exactly its faults, each at its place."""
    if os.environ.get("IK_UPDATE"):
        blocks = []
        for name, text, _ in texts_of(file):
            shown = re.sub(r" $", "␠", text.removesuffix("\n"), flags=re.MULTILINE).replace("\t", "⇥")
            blocks.append(f"==== {name}\n{shown}\n----\n" + "".join(f"{line}\n" for line in found_in(text)))
        file.write_text("".join(blocks), "utf-8")
        return
    for name, text, expected in texts_of(file):
        assert found_in(text) == [line for line in expected if line], name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_right_texts_are_read_alike(file: Path) -> None:
    """A text without faults is read alike: a case cannot bless a disagreement."""
    assert disagreements([text for _, text, expected in texts_of(file) if not any(expected)]) == []


def test_every_construct_that_the_design_names() -> None:
    """Each of them is one finding, also those that these three readers happen to read alike."""
    assert [len(found_in(text)) for _, text, _ in texts_of(FOLDER / "design.case")] == [1] * 8


def test_positions_count_from_the_file() -> None:
    """Line and column are those of the file, whatever the front matter's length."""
    fault = read_body("\nText\n- lista\n", first_line=10).faults[0]
    assert (fault.line, fault.column, fault.length) == (12, 1, 1)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_mends_complete_the_sentence(file: Path) -> None:
    """ "Skriv {mend}." reads as one sentence: no full stop of its own at the end, no capital first."""
    for _, text, _ in texts_of(file):
        for fault in read_body(text).faults:
            assert not fault.mend.endswith((".", " ")) or fault.mend[-2].isdigit(), fault.mend
            assert not fault.mend[0].isupper(), fault.mend
