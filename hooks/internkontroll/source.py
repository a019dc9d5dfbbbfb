"""One file of the register as text: its front matter, its body, and where everything stands.

A file is read here and nowhere else. Whatever is wrong with it becomes a finding at its line and
column; the file still counts, so that links to it do not seem broken too.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from internkontroll import form
from internkontroll.findings import Finding, Location
from internkontroll.front_matter import KeyPath, Place, RecordHandler, Value, read_front_matter
from internkontroll.markdown.body import Body, Heading, Section, read_body

MAX_BYTES = 1_000_000

_HANDLER = RecordHandler()

_ID_IN_NAME = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+(?![a-zåäö]))*")

# the signs that turn the direction of writing would turn whatever stands after them on a page
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
#: the same signs as UTF-8: those of one byte, and the others
_CONTROL_BYTES = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_LONG_CONTROLS = tuple(
    sign.encode() for sign in "\x85\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A record's file: `path` as shown to the user, `file` on disk."""

    path: str
    file: Path
    text: str
    data: Mapping[str, Value] = field(default_factory=dict)
    keys: Mapping[KeyPath, Place] = field(default_factory=dict)
    values: Mapping[KeyPath, Place] = field(default_factory=dict)
    body: Body = field(default_factory=Body)
    #: False when the front matter could not be read to its end
    is_whole: bool = True

    @property
    def id(self) -> str:
        """The id as written, else what the file name begins with; never empty for a named file."""
        written = self.data.get("id")
        if isinstance(written, str) and written.strip():
            return written.strip()
        return self._id_in_name or self.file.stem

    @property
    def ids(self) -> frozenset[str]:
        """The id that the file has, and the one that its name promises, when they differ."""
        promised = None if self.is_named_by_id else self._id_in_name
        return frozenset((self.id, promised)) if promised else frozenset((self.id,))

    @property
    def is_named_by_id(self) -> bool:
        """True when the file's name begins with the id."""
        stem = self.file.stem
        return stem == self.id or stem.startswith(f"{self.id}-")

    @property
    def _id_in_name(self) -> str | None:
        match = _ID_IN_NAME.match(self.file.stem)
        return match.group() if match else None

    @property
    def type(self) -> str:
        """`typ` as written, or an empty text."""
        written = self.data.get("typ")
        return written.strip() if isinstance(written, str) else ""

    def at(self, *keys: str | int) -> Location:
        """The place of a value that is text, else of its key, else of the nearest key above."""
        path: KeyPath = keys
        while path:
            value, key = self.values.get(path), self.keys.get(path)
            if value is not None and (key is None or isinstance(self._value(path), str)):
                return Location(self.path, *value)
            if key is not None:
                return Location(self.path, *key)
            path = path[:-1]
        return Location(self.path)

    def at_key(self, *keys: str | int) -> Location:
        """The place of a key itself, else as `at`."""
        key = self.keys.get(keys)
        return Location(self.path, *key) if key else self.at(*keys)

    def line_text(self, line: int) -> str:
        """The text of a line of the file, counted from 1; empty when there is none."""
        if line < 1:
            return ""
        lines = self.text.split("\n", line)
        return lines[line - 1] if line <= len(lines) else ""

    def _value(self, path: KeyPath) -> object:
        value: object = self.data
        for key in path:
            if isinstance(value, Mapping) and isinstance(key, str):
                value = value.get(key)
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return None
        return value


#: what the system says in English, in Swedish; any other reason is given as the system words it
_REASONS = {
    errno.ENOENT: "den finns inte",
    errno.EACCES: "du har inte behörighet",
    errno.EPERM: "du har inte behörighet",
    errno.EISDIR: "det är en mapp",
    errno.ENOTDIR: "det är ingen mapp",
    errno.ENOSPC: "disken är full",
    errno.EROFS: "platsen går bara att läsa",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ELOOP: "länken leder till sig själv",
}


def system_reason(error: OSError) -> str:
    """Why the system could not open or write a file, as it stands in a message."""
    number = error.errno or 0
    return _REASONS.get(number) or (os.strerror(number) if number else str(error))


