"""Markdown -> the parts of a Word file, by pandoc, with the reader that the PDF is read with.

What pandoc makes is the words: `body.py` gives them their final shape. To know from which line each word
came costs pandoc twice the time of all the rest, so it is asked for that only when something is wrong.
"""

from __future__ import annotations

import io
import os
import signal
import subprocess
import zipfile
from math import ceil
from pathlib import Path
from urllib.parse import unquote

from internkontroll.documents.document import Document
from internkontroll.typesetting import errors
from internkontroll.typesetting.errors import Fault, StoppedError, TypesettingError
from internkontroll.typesetting.leash import bound
from internkontroll.typesetting.limits import Deadline, Limits
from internkontroll.typesetting.pandoc import LOCALE, pandoc_path
from internkontroll.word.pictures import Pictures

_FILTER = Path(__file__).with_name("body.lua")
_READER = "commonmark+pipe_tables+footnotes-raw_html"
#: beside the heap, which pandoc limits itself: the program, and what Lua takes
_OUTSIDE_THE_HEAP_MEGABYTES = 1024
#: the signal that ends a process whose processor time is out; Windows has neither
_CPU_SPENT = getattr(signal, "SIGXCPU", 0) or 1
#: how the filter's own lines begin among pandoc's warnings
_MARK = "internkontroll\t"


def read(document: Document, pictures: Pictures, folder: Path, limits: Limits, deadline: Deadline) -> dict[str, bytes]:
    """The parts that pandoc makes, by name; `folder` holds `reference.docx` and the staged pictures.

    Raises `TypesettingError` with everything in the text that an accessible document forbids, and
    `StoppedError` when pandoc does not finish within `limits`.
    """
    package, faults = _run_pandoc(document, pictures, folder, limits, deadline, places=False)
    if faults:
        _, faults = _run_pandoc(document, pictures, folder, limits, deadline, places=True)
    # a picture that the text does not show is still a fault: no other was drawn
    faults = faults or [Fault(message) for message in pictures.faults.values()]
    if faults:
        raise TypesettingError(document.id, faults)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _fault(code: str, detail: str, pictures: Pictures) -> str | None:
    if code != "image":
        return errors.structure(code, detail)
    name = unquote(detail)
    if name in pictures.faults:
        return pictures.faults[name]
    # when one picture is broken the others are not drawn, and nothing is wrong with them
    return None if name in pictures.names else errors.image_missing(detail)


def _run_pandoc(  # noqa: PLR0913 -- what is read, where, and for how long
    document: Document, pictures: Pictures, folder: Path, limits: Limits, deadline: Deadline, *, places: bool
) -> tuple[bytes, list[Fault]]:
    heap = limits.reading_megabytes
    command = [
        pandoc_path(), "+RTS", f"-M{heap}m", "-RTS", "--sandbox",
        # or pandoc gives a pipe table with a long row widths by its count of dashes
        "--columns=100000",
        f"--from={_READER}{'+sourcepos' if places else ''}", "--to=docx", "--output=-",
        "--reference-doc=reference.docx", f"--lua-filter={_FILTER}",
    ]  # fmt: skip
    # the place of text that has none in any record is still worth something: its first line
    start = document.locate(1)
    try:
        run = subprocess.run(  # noqa: S603 -- nothing of the contributor's: the text goes by stdin
            bound(command, ceil(limits.reading_seconds), heap + _OUTSIDE_THE_HEAP_MEGABYTES),
            input=document.markdown.encode("utf-8", "replace"),
            capture_output=True,
            timeout=deadline.within(limits.reading_seconds),
            check=False,
            cwd=folder,
            env=os.environ | LOCALE,
        )
    except subprocess.TimeoutExpired:
        raise StoppedError.of(document.id, errors.markdown_too_slow(limits.reading_seconds), start) from None
    if run.returncode == -_CPU_SPENT:
        raise StoppedError.of(document.id, errors.markdown_too_slow(limits.reading_seconds), start)
    if run.returncode != 0:
        raise StoppedError.of(document.id, errors.markdown_failed(), start)
    faults = []
    for report in run.stderr.decode("utf-8", "replace").splitlines():
        if report.startswith(_MARK):
            code, line, column, detail = report.removeprefix(_MARK).split("\t")
            if message := _fault(code, detail, pictures):
                faults.append(Fault(message, document.locate(int(line), int(column)) if places else None))
    return run.stdout, faults
