"""A register as JSON, with its columns explained; one record on each line, so that two versions can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from internkontroll.exports.columns import Column, RegisterKind
from internkontroll.exports.entry import Cell, Entry
from internkontroll.register import Register

#: the version of what the keys mean; a later one may add keys and never changes one
FORMAT = 1


def register_file(register: Register, kind: RegisterKind, entries: Iterable[Entry], day: date) -> bytes:
    """One register: `{format, läget_den, register, kolumner, poster}`."""
    lines = ",\n".join(_lines(register, kind.columns, entries))
    head = f'"register": {_text(kind.file)},\n"kolumner": [\n{_columns(kind.columns)}\n]'
    return f"{_opening(day)}{head},\n{_listed('poster', lines)}\n}}\n".encode()


def all_file(register: Register, made: Sequence[tuple[RegisterKind, Sequence[Entry]]], day: date) -> bytes:
    """All registers: `{format, läget_den, register: {risker: [...], …}}`, each with all its own columns."""
    parts = ",\n".join(_listed(kind.file, ",\n".join(_lines(register, kind.columns, one))) for kind, one in made)
    return f'{_opening(day)}"register": {{\n{parts}\n}}\n}}\n'.encode()


def _opening(day: date) -> str:
    return f'{{\n"format": {FORMAT},\n"läget_den": "{day.isoformat()}",\n'


def _listed(name: str, lines: str) -> str:
    return f"{_text(name)}: [\n{lines}\n]" if lines else f"{_text(name)}: []"


def _lines(register: Register, columns: Sequence[Column], entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        yield _text({column.key: value(column.value(register, entry)) for column in columns})


def _columns(columns: Sequence[Column]) -> str:
    return ",\n".join(
        _text({"nyckel": one.key, "rubrik": one.header, "slag": str(one.kind), "innehåll": one.explained})
        for one in columns
    )


def value(cell: Cell) -> str | int | tuple[str, ...] | tuple[int, ...] | None:
    """A cell as JSON has it: a date as text; a tuple becomes a list."""
    return cell.isoformat() if isinstance(cell, date) else cell


def _text(anything: object) -> str:
    return json.dumps(anything, ensure_ascii=False)
