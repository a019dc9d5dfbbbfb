"""The memorandum (tjänsteskrivelse): what a board needs to decide a matter, in the order in which it reads.

Seed 001 (to the auditors) and 002 (to an authority): summary, decision points, basis, meetings, receivers, then the
matter itself with the answers, the consequences and those responsible.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.documents.answers import AnswerWriter
from internkontroll.documents.appendices import Appendix, appendices
from internkontroll.documents.conclusions import (
    conclusions_heading,
    has_heading,
    write_audit,
    write_conclusions,
    write_deficiencies,
)
from internkontroll.documents.document import Document
from internkontroll.documents.kind import Kind
from internkontroll.documents.names import genitive
from internkontroll.documents.statement import SUPERVISION, decided_when, period_of
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.markdown import inline
from internkontroll.questions import relations
from internkontroll.records import ExternalAudit, Matter, Meeting, Organisation
from internkontroll.records.meeting import BOARD
from internkontroll.register import Register

#: the section of the matter -> the board's heading for it
_CONSEQUENCES = (
    ("Ekonomiska konsekvenser", "ekonomi"),
    ("Barnperspektiv", "barn"),
    ("Jämställdhetsperspektiv", "jämställdhet"),
)


def compose(register: Register, matter_id: str, _day: date) -> Document | None:
    """The memorandum as a document; None for a historical matter, which is not told in full."""
    matter = register.get(matter_id, Matter)
    board = register.get(matter.board, Organisation) if matter else None
    if matter is None or board is None or matter.historical:
        return None
    text = _Memorandum(register, matter, board)
    text.write()
    meeting = relations.board_meeting(register, matter)
    decision = decided_when(register, matter)
    return text.document(
        register,
        id=matter.id,
        kind=board.heading("tjänsteskrivelse"),
        title=matter.title,
        subtitle=f"Beslut {decision}" if decision else "",
        board=board.title,
        date=meeting.date if meeting else None,
        case_number=matter.case_number,
        period=period_of(matter),
    )


class _Memorandum(DocumentText):
    """The text of one matter's memorandum."""

    def __init__(self, register: Register, matter: Matter, board: Organisation) -> None:
        super().__init__()
        self.register, self.matter, self.board = register, matter, board
        audit = register.get(matter.external_audit, ExternalAudit)
        self.audit = audit if matter.is_statement else None
        self.answers = AnswerWriter(register, board, matter, self.audit, self) if self.audit else None

    def write(self) -> None:
        """Everything, in the order of the seeds."""
        self._own("Sammanfattning", "sammanfattning")
        self._own("Förslag till beslut", "förslag_till_beslut")
        self._basis()
        self._meetings()
        self._receivers()
        self._the_matter()
        self._own("Bakgrund", "bakgrund")
        self._considerations()
        for name, key in _CONSEQUENCES:
            self._own(name, key)
        self.free_sections(self.matter)
        self._responsible()

    def _own(self, name: str, key: str) -> bool:
        section = self.matter.section(name)
        if section is None or not section.text.strip():
            return False
        self.heading(1, self.board.heading(key), self.matter.source.at())
        return self.section(self.matter, section, 1)

    def _basis(self) -> None:
        self.heading(1, self.board.heading("beslutsunderlag"), self.matter.at("beslutsunderlag"))
        lines = [f"- {_appendix(one)}" for one in appendices(self.register, self.matter)]
        self.block("\n".join(lines), self.matter.at("beslutsunderlag"))

    def _meetings(self) -> None:
        meetings = list(_meetings(self.register, self.matter))
        if not meetings:
            return
        self.heading(1, self.board.heading("beslutsplanering"))
        paragraphs = [_paragraph(meeting, self.matter) for meeting in meetings]
        head = ["Sammanträde", "Datum", *(["Paragraf"] if any(paragraphs) else [])]
        rows = []
        for meeting, paragraph in zip(meetings, paragraphs, strict=True):
            row = [inline.plain(_meeting_name(self.register, meeting)), swedish.day(meeting.date)]
            rows.append([*row, *([paragraph or "–"] if any(paragraphs) else [])])
        self.block(inline.table(head, rows), self.matter.at("beslutsplanering"))

    def _receivers(self) -> None:
        names = [inline.plain(self.register.title(one)) for one in self.matter.sent_to]
        reply = self._reply()
        if not names and not reply:
            return
        self.heading(1, self.board.heading("beslutet_skickas_till"))
        if names:
            self.block(names[0] if len(names) == 1 else "\n".join(f"- {name}" for name in names))
        if reply:
            self.block(reply, self.matter.at("svar_senast"))

    def _reply(self) -> str:
        """`Svaret lämnas via … senast den 6 februari 2026`, as a sentence."""
        channel, last = self.matter.reply_channel, self.matter.reply_by
        by = f" senast {at_time(last).removeprefix('under ')}" if last is not None and last.is_dated else ""
        via = f" via {inline.plain(channel.rstrip('.'))}" if channel else ""
        return f"Svaret lämnas{via}{by}." if via or by else ""

    def _the_matter(self) -> None:
        section = self.matter.section("Ärendet")
        if section is None and self.audit is None:
            return
        start = len(self.lines)
        self.heading(1, self.board.heading("ärendet"), self.matter.source.at())
        empty = len(self.lines)
        self.section(self.matter, section, 1)
        if self.audit is not None and self.answers is not None:
            if self.audit.kind == SUPERVISION:
                titles = [one.record.title or "" for one in self.answers.asked]
                written = inline.one_line(section.text) if section else ""
                if not all(title in written for title in titles):
                    write_deficiencies(self, self.register, self.audit, self.answers.asked)
            write_audit(self, self.matter, self.audit, 2)
            if not has_heading(self.matter, conclusions_heading(self.register, self.board)):
                write_conclusions(self, self.register, self.board, self.audit, 2, with_texts=True)
        if len(self.lines) == empty:
            del self.lines[start:]

    def _considerations(self) -> None:
        asked = self.answers.asked if self.answers else ()
        if not self._own("Förvaltningens överväganden", "överväganden") and asked:
            self.heading(1, self.board.heading("överväganden"))
        if self.answers is not None:
            self.answers.write(2)

    def _responsible(self) -> None:
        if not self.matter.signatories:
            return
        self.heading(1, self.board.heading("ansvariga"), self.matter.at("undertecknare"))
        lines = []
        for one in self.matter.signatories:
            title = inline.plain(swedish.capitalised(one.title))
            lines.append(f"- {title}, {inline.plain(one.name)}" if one.name else f"- {title}")
        self.block("\n".join(lines), self.matter.at("undertecknare"))


