"""What the documents make of a body: pandoc with the very reader that the typesetting uses."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pypandoc

from internkontroll.typesetting import markdown as typesetting
from tests.markdown.outline import LINE_BREAK, PLAIN, Block, Run, code, image, link, note, paragraphs, words

_SCRIPT = Path(__file__).with_name("pandoc_reader.lua")
_MARKS = {"Emph": "em", "Strong": "strong", "Strikeout": "struck", "Superscript": "sup", "Subscript": "sub"}


def read_all(texts: Sequence[str], seconds: float = 120) -> list[list[Block]]:
    """The blocks of each text."""
    if not texts:
        return []
    run = subprocess.run(
        [pypandoc.get_pandoc_path(), "lua", str(_SCRIPT), typesetting._READER],
        input="\0".join(texts).encode(), capture_output=True, timeout=seconds, check=True,
    )  # fmt: skip
    trees = run.stdout.decode().splitlines()
    assert len(trees) == len(texts)
    return [_blocks(json.loads(tree)["blocks"]) for tree in trees]


def _blocks(elements: Iterable[Any]) -> list[Block]:
    return [block for element in elements for block in _block(element["t"], element.get("c"))]


def _block(kind: str, content: Any) -> list[Block]:
    match kind:
        case "Para" | "Plain":
            return paragraphs(_all(content))
        case "Header":
            return [Block(f"heading {content[0]}", words(_all(content[2])))]
        case "BulletList":
            return [Block("bullets", blocks=_items(content))]
        case "OrderedList":
            return [Block(f"numbers from {content[0][0]}", blocks=_items(content[1]))]
        case "BlockQuote":
            return [Block("quote", blocks=tuple(_blocks(content)))]
        case "CodeBlock":
            return [code(content[1])]
        case "HorizontalRule":
            return [Block("rule")]
        case "Table":
            return [Block("table", blocks=tuple(_rows(content)))]
        case "Div":  # only carries positions
            return _blocks(content[1])
    return [Block(kind, str(content))]


def _items(items: Iterable[Any]) -> tuple[Block, ...]:
    return tuple(Block("item", blocks=tuple(_blocks(item))) for item in items)


def _rows(content: Any) -> list[Block]:
    _, _, _, head, bodies, foot = content
    rows = [("th", row) for row in head[1]]
    rows += [("td", row) for body in bodies for row in body[2] + body[3]] + [("td", row) for row in foot[1]]
    return [
        Block("row", blocks=tuple(Block(tag, " / ".join(b.words for b in _blocks(cell[4]))) for cell in row[1]))
        for tag, row in rows
    ]


def _all(elements: Iterable[Any], marks: frozenset[str] = PLAIN) -> list[Run]:
    return [run for element in elements for run in _runs(element["t"], element.get("c"), marks)]


def _runs(kind: str, content: Any, marks: frozenset[str]) -> list[Run]:
    match kind:
        case "Str":
            return [(content, marks)]
        case "Space" | "SoftBreak":
            return [(" ", marks)]
        case "LineBreak":
            return [LINE_BREAK]
        case "Code":
            return [(content[1], marks | {"code"})]
        case "Link":
            return _all(content[1], marks | {link(content[2][0])})
        case "Image":
            return [image(content[2][0], "".join(text for text, _ in _all(content[1])))]
        case "Note":
            return [note(_blocks(content))]
        case "Span":  # only carries positions
            return _all(content[1], marks)
    if kind in _MARKS:
        return _all(content, marks | {_MARKS[kind]})
    return [(str(content), marks | {kind})]
