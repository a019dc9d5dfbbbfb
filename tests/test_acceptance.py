"""Does the register hold what the five texts tell? Row by row, on the example register itself.

223 things from the texts must have a place. `acceptance.tsv` says where each is: a key of a record, a section, a
heading of a document, a page, and the tokens (a number, a date, a term) that prove that the thing is there. It
never repeats the texts' own sentences. A row that is not met yet says which later work meets it.

How a target is written:

    nyckel    ASN-2025-D02-T2 nyckeltal              a record and a path of front matter keys
    avsnitt   ASN-2025-D02-T2 Effekt                 a record and a section, with the headings below it
    text      ASN-2025-D02-T2                        a record's whole body
    dokument  ASN-2025-RAPPORT-T2 # Inledning        a document and, if need be, one heading below another
    sida      plan/asn-2025.md # Inledning           a page in the same way; a path that ends in .pdf is set in type

A heading that ends in … is abbreviated. Every token must be there, as whole words; the cells of a table's row stand
beside each other, and each kind of space is one space.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from pypdf import PdfReader

from internkontroll.check import check
from internkontroll.documents import document_of
from internkontroll.markdown.body import read_body
from internkontroll.pages.markup import AsMarkdown
from internkontroll.pages.shelf import FOLDER
from internkontroll.records import Record
from internkontroll.register import Register, read_register
from internkontroll.site import Site, build
from internkontroll.typesetting import pdf

_FILE = Path(__file__).with_name("acceptance.tsv")
_RECORDS = Path(__file__).parents[1] / "records"
_DAY = date(2025, 10, 1)

#: documents, headings, fields, laws, roles, relations, events and processes: how many things of each kind
_HOW_MANY = {"D": 25, "H": 47, "F": 78, "L": 8, "R": 20, "X": 24, "E": 16, "P": 5}
_AT_LEAST = 205
#: a token is a term or a title, never a sentence of the texts
_WORDS_OF_A_TOKEN = 8


@dataclass(frozen=True)
class Row:
    """Where one of the things is, and what proves it."""

    id: str
    state: str
    kind: str
    target: str
    tokens: tuple[str, ...]
    note: str

    @property
    def stands(self) -> bool:
        return self.state == "står"

    @property
    def start(self) -> str:
        """The record, document or page."""
        return re.split(r" # | ", self.target, maxsplit=1)[0]

    @property
    def place(self) -> str:
        """What of it: a path of keys, or a section; empty for the whole."""
        return self.target.removeprefix(self.start).removeprefix(" # ").strip()

    @property
    def headings(self) -> list[str]:
        return self.place.split(" # ") if self.place else []


def read_rows() -> Iterator[Row]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for item, state, kind, target, tokens, note in islice(lines, 1, None):
            yield Row(item, state, kind, target, tuple(tokens.split(" | ")) if tokens else (), note)


ROWS = tuple(read_rows())


# -- the real register, built once ------------------------------------------------------------------


@pytest.fixture(scope="session")
def register() -> Register:
    return read_register(_RECORDS)


@pytest.fixture(scope="session")
def site(register: Register) -> Site:
    return build(register, check(register, _DAY), _DAY, markup=AsMarkdown)


@pytest.fixture(scope="session")
def printed(site: Site) -> Callable[[str], str]:
    """The text of a PDF of the site, set at most once."""
    done: dict[str, str] = {}

    def text(path: str) -> str:
        if path not in done:
            pages = PdfReader(io.BytesIO(pdf(site.shelf.documents[_document_id(path)]))).pages
            done[path] = "\n".join(page.extract_text() for page in pages)
        return done[path]

    return text


def _document_id(path: str) -> str:
    """`dokument/ASN-2025.pdf` -> `ASN-2025`."""
    return path.removeprefix(f"{FOLDER}/").removesuffix(".pdf")


# -- from a target to its text ----------------------------------------------------------------------


class TargetError(AssertionError):
    """A target that is not there, or that could be two things."""


def text_at(row: Row, register: Register, site: Site, printed: Callable[[str], str]) -> str:
    """What a reader who goes to the row's target has before them."""
    match row.kind:
        case "nyckel":
            return " ".join(leaves(value_at(record(register, row.start).source.data, row.place)))
        case "avsnitt":
            return section(record(register, row.start), row.place)
        case "text":
            return record(register, row.start).source.body.text
        case "dokument":
            document = document_of(register, row.start, _DAY)
            if document is None:
                raise TargetError(f"{row.start} is no document")
            front = f"{document.title}\n\n{document.subtitle}\n\n{document.board}\n\n"
            return under(document.markdown, row.headings) if row.headings else front + document.markdown
        case "sida" if row.start.endswith(".pdf"):
            return printed(row.start)
        case "sida":
            page = next((page for page in site.pages if page.path == row.start), None)
            if page is None:
                raise TargetError(f"{row.start} is no page")
            return under(page.markdown, row.headings)
        case _:
            raise TargetError(f"{row.kind} is no kind of target")


