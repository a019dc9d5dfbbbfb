"""`register/poster.json`: every line of every register for the page that sorts and filters, as small as it can be.

What repeats (boards, words, roles, times) stands once in a list, and a line refers to it by its place. A line is
`[type, id, title, page or 0, [boards], [years], standing, [handling], role, time]`; -1 is nothing. `register.js` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from internkontroll.exports.columns import FILTER_COLUMNS, RegisterKind
from internkontroll.exports.entry import Entry, Standing
from internkontroll.exports.standing import PROMISED
from internkontroll.language import swedish
from internkontroll.pages.page import record_path
from internkontroll.questions.promises import State
from internkontroll.records import TYPES
from internkontroll.register import Register

FORMAT = 1


class _Places:
    """Things in the order in which they were first asked for, each once."""

    def __init__(self) -> None:
        self._places: dict[object, int] = {}

    def of(self, thing: object) -> int:
        return self._places.setdefault(thing, len(self._places))

    @property
    def things(self) -> list[object]:
        return list(self._places)


def filter_file(register: Register, made: Sequence[tuple[RegisterKind, Sequence[Entry]]], day: date) -> bytes:
    """The file's bytes."""
    boards, standings, handlings, roles, times = (_Places() for _ in range(5))
    lines = []
    for number, (_, entries) in enumerate(made):
        for entry in entries:
            line = (
                number, entry.id, entry.title, _page(entry), [boards.of(one) for one in entry.boards],
                list(entry.years), -1 if entry.standing is None else standings.of(entry.standing),
                [handlings.of(one) for one in entry.handling], roles.of(entry.role) if entry.role else -1,
                times.of(_time(entry)) if entry.due is not None else -1,
            )  # fmt: skip
            lines.append(_text(line))
    told = {
        "format": FORMAT,
        "dag": day.isoformat(),
        "kolumner": {column.key: column.header for column in FILTER_COLUMNS},
        "slag": [[kind.folder, kind.singular, kind.plural] for kind, _ in made],
        "nämnder": [[one, register.short_name(str(one)), register.title(str(one))] for one in boards.things],
        "lägen": [_standing(one) for one in standings.things if isinstance(one, Standing)],
        "löften": {str(state): _standing(one) for state, one in PROMISED.items()},
        "hanteringar": [swedish.capitalised(str(one)) for one in handlings.things],
        "roller": roles.things,
        "tider": times.things,
    }
    head = ",\n".join(f"{_text(name)}:{_text(value)}" for name, value in told.items())
    listed = ",\n".join(lines)
    return f'{{{head},\n"poster":[\n{listed}\n]}}\n'.encode()


def _page(entry: Entry) -> str | int:
    """0 where the address follows from type and id."""
    usual = entry.type in TYPES and entry.page == record_path(entry.type, entry.id)
    return 0 if usual else f"{entry.page.removesuffix('.md')}.html"


def _standing(one: Standing) -> list[str | int]:
    """Word, tone, and 1 while something remains, 0 when nothing does, -1 where one does not ask."""
    return [one.word, str(one.tone), -1 if one.is_open is None else int(one.is_open)]


def _time(entry: Entry) -> tuple[str, str, str, str, int]:
    """The words, the last day, when the answer is written and handled, and 1 when it is handled already."""
    assert entry.due is not None
    last = entry.due.last.isoformat() if entry.due.last else ""
    words = swedish.capitalised(swedish.time_point(entry.due))
    # an answer that is handled already on the stated day needs no dates: it stays handled
    written, handled = entry.replied
    is_over = entry.due_state is State.ANSWERED
    return (words, last, "" if is_over else written, "" if is_over else handled, int(is_over))


def _text(anything: object) -> str:
    return json.dumps(anything, ensure_ascii=False, separators=(",", ":"))
