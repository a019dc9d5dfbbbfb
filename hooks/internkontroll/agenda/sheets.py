"""The papers that belong to an agenda and to no record: cover sheets, and the list of appendices."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from internkontroll.agenda.entry import Entry
from internkontroll.documents.document import Document
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.records import Matter, Meeting, Organisation
from internkontroll.register import Register

#: the name of the list's files without ending: it comes first in a folder that is sorted by name
LIST_STEM = "00-bilageforteckning"
LIST_TITLE = "Bilageförteckning"


def cover_sheet(register: Register, entry: Entry, *, is_draft: bool = False) -> Document:
    """The numbered sheet before a foreign file, or in the place of what is not handed out with the others.

    In a draft it says that the file itself is not marked as one.
    """
    appendix, matter = entry.appendix, entry.matter
    text = DocumentText()
    text.block(_sentence(entry, is_draft=is_draft))
    rows = [("Ärende", register.title(matter))]
    if appendix.secrecy is None:
        if appendix.case_number:
            rows.append(("Handlingens diarienummer", appendix.case_number))
        if appendix.date is not None:
            rows.append(("Handlingens datum", swedish.time_point(appendix.date)))
    for name, value in rows:
        text.block(f"**{name}:** {inline.plain(value)}")
    notes = entry.facts.notes if entry.facts is not None else ()
    for note in notes:
        text.block(inline.plain(note))
    document = text.document(
        register,
        id=f"{matter.id}-BILAGA-{appendix.number}",
        kind=f"Försättsblad till bilaga {appendix.number}",
        title=_unbroken(entry.title),
        board=_board(register, matter.board),
        date=None,
        period=_period(register, matter),
        case_number=matter.case_number,
    )
    return replace(document, appendix=appendix.label)


def list_of_appendices(
    register: Register, meeting: Meeting, matters: Sequence[Matter], entries: Sequence[Entry]
) -> Document:
    """The list: for each matter its case number and a table of its appendices, with the number of pages."""
    text = DocumentText()
    by_matter = _by_matter(entries)
    for number, matter in enumerate(matters, 1):
        own = by_matter.get(matter.id, [])
        title = register.title(matter)
        text.heading(1, f"{number}. {title}" if len(matters) > 1 else title)
        if matter.case_number:
            text.block(f"Diarienummer: {inline.plain(matter.case_number)}")
        rows = [
            (str(entry.appendix.number), _described(entry), str(entry.pages) if _has_pages(entry) else "–")
            for entry in own
        ]
        text.block(inline.table(("Bilaga", "Handling", "Sidor"), rows, right=frozenset({2})))
    return text.document(
        register,
        id=f"{meeting.id}-BILAGOR",
        kind=LIST_TITLE,
        title=LIST_TITLE,
        subtitle=swedish.capitalised(register.title(meeting)),
        board=_board(register, meeting.board),
        date=meeting.date,
        period=meeting.date,
        case_number=matters[0].case_number if len(matters) == 1 else None,
    )


def notice(
    register: Register, meeting: Meeting, matters: Sequence[Matter], entries: Sequence[Entry], *, is_draft: bool
) -> str:
    """The list as text, to paste into the notice of the meeting."""
    lines = ["UTKAST", ""] if is_draft else []
    lines += [f"{LIST_TITLE}: {register.title(meeting)}"]
    by_matter = _by_matter(entries)
    for number, matter in enumerate(matters, 1):
        title = inline.one_line(register.title(matter))
        lines += ["", f"{number}. {title}" if len(matters) > 1 else title]
        if matter.case_number:
            lines.append(f"Diarienummer: {inline.one_line(matter.case_number)}")
        for entry in by_matter.get(matter.id, []):
            pages = [f"{entry.pages} {'sida' if entry.pages == 1 else 'sidor'}"] if _has_pages(entry) else []
            told = [*pages, *entry.remarks]
            after = f" ({', '.join(told)})" if told else ""
            lines.append(f"{entry.appendix.label}. {inline.one_line(entry.title)}{after}")
    return "\n".join(lines) + "\n"


def _sentence(entry: Entry, *, is_draft: bool) -> str:
    """What the reader holds in hand, and where the rest is."""
    appendix = entry.appendix
    if appendix.secrecy is not None:
        return "Bilagan omfattas av sekretess och ingår inte i de här handlingarna."
    if entry.absence:
        return f"{inline.plain(swedish.capitalised(entry.absence))}."
    if appendix.is_elsewhere:
        return "Handlingen finns inte i registret. Den delas ut separat."
    if entry.facts is not None:
        one = entry.facts.pages == 1
        follows = "den följande sidan" if one else f"de {swedish.number(entry.facts.pages)} följande sidorna"
        unmarked = f", som därför inte är {'märkt' if one else 'märkta'} Utkast" if is_draft else ""
        return f"Handlingen återges oförändrad på {follows}{unmarked}."
    name = inline.plain(f"{entry.stem}.{entry.ending}")
    unmarked = " Filen är inte märkt Utkast." if is_draft else ""
    return f"Handlingen är filen {name}, som ligger bredvid det här bladet.{unmarked}"


def _unbroken(title: str) -> str:
    """A title in which no line ends within the number of a section of a law: `26 kap. 1 §`."""
    whole = re.sub(r"(\d+(?: ?[a-z])?) (?=kap\.|§)", rf"\1{swedish.NO_BREAK}", title)
    return re.sub(r"(kap\.|§) (?=\d)", rf"\1{swedish.NO_BREAK}", whole)


def _described(entry: Entry) -> str:
    after = f" ({', '.join(entry.remarks)})" if entry.remarks else ""
    return inline.plain(entry.title + after)


def _has_pages(entry: Entry) -> bool:
    """True for what is handed out whole: the sheet in the place of something else is not counted."""
    return not entry.absence and (entry.is_own or entry.facts is not None)


def _by_matter(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    return {matter: list(own) for matter, own in groupby(entries, lambda entry: entry.matter.id)}


def _board(register: Register, board_id: str) -> str:
    board = register.get(board_id, Organisation)
    return board.title if board is not None else board_id


def _period(register: Register, matter: Matter) -> dt.date:
    """The last meeting that the matter is on its way to: the same at each of them."""
    meetings = (register.get(one, Meeting) for one in matter.meetings)
    return max((one.date for one in meetings if one is not None), default=dt.date(1970, 1, 1))
