"""The internal control plan: what the board decided for the year, each item under its risk.

Order and wording are the board's own; items that a later decision added or cancelled say so, and the
risk analysis that the plan rests on comes last.
"""

from __future__ import annotations

from datetime import date

from internkontroll.documents import overview, standing
from internkontroll.documents.document import Document
from internkontroll.documents.item import ItemWriter
from internkontroll.documents.kind import Kind
from internkontroll.documents.names import in_sentence
from internkontroll.documents.risk_text import RiskWriter
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.questions import relations
from internkontroll.questions.relations import Item
from internkontroll.records import Action, Organisation, Plan
from internkontroll.records.plan import PlanEntry
from internkontroll.register import Register


def compose(register: Register, plan_id: str, _day: date) -> Document | None:
    """The plan as a document; None while its board cannot be read."""
    plan = register.get(plan_id, Plan)
    board = register.get(plan.board, Organisation) if plan is not None else None
    if plan is None or board is None:
        return None
    text = DocumentText()
    text.heading(1, board.heading("inledning"))
    text.section(board, board.section("Standardtext inledning"), 1)
    text.section(plan, plan.section("Inledning"), 1)
    text.block(_decisions(plan), plan.at("beslut"))
    if plan.reporting_points:
        text.heading(2, "Rapportering till nämnden")
        text.block(_reporting(plan), plan.at("rapporteringstillfällen"))
    text.responsibility(board)
    _overview(text, register, plan)
    text.free_sections(plan)
    _items(text, register, board, plan)
    risks = RiskWriter(register, board, plan, text)
    if risks.risks:
        text.heading(1, "Bilaga: Riskanalys")
        risks.introduction()
        risks.write(2)
    decided = plan.decisions[-1].date if plan.decisions else None
    return text.document(
        register,
        id=plan.id,
        kind=KIND.name,
        title=register.title(plan),
        subtitle="" if plan.is_decided else "Förslag",
        board=board.title,
        date=decided.first if decided and decided.is_exact else None,
        case_number=plan.case_number,
        period=date(plan.year or 1970, 1, 1),
    )


def _decisions(plan: Plan) -> str:
    if not plan.decisions:
        return "Planen är ett förslag och har inte beslutats."
    first, *revised = plan.decisions
    sentence = f"Planen beslutades {standing.decided_on(first)}."
    if revised:
        sentence += f" Den reviderades {swedish.listed(standing.decided_on(one) for one in revised)}."
    return sentence


def _reporting(plan: Plan) -> str:
    rows = []
    for point in plan.reporting_points:
        what = "Hela planen" if point.covers == "alla" else "Det som är planerat till tillfället"
        name = swedish.capitalised(point.name)
        rows.append((inline.plain(name), swedish.capitalised(swedish.time_point(point.time)), what))
    return inline.table(("Tillfälle", "Tidpunkt", "Omfattar"), rows)


def _overview(text: DocumentText, register: Register, plan: Plan) -> None:
    """The whole plan in a table, and what revisions have changed in it."""
    table = overview.plan_table(register, plan)
    changes = list(_changes(register, plan))
    if not table and not changes:
        return
    text.heading(1, "Planen i översikt")
    if table:
        text.block(table, plan.at("poster"))
    if changes:
        text.heading(2, "Ändringar under året")
        text.block("\n".join(f"- {change}" for change in changes), plan.at("poster"))


def _changes(register: Register, plan: Plan) -> list[str]:
    """What decisions have added and cancelled since the plan was adopted, in order of time."""
    found = []
    for place, entry in enumerate(plan.entries):
        item = relations.item(register, entry.item)
        if item is None:
            continue
        title = inline.plain(item.title)
        if entry.added is not None:
            told = f"{swedish.capitalised(standing.decided_on(entry.added))}: ”{title}” tillkom."
            found.append((entry.added.date.sort_key, place, 0, told))
        if entry.cancelled is not None:
            reason = inline.plain(entry.cancelled.reason.rstrip("."))
            told = f"{swedish.capitalised(standing.decided_on(entry.cancelled))}: ”{title}” utgår. Skäl: {reason}."
            found.append((entry.cancelled.date.sort_key, place, 1, told))
    return [told for *_, told in sorted(found)]


def _items(text: DocumentText, register: Register, board: Organisation, plan: Plan) -> None:
    writer = ItemWriter(register, board, text)
    told = [(entry, item) for entry in plan.entries if (item := relations.item(register, entry.item)) is not None]
    writer.write_all(told, lambda entry, item, _level: _item(writer, plan, entry, item))


def _item(writer: ItemWriter, plan: Plan, entry: PlanEntry, item: Item) -> None:
    source = plan.at("poster", plan.place_of(entry.item), "post")
    facts = _facts(writer.register, item)
    if entry.cancelled is None:
        facts.append(_reported(plan, entry))
    for fact in facts:
        writer.text.block(fact, source)
    if entry.added is not None:
        writer.text.block(standing.added(entry.added), source)
    if entry.cancelled is not None:
        writer.text.block(standing.cancelled(entry.cancelled), source)


def _facts(register: Register, item: Item) -> list[str]:
    """Who answers for the item, who carries it out and who decided it, each as a line."""
    told = [f"**Ansvarig:** {inline.plain(item.responsible)}"] if item.responsible else []
    if isinstance(item, Action):
        bodies = [register.get(one, Organisation) for one in (item.carried_out_by or item.departments)]
        by = swedish.listed(in_sentence(register, one) for one in bodies if one is not None)
        told += [f"**Utförs av:** {inline.plain(by)}"] if by else []
    elif item.is_common and item.decision is not None:
        body = register.get(item.decision.body, Organisation)
        when = item.decision.date is not None and item.decision.date.is_dated
        told_when = f" {standing.decided_on(item.decision)}" if when else ""
        told += [f"**Beslutad av:** {inline.plain(in_sentence(register, body))}{told_when}"] if body else []
    return told


def _reported(plan: Plan, entry: PlanEntry) -> str:
    points = [p for p in (plan.point(code) for code in entry.reported_at) if p is not None]
    names = swedish.listed(inline.plain(p.name) for p in points)
    return f"**Redovisas:** {names or 'tillfället är inte angivet'}"


KIND = Kind(
    name="Internkontrollplan",
    plural="Internkontrollplaner",
    suffix="",
    subjects=lambda register: (record.id for record in register.of(Plan)),
    compose=compose,
)
