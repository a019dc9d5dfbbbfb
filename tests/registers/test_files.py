"""CSV, Excel and JSON hold every published record and say the same; other libraries open them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from internkontroll.exports.columns import ALL_COLUMNS, REGISTERS, RegisterKind
from internkontroll.exports.csv_file import FORMULA_STARTS
from internkontroll.exports.entry import PROMISE
from internkontroll.exports.files import file_path
from internkontroll.questions.promise_lists import published
from internkontroll.records import TYPES

from .conftest import HOSTILE_TITLES, Shown

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(example: Shown) -> Files:
    return example.files


def of_json(files: Files, name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files[file_path(name, "json")])
    return read


def of_csv(files: Files, name: str) -> list[list[str]]:
    text = files[file_path(name, "csv")].decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def of_excel(files: Files, name: str) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(files[file_path(name, "xlsx")]))


def told(value: Any) -> str:
    """A value of JSON or Excel as CSV says it."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nej"
        case list():
            return ", ".join(str(one) for one in value)
        case datetime():
            return value.date().isoformat()
        case _:
            return str(value)


def rows(book: Workbook, sheet: str) -> list[list[str]]:
    return [[told(cell) for cell in row] for row in book[sheet].iter_rows(values_only=True)]


@pytest.mark.parametrize("kind", REGISTERS.values(), ids=lambda kind: kind.file)
def test_the_three_files_of_a_register_say_the_same(files: Files, kind: RegisterKind) -> None:
    read = of_json(files, kind.file)
    keys = [column["nyckel"] for column in read["kolumner"]]
    by_json = [[told(one[key]) for key in keys] for one in read["poster"]]
    header, *by_csv = of_csv(files, kind.file)
    assert header == [column["rubrik"] for column in read["kolumner"]]
    assert by_csv == by_json
    assert rows(of_excel(files, kind.file), kind.plural) == [header, *by_json]


@pytest.mark.parametrize("typ", TYPES)
def test_every_published_record_is_in_its_register_once(example: Shown, files: Files, typ: str) -> None:
    ids = [one["id"] for one in of_json(files, REGISTERS[typ].file)["poster"]]
    assert ids == sorted(record.id for record in example.register.records.values() if typ == record.TYPE)
    assert ids or typ not in ("risk", "åtgärd", "granskning", "rekommendation", "iakttagelse", "styrdokument")


def test_every_promise_that_exists_is_in_the_register_of_promises(example: Shown, files: Files) -> None:
    made = [(p.about, str(p.kind)) for p in published(example.register) if p.exists(example.day)]
    listed = [(one["id"], one["slag"].lower()) for one in of_json(files, REGISTERS[PROMISE].file)["poster"]]
    assert len(listed) > 20
    assert sorted(listed) == sorted(made)


def test_the_file_of_all_registers_has_every_line(files: Files) -> None:
    whole = of_json(files, "alla")["register"]
    assert list(whole) == [kind.file for kind in REGISTERS.values()]
    for kind in REGISTERS.values():
        assert whole[kind.file] == of_json(files, kind.file)["poster"]
    _, *lines = of_csv(files, "alla")
    assert [line[0] for line in lines] == [one["id"] for lines in whole.values() for one in lines]
    book = of_excel(files, "alla")
    assert rows(book, "Alla")[1:] == lines
    assert book.sheetnames == ["Alla", *(kind.plural for kind in REGISTERS.values()), "Om kolumnerna"]
    for kind in REGISTERS.values():
        assert rows(book, kind.plural) == rows(of_excel(files, kind.file), kind.plural)


def test_every_column_is_explained_and_its_key_is_its_own() -> None:
    for columns in (ALL_COLUMNS, *(kind.columns for kind in REGISTERS.values())):
        assert len({column.key for column in columns}) == len(columns)
        assert len({column.header for column in columns}) == len(columns)
        assert all(column.explained.endswith(".") for column in columns)


