"""All text that lies in the register's folder, records or not: where secrets must be looked for.

A file that cannot be read as a record is still a file that may hold what it must not. Word and
Excel files are read too, since that is where a stamp or a list of names usually comes from; a PDF
is not, because its text cannot be had without a reader of its own.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from internkontroll.findings import Location
from internkontroll.load import shown_path
from internkontroll.questions.attached_files import read_folder
from internkontroll.register import Register
from internkontroll.source import Source

TEXT_TYPES = frozenset({".txt", ".csv", ".svg", ".md", ".yml", ".yaml", ".json", ".xml", ".html", ".tsv"})
OFFICE_TYPES = frozenset({".docx", ".xlsx"})
MAX_BYTES = 10_000_000
#: unpacked; a Word file of ten pages is below one megabyte
_MAX_UNPACKED = 50_000_000

_OFFICE_PARTS = re.compile(r"(?:word|xl|docProps)/.*\.xml")
_PARAGRAPH_END = re.compile(r"</(?:w:p|si|row|dc:\w+|cp:\w+|vt:\w+|Company|Manager)>|<w:br/>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class StoredText:
    """A file's text. `source` is its record, if it is one; `has_lines` is False when lines mean nothing."""

    path: str
    text: str
    source: Source | None = None
    has_lines: bool = True

    def at(self, offset: int) -> Location:
        """The place of a character of the text, or the file itself when it has no lines."""
        if not self.has_lines:
            return Location(self.path)
        before = self.text[:offset]
        return Location(self.path, before.count("\n") + 1, offset - before.rfind("\n"))


def stored_texts(register: Register) -> Iterator[StoredText]:
    """Every text in the folder: records, then settings and README files, then attachments."""
    root = register.root.resolve()
    for source in register.sources:
        text = source.text or _plain_text(source.file, root)
        yield StoredText(source.path, text, source)
    folder = read_folder(register)
    for file in (*folder.explanatory, *folder.attachable):
        path = shown_path(file, register.root, register.label)
        suffix = file.suffix.casefold()
        if suffix in OFFICE_TYPES:
            yield StoredText(path, _office_text(file, root), has_lines=False)
        else:
            yield StoredText(path, _plain_text(file, root) if suffix in TEXT_TYPES else "")


def _is_readable(file: Path, root: Path) -> bool:
    """True for a plain file below the root that is not out of all proportion."""
    try:
        real = file.resolve(strict=True)
        return real.is_relative_to(root) and real.is_file() and real.stat().st_size <= MAX_BYTES
    except (OSError, RuntimeError):
        return False


def _plain_text(file: Path, root: Path) -> str:
    if not _is_readable(file, root):
        return ""
    try:
        raw = file.read_bytes()
    except OSError:
        return ""
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    # digits and capitals survive whatever the encoding really was
    return re.sub(r"\r\n?", "\n", raw.decode(encoding, "replace"))


def _office_text(file: Path, root: Path) -> str:
    """The text of a Word or Excel file, headers and properties included, one paragraph on a line."""
    if not _is_readable(file, root):
        return ""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [part for part in archive.infolist() if _OFFICE_PARTS.fullmatch(part.filename)]
            if sum(part.file_size for part in parts) > _MAX_UNPACKED:
                return ""
            xml = "\n".join(archive.read(part).decode("utf-8", "replace") for part in parts)
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError):
        return ""
    from xml.sax.saxutils import unescape  # noqa: PLC0415 -- it brings urllib, http and ssl: 25 ms at every start

    return unescape(_TAG.sub("", _PARAGRAPH_END.sub("\n", xml)))
