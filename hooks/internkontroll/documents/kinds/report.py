"""The follow-up report (uppföljning av internkontrollplan): what is due at one point, in the board's headings.

Seeds 000 (tertial 2 2025), 003 (a board that reports twice a year) and 004 (tertial 1 2023). The year's report
(a point that covers all) also has the whole plan in one table, and prints again what was finally reported before.
"""

from __future__ import annotations

from datetime import date

from internkontroll.documents import overview
from internkontroll.documents.document import Document
from internkontroll.documents.item import ItemWriter
from internkontroll.documents.kind import Kind
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.questions import due, relations
from internkontroll.questions.relations import Item
from internkontroll.records import Organisation, Report
from internkontroll.records.plan import PlanEntry
from internkontroll.register import Point, Register


def compose(register: Register, report_id: str, _day: date) -> Document | None:
    """The report as a document; None while its plan or board cannot be read."""
    report = register.get(report_id, Report)
    point = register.point(report.reporting_point) if report is not None else None
    board = register.get(point.plan.board, Organisation) if point is not None else None
    if report is None or point is None or board is None:
        return None
    text = DocumentText()
    told = _told(register, point)
    _introduction(text, board, report, point, [item for _, item in told])
    _overview(text, register, board, point, [entry for entry, _ in told])
    text.free_sections(report)
    writer = ItemWriter(register, board, text)
    writer.write_all(told, lambda entry, item, level: _item(writer, entry, item, point, level))
    return text.document(
        register,
        id=report.id,
        kind=KIND.name,
        title=register.title(report),
        subtitle=_subtitle(point, register.title(report)),
        board=board.title,
        date=relations.handled_on(register, report.id),
        case_number=report.case_number,
        period=point.point.time.first or date(point.plan.year or 1970, 1, 1),
    )


def _told(register: Register, point: Point) -> list[tuple[PlanEntry, Item]]:
    """The items that the report tells of, in the plan's order.

    What is due, and last what other plans' items have been deferred to here; and what a decision has cancelled,
    if it has been followed up all the same.
    """
    entries = (*point.plan.entries, *due.carried(register, point))
    return [
        (entry, item)
        for entry in entries
        if (item := relations.item(register, entry.item)) is not None
        and (due.is_due(register, entry, point) or (entry.cancelled is not None and _was_told(register, entry, point)))
    ]


def _was_told(register: Register, entry: PlanEntry, point: Point) -> bool:
    return relations.follow_up_at(register, entry.item, point) is not None


def _introduction(text: DocumentText, board: Organisation, report: Report, point: Point, items: list[Item]) -> None:
    text.heading(1, board.heading("inledning"))
    text.section(board, board.section("Standardtext inledning"), 1)
    text.section(report, report.section("Inledning"), 1)
    derived = [overview.counts_sentence(report, items), overview.next_sentence(report, point)]
    if any(derived):
        text.block(" ".join(sentence for sentence in derived if sentence), report.at("tillfälle"))
    if point.plan.reporting_points[0].code == point.point.code:  # told once a year
        text.responsibility(board)
    judgement = report.section("Sammanfattande bedömning")
    if judgement is not None and judgement.text.strip():
        text.heading(1, board.heading("sammanfattande_bedömning"))
        text.section(report, judgement, 1)


def _overview(text: DocumentText, register: Register, board: Organisation, point: Point, told: list[PlanEntry]) -> None:
    """The report's items in one table; in the year's report, the whole plan."""
    covers_all = point.point.covers == "alla"
    items = {entry.item for entry in told}
    entries = [e for e in point.plan.entries if covers_all or e.item in items or _is_out(register, e, point)]
    entries += [entry for entry in told if point.plan.entry(entry.item) is None]
    table = overview.report_table(register, board, point, entries)
    if table:
        text.heading(1, "Planen i sin helhet" if covers_all else "Rapporten i översikt")
        text.block(table, point.plan.at("poster"))


def _is_out(register: Register, entry: PlanEntry, point: Point) -> bool:
    """True for an item that should have been told of here but had been cancelled by then."""
    return point.point.code in entry.reported_at and due.is_out(register, entry, point)


def _item(writer: ItemWriter, entry: PlanEntry, item: Item, point: Point, level: int) -> None:
    writer.carried(entry, point)
    told = due.told_at(writer.register, item.id, point)
    if told is None:
        writer.absent(entry, point)
    elif told.reporting_point == point.id:
        writer.follow_up(told, level)
    else:
        writer.told_before(told, level)


def _subtitle(point: Point, title: str) -> str:
    """The point's name and period, unless the title has told them; as they are: a subtitle is data and no Markdown."""
    name, period = point.point.name, inline.one_line(point.point.period or "")
    told = [one for one in (name, period) if one and one.casefold() not in title.casefold()]
    return swedish.capitalised(", ".join(told))


KIND = Kind(
    name="Uppföljning av internkontrollplan",
    plural="Uppföljningar",
    suffix="",
    subjects=lambda register: (record.id for record in register.of(Report)),
    compose=compose,
)