def test_a_workbook_is_made_to_be_worked_with(example: Shown, files: Files) -> None:
    book = of_excel(files, "atgarder")
    sheet = book["Åtgärder"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
    assert all(cell.font.b for cell in sheet[1])
    assert 10 <= sheet.column_dimensions["A"].width <= 62
    header = [cell.value for cell in sheet[1]]
    ends = [row[header.index("Slutdatum, senast")] for row in sheet.iter_rows(min_row=2)]
    dated = [cell for cell in ends if cell.value is not None]
    assert len(dated) > 10
    assert all(
        cell.is_date and isinstance(cell.value, datetime) and cell.number_format == "yyyy-mm-dd" for cell in dated
    )
    # a workbook knows no clock: it is of the stated day
    assert book.properties.created == datetime.combine(example.day, datetime.min.time())


def test_times_are_as_precise_as_their_source(register_of: Callable[..., Shown]) -> None:
    shown = register_of(
        **{
            f"ASN_2025_A0{number}": f"---\nid: ASN-2025-A0{number}\ntyp: åtgärd\nslag: åtagande\ntitel: Åtgärd {number}\n"
            f"nämnd: ASN\nansvarig: chefen\nslutdatum: {time}\n---\n\n## Vad ska göras\n\nNågot.\n"
            for number, time in enumerate(("2026-01", "2026-01-23", "2026-höst", "löpande"), 1)
        }
    )
    lines = of_json(shown.files, "atgarder")["poster"]
    assert [(one["slutdatum"], one["slutdatum_senast"]) for one in lines] == [
        ("Januari 2026", "2026-01-31"),
        ("23 januari 2026", "2026-01-23"),
        ("Hösten 2026", "2026-12-31"),
        ("Löpande", None),
    ]
    assert date.fromisoformat(lines[0]["nästa_senast"]) == date(2026, 1, 31)


# --- ill will ------------------------------------------------------------------------------------------------


def test_nothing_in_excel_is_a_formula_a_link_or_a_number_that_was_a_text(hostile: Shown) -> None:
    for name in ("risker", "alla"):
        book = openpyxl.load_workbook(io.BytesIO(hostile.files[file_path(name, "xlsx")]))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
        texts = {cell.value for cell in cells if cell.data_type == "s"}
        assert set(HOSTILE_TITLES.values()) <= texts


def test_no_cell_of_csv_begins_as_a_formula_and_json_has_the_exact_words(hostile: Shown) -> None:
    for name in ("risker", "alla"):
        cells = [cell for line in of_csv(hostile.files, name) for cell in line]
        assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
    titles = {line[1] for line in of_csv(hostile.files, "risker")[1:]}
    assert titles == {
        f"'{title}" if title.startswith(("=", "+", "-", "@", "＝")) else title for title in HOSTILE_TITLES.values()
    }
    exact = {one["id"]: one["titel"] for one in of_json(hostile.files, "risker")["poster"]}
    assert exact == HOSTILE_TITLES


def test_a_spreadsheet_in_swedish_reads_the_csv(files: Files) -> None:
    content = files[file_path("risker", "csv")]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") > 10
    assert "Nämnd" in content.decode("utf-8-sig").splitlines()[0].split(";")


def test_a_draft_is_in_no_file(register_of: Callable[..., Shown]) -> None:
    draft = "publicering: arbetsmaterial\n"
    texts = {
        "ASN_R01": "---\nid: ASN-R01\ntyp: risk\ntitel: Känd risk\nnämnd: ASN\n---\n",
        "ASN_R99": f"---\nid: ASN-R99\ntyp: risk\ntitel: Kvastfening\nnämnd: ASN\n{draft}---\n",
        "ASN_2025_A01": "---\nid: ASN-2025-A01\ntyp: åtgärd\nslag: åtagande\ntitel: Känd åtgärd\nnämnd: ASN\n"
        "ansvarig: chefen\nrisker: [ASN-R01, ASN-R99]\nslutdatum: 2025-12\n---\n",
        "ASN_2025_A99": "---\nid: ASN-2025-A99\ntyp: åtgärd\nslag: åtagande\ntitel: Lövgroda\nnämnd: ASN\n"
        f"ansvarig: näbbdjur\nrisker: [ASN-R01]\nslutdatum: 2025-12\n{draft}---\n",
    }
    secrets = ("Kvastfening", "ASN-R99", "asn-r99", "Lövgroda", "näbbdjur", "ASN-2025-A99")

    def read(content: bytes, path: str) -> str:
        if not path.endswith(".xlsx"):
            return content.decode()
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(told(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)

    open_to_all = register_of(**{name: text.replace(draft, "") for name, text in texts.items()})
    said = "\n".join(read(content, path) for path, content in open_to_all.files.items())
    assert all(word in said for word in secrets if word != "asn-r99")
    shown = register_of(**texts)
    for path, content in shown.files.items():
        assert not [word for word in secrets if word in read(content, path)], path
    assert [one["risker"] for one in of_json(shown.files, "atgarder")["poster"]] == [["ASN-R01"]]
