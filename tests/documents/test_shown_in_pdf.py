"""Does each document show what the text that it is made from shows, in the right place and the right order?

The five texts that the register is drawn from name 150 documents, headings and fields. `shown.tsv` says for each in
which document a reader finds it, under which heading, and by which words. The expected answers were written before
the documents were finished. What is read is the PDF itself, through its structure tree (`tests/pdf_structure.py`).

    id        as in `tests/acceptance.tsv`: D a document, H a heading, F a field
    document  the id of a document of the example register
    heading   headings below each other, parted by " # "; … stands for any words. Other places are written
              [titel] what stands before the first heading, [innehåll] the list of contents,
              [sidfot] what runs on every page and is not in the structure, [dokument] all but the contents
    role      if it must be more than text: LI in items of a list, TH or TD in cells of a table, TOCI in the contents
    tokens    what must stand there, in this order (a title block has no order); capitals do not count
    line      the line of the text that is about it; – when the order cannot be asked, and the note says why
    note      in English, for who reads the table

The rows of a document follow the lines of its text, and what they find must never go backwards.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

import pytest

from tests.pdf_structure import Element

from .conftest import Example

_FILE = Path(__file__).with_name("shown.tsv")

#: how many documents, headings and fields the five texts name
_HOW_MANY = {"D": 25, "H": 47, "F": 78}
#: a token is a term, a figure or a title, never a sentence of the texts
_WORDS_OF_A_TOKEN = 12


@dataclass(frozen=True)
class Row:
    """One thing that a document must show."""

    id: str
    document: str
    heading: str
    role: str
    tokens: tuple[str, ...]
    line: str
    note: str

    def __str__(self) -> str:
        return f"{self.id}-{self.document}-line {self.line}"

    @property
    def is_ordered(self) -> bool:
        return self.line != "–"


def _rows() -> Iterator[Row]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        for one in islice(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1, None):
            item, document, heading, role, tokens, line, note = one
            yield Row(item, document, heading, role, tuple(tokens.split(" | ")), line, note)


ROWS = tuple(_rows())
DOCUMENTS = tuple(dict.fromkeys(row.document for row in ROWS))


# -- from a heading to what stands under it ---------------------------------------------------------


class PlaceError(AssertionError):
    """A heading that is not there, or that could be two."""


@dataclass(frozen=True)
class Text:
    """A document's text as one string, and where in it each element begins."""

    elements: Sequence[Element]

    @property
    def whole(self) -> str:
        return " ".join(element.text for element in self.elements)

    def begins(self, index: int) -> int:
        """The place of an element in `whole`; that of the end for the index after the last."""
        return sum(len(element.text) + 1 for element in self.elements[:index])

    def under(self, heading: str) -> tuple[int, int]:
        """From the first to the last sign of what stands under a heading, itself included."""
        first, last = self._inside(heading)
        return self.begins(first), self.begins(last)

    def as_role(self, heading: str, role: str) -> str:
        """What stands under a heading in elements of one role only."""
        first, last = self._inside(heading)
        return " ".join(element.text for element in self.elements[first:last] if element.role == role)

    def _inside(self, heading: str) -> tuple[int, int]:
        levels = [element.level for element in self.elements]
        contents = [index for index, element in enumerate(self.elements) if element.role == "TOCI"]
        if heading == "[innehåll]":
            return (contents[0], contents[-1] + 1) if contents else (0, 0)
        if heading == "[dokument]":
            return (contents[-1] + 1 if contents else 0), len(levels)
        if heading == "[titel]":
            return 0, next((index for index, level in enumerate(levels) if level), len(levels))
        first, last = 0, len(levels)
        for depth, name in enumerate(heading.split(" # ")):
            pattern = re.compile(".*".join(re.escape(part) for part in name.split("…")))
            found = [
                index
                for index in range(first + bool(depth), last)
                if levels[index] and pattern.fullmatch(self.elements[index].text)
            ]
            if len(found) != 1:
                headings = [self.elements[index].text for index in range(first, last) if levels[index]]
                raise PlaceError(f"{len(found)} headings {name!r} among {headings}")
            first = found[0]
            following = (index for index in range(first + 1, last) if 0 < levels[index] <= levels[first])
            last = next(following, last)
        return first, last


def _text(example: Example, row: Row) -> Text:
    """What is read for a row: the structure, or the pages for what is not in it."""
    if row.heading == "[sidfot]":
        return Text([Element("P", page, ()) for page in example.made(row.document).pages])
    return Text(example.elements(row.document))


def _place(text: Text, row: Row) -> tuple[int, int]:
    return text.under("[dokument]" if row.heading == "[sidfot]" else row.heading)


def _found(text: str, token: str, start: int = 0) -> int:
    """Where a token stands as whole words, so that 39 is not in 139; -1 when it does not."""
    before, after = (r"(?<!\w)" if token[0].isalnum() else ""), (r"(?!\w)" if token[-1].isalnum() else "")
    match = re.compile(before + re.escape(token) + after, re.IGNORECASE).search(text, start)
    return match.start() if match else -1


def _missing(text: str, row: Row) -> list[str]:
    """The tokens that are not there, or not after the one before."""
    missing, at = [], 0
    for token in row.tokens:
        here = _found(text, token, 0 if row.heading == "[titel]" else at)
        if here < 0:
            missing.append(token)
        else:
            at = here + len(token)
    return missing


# -- the table --------------------------------------------------------------------------------------


