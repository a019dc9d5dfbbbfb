"""The internal control plan: what the board decided for the year, each item under its risk.

Order and wording are the board's own; items that a later decision added or cancelled say so.
"""

from __future__ import annotations

from datetime import date

from internkontroll.documents.document import Document
from internkontroll.documents.item import ItemWriter
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.markdown import inline
from internkontroll.records import Action, Audit, Organisation, Plan
from internkontroll.records.plan import Decision, PlanEntry
from internkontroll.register import Register


def plan_document(register: Register, plan: Plan) -> Document | None:
    """The plan as a document; None while its board cannot be read."""
    board = register.get(plan.board, Organisation)
    if board is None:
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
    text.free_sections(plan)
    _items(text, register, board, plan)
    decided = plan.decisions[-1].date if plan.decisions else None
    return Document(
        id=plan.id,
        title=register.title(plan),
        subtitle="" if plan.is_decided else "Förslag",
        board=board.title,
        municipality=register.settings.municipality,
        date=decided.first if decided and decided.is_exact else None,
        case_number=plan.case_number,
        markdown=text.markdown,
        period=date(plan.year or 1970, 1, 1),
        origins=tuple(text.origins),
        images=tuple(text.images.items()),
    )


def _decisions(plan: Plan) -> str:
    if not plan.decisions:
        return "Planen är ett förslag och har inte beslutats."
    first, *revised = plan.decisions
    sentence = f"Planen beslutades {_when(first)}."
    if revised:
        sentence += f" Den reviderades {swedish.listed(_when(one) for one in revised)}."
    return sentence


def _when(decision: Decision) -> str:
    when = "vid ett tillfälle som registret inte känner till"
    if decision.date is not None and decision.date.is_dated:
        when = at_time(decision.date)
    return when + (f", § {decision.paragraph}" if decision.paragraph else "")


def _reporting(plan: Plan) -> str:
    rows = []
    for point in plan.reporting_points:
        what = "Hela planen" if point.covers == "alla" else "Det som är planerat till tillfället"
        name = swedish.capitalised(point.name)
        rows.append((inline.plain(name), swedish.capitalised(swedish.time_point(point.time)), what))
    return inline.table(("Tillfälle", "Tidpunkt", "Omfattar"), rows)


def _items(text: DocumentText, register: Register, board: Organisation, plan: Plan) -> None:
    writer = ItemWriter(register, board, text)
    actions = [(entry, action) for entry in plan.entries if (action := register.get(entry.item, Action))]
    audits = [(entry, audit) for entry in plan.entries if (audit := register.get(entry.item, Audit))]
    if actions:
        text.heading(1, board.heading("direktåtgärder", len(actions)))
        for entry, action in actions:
            writer.write(action, 2)
            text.block(_entry(plan, entry), plan.at("poster", plan.place_of(entry.item), "post"))
    if audits:
        text.heading(1, board.heading("granskningar", len(audits)))
    for key, common in (("nämndens_granskningar", False), ("kommungemensamma_granskningar", True)):
        group = [(e, a) for e, a in audits if a.is_common is common]
        if group:
            text.heading(2, board.heading(key, len(group)))
        for entry, audit in group:
            writer.write(audit, 3)
            text.block(_entry(plan, entry), plan.at("poster", plan.place_of(entry.item), "post"))


def _entry(plan: Plan, entry: PlanEntry) -> str:
    """When the item is reported, and what a later decision did to it."""
    points = [p for p in (plan.point(code) for code in entry.reported_at) if p is not None]
    names = swedish.listed(inline.plain(p.name) for p in points)
    parts = [f"**Redovisas:** {names}." if names else "**Redovisas:** tillfälle är inte angivet."]
    if entry.added is not None:
        section = f", § {entry.added.paragraph}" if entry.added.paragraph else ""
        parts.append(f"Posten tillkom genom beslut {at_time(entry.added.date)}{section}.")
    if entry.cancelled is not None:
        section = f", § {entry.cancelled.paragraph}" if entry.cancelled.paragraph else ""
        reason = inline.plain(entry.cancelled.reason.rstrip("."))
        parts.append(f"Posten utgår genom beslut {at_time(entry.cancelled.date)}{section}: {reason}.")
    return " ".join(parts)
