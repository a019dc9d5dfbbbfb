"""Files that belong to records: where they are on the site, and links and images that lead to them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from internkontroll.documents.document import Drawing
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.markdown.subset_inline import without_code
from internkontroll.pages.page import relative
from internkontroll.pages.view import View
from internkontroll.questions.attached_files import address, is_publishable, named_file, uses_of
from internkontroll.records import Record
from internkontroll.register import Register

#: the folder of the site that holds all attachments, one folder for each record
FOLDER = "bilagor"
#: the folder of the site that holds the register's own drawings
DRAWINGS = "diagram"

_WORDS = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
_TARGET = r"\(([^()\s]+)(\s+[\"'][^()]*)?\)"
_IMAGE = re.compile("!" + _WORDS + _TARGET)
_LINK = re.compile("(?<!!)" + _WORDS + _TARGET)
_FENCED = re.compile(r"(^```.*?^```[ \t]*$)", re.MULTILINE | re.DOTALL)


def site_path(record: Record, file: Path) -> str:
    """Where a record's file is on the site."""
    return f"{FOLDER}/{address(record.source, file)}"


def files_of(register: Register, record: Record) -> Iterator[tuple[str, Path]]:
    """Site path and file of everything a record carries that can be published."""
    files = (use.file for use in uses_of(record.source) if use.file is not None)
    for file in dict.fromkeys(files):
        if is_publishable(file, register.root):
            yield site_path(record, file), file


def file_link(view: View, record: Record, name: str, title: str) -> str:
    """A link to a file that the record names; only the title when it cannot be published."""
    file = named_file(record.source, name)
    if not is_publishable(file, view.register.root):
        return view.write.text(title)
    return view.write.link(title, relative(site_path(record, file), view.path))


def attachment_list(view: View, record: Record) -> Iterator[str]:
    """The record's attachments as a list of links."""
    if not record.attachments:
        return
    yield view.write.heading(2, "Bilagor")
    lines = []
    for one in record.attachments:
        told = [swedish.time_point(one.date)] if one.date else []
        told += [one.origin] if one.origin else []
        after = view.write.text(f" ({', '.join(told)})") if told else ""
        lines.append(f"{file_link(view, record, one.file, one.title)} {after}".rstrip())
    yield view.write.bullets(lines)


def drawing_path(drawing: Drawing) -> str:
    """Where a drawing is on the site: named by its content, so that pages which show the same one share it."""
    return f"{DRAWINGS}/{hashlib.sha256(drawing.svg.encode()).hexdigest()[:24]}.svg"


def drawings_of(images: Mapping[str, Path | Drawing]) -> tuple[Drawing, ...]:
    """The pictures that the register has drawn itself."""
    return tuple(picture for picture in images.values() if isinstance(picture, Drawing))


def with_site_images(view: View, markdown: str, images: Mapping[str, Path | Drawing]) -> str:
    """The text with its images led to the site's copies, and every unsafe link reduced to its text.

    `images` are the documents' own names for them, `<id>/<path>`.
    """

    def image(words: str, target: str, whole: str) -> str:
        file = images.get(target)
        if isinstance(file, Drawing):
            return whole.replace(f"]({target}", f"]({relative(drawing_path(file), view.path)}")
        if file is None or not is_publishable(file, view.register.root):
            return words
        return whole.replace(f"]({target}", f"]({relative(f'{FOLDER}/{target}', view.path)}")

    def link(words: str, target: str, whole: str) -> str:
        return whole if inline.is_safe_target(target) and whole.endswith(f"({target})") else words

    if "](" not in markdown:
        return markdown
    # a link may hold an image, so the images are led first
    return _replaced(_LINK, link, _replaced(_IMAGE, image, markdown))


def _replaced(pattern: re.Pattern[str], change: Callable[[str, str, str], str], markdown: str) -> str:
    """The text with every match outside code changed, from its words, its target and the whole of it."""
    parts: list[str] = []
    done = 0
    for match in pattern.finditer(_without_code(markdown)):
        (start, end), words, target = match.span(), match.span(1), match.span(2)
        parts += [markdown[done:start], change(markdown[slice(*words)], markdown[slice(*target)], markdown[start:end])]
        done = end
    return "".join([*parts, markdown[done:]])


def _without_code(markdown: str) -> str:
    """The text with all code blanked out, every column kept."""
    parts = _FENCED.split(markdown)
    return "".join(re.sub(r"[^\n]", " ", part) if n % 2 else without_code(part) for n, part in enumerate(parts))
