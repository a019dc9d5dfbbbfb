"""The text of a document while it is put together: Markdown lines that know which record they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from internkontroll.documents.document import NOWHERE, Document, Drawing, Origin
from internkontroll.documents.profile import profile_of
from internkontroll.findings import Location
from internkontroll.markdown import inline
from internkontroll.markdown.notes import Note, labels_in, notes_of, renamed
from internkontroll.markdown.subset_inline import without_code
from internkontroll.questions.attached_files import address, image_file
from internkontroll.records import Organisation, Record
from internkontroll.register import Register
from internkontroll.source import Section

#: HTML and PDF know six levels; a deeper heading is printed on the deepest
DEEPEST = 6
#: lines of a table above its first row
_HEADER_LINES = 2

_HEADING = re.compile(r"(#{1,6}) ")
_IMAGE = re.compile(r"!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(([^()\s]+)(?=[\s)])")


@dataclass
class DocumentText:
    """Markdown under construction."""

    lines: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    images: dict[str, Path | Drawing] = field(default_factory=dict)
    #: the footnotes that are defined already, by record and label
    noted: set[tuple[str, str]] = field(default_factory=set)

    @property
    def markdown(self) -> str:
        """The text so far."""
        return "\n".join(self.lines).rstrip("\n") + "\n"

    def document(  # noqa: PLR0913 -- the facts of a title page
        self,
        register: Register,
        *,
        id: str,  # noqa: A002 -- the document's own word for it
        kind: str,
        title: str,
        board: str,
        date: date | None,
        period: date,
        subtitle: str = "",
        case_number: str | None = None,
    ) -> Document:
        """The finished document. Title, subtitle and board are data and no Markdown; see `Document`."""
        return Document(
            id=id,
            kind=kind,
            title=title,
            subtitle=subtitle,
            board=board,
            date=date,
            case_number=case_number,
            markdown=self.markdown,
            period=period,
            origins=tuple(self.origins),
            images=tuple(self.images.items()),
            profile=profile_of(register),
        )

    def drawing(self, name: str, drawing: Drawing, alternative: str) -> None:
        """A picture of our own as a paragraph of its own; `name` ends in `.svg` and is the document's alone."""
        self.images[name] = drawing
        self.block(f"![{inline.plain(alternative)}]({name})")

    def heading(self, level: int, text: str, source: Location | None = None) -> None:
        """A heading of plain text; a board's templates may end with a colon, which print does not need."""
        self._origin(source)
        self.lines += ["#" * min(level, DEEPEST) + " " + inline.plain(text.rstrip(":")), ""]

    def block(self, markdown: str, source: Location | None = None, *, copied: bool = False) -> None:
        """A paragraph, list or table that is Markdown already, made from the record at `source` or `copied` there."""
        self._origin(source, copied=copied)
        self.lines += [*markdown.split("\n"), ""]

    def table(self, markdown: str, sources: Sequence[Location | None]) -> None:
        """A table of which each row below the header is made from a record of its own."""
        self._origin(None)
        for number, line in enumerate(markdown.split("\n")):
            if 0 <= number - _HEADER_LINES < len(sources):
                self._origin(sources[number - _HEADER_LINES])
            self.lines.append(line)
        self.lines.append("")

    def section(self, record: Record, section: Section | None, level: int, tables: Sequence[str] = ()) -> bool:
        """A section's text under a heading of `level`: its own headings begin one below. False if empty.

        `tables` stand before its first own heading, so that they belong to the section as a whole.
        """
        if section is None or not section.text.strip():
            return False
        body = record.source.body
        notes = notes_of(body)
        raw = section.text.split("\n")
        for note in notes.values():
            # they are set where they are first referred to, which may be in another section
            for number in range(note.line, note.line + len(note.lines)):
                if 0 <= number - section.text_line < len(raw):
                    raw[number - section.text_line] = ""
        lines = self._marked(record, raw, section.text_line)
        cut = len(lines)
        for index, line in enumerate(lines):
            if section.text_line + index in body.code_lines:
                continue
            if heading := _HEADING.match(line):
                cut = min(cut, index)
                lines[index] = "#" * min(len(heading.group(1)) + level - 2, DEEPEST) + line[len(heading.group(1)) :]
        place = Location(record.source.path, section.text_line)
        if cut:
            self.block("\n".join(lines[:cut]).rstrip(), place, copied=True)
        for table in tables:
            self.block(table)
        if cut < len(lines):
            after = Location(place.path, place.line + cut)
            self.block("\n".join(lines[cut:]).rstrip(), after, copied=True)
        if notes:
            self._add_notes(record, notes, _prose(record, raw, section.text_line))
        return True

    def _add_notes(self, record: Record, notes: dict[str, Note], text: str) -> None:
        """The definitions that the text refers to, each once in the document."""
        for label in dict.fromkeys(labels_in(text)):
            note = notes.get(label)
            if note is not None and (record.id, label) not in self.noted:
                self.noted.add((record.id, label))
                lines = self._marked(record, list(note.lines), note.line)
                self.block("\n".join(lines), Location(record.source.path, note.line), copied=True)

    def _marked(self, record: Record, lines: list[str], first_line: int) -> list[str]:
        """The lines as they stand in a document: no HTML, and names of notes and images that no other record has."""
        text = "\n".join(lines)
        if "[^" in text or "![" in text:
            prefix, code = f"{record.id.lower()}-", record.source.body.code_lines
            runs = groupby(enumerate(lines, first_line), lambda numbered: numbered[0] in code)
            parts = [(is_code, "\n".join(line for _, line in run)) for is_code, run in runs]
            text = "\n".join(
                part if is_code else self._with_images(record, renamed(part, prefix)) for is_code, part in parts
            )
        return inline.without_html(text).split("\n")

    def free_sections(self, record: Record) -> None:
        """The sections that a writer has added to the record's own, each as a chapter."""
        for section in record.source.body.sections:
            if not any(known.matches(section.heading) for known in type(record).SECTIONS):
                self.heading(1, section.heading)
                self.section(record, section, 1)

    def responsibility(self, board: Organisation) -> None:
        """The board's standard text on who is responsible for what, if it has one."""
        section = board.section("Standardtext ansvar")
        if section is not None:
            self.heading(2, board.heading("ansvar"))
            self.section(board, section, 2)

    def _with_images(self, record: Record, text: str) -> str:
        parts: list[str] = []
        done = 0
        for match in _IMAGE.finditer(without_code(text)) if "![" in text else ():
            start, end = match.span(1)
            file = image_file(record.source, text[start:end])
            if file is not None:
                name = address(record.source, file)
                self.images[name] = file
                parts += [text[done:start], name]
                done = end
        return "".join([*parts, text[done:]])

    def _origin(self, source: Location | None, *, copied: bool = False) -> None:
        self.origins.append(Origin(len(self.lines) + 1, source or NOWHERE, is_copied=copied))


def _prose(record: Record, lines: list[str], first_line: int) -> str:
    code = record.source.body.code_lines
    return "\n".join("" if number in code else line for number, line in enumerate(lines, first_line))