def _appendix(one: Appendix) -> str:
    """An appendix as the basis names it; of a secret one only its number and legal ground."""
    if one.secrecy is not None:
        return f"{one.label}, som omfattas av sekretess enligt {inline.plain(one.secrecy)}"
    facts = [inline.plain(one.case_number)] if one.case_number else []
    facts += [swedish.time_point(one.date)] if one.date else []
    return f"{', '.join([inline.plain(one.title), *facts])} ({one.label.lower()})"


def _meetings(register: Register, matter: Matter) -> Iterator[Meeting]:
    """The meetings that prepare and decide the matter, planned or held, in order of their days."""
    found = {meeting.id: meeting for meeting in (register.get(i, Meeting) for i in matter.meetings) if meeting}
    for key in ("dagordning", "protokoll"):
        found |= {meeting.id: meeting for meeting in register.linking(matter.id, Meeting, key)}
    yield from sorted(found.values(), key=lambda meeting: (meeting.date, meeting.id))


def _paragraph(meeting: Meeting, matter: Matter) -> str | None:
    minute = next((one for one in meeting.minutes if one.matter == matter.id), None)
    return f"§ {minute.paragraph}" if minute and minute.paragraph else None


def _meeting_name(register: Register, meeting: Meeting) -> str:
    """`ASN beredning`, `Arbetsmarknads- och socialnämndens arbetsutskott`, `Arbetsmarknads- och socialnämnden`."""
    if meeting.kind == "beredning":
        return f"{register.short_name(meeting.board)} beredning"
    name = register.title(meeting.board)
    return name if meeting.kind == BOARD else f"{genitive(name)} {meeting.kind}"


KIND = Kind(
    name="Tjänsteskrivelse",
    plural="Tjänsteskrivelser",
    suffix="",
    subjects=lambda register: (one.id for one in register.of(Matter) if not one.historical),
    compose=compose,
)
