"""Key figures and samples in a text: each with its chart and its table, where the text speaks of it.

A writer gives the figures in the front matter and tells of them in the sections. Printed before the text
they would be read without their meaning, and after it they would be turned back to. Each stands therefore
after the passage (the text below one heading) that mentions most of its numbers; digits count before words.
One that no passage mentions stands after the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from internkontroll.documents import charts, figures
from internkontroll.documents.profile import profile_of
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.records import FollowUp, Observation, Record
from internkontroll.records.follow_up import KeyFigure, Sample
from internkontroll.register import Register
from internkontroll.source import Section

Figure = KeyFigure | Sample

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_SPACES = re.compile(r"[ \u00a0\u202f]")
#: a small number is written as a word; "en" and "två" are too common to tell anything
_WORDS = {swedish.count(value, "", "").strip(): str(value) for value in range(3, 13)}
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


def figures_of(record: Record) -> tuple[Figure, ...]:
    """The key figures and then the samples of a record, as written."""
    match record:
        case FollowUp():
            return (*record.key_figures, *record.samples)
        case Observation():
            return tuple(record.samples)
        case _:
            return ()


def passages(record: Record, section: Section | None) -> tuple[Section, ...]:
    """A section cut at its own headings, each passage with its heading; the first may be empty."""
    if section is None:
        return ()
    lines = section.text.split("\n")
    after = section.text_line + len(lines)
    starts = [h.line for h in record.source.body.headings if section.text_line <= h.line < after]
    cuts = [section.text_line, *(line for line in starts if line > section.text_line), after]
    return tuple(
        replace(section, text="\n".join(lines[start - cuts[0] : end - cuts[0]]), text_line=start)
        for start, end in pairwise(cuts)
    )


@dataclass
class Exhibits:
    """The figures of one record while its sections are written; each is shown once."""

    register: Register
    text: DocumentText
    record: Record

    def __post_init__(self) -> None:
        #: line on which a passage begins -> the figures that stand after it
        self._places: dict[int, list[Figure]] = {}
        self._waiting: list[Figure] = list(figures_of(self.record))
        self._count = 0

    def place(self, sections: Sequence[Section], *, without: Sequence[Figure] = (), at: Sequence[Section] = ()) -> None:
        """Decide where the figures stand among the sections that will be written, in that order.

        Those of `without` are not shown by themselves in the passages `at`: there they are compared.
        """
        told = [one for section in sections for one in passages(self.record, section) if one.text.strip()]
        numbers = [(numbers_in(one.text), words_in(one.text)) for one in told]
        for figure in tuple(self._waiting) if told else ():
            wanted = _numbers_of(figure)
            best = max(range(len(told)), key=lambda n: (*(len(wanted & found) for found in numbers[n]), -n))
            if figure in without and told[best] in at:
                continue
            if isinstance(figure, Sample) and not figure.parts and wanted <= frozenset.union(*numbers[best]):
                self._waiting.remove(figure)  # one number, which the text has told: a table would say it again
                continue
            self._places.setdefault(told[best].text_line, []).append(figure)

    def section(self, section: Section | None, level: int) -> bool:
        """Write a section's text under a heading of `level`, with the figures that belong in it; False if empty."""
        written = False
        for passage in passages(self.record, section):
            written |= self.text.section(self.record, passage, level)
            for figure in self._places.pop(passage.text_line, ()):
                self.show(figure)
        return written

    def rest(self) -> None:
        """Show what has found no place: the record has figures and no text."""
        for figure in tuple(self._waiting):
            self.show(figure)

    def show(self, figure: Figure, table: str | None = None, *, of: Figure | None = None) -> None:
        """The chart, when there is one, and its table below it.

        `table` stands in the place of the figure's own; `of` is the record's figure that `figure` is made of.
        """
        shown = of or figure
        source = self.record.at("nyckeltal" if isinstance(figure, KeyFigure) else "urval")
        is_drawn = figure is of and shown not in self._waiting
        drawing = None if is_drawn else charts.chart_of(figure, profile_of(self.register).primary)
        if drawing is not None:
            self._count += 1
            name = f"{self.record.id.lower()}-diagram-{self._count}.svg"
            self.text.drawing(name, drawing, charts.alternative(figure))
        self.text.block(table or figures.table_of(figure), source)
        if shown in self._waiting:
            self._waiting.remove(shown)


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text that are written in digits, without their spaces: `1117` for "1 117"."""
    return frozenset(_SPACES.sub("", match.group()) for match in _NUMBER.finditer(text))


def words_in(text: str) -> frozenset[str]:
    """The numbers of a text that are written as words, in digits: `4` for "fyra"."""
    return frozenset(_WORDS[match.group().lower()] for match in _WORD.finditer(text))


def _numbers_of(figure: Figure) -> frozenset[str]:
    values = list((figure.values if isinstance(figure, KeyFigure) else figure.parts).values())
    if isinstance(figure, Sample) and figure.total is not None:
        values.append(figure.total)
    return frozenset(_SPACES.sub("", swedish.number(value)) for value in values)
