"""How blocks begin and end in the subset: one way to write each that all readers understand.

Python-Markdown divides a text at its blank lines and judges each chunk by its first line; CommonMark
(pandoc, markdown-it) reads line by line and by indentation. They agree when every block has a chunk
of its own and every level of a list is indented by four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault before it is told: line and column from 0. Of one kind a block has only one."""

    line: int
    column: int
    length: int
    kind: str
    mend: str


MARKER = re.compile(r"( *)([-*+]|\d{1,9}[.)])([ \t]+|$)(.*)")
RULE = re.compile(r" *([-*_])( *\1){2,} *$")
NOTE = re.compile(r" *\[\^([^\]\n]*)\]:")
_HEADING = re.compile(r"( *)(#+)( *)(.*)")
#: what Python-Markdown takes for the line below a table's header
_TABLE_LINE = re.compile(r"[ :-]*\|[ :|-]*$")
_REFERENCE = re.compile(r" *\[(?!\^)[^\]\n]*\]:")
_UNDERLINE = re.compile(r" *(=+|-+) *$")
BLOCK_START = re.compile(r"#|>|[-*+](?: |$)|\d{1,9}[.)](?: |$)|`{3}|~{3}|\||\[[^\]\n]*\]:|={1,} *$|-+ *$|[ \t]")
_ODD_INDENT = re.compile(r" *([^\S ])")


