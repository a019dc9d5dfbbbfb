"""Markdown -> Typst, by pandoc.

Pandoc's `commonmark` reader is used, not its `markdown`: it parses as markdown-it does, with which
the check reads the same text, and it knows no raw Typst and no attributes that run as code.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pypandoc

from internkontroll.documents.document import Document
from internkontroll.typesetting import errors
from internkontroll.typesetting.errors import Fault, TypesettingError
from internkontroll.typesetting.limits import Limits

_FILTER = Path(__file__).with_name("markdown.lua")
_READER = "commonmark+pipe_tables+footnotes+sourcepos-raw_html"
#: how the filter's own lines begin among pandoc's warnings
_MARK = "internkontroll\t"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that the text shows: the file to stage, under which name, and where the text is."""

    name: str
    file: Path
    staged_as: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Body:
    """The document's text as Typst. A comment `/*12*/` there says: from line 12 of the Markdown."""

    typst: str
    headings: int
    pictures: tuple[Picture, ...]


def typst_body(document: Document, limits: Limits) -> Body:
    """Reads the document's Markdown.

    Raises `TypesettingError` with everything in it that PDF/UA forbids, or when pandoc does not
    finish within `limits`.
    """
    typst, reports = _run_pandoc(document, limits)
    images = {unquote(name): file for name, file in document.images}
    headings, faults, pictures = 0, list[Fault](), list[Picture]()
    for code, line, column, detail, staged_as in reports:
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
    return Body(typst, headings, tuple(pictures))


@cache
def _pandoc() -> str:
    return str(pypandoc.get_pandoc_path())


def _run_pandoc(document: Document, limits: Limits) -> tuple[str, list[tuple[str, int, int, str, str]]]:
    command = [
        _pandoc(), "+RTS", f"-M{limits.reading_megabytes}m", "-RTS", "--sandbox", "--wrap=none",
        # or pandoc gives a pipe table with a long row widths by its count of dashes
        "--columns=100000",
        f"--from={_READER}", "--to=typst", f"--lua-filter={_FILTER}",
    ]  # fmt: skip
    # the place of text that has none in any record is still worth something: its first line
    start = document.locate(1)
    try:
        run = subprocess.run(  # noqa: S603 -- nothing of the contributor's: the text goes by stdin
            command,
            input=document.markdown.encode("utf-8", "replace"),
            capture_output=True,
            timeout=limits.reading_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TypesettingError.of(document.id, errors.markdown_too_slow(limits.reading_seconds), start) from None
    if run.returncode != 0:
        raise TypesettingError.of(document.id, errors.markdown_failed(), start)
    reports = []
    for report in run.stderr.decode().splitlines():
        if report.startswith(_MARK):
            code, line, column, detail, staged_as = report.removeprefix(_MARK).split("\t")
            reports.append((code, int(line), int(column), detail, staged_as))
    return run.stdout.decode(), reports
