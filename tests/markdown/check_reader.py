"""What the check makes of a body: markdown-it as `internkontroll.markdown.body` sets it up."""

from __future__ import annotations

from typing import Any

from markdown_it.token import Token

from internkontroll.markdown import body as markdown
from tests.markdown.outline import LINE_BREAK, Block, Run, code, image, link, note, paragraphs, words

_MARKS = {"em": "em", "strong": "strong"}


def read(text: str) -> list[Block]:
    """The blocks of a body."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.env: dict[str, Any] = {}
        self.tokens = markdown._READER.parse(text, self.env)
        self.position = 0
        self.notes: dict[str, list[Token]] = {}
        self.shown: set[str] = set()

    def read(self) -> list[Block]:
        rest: list[Token] = []
        label = ""
        for token in self.tokens:
            if token.type == "footnote_reference_open":
                label = str(token.meta["label"])
                self.notes.setdefault(label, [])
            elif token.type == "footnote_reference_close":
                label = ""
            else:
                (self.notes[label] if label else rest).append(token)
        blocks = self._blocks(rest)
        for label, tokens in self.notes.items():
            if label not in self.shown:
                blocks.append(Block("unused note", blocks=tuple(self._blocks(tokens))))
        return blocks

    def _blocks(self, tokens: list[Token]) -> list[Block]:
        result: list[Block] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.nesting == 1:
                end = _end(tokens, index)
                result.extend(self._container(token, tokens[index + 1 : end]))
                index = end
            elif token.type in ("fence", "code_block"):
                result.append(code(token.content))
            elif token.type == "hr":
                result.append(Block("rule"))
            else:
                result.append(Block(token.type, token.content))
            index += 1
        return result

    def _container(self, token: Token, inner: list[Token]) -> list[Block]:
        match token.type:
            case "paragraph_open":
                return paragraphs(self._runs(inner))
            case "heading_open":
                return [Block(f"heading {token.tag[1]}", words(self._runs(inner)))]
            case "bullet_list_open":
                return [Block("bullets", blocks=tuple(self._blocks(inner)))]
            case "ordered_list_open":
                return [Block(f"numbers from {token.attrs.get('start', 1)}", blocks=tuple(self._blocks(inner)))]
            case "list_item_open":
                return [Block("item", blocks=tuple(self._blocks(inner)))]
            case "blockquote_open":
                return [Block("quote", blocks=tuple(self._blocks(inner)))]
            case "table_open":
                return [Block("table", blocks=tuple(self._blocks(inner)))]
            case "thead_open" | "tbody_open":
                return self._blocks(inner)
            case "tr_open":
                return [Block("row", blocks=tuple(self._blocks(inner)))]
            case "th_open" | "td_open":
                return [Block(token.tag, words(self._runs(inner)))]
        return [Block(token.type, blocks=tuple(self._blocks(inner)))]

    def _runs(self, tokens: list[Token]) -> list[Run]:
        runs: list[Run] = []
        for token in tokens:
            children: list[Token] = []
            markdown._READER.inline.parse(token.content, markdown._READER, self.env, children)
            marks: list[str] = []
            for child in children:
                runs.extend(self._run(child, marks))
        return runs

    def _run(self, token: Token, marks: list[str]) -> list[Run]:
        if token.nesting == 1:
            marks.append(_MARKS[token.tag] if token.tag in _MARKS else link(str(token.attrs.get("href", ""))))
            return []
        if token.nesting == -1:
            marks.pop()
            return []
        here = frozenset(marks)
        match token.type:
            case "softbreak":
                return [(" ", here)]
            case "hardbreak":
                return [LINE_BREAK]
            case "code_inline":
                return [(token.content, here | {"code"})]
            case "image":
                return [image(str(token.attrs.get("src", "")), _plain(token.children or []))]
            case "footnote_ref":
                return [self._note(str(token.meta["label"]))]
        return [(token.content, here)]

    def _note(self, label: str) -> Run:
        self.shown.add(label)
        return note(self._blocks(self.notes[label]))


def _end(tokens: list[Token], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    raise AssertionError(tokens[start])


def _plain(tokens: list[Token]) -> str:
    return "".join(_plain(t.children) if t.children else (" " if t.type == "softbreak" else t.content) for t in tokens)