def record(register: Register, record_id: str) -> Record:
    if record_id not in register.records:
        raise TargetError(f"{record_id} is not in the register")
    return register.records[record_id]


def value_at(data: Mapping[str, object], path: str) -> object:
    """The front matter at a path of keys (and numbers of list items), with the last key itself left out."""
    value: object = data
    for key in path.split("."):
        if isinstance(value, Mapping) and key in value:
            value = value[key]
        elif isinstance(value, list) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            raise TargetError(f"no key {path}")
    return value


def leaves(value: object) -> Iterator[str]:
    """Every text in front matter, keys of mappings too: some keys are what was counted."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield str(key)
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    else:
        yield str(value)


def section(of: Record, name: str) -> str:
    """A section under its own heading or the register's name for it; the heading is part of what is read."""
    found = next((s for s in of.source.body.sections if s.heading == name), None)
    if found is None and any(known.name == name for known in of.SECTIONS):
        found = of.section(name)
    if found is None:
        raise TargetError(f"{of.id} has no section {name}")
    return f"{found.heading}\n\n{found.text}"


def under(markdown: str, wanted: list[str]) -> str:
    """What stands under one heading below another, the last heading included; everything when none is named."""
    lines = markdown.split("\n")
    first, after, above = 1, len(lines) + 1, 0
    headings = read_body(markdown).headings
    for name in wanted:
        inside = [h for h in headings if first <= h.line < after and h.level > above]
        found = [h for h in inside if h.text == name or (name.endswith("…") and h.text.startswith(name[:-1]))]
        if len(found) != 1:
            raise TargetError(f"{len(found)} headings {name} among {[h.text for h in inside]}")
        first, above = found[0].line, found[0].level
        after = next((h.line for h in headings if h.line > first and h.level <= above), after)
    return "\n".join(lines[first - 1 : after - 1])


def readable(markdown: str) -> str:
    """The words without the marks of Markdown, and every kind of space as one."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"\\(?=[^\w\s])", "", text)
    text = re.sub(r"^#+ |\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)", "", text, flags=re.MULTILINE)
    return " ".join(html.unescape(text.replace("<br>", " ").replace("|", " ")).split())


def holds(text: str, token: str) -> bool:
    """True when the token is there and is no part of a longer word: 39 is not in 139."""
    words = re.escape(" ".join(token.split()))
    before, after = (r"(?<!\w)" if token[0].isalnum() else ""), (r"(?!\w)" if token[-1].isalnum() else "")
    return re.search(before + words + after, text) is not None


# -- the tests --------------------------------------------------------------------------------------


def test_every_thing_has_one_row_in_order() -> None:
    wanted = [f"{letter}{number:02d}" for letter, count in _HOW_MANY.items() for number in range(1, count + 1)]
    assert len(wanted) == 223
    assert [row.id for row in ROWS] == wanted


def test_enough_rows_stand() -> None:
    assert sum(row.stands for row in ROWS) >= _AT_LEAST


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_says_what_it_must(row: Row) -> None:
    assert row.state in ("står", "senare", "utanför")
    if row.stands:
        assert row.target
        assert row.tokens
        assert all(len(token.split()) <= _WORDS_OF_A_TOKEN and token == token.strip() != "" for token in row.tokens)
        assert any(len(token) > 3 or re.search(r"\d", token) for token in row.tokens)
    else:
        assert row.note, "say which later work meets it, or why it is not held"


@pytest.mark.parametrize("row", [row for row in ROWS if row.stands], ids=lambda row: row.id)
def test_it_is_there(row: Row, register: Register, site: Site, printed: Callable[[str], str]) -> None:
    text = readable(text_at(row, register, site, printed))
    missing = [token for token in row.tokens if not holds(text, token)]
    assert not missing, f"not in {row.target}: {text[:2000]}"


def test_a_token_is_a_whole_word() -> None:
    """The control of the test above: it can fail."""
    assert holds("39 av de 53", "39")
    assert not holds("139 av 530", "39")
    assert not holds("139 av 530", "53")
    assert holds("år 2024 1 117", "1 117")
    assert not holds("Tidpunkten är känd.", "tidpunkt")


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("nyckel", "ASN-R99 titel"),
        ("nyckel", "ASN-R01 sedan"),
        ("avsnitt", "ASN-R01 Metod"),
        ("dokument", "ASN-R01-YTTRANDE"),
        ("dokument", "ASN-2025-RAPPORT-T2 # Rubrik som inte finns"),
        ("dokument", "ASN-2025-RAPPORT-T2 # Genomförda åtgärder"),
        ("sida", "risk/asn-r99.md"),
        ("sida", "risk/asn-r01.md # Effekt"),
        ("bild", "ASN-R01"),
    ],
)
def test_a_target_that_is_not_there(
    kind: str, target: str, register: Register, site: Site, printed: Callable[[str], str]
) -> None:
    """Or that is two places: two actions of the report have a heading Genomförda åtgärder."""
    with pytest.raises(TargetError):
        text_at(Row("D01", "står", kind, target, (), ""), register, site, printed)
