"""What Typst says -> Swedish, at the place in the record.

Most of what can be wrong with a text is found before Typst sees it, by `markdown.lua`. Here is the
rest: characters without a glyph, pictures that cannot be decoded, and the unforeseen. Typst names a
line and column of `body.typ`; the nearest comment before it says which line of the Markdown that was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from internkontroll.documents.document import Document
from internkontroll.typesetting import errors
from internkontroll.typesetting.errors import Fault
from internkontroll.typesetting.markdown import Body, Picture
from internkontroll.typesetting.staging import IMPORTS

_ERROR = re.compile(r"^error: (?P<message>.+)(?:\n\s*┌─ (?P<file>\S+?):(?P<line>\d+):(?P<column>\d+))?", re.MULTILINE)
_GLYPH = re.compile(r'the (?:text|PDF) (?:contains the (?:disallowed )?codepoint )?`"(?P<text>.*?)"`')
_KNOWN = {
    "maximum parsing depth": errors.layout_too_deep,
    "maximum layout depth": errors.layout_too_deep,
    "PDF string is longer": errors.text_too_long,
}
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_MARKER = re.compile(r"/\*(\d+)\*/")
_STAGED = re.compile(r"[0-9a-f]{40}\.[a-z]+")


def faults_in(diagnostic: str, document: Document, body: Body) -> tuple[Fault, ...]:
    """Every fault in what Typst printed, at least one."""
    faults = tuple(fault for error in _ERROR.finditer(diagnostic) for fault in _translated(error, document, body))
    return faults or (Fault(errors.layout_failed(diagnostic.strip()[:300])),)


def _translated(error: re.Match[str], document: Document, body: Body) -> Iterator[Fault]:
    message = error["message"]
    line, source = 0, ""
    if (error["file"] or "").endswith("body.typ"):
        source = (IMPORTS + body.typst).split("\n")[int(error["line"]) - 1]
        line = _marked_line(body, int(error["line"]), int(error["column"]))
    if glyph := _GLYPH.search(message):
        text = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], glyph["text"])
        yield from _missing(text, document, line)
    elif document.profile.logo and _is_about_the_logo(error):
        yield Fault(errors.logo_unusable(document.profile.logo.name), document.profile.logo_at)
    elif picture := _picture(error, source, body):
        yield Fault(errors.image_broken(picture.name), document.locate(picture.line, picture.column))
    else:
        wording = next((words() for sign, words in _KNOWN.items() if sign in message), None)
        yield Fault(wording or errors.layout_failed(message), document.locate(line or 1))


def _is_about_the_logo(error: re.Match[str]) -> bool:
    """The one picture that the template itself shows: Typst points at its call, or into it (SVG)."""
    file = (error["file"] or "").rpartition("/")[2]
    return file.startswith("logo.") or (file == "front.typ" and "image" in error["message"])


def _missing(text: str, document: Document, line: int) -> Iterator[Fault]:
    """Every place where the character stands: Typst tells of one, and only which word it is in."""
    message = errors.glyph_missing(text)
    places = [
        document.locate(number, found.start() + 1)
        for number, content in enumerate(document.markdown.split("\n"), start=1)
        for found in re.finditer(re.escape(text), content)
    ]
    if not places:  # written as an entity (`&#x1F600;`), or it stands on the title page
        places = [document.locate(line) if line else None]
    for place in places:
        yield Fault(message, place)


def _marked_line(body: Body, line: int, column: int) -> int:
    """The Markdown line that `line` and `column` (from 0) of `body.typ` came from; 0 if unknown."""
    lines = (IMPORTS + body.typst).split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][: column + 1]])
    markers = _MARKER.findall(before)
    return int(markers[-1]) if markers else 0


def _picture(error: re.Match[str], source: str, body: Body) -> Picture | None:
    """The picture that the fault is about: Typst points into it (SVG) or at its name."""
    name = _STAGED.search(error["file"] or "") or _STAGED.search(source, max(0, int(error["column"] or 0) - 1))
    return next((p for p in body.pictures if name and p.staged_as == name[0]), None)
