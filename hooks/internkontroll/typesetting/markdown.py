"""Markdown -> Typst, by pandoc.

Pandoc's `commonmark` reader is used, not its `markdown`: it parses as markdown-it does, with which
the check reads the same text, and it knows no raw Typst and no attributes that run as code.

Pandoc stays alive between documents (`pandoc lua`), where starting it costs as much as a page. To know from which
line each word came costs it twice the time of all the rest, so it is asked for that only when something is wrong.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict
from urllib.parse import unquote

from internkontroll.documents.document import Document, Drawing
from internkontroll.typesetting import errors
from internkontroll.typesetting.errors import Fault, StoppedError, TypesettingError
from internkontroll.typesetting.leash import DiedError, LeashedProcess, StoppedByClockError, WarmProcess, bound
from internkontroll.typesetting.limits import Deadline, Limits
from internkontroll.typesetting.pandoc import LOCALE, pandoc_path

_FOLDER = Path(__file__).parent
_READER = "commonmark+pipe_tables+footnotes-raw_html"
#: a process is replaced after so many documents; its processor time is limited over them all
_JOBS = 100
_CPU_SECONDS = 120


class _Read(TypedDict):
    """The process's answer, as `markdown.lua` makes it."""

    typst: str
    #: code, line, column, what it is about, the picture's staged name
    reports: list[tuple[str, int, int, str, str]]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that the text shows: the file to stage, under which name, and where the text is."""

    name: str
    file: Path | Drawing
    staged_as: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Body:
    """The document's text as Typst. A comment `/*12*/` there says: from line 12 of the Markdown.

    Without marks there are no such comments, and every line and column is 1.
    """

    typst: str
    headings: int
    pictures: tuple[Picture, ...]


class Reader:
    """Pandoc, kept warm. Not for several threads at once; its process may be closed from any."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.process = WarmProcess(lambda: LeashedProcess(_command(limits), LOCALE, _FOLDER), _JOBS)

    def body(self, document: Document, deadline: Deadline, *, marked: bool) -> Body:
        """Reads the document's Markdown.

        Raises `TypesettingError` with everything in it that PDF/UA forbids, with places only when `marked`, and
        `StoppedError` when pandoc does not finish within its limits.
        """
        read = self._read(document, deadline, marked=marked)
        images = {unquote(name): file for name, file in document.images}
        headings, faults, pictures = 0, list[Fault](), list[Picture]()
        for code, line, column, detail, staged_as in read["reports"]:
            if code == "heading":
                headings += 1
            elif code != "image":
                faults.append(Fault(errors.structure(code, detail), document.locate(line, column)))
            elif file := images.get(unquote(detail)):
                pictures.append(Picture(detail, file, staged_as, line, column))
            else:
                faults.append(Fault(errors.image_missing(detail), document.locate(line, column)))
        if faults:
            raise TypesettingError(document.id, faults)
        return Body(read["typst"], headings, tuple(pictures))

    def _read(self, document: Document, deadline: Deadline, *, marked: bool) -> _Read:
        # the place of text that has none in any record is still worth something: its first line
        start = document.locate(1)
        # the last row of a table is one only when its line ends
        job = (b"1" if marked else b"0") + document.markdown.encode("utf-8", "replace") + b"\n"
        seconds = self._limits.reading_seconds
        try:
            answer = self.process.ask(job, lambda: deadline.within(seconds))
        except StoppedByClockError:
            raise StoppedError.of(document.id, errors.markdown_too_slow(seconds), start) from None
        except DiedError:
            raise StoppedError.of(document.id, errors.markdown_failed(), start) from None
        if answer.status:
            raise StoppedError.of(document.id, errors.markdown_failed(), start)
        read: _Read = json.loads(answer.content)
        return read


def _command(limits: Limits) -> list[str]:
    scripts = [str(_FOLDER / "pandoc_process.lua"), str(_FOLDER / "markdown.lua"), _READER]
    # its own limit (`+RTS -M`) does not hold for what a script asks it to do: the system's does
    return bound([pandoc_path(), "lua", *scripts], _CPU_SECONDS, limits.reading_megabytes)
