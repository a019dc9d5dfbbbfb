"""Files that belong to records: where they are on the site, and links and images that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from internkontroll.documents.text import safe_name
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.pages.page import relative
from internkontroll.pages.view import View
from internkontroll.records import Matter, Record
from internkontroll.register import Register

#: the folder of the site that holds all attachments, one folder for each record
FOLDER = "bilagor"

_TARGET = re.compile(r"(!?\[[^\]]*\]\()([^)\s]+)((?:\s+[\"'][^)]*)?\))")


def site_path(record: Record, name: str) -> str:
    """Where a record's file is on the site; only the file's own name is kept."""
    return f"{FOLDER}/{record.id.lower()}/{safe_name(name)}"


def files_of(register: Register, record: Record) -> Iterator[tuple[str, Path]]:
    """Site path and file of everything a record carries that is a plain file inside the register."""
    names = [a.file for a in record.attachments]
    names += [image.target for image in record.source.body.images]
    if isinstance(record, Matter):
        names += [one.file for one in record.basis if one.file]
    for name in dict.fromkeys(names):
        file = record.source.file.parent / name
        if is_inside(file, register.root):
            yield site_path(record, name), file


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
        if is_inside(record.source.file.parent / one.file, view.register.root):
            link = view.write.link(one.title, relative(site_path(record, one.file), view.path))
            lines.append(f"{link} {after}".rstrip())
        else:
            lines.append(f"{view.write.text(one.title)} {after}".rstrip())
    yield view.write.bullets(lines)


def with_site_images(view: View, markdown: str, images: Mapping[str, Path]) -> str:
    """The text with its images led to the site's copies, and every unsafe link reduced to its text.

    `images` are the documents' own names for them, `<id>/<file>`.
    """

    def led(match: re.Match[str]) -> str:
        before, target, after = match.groups()
        words = before[before.index("[") + 1 : -2]
        if before.startswith("!"):
            file = images.get(target)
            if file is None or not is_inside(file, view.register.root):
                return words
            return f"{before}{relative(f'{FOLDER}/{target}', view.path)})"
        return match.group() if inline.is_safe_target(target) and after == ")" else words

    return _TARGET.sub(led, markdown) if "](" in markdown else markdown


def is_inside(file: Path, root: Path) -> bool:
    """True for a plain file that is really below the register's folder, however its path is written."""
    try:
        real = file.resolve(strict=True)
        return real.is_file() and real.is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False
