"""Records that are almost right: those of the example register with a few slips of the hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.markdown.generator import _SOUP

if TYPE_CHECKING:
    from collections.abc import Callable

RECORDS = Path(__file__).parents[2] / "records"
EXAMPLES = sorted(RECORDS.rglob("*.md"))

HEAD = "---\nid: ASN-R01\ntyp: risk\ntitel: Dataintrång\nnämnd: ASN\n---\n"

VALUES = (
    "", "~", "null", "no", "ja", "010", "12:30", "2025-13-01", "2025-02-30", "2025", "99999999999999999999",
    "-1", "1e999", ".nan", "löpande",
    "[]", "{}", "[", "]", "{", "}", "[[a]]", "[a, b", "{a: b}", "[{a: b}]", "- a", "'", '"', "'a", '"a',
    "a: b", "a #b", "# a", "|", ">", "|\n  a",
    "&a b", "*a", "<<: *a", "!x a", "!!python/object:os.system a", "!!binary a", "%a", "@a", "`a", "? a",
    "a\tb", "\ta", "ASN-R01", "asn-r01",
    "ASN-2025-T2", "FINNS-INTE", "🙂", "å" * 300, "\\", '"\\q"', '"\\u0000"', '"\\ud800"', "x\u0085y",
    "e\u0301", "---", "...", "=", "\u200b",
)  # fmt: skip

Slip = tuple[str, float, str]

_SLIPS: dict[str, Callable[[list[str], int, str], None]] = {
    "drop": lambda lines, at, value: lines.__delitem__(at),
    "double": lambda lines, at, value: lines.insert(at, lines[at]),
    "value": lambda lines, at, value: lines.__setitem__(at, f"{lines[at].partition(':')[0]}: {value}"),
    "item": lambda lines, at, value: lines.__setitem__(at, f"  - {value}"),
    "line": lambda lines, at, value: lines.insert(at, value),
    "indent": lambda lines, at, value: lines.__setitem__(at, f"  {lines[at]}"),
    "outdent": lambda lines, at, value: lines.__setitem__(at, lines[at][2:]),
    "tab": lambda lines, at, value: lines.__setitem__(at, f"\t{lines[at]}"),
    "cut": lambda lines, at, value: lines.__setitem__(at, lines[at][: len(lines[at]) // 2]),
    "key": lambda lines, at, value: lines.__setitem__(at, f"x{lines[at]}"),
    "colon": lambda lines, at, value: lines.__setitem__(at, lines[at].replace(":", "", 1)),
    "end": lambda lines, at, value: lines.__setitem__(at, f"{lines[at]} {value}"),
    "swap": lambda lines, at, value: lines.insert(0, lines.pop(at)),
}

_slips = st.lists(
    st.tuples(st.sampled_from(sorted(_SLIPS)), st.floats(0, 0.999), st.sampled_from(VALUES)),
    min_size=1,
    max_size=4,
)


def slipped(example: Path, slips: list[Slip]) -> tuple[str, bytes]:
    """Name and content of an example record after some slips."""
    lines = example.read_text("utf-8").split("\n")
    for kind, where, value in slips:
        if lines:
            _SLIPS[kind](lines, int(where * min(len(lines), 30)), value)
    return example.name, "\n".join(lines).encode("utf-8", "surrogatepass")


#: name and content of a record with slips
near_records = st.builds(slipped, st.sampled_from(EXAMPLES), _slips)

#: a right front matter with a body of marks in no order
odd_bodies = st.lists(st.sampled_from([piece for group in _SOUP for piece in group]), max_size=40).map(
    lambda pieces: f"{HEAD}\n## Beskrivning\n\n{''.join(pieces)}\n".encode()
)

#: bytes of any kind, often with something like a front matter first
any_bytes = st.one_of(
    st.binary(max_size=200),
    st.binary(max_size=100).map(lambda raw: b"---\n" + raw + b"\n---\n"),
    st.text(max_size=100).map(lambda text: f"---\nid: ASN-R01\ntyp: {text}\n---\n{text}".encode()),
    st.binary(max_size=60).map(lambda raw: HEAD.encode() + raw),
)
