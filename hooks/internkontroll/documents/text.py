"""The text of a document while it is put together: Markdown lines that know which record they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from internkontroll.documents.document import Origin
from internkontroll.findings import Location
from internkontroll.markdown import inline
from internkontroll.records import Record
from internkontroll.source import Section

#: HTML and PDF know six levels; a deeper heading is printed on the deepest
DEEPEST = 6

_HEADING = re.compile(r"(#{1,6}) ")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_IMAGE = re.compile(r"(!\[[^\]]*\]\()([^)\s]+)(\))")


def safe_name(name: str) -> str:
    """A file's own name with nothing in it that an address or a staged folder would trip over."""
    return re.sub(r"[^\w.\-]", "-", Path(name).name)


@dataclass
class DocumentText:
    """Markdown under construction."""

    lines: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    images: dict[str, Path] = field(default_factory=dict)

    @property
    def markdown(self) -> str:
        """The text so far."""
        return "\n".join(self.lines).rstrip("\n") + "\n"

    def heading(self, level: int, text: str, source: Location | None = None) -> None:
        """A heading of plain text; a board's templates may end with a colon, which print does not need."""
        self._origin(source)
        self.lines += ["#" * min(level, DEEPEST) + " " + inline.plain(text.rstrip(":")), ""]

    def block(self, markdown: str, source: Location | None = None) -> None:
        """A paragraph, list or table that is Markdown already."""
        self._origin(source)
        self.lines += [*markdown.split("\n"), ""]

    def section(self, record: Record, section: Section | None, level: int, tables: Sequence[str] = ()) -> bool:
        """A section's text under a heading of `level`: its own headings begin one below. False if empty.

        `tables` stand before its first own heading, so that they belong to the section as a whole.
        """
        if section is None or not section.text.strip():
            return False
        lines = inline.without_html(section.text).split("\n")
        cut = len(lines)
        for index, line in enumerate(lines):
            if section.text_line + index in record.source.body.code_lines:
                continue
            if heading := _HEADING.match(line):
                cut = min(cut, index)
                lines[index] = "#" * min(len(heading.group(1)) + level - 2, DEEPEST) + line[len(heading.group(1)) :]
            lines[index] = _FOOTNOTE.sub(lambda m: f"[^{record.id.lower()}-{m.group(1)}]", lines[index])
        place = Location(record.source.path, section.text_line)
        if cut:
            self.block(self._with_images(record, "\n".join(lines[:cut]).rstrip()), place)
        for table in tables:
            self.block(table)
        if cut < len(lines):
            after = Location(place.path, place.line + cut)
            self.block(self._with_images(record, "\n".join(lines[cut:])), after)
        return True

    def _with_images(self, record: Record, text: str) -> str:
        def renamed(match: re.Match[str]) -> str:
            file = record.source.file.parent / match.group(2)
            name = f"{record.id.lower()}/{safe_name(file.name)}"
            self.images[name] = file
            return f"{match.group(1)}{name}{match.group(3)}"

        return _IMAGE.sub(renamed, text) if "![" in text else text

    def _origin(self, source: Location | None) -> None:
        if source is not None:
            self.origins.append(Origin(len(self.lines) + 1, source))
