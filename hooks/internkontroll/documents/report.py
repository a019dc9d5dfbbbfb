"""The follow-up report (uppföljning av internkontrollplan): what is due at one point, in the board's headings.

Seeds 000 (tertial 2 2025), 003 (a board that reports twice a year) and 004 (tertial 1 2023).
"""

from __future__ import annotations

from datetime import date

from internkontroll.documents.document import Document
from internkontroll.documents.item import ItemWriter
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.questions import relations
from internkontroll.records import Action, Audit, Organisation, Report
from internkontroll.records.plan import PlanEntry
from internkontroll.register import Point, Register


def report_document(register: Register, report: Report) -> Document | None:
    """The report as a document; None while its plan or board cannot be read."""
    point = register.point(report.reporting_point)
    board = register.get(point.plan.board, Organisation) if point else None
    if point is None or board is None:
        return None
    text = DocumentText()
    _introduction(text, board, report, point)
    _actions(text, register, board, point)
    _audits(text, register, board, point)
    return Document(
        id=report.id,
        title=register.title(report),
        subtitle=_subtitle(point),
        board=board.title,
        municipality=register.settings.municipality,
        date=_date(register, report),
        case_number=report.case_number,
        markdown=text.markdown,
        period=point.point.time.first or date(point.plan.year or 1970, 1, 1),
        origins=tuple(text.origins),
        images=tuple(text.images.items()),
    )


def _introduction(text: DocumentText, board: Organisation, report: Report, point: Point) -> None:
    text.heading(1, board.heading("inledning"))
    text.section(board, board.section("Standardtext inledning"), 1)
    text.section(report, report.section("Inledning"), 1)
    if point.plan.reporting_points[0].code == point.point.code:  # told once a year
        text.responsibility(board)
    judgement = report.section("Sammanfattande bedömning")
    if judgement is not None:
        text.heading(1, board.heading("sammanfattande_bedömning"))
        text.section(report, judgement, 1)
    text.free_sections(report)


def _actions(text: DocumentText, register: Register, board: Organisation, point: Point) -> None:
    entries = [(e, a) for e in relations.due_entries(register, point) if (a := register.get(e.item, Action))]
    if not entries:
        return
    text.heading(1, board.heading("direktåtgärder", len(entries)))
    writer = ItemWriter(register, board, text)
    for entry, action in entries:
        _item(writer, entry, action, point, 2)


def _audits(text: DocumentText, register: Register, board: Organisation, point: Point) -> None:
    entries = [(e, a) for e in relations.due_entries(register, point) if (a := register.get(e.item, Audit))]
    if not entries:
        return
    text.heading(1, board.heading("granskningar", len(entries)))
    writer = ItemWriter(register, board, text)
    for key, common in (("nämndens_granskningar", False), ("kommungemensamma_granskningar", True)):
        group = [(e, a) for e, a in entries if a.is_common is common]
        if group:
            text.heading(2, board.heading(key, len(group)))
            for entry, audit in group:
                _item(writer, entry, audit, point, 3)


def _item(writer: ItemWriter, entry: PlanEntry, item: Action | Audit, point: Point, level: int) -> None:
    parts = writer.write(item, level)
    follow_up = relations.follow_up_at(writer.register, item.id, point)
    if follow_up is None:
        writer.absent(entry, point)
    else:
        writer.follow_up(follow_up, parts)


def _subtitle(point: Point) -> str:
    """The point's name and period as they are: a subtitle is data and no Markdown."""
    period = f" ({inline.one_line(point.point.period)})" if point.point.period else ""
    return f"{swedish.capitalised(point.point.name)}{period}"


def _date(register: Register, report: Report) -> date | None:
    """The board's meeting; else nothing, for a report whose day the register does not know."""
    return relations.handled_on(register, report.id)