class Layout:
    """The lines of a body as blocks, and what is wrong with how they begin."""

    def __init__(self, lines: list[str], opaque: set[int]) -> None:
        self.lines = lines
        self.faults: list[Fault] = []
        #: lines on which a footnote's text begins
        self.notes: list[int] = []
        self._blocks: list[int] = []
        self._block = 0
        #: the kind of list ("-", "1.") or "note" that is open at each depth
        self._levels: list[str] = []
        #: how far in the text of the last list item begins
        self._offset = 0
        self._was_quote = False
        if lines[0] and not lines[0].strip():  # Python-Markdown does not see that the first line is blank
            self._tell(0, 0, len(lines[0]), "indent", "en helt tom rad, utan blanksteg")
        for start, end in _chunks(lines, opaque):
            self._advance(start)
            if not self._levels or not (lines[start].startswith(" ") or MARKER.match(lines[start])):
                self._block += 1
            self._chunk(start, end)
            self._advance(end)
        self._advance(len(lines))

    def block_of(self, line: int) -> int:
        """A number that the lines of one block share, a whole list being one."""
        return self._blocks[min(line, len(self._blocks) - 1)]

    def _advance(self, end: int) -> None:
        self._blocks.extend([self._block] * (end - len(self._blocks)))

    def _tell(self, line: int, column: int, length: int, kind: str, mend: str) -> None:
        self.faults.append(Fault(line, column, length, kind, mend))

    # -- chunks -----------------------------------------------------------------------------------

    def _chunk(self, start: int, end: int) -> None:
        """Judge the lines from one blank line to the next."""
        for number in range(start, end):
            if odd := _ODD_INDENT.match(self.lines[number]):
                self._tell(
                    number,
                    odd.start(1),
                    1,
                    "tab",
                    "vanliga blanksteg i stället för tabb eller andra mellanrum i indraget",
                )
                return
        while start < end:
            line = self.lines[start]
            was_quote, self._was_quote = self._was_quote, False
            marker = MARKER.match(line)
            if marker and not RULE.match(line):
                self._list(start, end)
                return
            if self._alone(start):
                start += 1  # what follows a heading or a rule begins anew, for every reader
                if start < end and _UNDERLINE.match(self.lines[start]):
                    self._tell(start, 0, len(self.lines[start]), "underline", "en tom rad före strecken")
                    return
                continue
            if line.lstrip().startswith(">"):
                self._quote(start, end, was_quote=was_quote)
                return
            self._paragraph(start, end)
            return

    def _alone(self, number: int) -> bool:
        """True for a heading or a rule at the start of a chunk, right or wrong."""
        line = self.lines[number]
        if heading := _HEADING.fullmatch(line):
            self._levels.clear()
            self._heading(number, heading)
            return True
        if RULE.match(line):
            self._levels.clear()
            if line.rstrip() != "---":
                self._tell(number, 0, len(line), "rule", "--- längst till vänster på en egen rad med en tom rad före")
            return True
        return False

    def _heading(self, number: int, heading: re.Match[str]) -> None:
        indent, marks, gap, text = len(heading.group(1)), heading.group(2), heading.group(3), heading.group(4)
        if not gap and text:
            mend = f"ett blanksteg efter {marks}" if len(marks) <= 6 else "högst sex # i en rubrik"
            self._tell(number, indent, len(marks), "heading", f"{mend}, eller ett annat tecken först på raden")
        elif indent:
            self._tell(number, 0, indent + len(marks), "heading", "rubriken längst till vänster, med en tom rad före")
        elif len(marks) > 6:
            self._tell(number, 0, len(marks), "heading", "högst sex # i en rubrik")
        elif not text.strip("# "):
            self._tell(number, 0, len(marks), "heading", "en text i rubriken")
        elif text.rstrip().endswith("#"):
            column = len(self.lines[number].rstrip()) - 1
            self._tell(number, column, 1, "heading", "rubriken utan # på slutet")

    def _quote(self, start: int, end: int, *, was_quote: bool) -> None:
        self._was_quote = True
        line = self.lines[start]
        if line.startswith(" "):
            self._tell(
                start,
                _indent(line),
                1,
                "quote",
                "citatet längst till vänster, utanför listor, med en tom rad före",
            )
            return
        self._levels.clear()
        if was_quote:
            self._tell(
                start,
                0,
                1,
                "quote",
                "> också på den tomma raden inne i citatet, eller en text mellan citaten",
            )
            return
        for number in range(start, end):
            line = self.lines[number]
            inner = line[1:].removeprefix(" ")
            if not line.startswith(">"):
                self._tell(
                    number,
                    _indent(line),
                    0,
                    "quote",
                    "> först på varje rad i citatet, och en tom rad efter det",
                )
            elif BLOCK_START.match(inner) or RULE.match(inner) or _TABLE_LINE.match(inner):
                self._tell(number, 0, 1, "quote", "bara löpande text i citatet")
            else:
                continue
            return
        if not self.lines[end - 1].strip("> "):
            self._tell(end - 1, 0, 1, "quote", "citatet utan tom rad med > på slutet")

    def _paragraph(self, start: int, end: int) -> None:
        line = self.lines[start]
        indent = _indent(line)
        depth = indent // 4
        if indent and (indent % 4 or depth > len(self._levels)):
            mend = (
                "fyra blanksteg i indraget under en listpunkt, annars inget indrag"
                if self._levels
                else "stycket utan indrag"
            )
            self._tell(start, 0, indent, "indent", mend)
            return
        del self._levels[depth:]
        if self._opens(start, first=True):
            return
        if NOTE.match(line):
            if indent:
                self._tell(start, indent, 0, "note", "fotnotens text längst till vänster, utanför listor")
                return
            self._levels = ["note"]
            if self._note(start):
                return
        for number in range(start + 1, end):
            line = self.lines[number]
            if line[:1].isalpha():
                continue  # no block begins with a letter
            if NOTE.match(line) and NOTE.match(self.lines[number - 1]):
                if self._note(number):
                    return
                continue
            if (marker := MARKER.match(line)) and not RULE.match(line):
                mark = marker.group(2)
                if mark[0].isdigit() and int(mark[:-1]) != 1 and _indent(line) == indent:
                    continue  # "… år\n2025. Sedan": for no reader does a list begin here
                self._list_in_text(number, marker)
                return
            if self._opens(number, first=False):
                return

    def _note(self, number: int) -> bool:
        """Take down where a footnote's text begins; True, and told, when it is no running text."""
        self.notes.append(number)
        match = NOTE.match(self.lines[number])
        assert match is not None
        text = self.lines[number][match.end() :]
        wrong = not text.startswith(" ") or BLOCK_START.match(text[1:]) or RULE.match(text) or not text.strip()
        if wrong:
            self._tell(number, 0, match.end(), "note", "fotnoten som ett blanksteg och löpande text efter kolonet")
        return bool(wrong)

    def _list_in_text(self, number: int, marker: re.Match[str]) -> None:
        mark = marker.group(2)
        mend = "en tom rad före listan"
        self._tell(
            number,
            len(marker.group(1)),
            len(mark),
            "list",
            f"{mend}, eller raden så att den inte börjar med {mark}",
        )

    def _opens(self, number: int, *, first: bool) -> bool:
        """True, and told, when a line that should be running text begins another block."""
        line = self.lines[number]
        if line[:1].isalpha():
            return False  # no block begins with a letter
        indent = _indent(line)
        bare = line[indent:]
        length = len(bare.rstrip())
        if not first and (heading := _HEADING.fullmatch(line)):
            marks = heading.group(2)
            if heading.group(3) or not heading.group(4):
                self._tell(number, indent, len(marks), "heading", "en tom rad före rubriken, och inget indrag")
            else:
                self._tell(number, indent, len(marks), "heading", "raden så att den inte börjar med #")
        elif not first and bare.startswith(">"):
            self._tell(number, indent, 1, "quote", "en tom rad före citatet, och inget indrag")
        elif bare.startswith(("```", "~~~")):
            self._tell(
                number,
                indent,
                3,
                "fence",
                "kodblocket längst till vänster, med ``` på raden före och ``` på raden efter",
            )
        elif not first and RULE.match(line):
            self._tell(number, indent, length, "rule", "--- på en egen rad med en tom rad före")
        elif (not first or indent) and _UNDERLINE.match(line):
            self._tell(
                number,
                indent,
                length,
                "underline",
                "en rubrik med ## först på raden i stället för en understrykning",
            )
        elif _TABLE_LINE.match(line):
            mend = "tabellen med en rubrikrad, ett streck för varje kolumn och en tom rad före"
            self._tell(number, indent, length, "table", mend)
        elif _REFERENCE.match(line):
            self._tell(number, indent, length, "reference", "länken där den används: [text](adress)")
        elif not first and NOTE.match(line):
            self._tell(number, indent, length, "note", "en tom rad före fotnoten")
        else:
            return False
        return True

    # -- lists ------------------------------------------------------------------------------------

    def _list(self, start: int, end: int) -> None:
        """A chunk that begins with a list item."""
        top = _indent(self.lines[start]) // 4
        for number in range(start, end):
            line = self.lines[number]
            marker = MARKER.match(line)
            if marker is None or RULE.match(line):
                if self._opens(number, first=False):
                    return
                continue
            indent, mark = len(marker.group(1)), marker.group(2)
            if number > start and self._continues(marker):
                continue
            mend = self._marker_fault(marker, top, is_first=number == start)
            if mend:
                self._tell(number, indent, len(mark), "list", mend)
                return

    def _continues(self, marker: re.Match[str]) -> bool:
        """True for "2025. " as a wrapped line of a bullet that every reader takes for text."""
        indent, mark = len(marker.group(1)), marker.group(2)
        depth = len(self._levels) - 1
        is_year = mark[0].isdigit() and mark.endswith(".") and int(mark[:-1]) != 1
        return is_year and depth == 0 and self._levels[0] == "-" and self._offset <= indent <= 3

    def _marker_fault(self, marker: re.Match[str], top: int, *, is_first: bool) -> str:
        """What to write instead of this list item; empty when it is right. Opens and closes levels."""
        indent, mark, gap, content = len(marker.group(1)), marker.group(2), marker.group(3), marker.group(4)
        kind = "1." if mark[0].isdigit() else "-"
        depth = indent // 4
        avoid = f"raden så att den inte börjar med {mark}"
        is_new = depth >= len(self._levels)
        if self._levels[:1] == ["note"] and depth:
            return "bara löpande text i fotnoten"
        if self._levels[:1] == ["note"]:
            self._levels.clear()
            is_new = True
        if mark.endswith(")"):
            return f"{mark[:-1]}. i stället för {mark}"
        if mark[0].isdigit() and len(mark) > 3:
            return avoid
        if mark in "*+":
            return "- i början av listpunkten"
        if indent % 4 or depth > len(self._levels):
            return "fyra blanksteg i indraget för varje nivå i listan"
        if depth < top:
            return "en tom rad före listpunkten"
        if not is_new and self._levels[depth] != kind:
            same = f"{self._levels[depth]} som märke i hela listan, eller ett stycke text mellan listorna"
            return f"{same}, eller {avoid}" if kind == "1." else same
        if is_new and not is_first and kind == "1." and mark != "1.":
            return f"1. i stället för {mark}, eller {avoid}"
        del self._levels[depth + 1 :]
        if is_new:
            self._levels.append(kind)
        self._offset = indent + len(mark) + len(gap)
        if not content.strip():
            return "en text i listpunkten"
        if "\t" in gap or len(mark) + len(gap) > 4:
            return "ett blanksteg efter listpunktens märke"
        if BLOCK_START.match(content) or RULE.match(content):
            return f"listpunkten som löpande text, som inte börjar med {content.split()[0][:20]}"
        return ""


def _chunks(lines: list[str], opaque: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches of lines that neither blank lines nor code, tables or HTML break."""
    start = None
    for number, line in enumerate(lines):
        if number in opaque or not line.strip(" \t"):
            if start is not None:
                yield start, number
            start = None
        elif start is None:
            start = number
    if start is not None:
        yield start, len(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