def read_source(file: Path, path: str, root: Path) -> tuple[Source, list[Finding]]:
    """Read one file below `root`; `path` is how findings name it. Never raises for what is in it."""
    empty = Source(path, file, "", is_whole=False)
    start = Location(path)
    if file.is_symlink() and not _inside(file, root):
        return empty, [form.SYMLINK.at(start, "Filen är en länk som leder ut ur registret. Lägg själva filen här.")]
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):  # a named pipe would be waited for without end
            return empty, [form.UNREADABLE.at(start, "Filen är ingen vanlig fil. Ta bort den.")]
        if (size := status.st_size) > MAX_BYTES:
            megabytes = f"{size / 1e6:.1f}".replace(".", ",")
            return empty, [
                form.TOO_LARGE.at(start, f"Filen är {megabytes} MB, högst 1 MB. Lägg stora underlag som bilagor.")
            ]
        raw = file.read_bytes()
    except OSError as error:
        return empty, [form.UNREADABLE.at(start, f"Filen går inte att öppna ({system_reason(error)}).")]
    return parse_source(raw, file, path)


def parse_source(raw: bytes, file: Path, path: str) -> tuple[Source, list[Finding]]:
    """Read a record's bytes; `file` and `path` only name it."""
    findings: list[Finding] = []
    empty = Source(path, file, "", is_whole=False)
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        message = "Filen börjar med ett osynligt byteordningsmärke. Spara den som UTF-8 utan BOM."
        findings.append(form.BYTE_ORDER_MARK.at(Location(path), message))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return empty, [*findings, _encoding_finding(raw, error, path)]
    if "\r" in text:
        line, column = _line_column(text, text.index("\r"))
        message = "Filen har radslut från Windows (CRLF). Spara den med radslutet LF."
        findings.append(form.LINE_ENDS.at(Location(path, line, column), message))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _may_hold_control(raw) and (control := _CONTROL.search(text)) is not None:
        line, column = _line_column(text, control.start())
        message = "Filen innehåller ett osynligt styrtecken. Ta bort det."
        return empty, [*findings, form.UNREADABLE.at(Location(path, line, column, 1), message)]
    if not text.strip():
        return empty, [*findings, form.EMPTY_FILE.at(Location(path), "Filen är tom. Skriv posten eller ta bort filen.")]
    if not unicodedata.is_normalized("NFC", text):
        findings.append(_decomposed_finding(text, path))
        text = unicodedata.normalize("NFC", text)
    return _split(text, file, path, findings)


def _split(text: str, file: Path, path: str, findings: list[Finding]) -> tuple[Source, list[Finding]]:
    unread = Source(path, file, text, is_whole=False)
    if not _HANDLER.detect(text) or not text.startswith("---"):
        message = "Filen börjar inte med uppgifter mellan två rader med ---. Kopiera början från en annan post."
        return unread, [*findings, form.NO_FRONT_MATTER.at(Location(path), message)]
    try:
        metadata, body_text = _HANDLER.split(text)
    except ValueError:
        message = "Uppgifterna överst avslutas inte. Sätt en rad med --- efter den sista uppgiften."
        return unread, [*findings, form.NO_FRONT_MATTER.at(Location(path), message)]
    front = read_front_matter(metadata, path, first_line=2)
    body_line = 2 + metadata.count("\n") + 1
    body = read_body(body_text, body_line)
    source = Source(path, file, text, front.data, front.keys, front.values, body, front.is_complete)
    return source, [*findings, *front.findings]


def _may_hold_control(raw: bytes) -> bool:
    """False when the pattern need not be tried: over thousands of files it costs twenty times as much."""
    return len(raw.translate(None, _CONTROL_BYTES)) < len(raw) or any(sign in raw for sign in _LONG_CONTROLS)


def _inside(file: Path, root: Path) -> bool:
    try:
        return file.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _line_column(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _encoding_finding(raw: bytes, error: UnicodeDecodeError, path: str) -> Finding:
    before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    message = "Filen är inte sparad som UTF-8 (å, ä och ö går inte att läsa). Spara om den som UTF-8."
    return form.UNREADABLE.at(Location(path, line, column, 1), message)


def _decomposed_finding(text: str, path: str) -> Finding:
    for number, line in enumerate(text.split("\n"), 1):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            same = (one == other for one, other in zip(composed, line, strict=False))
            column = next((i for i, is_same in enumerate(same, 1) if not is_same), len(line))
            message = "Tecken som å, ä och ö är skrivna i två delar. Skriv om dem från tangentbordet."
            return form.DECOMPOSED.at(Location(path, number, column, 2), message)
    raise AssertionError(path)


__all__ = ["Body", "Heading", "Section", "Source", "parse_source", "read_source"]
