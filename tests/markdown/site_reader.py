"""What a web page makes of a body, read from its HTML.

The site's own pages are made by `pages/rendering.py`. The tree that `ik tree` writes is read by other
generators, most of them with Python-Markdown; here with the extensions of mkdocs.yml.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import yaml

from internkontroll.pages.reading import Reader
from internkontroll.pages.rendering import PageWriter
from tests.markdown.outline import LINE_BREAK, PLAIN, Block, Run, code, image, link, note, paragraphs, words

MKDOCS = Path(__file__).parents[2] / "mkdocs.yml"
#: those that MkDocs adds to every site (mkdocs/config/defaults.py)
MKDOCS_OWN = ("toc", "tables", "fenced_code")
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "meta", "link"})
_MARKS = {"em": "em", "strong": "strong", "code": "code"}


@dataclass
class Node:
    """An element of the page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def is_a(self, class_name: str) -> bool:
        """True when the element has the class."""
        return class_name in self.attributes.get("class", "").split()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        above = self.open[-1].children
        if node.is_a("footnote-backref") and above and isinstance(above[-1], str):
            above[-1] = above[-1].removesuffix("\u00a0")  # Python-Markdown's own, before the arrow
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].tag == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@cache
def _extensions() -> tuple[list[str], dict[str, Any]]:
    configured = yaml.safe_load(MKDOCS.read_text("utf-8"))["markdown_extensions"]
    names = list(MKDOCS_OWN)
    settings: dict[str, Any] = {}
    for one in configured:
        for name, options in one.items() if isinstance(one, dict) else [(one, None)]:
            names.extend([] if name in names else [name])
            if options:
                settings[name] = options
    return names, settings


def page(text: str) -> str:
    """The HTML that a generator with Python-Markdown shows."""
    names, settings = _extensions()
    return markdown.Markdown(extensions=names, extension_configs=settings).convert(text)


def read(text: str) -> list[Block]:
    """The blocks of Python-Markdown's page, footnotes where they are referred to."""
    return _read(page(text))


def read_own(text: str) -> list[Block]:
    """The blocks of the site's own page."""
    return _read("".join(PageWriter().text(Reader(), text)))


def _read(html: str) -> list[Block]:
    parser = _Page()
    parser.feed(html)
    parser.close()
    return _Reader(parser.root).blocks(parser.root)


class _Reader:
    def __init__(self, root: Node) -> None:
        self.notes: dict[str, Node] = {}
        self.shown: set[str] = set()
        for child in root.children:
            if isinstance(child, Node) and child.is_a("footnote"):
                self._take_notes(child)
        root.children = [c for c in root.children if not (isinstance(c, Node) and c.is_a("footnote"))]
        self.root = root

    def _take_notes(self, node: Node) -> None:
        for child in node.children:
            if isinstance(child, Node):
                if child.tag == "li" and child.attributes.get("id", "").startswith("fn:"):
                    self.notes["#" + child.attributes["id"]] = child
                else:
                    self._take_notes(child)

    def blocks(self, node: Node) -> list[Block]:
        result: list[Block] = []
        loose: list[Run] = []
        for child in node.children:
            block = self._block(child) if isinstance(child, Node) else None
            if block is None:
                loose.extend(self._runs(child, PLAIN))
                continue
            result.extend(paragraphs(loose))
            loose = []
            result.extend(block)
        result.extend(paragraphs(loose))
        if node is self.root:
            unused = [self.notes[key] for key in self.notes if key not in self.shown]
            result.extend(Block("unused note", blocks=tuple(self.blocks(one))) for one in unused)
        return result

    def _block(self, node: Node) -> list[Block] | None:
        """The blocks of a block element; None when it is no block."""
        tag = node.tag
        if tag == "p":
            return paragraphs(self._all(node))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            return [Block(f"heading {tag[1]}", words(self._all(node)))]
        if tag in ("ul", "ol"):
            items = [c for c in node.children if isinstance(c, Node)]
            kind = "bullets" if tag == "ul" else f"numbers from {node.attributes.get('start', '1')}"
            return [Block(kind, blocks=tuple(Block("item", blocks=tuple(self.blocks(i))) for i in items))]
        if tag == "blockquote":
            return [Block("quote", blocks=tuple(self.blocks(node)))]
        if tag == "pre" or node.is_a("highlight"):
            return [code(_text(node))]
        if tag == "hr":
            return [Block("rule")]
        if tag == "table":
            return [Block("table", blocks=tuple(self._rows(node)))]
        return [Block(f"<{tag}>", blocks=tuple(self.blocks(node)))] if tag in ("div", "section", "details") else None

    def _rows(self, node: Node) -> list[Block]:
        rows = []
        for child in node.children:
            if isinstance(child, Node) and child.tag == "tr":
                cells = [c for c in child.children if isinstance(c, Node)]
                rows.append(Block("row", blocks=tuple(Block(c.tag, words(self._all(c))) for c in cells)))
            elif isinstance(child, Node):
                rows.extend(self._rows(child))
        return rows

    def _all(self, node: Node, marks: frozenset[str] = PLAIN) -> list[Run]:
        return [run for child in node.children for run in self._runs(child, marks)]

    def _runs(self, node: Node | str, marks: frozenset[str]) -> list[Run]:
        if isinstance(node, str):
            return [(node, marks)]
        if node.is_a("headerlink") or node.is_a("footnote-backref"):
            return []
        if node.is_a("footnote-ref"):
            return [self._note(node.attributes["href"])]
        if node.tag == "br":
            return [LINE_BREAK]
        if node.tag == "img":
            return [image(node.attributes.get("src", ""), node.attributes.get("alt", ""))]
        if node.tag == "a":
            return self._all(node, marks | {link(node.attributes.get("href", ""))})
        if node.tag in _MARKS:
            return self._all(node, marks | {_MARKS[node.tag]})
        if node.tag == "sup" and node.attributes.get("id", "").startswith("fnref"):
            return self._all(node, marks)
        return self._all(node, marks | {f"<{node.tag}>"})

    def _note(self, key: str) -> Run:
        self.shown.add(key)
        return note(self.blocks(self.notes[key]))


def _text(node: Node) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in node.children)
