"""A record as text: what `source.parse_source` reads back as the same data and the same body.

Front matter is read as text only, so nothing needs quotes for YAML's guesses (`010`, `no`, `12:30`);
they are given anyway, for the other tools that people open a record with. Values that plain style
cannot carry are quoted, never folded: a diff shows the line that changed and no other.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from internkontroll.front_matter import Value

_Written: TypeAlias = str | int | date | CommentedMap | CommentedSeq

#: what every YAML reader takes for the same text without quotes: words, numbers with a letter, dates, ids
_PLAIN = re.compile(r"[^\W_](?:[\w /.,;()§–%+-]*[\w)§%.])?")
#: what some reader takes for something else than text
_GUESSED = re.compile(
    r"[-+.]?\d[\d_.,:eExXoO+-]*|\d[\da-fA-FxXoO_.]*|true|false|yes|no|on|off|y|n|null|nan|inf", re.IGNORECASE
)
_NUMBER = re.compile(r"[1-9]\d{0,8}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class NotWritableError(ValueError):
    """A text holds a character that no record may hold; `place` is where in the text."""

    def __init__(self, text: str, place: int) -> None:
        super().__init__(f"{text[place]!r} in {text[:40]!r}")
        self.place = place


def record_text(data: Mapping[str, Value], body: str) -> str:
    """The file of a record: keys in the order of `data`, then the body as it stands.

    Raises NotWritableError for control characters, which `parse_source` refuses.
    """
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(_mapping(data), stream)
    return f"---\n{stream.getvalue()}---\n{body}"


def _written(value: Value) -> _Written:
    if isinstance(value, str):
        return _number_or_day(value) or _scalar(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    sequence = CommentedSeq(_written(one) for one in value)
    if all(isinstance(one, str) and re.fullmatch(r"[\w-]+", one) for one in value):
        sequence.fa.set_flow_style()  # `risker: [ASN-R01, ASN-R02]`, as people write a few ids
    return sequence


def _mapping(data: Mapping[str, Value]) -> CommentedMap:
    mapping = CommentedMap((_scalar(key), _written(value)) for key, value in data.items())
    if not mapping:
        mapping.fa.set_flow_style()
    return mapping


def _number_or_day(text: str) -> int | date | None:
    """What every reader of YAML writes and reads back with the same signs, as people write it: `år: 2025`."""
    if _NUMBER.fullmatch(text):
        return int(text)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return None


def _scalar(text: str) -> str:
    if wrong := re.search(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]", text):
        raise NotWritableError(text, wrong.start())
    if _PLAIN.fullmatch(text) and not _GUESSED.fullmatch(text):
        return text
    if re.search(r"[\n\t]|'", text):
        return cast("str", DoubleQuotedScalarString(text))
    return cast("str", SingleQuotedScalarString(text))
