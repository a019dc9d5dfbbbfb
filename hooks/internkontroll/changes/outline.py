"""One version of a record's file: its keys and sections, as text to compare, and whether it may be told of.

It is read more cheaply than a record of today is: the history holds many versions of each, and most of them are
alike but for a line. A key's value stays the lines that it stands on, and only what differs is read as YAML. Any
doubt about where a key begins sends the front matter to the full reader.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from internkontroll.front_matter import RecordHandler, Value, read_front_matter
from internkontroll.records import TYPES
from internkontroll.secrets import personal_numbers
from internkontroll.secrets.secrecy import marked_property, may_be_marked, stamp_line

_HANDLER = RecordHandler()
#: a line that begins in the first column: with a key and a colon, or (no group) with something else. The dash of a
#: list, a comment and what is indented belong to the key above.
_TOP = re.compile(r"^(?=[^\s#-])(?:([\wåäöÅÄÖ]+)[ \t]*:(?=[ \t\n]|\Z)|.)", re.MULTILINE)
_LIST_ITEM = re.compile(r"-[ \t\n]")
_PLAIN = re.compile(r"\w+: +([\w-]+(?: [\w-]+)*)")
#: lines that are YAML beyond doubt: words on one line, or a list of ids
_READABLE = re.compile(r"\w+: (?:\w[\w .,/()§–-]*|\[[\w-]+(?:, [\w-]+)*\])")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,2})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
_EMPHASIS = re.compile(r"[*`]|\\(?=[^\w\s])")
_DRAFT = "arbetsmaterial"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028-\u202e\u2066-\u2069\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Outline:
    """A version of a record. One that is not `is_sound` could not be read, or held a secret: nothing of it is told."""

    #: empty when it cannot be seen
    id: str
    is_draft: bool
    is_sound: bool = False
    holds_secret: bool = False
    typ: str = ""
    #: key -> the lines that it stands on
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    #: heading -> a digest of the text below it; the text before the first one has an empty heading
    sections: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))


def read_outline(raw: bytes) -> Outline:
    """The outline of a file's bytes. Never raises, whatever they are."""
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError:
        return Outline("", is_draft=_DRAFT.encode() in raw.lower())
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.startswith("---") or _CONTROL.search(text):
        return Outline("", is_draft=_DRAFT in text.casefold())
    try:
        front, body = _HANDLER.split(text)
    except ValueError:
        return Outline("", is_draft=_DRAFT in text.casefold())
    keys = _keys(front)
    if keys is None:
        seen = read_front_matter(front, "", 1).data.get("id")  # what can be seen of it in a text that is broken
        return Outline(seen if isinstance(seen, str) else "", is_draft=_DRAFT in front.casefold())
    identity, typ = _value(keys, "id"), _value(keys, "typ")
    publication = _value(keys, "publicering") if "publicering" in keys else "publicerad"
    # what the loader would refuse has never been on a site
    is_known = typ in TYPES and publication in ("publicerad", _DRAFT) and keys.keys() <= _known_keys(typ)
    is_draft = publication == _DRAFT or (not is_known and _DRAFT in front.casefold())
    secret = _holds_secret(text, front)
    is_sound = is_known and bool(identity) and not secret
    return Outline(identity, is_draft, is_sound, secret, typ, keys, _sections(body))


def value_of(lines: str) -> Value | None:
    """What a key's lines say, however they are written; the lines themselves when they cannot be read."""
    front = read_front_matter(f"{lines}\n", "", 1)  # a block of text ends with its line
    return next(iter(front.data.values()), None) if front.is_complete else lines


def is_readable(lines: str) -> bool:
    """Whether a key's lines are YAML that the register reads."""
    return _READABLE.fullmatch(lines) is not None or read_front_matter(lines, "", 1).is_complete


def _keys(front: str) -> dict[str, str] | None:
    """The top-level keys with their lines; None when the front matter cannot be read."""
    starts: list[tuple[str, int]] = []
    for match in _TOP.finditer(front):
        key = match.group(1)
        if key is None:
            return _slowly(front)
        starts.append((key, match.start()))
    # what stands before the first key may be keys that are all indented
    if not starts or front[: starts[0][1]].strip() or _has_odd_dash(front):
        return _slowly(front)
    ends = [*(start for _, start in starts[1:]), len(front)]
    found: dict[str, str] = {}
    for (key, start), end in zip(starts, ends, strict=True):
        found.setdefault(key, front[start:end].rstrip("\n"))
    return found


def _has_odd_dash(front: str) -> bool:
    """Whether a line begins with a dash that no list has; such a line is rare."""
    at = front.find("\n-")
    while at >= 0:
        if not _LIST_ITEM.match(front, at + 1):
            return True
        at = front.find("\n-", at + 1)
    return front.startswith("-")


def _slowly(front: str) -> dict[str, str] | None:
    read = read_front_matter(front, "", 1)
    if not read.is_complete:
        return None
    # JSON is YAML: what is written back so is read as the same value
    return {key: f"{key}: {_written(value)}" for key, value in read.data.items()}


def _written(value: Value) -> str:
    import json  # noqa: PLC0415 -- asked for once in thousands of files

    return json.dumps(value, ensure_ascii=False)


def _value(keys: Mapping[str, str], key: str) -> str:
    lines = keys.get(key, "")
    match = _PLAIN.fullmatch(lines)
    value = match.group(1) if match else value_of(lines) if lines else ""
    return value.strip() if isinstance(value, str) else ""


@cache
def _known_keys(typ: str) -> frozenset[str]:
    return frozenset(info.alias or name for name, info in TYPES[typ].model_fields.items())


def _holds_secret(text: str, front: str) -> bool:
    if personal_numbers.may_hold(text) and any(personal_numbers.spans(text)):
        return True
    if not may_be_marked(text):
        return False
    if stamp_line(text) is not None:
        return True
    return may_be_marked(front) and marked_property(read_front_matter(front, "", 1).data) is not None


def _sections(body: str) -> dict[str, bytes]:
    """Each second-level heading and a digest of what stands below it; a first-level heading ends a section."""
    found: dict[str, bytes] = {}
    heading, fence = "", ""
    lines: list[str] = []

    def close() -> None:
        words = "\n".join(lines).strip()
        if words or heading:
            digest = hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).digest()
            found[heading] = found.get(heading, b"") + digest

    for line in body.split("\n"):
        marks = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if marks is not None and not fence:
            fence = marks.group(1)
        elif marks is not None and marks.group(1).startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence and "#" in line[:5] and (top := _HEADING.fullmatch(line)):
            close()
            lines = []
            heading = _EMPHASIS.sub("", top.group(2) or "").strip() if top.group(1) == "##" else ""
            continue
        lines.append(line)
    close()
    return found
