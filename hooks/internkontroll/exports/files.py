"""The files of the registers, and where they lie on the site."""

from __future__ import annotations

from datetime import date

from internkontroll.exports.columns import ALL_COLUMNS, REGISTERS, RegisterKind
from internkontroll.exports.csv_file import csv_file
from internkontroll.exports.entry import Entry
from internkontroll.exports.filter_data import filter_file
from internkontroll.exports.json_file import all_file, register_file
from internkontroll.exports.making import entries
from internkontroll.exports.workbook import Sheet, workbook
from internkontroll.register import Register

#: the endings of a register's files, in the order in which they are offered, and what each is called
FORMATS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}

#: the name of the files that hold all registers
ALL = "alla"

FILTER_FILE = "register/poster.json"


def file_path(name: str, ending: str) -> str:
    """Where a file lies: `register/risker.csv`."""
    return f"register/{name}.{ending}"


def export_files(register: Register, day: date) -> dict[str, bytes]:
    """Path on the site -> content, of every register and of all in one. `register` must be the public one."""
    known = entries(register, day)
    made = [(kind, known[kind.type]) for kind in REGISTERS.values()]
    files: dict[str, bytes] = {}
    for kind, lines in made:
        files[file_path(kind.file, "csv")] = csv_file(register, kind.columns, lines)
        files[file_path(kind.file, "xlsx")] = workbook(register, [_sheet(kind, lines)], kind.plural, day)
        files[file_path(kind.file, "json")] = register_file(register, kind, lines, day)
    every = [one for _, lines in made for one in lines]
    sheets = [("Alla", ALL_COLUMNS, every), *(_sheet(kind, lines) for kind, lines in made)]
    files[file_path(ALL, "csv")] = csv_file(register, ALL_COLUMNS, every)
    files[file_path(ALL, "xlsx")] = workbook(register, sheets, "Hela registret", day)
    files[file_path(ALL, "json")] = all_file(register, made, day)
    files[FILTER_FILE] = filter_file(register, made, day)
    return files


def _sheet(kind: RegisterKind, lines: tuple[Entry, ...]) -> Sheet:
    return (kind.plural, kind.columns, lines)