def test_every_thing_has_a_row() -> None:
    wanted = {f"{letter}{number:02d}" for letter, count in _HOW_MANY.items() for number in range(1, count + 1)}
    assert len(wanted) == 150
    assert {row.id for row in ROWS} == wanted


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_row_says_what_it_must(row: Row) -> None:
    assert all(token and token == " ".join(token.split()) for token in row.tokens)
    assert all(len(token.split()) <= _WORDS_OF_A_TOKEN for token in row.tokens)
    assert row.role in ("", "LI", "TH", "TD", "TOCI")
    assert any(len(token) > 3 or any(map(str.isdigit, token)) for token in row.tokens)
    assert row.line.isdigit() or (row.line == "–" and row.note), "say why the order cannot be asked"
    assert not (row.is_ordered and row.heading == "[sidfot]"), "what runs on every page has no place among the rest"


def test_rows_follow_the_lines_of_the_text() -> None:
    """Document by document, each in one run."""
    runs = [document for document, _ in groupby(ROWS, lambda row: row.document)]
    assert runs == list(DOCUMENTS)
    for document in DOCUMENTS:
        lines = [int(row.line) for row in ROWS if row.document == document and row.is_ordered]
        assert lines == sorted(lines), document


# -- the documents ----------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_it_stands_under_its_heading(row: Row, example: Example) -> None:
    text = _text(example, row)
    first, last = _place(text, row)
    under = text.as_role(row.heading, row.role) if row.role else text.whole[first:last]
    assert _missing(under, row) == [], f"not under {row.heading}: {under[:1500]}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_order_is_the_texts(document: str, example: Example) -> None:
    rows = [row for row in ROWS if row.document == document and row.is_ordered]
    assert _backwards(rows, Text(example.elements(document))) == []


def _backwards(rows: Sequence[Row], text: Text) -> list[str]:
    """The rows that are not found at or after the one before."""
    at, before, backwards = 0, "the beginning", []
    for row in rows:
        first, last = _place(text, row)
        here = _found(text.whole[:last], row.tokens[0], max(first, at))
        if here < 0:
            backwards.append(f"{row.id} (line {row.line}) before {before}")
        else:
            at, before = here, f"{row.id} (line {row.line})"
    return backwards


# -- the control: the tests above can fail ----------------------------------------------------------

_SAMPLE = Text(
    (
        Element("P", "Titel", ()),
        Element("H1", "Innehåll", ()),
        Element("TOCI", "A 2", ("Innehåll",)),
        Element("H1", "A", ()),
        Element("P", "139 av 530 fall", ("A",)),
        Element("H2", "B: ett", ("A",)),
        Element("P", "39 av 53 fall", ("A", "B: ett")),
        Element("H2", "B: två", ("A",)),
        Element("H1", "C", ()),
        Element("P", "39 fall", ("C",)),
    )
)


@pytest.mark.parametrize(
    ("heading", "under"),
    [
        ("[titel]", "Titel "),
        ("[innehåll]", "A 2 "),
        ("[dokument]", "A 139 av 530 fall B: ett 39 av 53 fall B: två C 39 fall"),
        ("A", "A 139 av 530 fall B: ett 39 av 53 fall B: två "),
        ("A # B: e…", "B: ett 39 av 53 fall "),
        ("…två", "B: två "),
        ("C", "C 39 fall"),
    ],
)
def test_a_place_is_its_own_heading_and_no_more(heading: str, under: str) -> None:
    first, last = _SAMPLE.under(heading)
    assert _SAMPLE.whole[first:last] == under


def test_a_role_is_no_other() -> None:
    assert _SAMPLE.as_role("A", "P") == "139 av 530 fall 39 av 53 fall"
    assert _SAMPLE.as_role("A", "LI") == ""


@pytest.mark.parametrize("heading", ["D", "B: …", "C # B: ett", "A # A", "B", "b: ett"])
def test_a_place_that_is_not_there(heading: str) -> None:
    """Or that is two."""
    with pytest.raises(PlaceError):
        _SAMPLE.under(heading)


@pytest.mark.parametrize(
    ("tokens", "missing"),
    [
        ("39 | av 53", []),
        ("av 53 | 39", ["39"]),
        ("9 av 53", ["9 av 53"]),
        ("39 AV 53 FALL", []),
        ("39 av 5", ["39 av 5"]),
        ("140", ["140"]),
    ],
)
def test_a_token_is_whole_words_in_order(tokens: str, missing: list[str]) -> None:
    first, last = _SAMPLE.under("A # B: ett")
    row = Row("F99", "", "A # B: ett", "", tuple(tokens.split(" | ")), "1", "")
    assert _missing(_SAMPLE.whole[first:last], row) == missing


@pytest.mark.parametrize(
    ("order", "backwards"),
    [
        (("A | 530", "B: ett | 39", "C | 39"), []),
        (("A | 530", "C | 39", "B: ett | 39"), ["2"]),
        (("B: ett | 53", "B: ett | 39"), ["1"]),
        (("C | 39", "A | 139"), ["1"]),
    ],
)
def test_what_goes_backwards_is_seen(order: tuple[str, ...], backwards: list[str]) -> None:
    pairs = [place.split(" | ") for place in order]
    rows = [Row(str(index), "", heading, "", (token,), "1", "") for index, (heading, token) in enumerate(pairs)]
    assert [fault.split()[0] for fault in _backwards(rows, _SAMPLE)] == backwards
