"""The cheap reading of a version sees what the full reader of records sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from internkontroll.changes.outline import is_readable, read_outline, value_of
from internkontroll.source import Source, parse_source

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "records").rglob("*.md"))


def source(text: str) -> Source:
    return parse_source(text.encode("utf-8"), Path("ASN-R01-x.md"), "ASN-R01-x.md")[0]


def agree(text: str) -> None:
    """Both readings of a text that the register reads have the same keys, values and sections."""
    full, cheap = source(text), read_outline(text.encode("utf-8"))
    if not full.is_whole:
        return
    assert {key: value_of(lines) for key, lines in cheap.keys.items()} == dict(full.data)
    assert all(is_readable(lines) for lines in cheap.keys.values())
    assert {heading for heading in cheap.sections if heading} == {s.heading for s in full.body.sections if s.heading}


def test_every_record_of_the_example() -> None:
    seen = 0
    for file in EXAMPLES:
        if file.name != "README.md":
            agree(file.read_text("utf-8"))
            seen += 1
    assert seen > 200


@pytest.mark.parametrize(
    "body",
    [
        "## A\n\n```\n## inte en rubrik\n```\n\n## B\n",
        "## A\n\n~~~~\n~~~\n## inte\n~~~~\n\n## B\n",
        "## A\n\n```text\n## inte\n``` ej slut\n## inte heller\n```\n\n## B\n",
        "## A ##\n\nx\n\n##\n\ny\n\n## B *kursiv* `kod`\n",
        "# Ett\n\nx\n\n## A\n\ny\n\n### Under\n\nz\n\n#Ingen\n\n####### sju\n",
        "   ## A\n\n    ## kod\n\n## B\n",
        "Utan rubrik\n\n## A\n",
    ],
)
def test_headings(body: str) -> None:
    agree(f"---\nid: ASN-R01\ntyp: risk\n---\n\n{body}")


_LINE = st.sampled_from(
    ["id: ASN-R01", "typ: risk", "titel: a: b", "titel: 'a: b'", "taggar: [a,", "  b]", "b]", "taggar:", "- a", "  - b", "-",
     "--", "# x", "  # x", "", "  x: y", "x: |", "  rad", "x: >-", "nämnd: ASN  # ASN", '"titel": x', "? a", ": b", "{a: b}",
     "a : b", "a:b", 'x: "a', 'b: c"', "år: 2025", "x: !t y", "x: &a y", "x: *a", "...", "%YAML 1.2", "x: {a: b, c: [d]}"]
)  # fmt: skip


@given(st.lists(_LINE, max_size=9))
@example(['x: "a', 'b: c"'])
@example(["taggar: [a,", "b]"])
@example(["x: |", "  b]"])
@example(["x: |", "  b]", "id: ASN-R01"])
def test_any_front_matter(lines: list[str]) -> None:
    text = "\n".join(lines)
    full = source(f"---\n{text}\n---\n")
    cheap = read_outline(f"---\n{text}\n---\n".encode())
    if full.is_whole and all(is_readable(chunk) for chunk in cheap.keys.values()):
        assert {key: value_of(chunk) for key, chunk in cheap.keys.items()} == dict(full.data)


@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    read_outline(raw)
    read_outline(b"---\nid: ASN-R01\ntyp: risk\n" + raw + b"\n---\n## A\n" + raw)
