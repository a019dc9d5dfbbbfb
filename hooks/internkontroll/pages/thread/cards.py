"""What is told of a record where it stands in a thread: its kind, a short title, its time and how it stands.

A record stands in the threads of all that it hangs together with, so its words and its box are made once for the site.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import date

from internkontroll.documents.canvas import WIDER, clean, fitted, lines_of
from internkontroll.documents.labels import TYPE_NAMES
from internkontroll.documents.thread import time_of
from internkontroll.exports.belonging import years_of
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.naming import lower_first
from internkontroll.pages.markup import Tone
from internkontroll.pages.page import record_path
from internkontroll.pages.thread.state import state_of
from internkontroll.questions import relations
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    ExternalAudit,
    FollowUp,
    Matter,
    Observation,
    Recommendation,
    Record,
    Risk,
)
from internkontroll.records.time_point import NOT_STATED
from internkontroll.register import Register

#: pixels; the size of the page's own text decides nothing here, so the picture is scrolled and never squeezed
WIDTH = 184
_PADDING = 11
_INNER = WIDTH - 2 * _PADDING
_KIND, _TITLE, _TOLD = 12, 13, 12
_TITLE_LINES, _TOLD_LINES = 3, 3
_LINE, _SMALL_LINE = 17, 15

#: room for the part's number, at the right of its kind
_NUMBER = 16
#: kinds whose names are longer than a box is wide
_SHORT = {"Kommungemensam granskning": "Gemensam granskning"}


@dataclass(frozen=True, slots=True)
class Card:
    """A record's words in a thread, and what of them is the same wherever it stands; text of records is escaped."""

    id: str
    #: the way to its page from any other record's page
    href: str
    #: kind and title, as a link is called; plain text
    name: str
    #: when it was or is to be, and how it stands, each with a full stop: ` Januari 2023. Genomförd.`; plain text
    told: str
    year: int | None
    #: its link in a list as HTML, without what marks the page's own
    link: str
    #: `told` as HTML
    said: str
    #: what its box begins with and what stands in it, from the box's upper left corner, as SVG
    opening: str
    inside: str
    height: int


class Cards:
    """The cards of a register, made as they are asked for."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._made: dict[tuple[str, date], Card] = {}

    def of(self, record: Record, day: date) -> Card:
        """The card of a record as it stands on a day."""
        made = self._made.get((record.id, day))
        if made is None:
            self._made[record.id, day] = made = _card(self._register, record, day)
        return made


def _card(register: Register, record: Record, day: date) -> Card:
    kind, short = kind_of(record), inline.one_line(_title(register, record))
    title = swedish.capitalised(short)
    joined = " " if isinstance(record, (FollowUp, Answer)) and short != title else ": "
    name = title if title.startswith(kind) else f"{kind}{joined}{short if joined == ' ' else title}"
    state, tone = state_of(register, record, day)
    year = _year(register, record)
    time = time_of(register, record)
    if isinstance(record, Action) and time == NOT_STATED:
        time = "utan slutdatum"
    if time in (str(year), f"plan {year}", short):
        time = ""  # it stands under its year, or is what the part is called by
    words = [swedish.capitalised(inline.one_line(one)) for one in (time, state) if one]
    told = "".join(f" {one.rstrip('.')}." for one in words)
    inside, height = _box(kind, title, " · ".join(words), tone)
    href = html.escape(f"../{record_path(record.TYPE, record.id).removesuffix('.md')}.html")
    link = f'<a href="{href}">{html.escape(name)}</a>'
    opening = f'<a class="thread-box" href="{href}"'
    return Card(record.id, href, name, told, year, link, html.escape(told), opening, inside, height)


def kind_of(record: Record) -> str:
    """What sort of part it is, in a word or two."""
    match record:
        case Action():
            return swedish.capitalised(record.kind)
        case Observation():
            return f"{swedish.capitalised(record.kind)} {record.number or ''}".rstrip()
        case Recommendation():
            return f"Rekommendation {record.number}"
        case Audit() if record.is_common:
            return "Kommungemensam granskning"
        case _:
            return TYPE_NAMES[record.TYPE][0]


def _title(register: Register, record: Record) -> str:
    """What tells a part from its neighbours: the part above tells what a follow-up or an answer is about."""
    if isinstance(record, FollowUp):
        point = register.point(record.reporting_point)
        board = register.get(record.about, Audit)
        of = (
            f", {register.short_name(relations.follow_up_board(register, record))}" if board and board.is_common else ""
        )
        if point is not None:
            return f"{lower_first(point.point.name)} {point.plan.year or ''}".rstrip() + of
        return (swedish.time_point(record.date) + of) if record.date else register.title(record)
    if isinstance(record, Answer) and record.departments:
        whose = f"från {swedish.listed(register.short_name(one) for one in record.departments)}"
        asked = register.get(record.about, Recommendation) or register.get(record.about, Observation)
        return f"på {lower_first(kind_of(asked))}, {whose}" if asked else whose
    return register.title(record)


def _year(register: Register, record: Record) -> int | None:
    """The year that the part stands under; None when the register names none."""
    match record:
        case Risk():
            last = record.since.first if record.since else None
            return last.year if last else None
        case Answer() | Matter():
            matter = record if isinstance(record, Matter) else register.get(record.matter, Matter)
            meeting = relations.board_meeting(register, matter) if matter else None
            return meeting.date.year if meeting else None
        case ExternalAudit():
            named = [int(word) for word in (record.period or "").replace("–", " ").split() if _is_year(word)]
            return named[-1] if named else None
        case _:
            years = years_of(register, record)
            return years[-1] if years else None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit()


def _box(kind: str, title: str, told: str, tone: Tone) -> tuple[str, int]:
    room = _INNER / WIDER
    lines = lines_of(title, room * 13 / _TITLE, _TITLE_LINES)
    small = lines_of(told, room * 13 / _TOLD, _TOLD_LINES) if told else []
    y = 19
    above = fitted(_SHORT.get(kind, clean(kind)), (room - _NUMBER) * 13 / _KIND)
    parts = [f'<text class="thread-kind" x="{_PADDING}" y="{y}">{html.escape(above)}</text>']
    for line in lines:
        y += _LINE
        parts.append(f'<text class="thread-title" x="{_PADDING}" y="{y}">{html.escape(line)}</text>')
    y += 3 if small else 0
    late = " thread-told--late" if tone is Tone.LATE else ""
    for line in small:
        y += _SMALL_LINE
        parts.append(f'<text class="thread-told{late}" x="{_PADDING}" y="{y}">{html.escape(line)}</text>')
    if "".join(lines).replace(" ", "") != clean(title).replace(" ", ""):  # what the box has no room for
        parts.insert(0, f"<title>{html.escape(clean(f'{kind}: {title}'))}</title>")
    return "".join(parts), y + 11
