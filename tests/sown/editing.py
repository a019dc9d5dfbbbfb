"""A record's file as lines that a fault can be written into, and where each fault will be found."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cached_property

from internkontroll.records import Record
from internkontroll.source import Source
from tests.sown.field import Field, Sowing


@dataclass(frozen=True)
class Plot:
    """One whole record of the field, with the chance that decides where in it a fault is sown."""

    field: Field
    record: Record
    chance: random.Random

    @property
    def source(self) -> Source:
        """The record's file."""
        return self.record.source

    @property
    def path(self) -> str:
        """The file below the register's folder."""
        return self.source.path.removeprefix("./")

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines; the line that findings call 1 is the first."""
        return self.source.text.split("\n")

    @cached_property
    def end_of_front_matter(self) -> int:
        """The number of the line `---` below the front matter."""
        return self.lines.index("---", 1) + 1

    @cached_property
    def top_keys(self) -> list[tuple[str, int]]:
        """The keys at the left margin with their lines, `id` and `typ` left out."""
        return [
            (str(path[0]), place[0])
            for path, place in self.source.keys.items()
            if len(path) == 1 and path[0] not in ("id", "typ")
        ]

    def line_of(self, key: str) -> int | None:
        """The line of a key at the left margin."""
        return dict(self.top_keys).get(key)

    def scalar_line(self, key: str) -> int | None:
        """The line of a key whose value is a text on that same line."""
        line = self.line_of(key)
        value = self.source.data.get(key)
        return line if line is not None and isinstance(value, str) and self.line_text(line).endswith(value) else None

    def line_text(self, line: int) -> str:
        """The text of a line, counted from 1."""
        return self.lines[line - 1]

    # -- where text can be put --------------------------------------------------------------------

    @cached_property
    def paragraph_ends(self) -> list[int]:
        """The lines that end a plain paragraph: a blank line or the end of the file follows."""
        found = []
        for number in range(self.end_of_front_matter + 1, len(self.lines) + 1):
            text = self.line_text(number)
            after = self.line_text(number + 1) if number < len(self.lines) else ""
            is_plain = re.match(r"[A-ZÅÄÖa-zåäö0-9].*[.:]$", text) and not re.match(r"\d+[.)] ", text)
            if is_plain and not after.strip() and not self._in_list(number):
                found.append(number)
        return found

    def _in_list(self, number: int) -> bool:
        while number > 1 and self.line_text(number).strip():
            if re.match(r"\s*(?:[-*+]|\d+[.)]|\[\^)", self.line_text(number)):
                return True
            number -= 1
        return False

    @property
    def is_clean(self) -> bool:
        """True when the clean verdict says nothing of the file: then the fault can hide nothing in it."""
        return not self.field.standing(self.path)

    # -- sowings ----------------------------------------------------------------------------------

    def replace(
        self, code: str, line: int, new: str | None, column: int | None = None, at: int | None = None
    ) -> Sowing:
        """Another text (None: no text) for one line; the finding is at `at`, or else at the line itself."""
        lines = [*self.lines[: line - 1], *([] if new is None else new.split("\n")), *self.lines[line:]]
        return self.text(code, "\n".join(lines), at or line, column)

    def insert(self, code: str, after: int, new: str, at: int, column: int | None = 1) -> Sowing:
        """New lines after a line; the finding is `at` lines below that line."""
        lines = [*self.lines[:after], *new.split("\n"), *self.lines[after:]]
        return self.text(code, "\n".join(lines), after + at, column)

    def text(self, code: str, text: str, line: int, column: int | None) -> Sowing:
        """Another text for the whole file."""
        return Sowing(code, {self.path: text.encode()}, self.path, line, column)

    def paragraph(self, code: str, words: str, at: int = 1, column: int | None = 1) -> Sowing | None:
        """A block of its own after some paragraph; the finding is in its `at`:th line."""
        if not self.paragraph_ends:
            return None
        after = self.chance.choice(self.paragraph_ends)
        return self.insert(code, after, f"\n{words}", at + 1, column)

    def property(self, code: str, words: str, at: int = 1, column: int | None = None) -> Sowing:
        """New lines last in the front matter; the finding is in the `at`:th of them."""
        return self.insert(code, self.end_of_front_matter - 1, words, at, column)
