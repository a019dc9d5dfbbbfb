"""Marks within running text that readers take differently: emphasis, links, escapes, HTML, entities.

Python-Markdown finds emphasis by pairs of stars, CommonMark by what stands before and after each.
They agree when stars stand against the words they enclose, with a space or a sign outside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from markdown_it.token import Token

from internkontroll.markdown.subset_blocks import Fault

#: longer paragraphs than this are no text; readers would be slow over them
MAX_PARAGRAPH = 10_000
#: more unclosed brackets than this make readers slow without saying anything
MAX_BRACKETS = 10

#: the signs that may mean something within running text
SUSPECTS = ("~", "^", "\\", "<", "&", "*", "_", "[", "`", "///")
#: what Python-Markdown, with its tables, lets a backslash escape; CommonMark allows all ASCII signs
_ESCAPABLE = frozenset("\\`*_{}[]()>#+.!-|")
_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_HTML = re.compile(r"<(?:/?[A-Za-z][^<>]{0,200}>?|!|\?)")
_MAIL = r"[A-Za-z0-9.+-]{1,64}@(?:[A-Za-z0-9]+-)*[A-Za-z0-9]+(?:\.(?:[A-Za-z0-9]+-)*[A-Za-z0-9]+){1,5}"
_AUTOLINK = re.compile(rf"<(?:https?://[^\s<>]{{1,2000}}|{_MAIL})>")
_RUN = re.compile(r"\*+|_+")
_LINK = re.compile(r"\]\(")
_TARGET = re.compile(r"\]\([^\s()<>\\\"]{1,2000}(?: \"[^\"\n]{0,500}\")?\)")
#: what Python-Markdown replaces with a list of its own
_CONTENTS = re.compile(r"\[TOC\]|///Footnotes Go Here///")
_ENTITY = re.compile(r"&(#[xX]?[0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{0,31};)")


def inline_faults(tokens: list[Token], lines: list[str]) -> Iterator[Fault]:
    """The faults of every paragraph and heading, and of every row of a table."""
    in_table = False
    for token in tokens:
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
            if in_table and token.map:
                for number in range(*token.map):
                    yield from _text_faults(lines[number], number, is_row=True)
        elif token.type == "inline" and token.map and not in_table and _is_suspect(token.content):
            start, end = token.map
            yield from _text_faults("\n".join(lines[start:end]), start, is_row=False)
        elif token.type == "inline" and token.map and len(token.content) > MAX_PARAGRAPH:
            yield _too_long(token.map[0])


def _is_suspect(text: str) -> bool:
    # a search for each sign is ten times as fast as one search for them all
    return any(sign in text for sign in SUSPECTS)


def _too_long(line: int) -> Fault:
    return Fault(line, 0, 0, "length", "texten delad i flera stycken, med en tom rad mellan dem")


def _text_faults(text: str, first: int, *, is_row: bool) -> Iterator[Fault]:
    if len(text) > MAX_PARAGRAPH:
        yield _too_long(first)
        return
    bare = mask(text)
    if is_row:
        bare = bare.replace("|", " ")
    for position, length, kind, mend in (
        *_sign_faults(text, bare),
        *_markup_faults(text, bare),
        *_link_faults(text, bare),
        *_emphasis_faults(bare),
    ):
        before = text[:position]
        line = before.count("\n")
        yield Fault(first + line, position - (before.rfind("\n") + 1), length, kind, mend)


_Place = tuple[int, int, str, str]


def _sign_faults(text: str, bare: str) -> Iterator[_Place]:
    if (place := bare.find("~")) >= 0:
        yield place, 1, "tilde", "ett annat tecken än ~, till exempel cirka"
    if caret := re.search(r"(?<!\[)\^|\[\^(?![^\]\[\n]+\])", bare):
        yield caret.end() - 1, 1, "caret", "ett annat tecken än ^"
    for match in re.finditer(r"\\( *(?:\n|\Z))?", bare):
        if match.group(1) is not None:
            yield match.start(), 1, "backslash", "ett nytt stycke i stället för \\ sist på raden"
            return
        following = text[match.end() : match.end() + 1]
        if following in _SIGNS:
            yield match.start(), 2, "backslash", f"{following} utan \\ framför, eller som kod"
            return


def _markup_faults(text: str, bare: str) -> Iterator[_Place]:
    if tag := _HTML.search(bare):
        yield (
            tag.start(),
            tag.end() - tag.start(),
            "html",
            "texten utan HTML-taggar, eller ett blanksteg efter <",
        )
    if contents := _CONTENTS.search(bare):
        place = contents.start()
        yield (
            place,
            len(contents.group()),
            "contents",
            f"något annat än {contents.group()}, som blir en lista på webben",
        )
    for entity in _ENTITY.finditer(bare):
        name = entity.group(1)
        if name.startswith("#") or (name not in html5 and unescape(entity.group()) != entity.group()):
            yield (
                entity.start(),
                len(entity.group()),
                "entity",
                f"tecknet självt i stället för {entity.group()}",
            )
            return
    if tick := _unpaired_tick(text):
        yield (
            tick.start(),
            len(tick.group()),
            "code",
            "` tätt före och tätt efter koden, eller \\` om tecknet ska synas",
        )


def is_hostile(text: str) -> bool:
    """True for a paragraph that no reader should be given: too long, or too many brackets left open."""
    return len(text) > MAX_PARAGRAPH or _too_many_brackets(text) is not None


def _too_many_brackets(text: str) -> int | None:
    depth = 0
    for match in re.finditer(r"[\[\]]", text):
        depth = max(depth + (1 if match.group() == "[" else -1), 0)
        if depth > MAX_BRACKETS:
            return match.start()
    return None


def _link_faults(text: str, bare: str) -> Iterator[_Place]:
    place = _too_many_brackets(text)
    if place is not None:
        yield place, 1, "brackets", "texten utan så många [ efter varandra"
        return
    for match in _LINK.finditer(bare):
        if not _TARGET.match(text, match.start()):
            yield (
                match.start() + 1,
                1,
                "link",
                "länken som [text](adress), med en adress utan blanksteg och parenteser",
            )
            return
    outer = _link_around_link(bare)
    if outer is not None:
        yield outer, 1, "link", "en länk utan en annan länk i sin text"


def _link_around_link(bare: str) -> int | None:
    """Where a link begins that has another link in its text."""
    opened: list[int] = []
    holds_link: list[bool] = []
    for match in re.finditer(r"[\[\]]", bare):
        if match.group() == "[":
            opened.append(match.start())
            holds_link.append(False)
        elif opened:
            start, holds = opened.pop(), holds_link.pop()
            is_image = bare[start - 1 : start] == "!"
            if bare[match.end() : match.end() + 1] == "(" and not is_image:
                if holds:
                    return start
                holds_link = [True] * len(holds_link)
    return None


def _emphasis_faults(bare: str) -> Iterator[_Place]:
    """Stars and underscores that do not pair in the one way that all readers see."""
    runs = []
    for match in _RUN.finditer(bare):
        before = bare[match.start() - 1] if match.start() else " "
        after = bare[match.end()] if match.end() < len(bare) else " "
        if before.isspace() and after.isspace() and len(match.group()) <= 3:
            continue
        if match.group()[0] == "_" and before.isalnum() and after.isalnum():
            continue
        runs.append((match, before, after))
    if len(runs) == 1 and len(runs[0][0].group()) == 1:
        return
    opened: list[re.Match[str]] = []
    for match, before, after in runs:
        mark = match.group()
        may_open = not before.isalnum() and not after.isspace()
        may_close = not after.isalnum() and not before.isspace()
        if len(mark) > 3:
            yield (*_place(match), _emphasis_mend(mark))
            return
        if may_close and opened and opened[-1].group() == mark:
            opened.pop()
        elif may_open and (not opened or (len(opened) == 1 and {len(opened[0].group()), len(mark)} == {1, 2})):
            opened.append(match)
        else:
            yield (*_place(match), _emphasis_mend(mark))
            return
    if opened:
        yield (*_place(opened[-1]), _emphasis_mend(opened[-1].group()))


def _place(match: re.Match[str]) -> tuple[int, int, str]:
    return match.start(), len(match.group()), "emphasis"


def _emphasis_mend(mark: str) -> str:
    sign = mark[0]
    if len(mark) > 3:
        return f"högst tre {sign} efter varandra, eller {sign} som kod"
    right = f"{mark} tätt före och tätt efter hela ord, med blanksteg eller skiljetecken utanför"
    return f"{right}, eller \\{sign} om tecknet ska synas"


def mask(text: str) -> str:
    """The text with code, escaped signs and addresses made neutral, every column kept."""
    bare = _escapes_and_code(text)
    if "<" in bare:
        bare = _AUTOLINK.sub(lambda m: "<" + " " * (len(m.group()) - 2) + ">", bare)
    if "](" in bare:
        bare = _TARGET.sub(lambda m: "](" + "x" * (len(m.group()) - 3) + ")", bare)
    return bare


def without_code(text: str) -> str:
    """The text with code spans and escaped signs blanked out, every column and line kept."""
    return _escapes_and_code(text, inside=" ")


def _is_code(text: str) -> bool:
    """False when it is empty, or begins or ends with spaces that only some readers take away."""
    inner = text[1:-1] if len(text) > 2 and text[0] == text[-1] == " " else text
    return bool(inner) and not (inner[0].isspace() or inner[-1].isspace())


def _unpaired_tick(text: str) -> re.Match[str] | None:
    """The first run of backticks that neither opens nor closes code."""
    return _scan(text, "x")[1]


def _escapes_and_code(text: str, inside: str = "x") -> str:
    return _scan(text, inside)[0]


def _scan(text: str, inside: str) -> tuple[str, re.Match[str] | None]:
    """Masks an escaped sign as two full stops, and the inside of code spans; linear in the text's length."""
    if "`" not in text and "\\" not in text:
        return text, None
    unpaired: re.Match[str] | None = None
    runs: dict[int, list[int]] = {}
    for match in re.finditer(r"`+", text):
        runs.setdefault(match.end() - match.start(), []).append(match.start())
    pieces: list[str] = []
    done = 0
    for match in re.finditer(r"\\(.)|`+", text):
        if match.start() < done:
            continue
        if match.group(1) is not None:
            if match.group(1) in _ESCAPABLE:
                pieces += [text[done : match.start()], ".."]
                done = match.end()
            continue
        length = match.end() - match.start()
        places = runs.get(length, [])
        index = bisect_left(places, match.end())
        if index < len(places) and _is_code(text[match.end() : places[index]]):
            end = places[index]
            pieces += [
                text[done : match.end()],
                re.sub(r"[^\n]", inside, text[match.end() : end]),
                "`" * length,
            ]
            done = end + length
        else:
            unpaired = unpaired or match
    return "".join([*pieces, text[done:]]), unpaired
