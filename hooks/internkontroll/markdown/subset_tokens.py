"""What markdown-it's own reading shows to be outside the subset: code, tables, HTML, underlined headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from internkontroll.markdown.subset_blocks import BLOCK_START, MARKER, Fault
from internkontroll.markdown.subset_inline import without_code

#: four tokens in five, of which none shows a fault
_SILENT = frozenset({"inline", "paragraph_open", "paragraph_close", "heading_close"})
_CONTAINERS = ("bullet_list", "ordered_list", "blockquote", "footnote_reference")
#: the language that may follow the opening of a block of code (Python-Markdown allows no more)
_LANGUAGE = re.compile(r"`{3,} *[\w#.+-]* *$")


def opaque_lines(tokens: list[Token], code: frozenset[int]) -> set[int]:
    """Lines that are no text to be judged: code and HTML."""
    return set(code) | {n for t in tokens if t.type == "html_block" and t.map for n in range(*t.map)}


def token_faults(tokens: list[Token], lines: list[str]) -> Iterator[Fault]:
    """The faults that single tokens show."""
    depth = 0
    for token in tokens:
        if token.type in _SILENT:
            continue
        depth += token.nesting if token.type.startswith(_CONTAINERS) else 0
        if token.map is None:
            continue
        start, end = token.map
        end = min(end, len(lines))
        indent = len(lines[start]) - len(lines[start].lstrip(" "))
        if token.type == "heading_open" and token.markup in ("=", "-"):
            mark = "#" if token.markup == "=" else "##"
            mend = f"en rubrik med {mark} först på raden i stället för en understrykning"
            mend += "" if token.markup == "=" else ", eller en tom rad före strecken"
            yield Fault(end - 1, 0, len(lines[end - 1]), "underline", mend)
        elif token.type == "html_block":
            yield Fault(start, indent, 0, "html", "texten utan HTML-taggar")
        elif token.type == "code_block":
            if marker := MARKER.match(lines[start]):
                yield Fault(start, indent, len(marker.group(2)), "list", "ett blanksteg efter listpunktens märke")
            else:
                mend = "``` på raden före och efter i stället för indrag, eller ta bort indraget"
                yield Fault(start, 0, indent, "indent", mend)
        elif token.type == "fence":
            mend = "kodblocket utanför listan eller citatet" if depth else _fence_mend(token, lines, start, end)
            if mend:
                yield Fault(start, indent, len(token.markup), "fence", mend)
        elif token.type == "table_open":
            yield from _table_faults(lines, start, end, depth)


def _fence_mend(token: Token, lines: list[str], start: int, end: int) -> str:
    if token.markup[0] == "~":
        return "``` i stället för ~~~"
    if len(token.markup) > 6:
        return "``` som början och slut på kodblocket"
    if end - start < 2 or lines[end - 1].rstrip() != token.markup:
        return f"{token.markup} på en egen rad efter koden, längst till vänster"
    if (start and lines[start - 1].strip()) or (end < len(lines) and lines[end].strip()):
        return "en tom rad före och efter kodblocket"
    if not _LANGUAGE.match(lines[start]):
        return f"bara {token.markup} och inget mer på raden före koden, och inget indrag"
    return ""


def _table_faults(lines: list[str], start: int, end: int, depth: int) -> Iterator[Fault]:
    indent = len(lines[start]) - len(lines[start].lstrip(" "))
    if depth or indent:
        yield Fault(start, indent, 0, "table", "tabellen utan indrag, utanför listor och citat")
        return
    if start and lines[start - 1].strip():
        yield Fault(start, 0, 0, "table", "en tom rad före tabellen")
        return
    if end - start < 3:
        yield Fault(start, 0, 0, "table", "minst en rad till under tabellens rubrikrad")
        return
    columns = _cells(lines[start])
    for number in range(start, end):
        line = lines[number]
        column = next((i for i, sign in enumerate(without_code(line)) if sign == " " and line[i] == "|"), -1)
        if column >= 0:
            yield Fault(number, column, 1, "table", "koden utan | i tabellen")
        elif not line.startswith("|") and BLOCK_START.match(line):
            yield Fault(number, 0, 0, "table", "| först och sist på varje rad i tabellen")
        elif _cells(line) != columns or line.startswith(" ") or "|" not in line:
            mend = f"lika många celler på varje rad ({columns}), och en tom rad efter tabellen"
            yield Fault(number, 0, 0, "table", mend)
        else:
            continue
        return
    if end < len(lines) and lines[end].strip():
        yield Fault(end, 0, 0, "table", "en tom rad efter tabellen")


def _cells(line: str) -> int:
    bare = line.strip()
    bare = bare.removeprefix("|").removesuffix("|") if bare != "|" else bare
    return len(re.findall(r"(?<!\\)\|", bare)) + 1
