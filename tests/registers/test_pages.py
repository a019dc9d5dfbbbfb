"""The registers' pages show what the files hold, in pages that are not too long."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from typing import Any

import pytest

from internkontroll.exports.columns import REGISTERS
from internkontroll.exports.entry import PROMISE
from internkontroll.exports.files import file_path
from internkontroll.pages.lists import list_pages
from internkontroll.pages.markup import AsHtml, AsMarkdown, Markup
from internkontroll.pages.page import Page
from internkontroll.pages.reading import Reader
from internkontroll.pages.registers import division
from internkontroll.pages.registers.paths import FILTER_PAGE, sheet_path, type_path
from internkontroll.pages.view import View

from .conftest import Shown

TYPES = [typ for typ in REGISTERS if typ != PROMISE]


@dataclass
class Row:
    """A row of a register's table: header -> words."""

    id: str
    cells: dict[str, str] = field(default_factory=dict)
    link: str = ""


class _Rows(HTMLParser):
    """The rows that stand for records."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.label: str | None = None
        self.captions = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.captions += tag == "caption"
        if tag == "tr" and "data-ik-id" in known:
            self.rows.append(Row(known["data-ik-id"] or ""))
        elif tag in ("td", "th") and "data-ik-label" in known and self.rows:
            self.label = known["data-ik-label"] or ""
            self.rows[-1].cells[self.label] = ""
            assert (tag == "th") == (self.label == "Titel")
        elif tag == "a" and self.label == "Titel":
            self.rows[-1].link = known["href"] or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.label = None

    def handle_data(self, data: str) -> None:
        if self.label is not None:
            self.rows[-1].cells[self.label] += data


def rows_of(text: str) -> list[Row]:
    reader = _Rows()
    reader.feed(text)
    return reader.rows


def pages_of(shown: Shown, markup: Callable[[], Markup]) -> list[Page]:
    return list(list_pages(View(shown.register, shown.verdict, "index.md", markup(), markup)))


def html_of(shown: Shown) -> dict[str, str]:
    return {page.path: page.html for page in pages_of(shown, partial(AsHtml, Reader()))}


@pytest.fixture(scope="module")
def made(example: Shown) -> Mapping[str, bytes]:
    return example.files


@pytest.fixture(scope="module")
def pages(example: Shown) -> Mapping[str, str]:
    return html_of(example)


def lines_of(made: Mapping[str, bytes], typ: str) -> list[dict[str, Any]]:
    read: dict[str, Any] = json.loads(made[file_path(REGISTERS[typ].file, "json")])
    lines: list[dict[str, Any]] = read["poster"]
    return lines


def told(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


@pytest.mark.parametrize("typ", TYPES)
def test_a_row_says_what_the_files_say(made: Mapping[str, bytes], pages: Mapping[str, str], typ: str) -> None:
    lines = {line["id"]: line for line in lines_of(made, typ)}
    keys = {column.header: column.key for column in REGISTERS[typ].columns}
    seen = []
    folder = f"register/{REGISTERS[typ].folder}/"
    for path, text in pages.items():
        if path == type_path(typ) or path.startswith(folder):
            for row in rows_of(text):
                seen.append((path, row.id))
                line = lines[row.id]
                for header, words in row.cells.items():
                    late = " Försenad" if header == "Nästa redovisning" and line["försenad"] else ""
                    assert words == told(line[keys[header]]) + late, (path, row.id)
                assert row.link.removeprefix("../").removeprefix("../") in line["adress"]
    # the register's own page has every record, and each board's page those of the board
    assert [one for path, one in seen if path == type_path(typ)] == list(lines)
    if typ != "organisation":
        for line in lines.values():
            for board in line["nämnd_id"] or [None]:
                assert (sheet_path(typ, board), line["id"]) in seen


def test_a_risk_stands_on_the_page_of_each_of_its_years(made: Mapping[str, bytes], pages: Mapping[str, str]) -> None:
    risk = next(line for line in lines_of(made, "risk") if len(line["år"]) > 2)
    (board,) = risk["nämnd_id"]
    for year in risk["år"]:
        assert risk["id"] in [row.id for row in rows_of(pages[sheet_path("risk", board, year)])]
    other = {line["id"] for line in lines_of(made, "risk") if risk["år"][0] not in line["år"]}
    assert not other & {row.id for row in rows_of(pages[sheet_path("risk", board, risk["år"][0])])}


def test_titles_are_unique_and_every_table_has_a_caption(example: Shown, pages: Mapping[str, str]) -> None:
    titles = [page.title for page in pages_of(example, AsMarkdown)]
    assert len(titles) == len(set(titles))
    own = [path for path in pages if path.startswith(("register", "ar/")) or path in map(type_path, TYPES)]
    assert len(own) > 50
    for path in own:
        assert pages[path].count("<caption") == pages[path].count("<table"), path


def test_the_way_to_the_filter_brings_the_choices(pages: Mapping[str, str]) -> None:
    links = re.findall(r'href="([^"]*filtrera\.html[^"]*)"', pages[sheet_path("risk", "ASN", 2025)])
    assert [html.unescape(one) for one in links] == ["../../register/filtrera.html?typ=risk&namnd=ASN&ar=2025"]


def test_what_another_generator_gets_has_no_form_and_no_link_to_a_filter(example: Shown) -> None:
    texts = {page.path: page.markdown for page in pages_of(example, AsMarkdown)}
    assert "<form" not in texts[FILTER_PAGE]
    assert "filtrera.html" not in texts[sheet_path("risk", "ASN")]
    assert "risker.csv" in texts[type_path("risk")]


def test_a_long_register_is_divided(register_of: Callable[..., Shown], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(division, "MOST_ROWS", 4)
    shown = register_of(
        **{
            f"ASN_{year}_A{number:02}": f"---\nid: ASN-{year}-A{number:02}\ntyp: åtgärd\nslag: åtagande\n"
            f"titel: Åtgärd {number} {year}\nnämnd: ASN\nansvarig: chefen\nslutdatum: 2026-12\n---\n"
            for year, last in ((2024, 10), (2025, 3))
            for number in range(1, last)
        }
    )
    pages = html_of(shown)
    parts = {path: [row.id for row in rows_of(text)] for path, text in pages.items() if "register/atgard/asn" in path}
    assert {path: len(ids) for path, ids in parts.items()} == {
        "register/atgard/asn.md": 0,
        "register/atgard/asn-2025.md": 2,
        "register/atgard/asn-2024.md": 4,
        "register/atgard/asn-2024-del-2.md": 4,
        "register/atgard/asn-2024-del-3.md": 1,
    }
    assert sorted(one for ids in parts.values() for one in ids) == [
        line["id"] for line in lines_of(shown.files, "åtgärd")
    ]
    assert "asn-2024.html" in pages["register/atgard/asn.md"]
    assert "asn-2024-del-3.html" in pages["register/atgard/asn-2024.md"]
