"""A record that is written is read back as it was."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internkontroll.load import load
from internkontroll.source import parse_source
from internkontroll.writing.record_text import NotWritableError, record_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from internkontroll.front_matter import Value
    from internkontroll.source import Source

RECORDS = Path(__file__).parents[2] / "records"
FILE = Path("ASN-R01-prov.md")

#: texts that YAML has a mind of its own about
TRAPS = (
    "010", "no", "ja", "12:30", "1e3", "0x1F", "0o17", "1_000", "2025-13-01", "2025-02-29", "2025-10-01",
    "2025-10-01T12:00", "~", "null",
    "a: b", "a #b", "#", "- a", "-", "? a", "!x", "&a", "*a", "[a", "{a", "}", "]", ",", "%a", "@a", "`a",
    "|", ">", "'", '"', "''", "\\",
    "a\\nb", "<<", "=", "---", "...", "--- a", "", " ", " a", "a ", "\ta", "a\t", "rad ett\nrad två", "\n",
    "a\n", "\n a", "a\n\n b\n", "å: ö",
    "”citat”", "1 117", "§ 299", "9 § 8", "1.", ".5", "-1", "+1", "1,5", "0", "00", "07", "0b1", "true",
    "Yes", "ON", "n", ".inf", ".nan", "1:2:3",
    "x" * 300, "ord " * 60, "a:", ":a", "a:b", "\u00a0a", "🙂", "e\u0301".encode().decode(), "http://x.se/#a",
    "a, b", "key: [a]",
)  # fmt: skip

_TEXTS = st.one_of(
    st.sampled_from(TRAPS),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=30),
    st.text("ab 01:-#'\"\\[]{}&*!|>%@`,?\n\t~=", max_size=12),
    st.from_regex(r"[-+]?[0-9_.:,eExX-]{1,10}", fullmatch=True),
)
_VALUES = st.recursive(
    _TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_TEXTS, inner, max_size=3)),
    max_leaves=8,
)


def composed(value: Value) -> Value:
    """The value as it is read: in composed characters."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [composed(one) for one in value]
    return {unicodedata.normalize("NFC", key): composed(one) for key, one in value.items()}


def read_back(text: str) -> tuple[Mapping[str, Value], str]:
    """Data and body of a written record, which must have no fault but characters in two parts."""
    source, findings = parse_source(text.encode(), FILE, FILE.name)
    assert [f.message for f in findings if f.code != "IK108"] == []
    assert source.is_whole
    return source.data, source.body.text


@pytest.mark.parametrize("source", load(RECORDS).sources, ids=lambda source: source.id)
def test_example_record(source: Source) -> None:
    """Every record of the example register, key by key in the same order, and its body."""
    data, body = read_back(record_text(source.data, source.body.text))
    assert data == source.data
    assert list(source.data) == list(data)
    assert body == source.body.text


@pytest.mark.parametrize("text", TRAPS)
def test_trap(text: str) -> None:
    """As a value, as a key, in a list and in a mapping in a list."""
    data: dict[str, Value] = {
        "id": "ASN-R01",
        "värde": text,
        "lista": [text, "a"],
        "poster": [{"post": text}],
        text or "tom": "x",
    }
    assert read_back(record_text(data, "\nText.\n")) == (composed(data), "\nText.\n")


@settings(max_examples=500, derandomize=True, database=None, deadline=None)
@given(data=st.dictionaries(_TEXTS, _VALUES, max_size=5), body=st.text("ab \n#-*å", max_size=40))
def test_any_data(data: dict[str, Value], body: str) -> None:
    """Texts of every kind at every depth."""
    if len(composed(data)) == len(data):  # two keys that are one when composed cannot both be kept
        assert read_back(record_text(data, body)) == (composed(data), composed(body))


@pytest.mark.parametrize(
    ("text", "line"),
    [("010", "k: '010'"), ("no", "k: 'no'"), ("12:30", "k: '12:30'"), ("a: b", "k: 'a: b'"),
     ("2025", "k: 2025"), ("2025-10-01", "k: 2025-10-01"),
     ("Översyn av rutinen (2024)", "k: Översyn av rutinen (2024)"), ("it's", 'k: "it\'s"'), ("a\nb", 'k: "a\\nb"')],
)  # fmt: skip
def test_style(text: str, line: str) -> None:
    """Plain where that is safe for every reader of YAML, else quoted, always on one line."""
    assert record_text({"k": text}, "") == f"---\n{line}\n---\n"


@pytest.mark.parametrize("text", ["a\x00b", "\x1b", "\x85", "\u2028", "\ud800", "\ufeff", "a\rb"])
def test_refused(text: str) -> None:
    """What no record may hold is refused when it is written, not when it is read."""
    with pytest.raises(NotWritableError):
        record_text({"k": text}, "")
