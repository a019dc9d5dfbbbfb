"""What a board's year holds besides its plan: audits in common, risks, meetings, statements, other commitments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from internkontroll.language import swedish
from internkontroll.pages.boards import links, paths, plan_part, risks, standing
from internkontroll.pages.boards.years import BoardYear
from internkontroll.pages.markup import Block, Tone
from internkontroll.pages.registers.paths import sheet_path
from internkontroll.pages.view import View
from internkontroll.questions import relations, statements
from internkontroll.questions.plan_year import ItemState
from internkontroll.records import Action, Answer, Audit, ExternalAudit, Matter, Meeting, Organisation

_NOT_ON_DAY = frozenset({ItemState.FINAL, ItemState.CANCELLED})


def outside_plan(view: View, board: Organisation, year: BoardYear) -> Iterator[Block]:
    """The board's actions and audits of the year that its plan does not list."""
    found = [standing.of_item(view, board, item) for item in year.outside_plan]
    if not found:
        return
    yield view.write.heading(2, "Utanför planen" if year.plan is not None else "Åtgärder och granskningar")
    late = sum(1 for one in found if one.late is not None)
    if late:
        number = swedish.capitalised(swedish.count(late, "", "").strip())
        yield view.write.paragraph(f"{number} av {swedish.count(len(found), '', '').strip()} är försenade.")
    caption = f"Åtgärder och granskningar ({swedish.number(len(found))})"
    yield from links.within(view, "ik-items", [plan_part.table(view, found[: links.MOST_ROWS], caption)])
    page = view.to(sheet_path(Action.TYPE, board.id), "Alla nämndens åtgärder")
    yield from links.rest(view, found[: links.MOST_ROWS], len(found), f"{page} står i registret.")


def common_audits(view: View, board: Organisation, year: BoardYear) -> Iterator[Block]:
    """The common audits that the board is to carry out, and where each stands with the board."""
    if not year.common:
        return
    yield view.write.heading(2, "Kommungemensamma granskningar")
    yield view.write.bullets([_common(view, board, year, audit) for audit in year.common[: links.MOST_ROWS]])


def _common(view: View, board: Organisation, year: BoardYear, audit: Audit) -> str:
    """One that the plan lists stands in the plan's table; of another it is told here how it stands with the board."""
    if year.plan is not None and year.plan.entry(audit.id) is not None:
        return f"{view.link(audit)} – ingår i planen ovan"
    one = standing.of_item(view, board, audit)
    told = standing.follow_up_cell(view, one).replace(view.write.line_break, ". ")
    where = "finns inte i nämndens plan" if year.plan is not None else "gäller nämnden"
    return f"{view.link(audit)} – {where} {standing.badge(view, one)}" + (f" {told}" if told != "–" else "")


def risk_list(view: View, board: Organisation, year: BoardYear) -> Iterator[Block]:
    """The year's risks with value and handling, and the way to the matrix."""
    found = risks.risks_of(view.register, year)
    if not found:
        return
    write = view.write
    yield write.heading(2, "Risker")
    way = view.to(paths.matrix_path(board.id, year.year), f"Riskmatris {year.year}")
    yield write.paragraph(f"{way}: var riskerna står, hur de har rört sig och vad nämnden har tagit ställning till.")
    shown = found[: links.MOST_ROWS]
    has_values = any(one.scored is not None for one in found)
    rows = []
    for one in shown:
        items = links.listed(view, (view.link(item) for entry, item in one.items if entry.cancelled is None))
        row = (view.link(one.risk), risks.handling(one) or "Inte upptagen i planen", items or "–")
        value = str(one.scored.value) if one.scored is not None else "–"
        rows.append((row[0], value, *row[1:]) if has_values else row)
    header = ("Risk", *(["Riskvärde"] if has_values else []), "Hantering", "Genom")
    right = frozenset({1}) if has_values else frozenset[int]()
    yield write.table(header, rows, right, caption=f"Risker {year.year}", row_head=0)
    yield from links.rest(view, shown, len(found), f"Alla står i {way}.")


def meetings(view: View, year: BoardYear) -> Iterator[Block]:
    """The year's meetings with what they took up, then the matters that no meeting has."""
    if not year.meetings and not year.matters:
        return
    write = view.write
    yield write.heading(2, "Sammanträden och ärenden")
    if year.meetings:
        shown = year.meetings[: links.MOST_ROWS]
        rows = [(_meeting(view, one), _agenda(view, one) or "–") for one in shown]
        yield write.table(("Sammanträde", "Ärenden"), rows, caption=f"Sammanträden {year.year}", row_head=0)
        yield from links.rest(view, shown, len(year.meetings), "")
    met = {matter for one in year.meetings for matter in (*one.agenda, *(minute.matter for minute in one.minutes))}
    left = [matter for matter in year.matters if matter.id not in met]
    if left:
        yield write.paragraph(write.strong("Ärenden som inte står på någon dagordning under året:"))
        yield write.bullets([links.to_document(view, matter) for matter in left[: links.MOST_ROWS]])


def _meeting(view: View, one: Meeting) -> str:
    """A meeting by its name, which says kind and day; one that has a name of its own with its day."""
    return view.link(one) + (f", {swedish.day(one.date)}" if one.title else "")


def _agenda(view: View, meeting: Meeting) -> str:
    paragraphs = {minute.matter: minute.paragraph for minute in meeting.minutes}
    matters = dict.fromkeys((*meeting.agenda, *paragraphs))
    lines = []
    for matter in matters:
        said = f", § {paragraphs[matter]}" if paragraphs.get(matter) else ""
        lines.append(f"{view.link(matter)}{view.write.text(said)}")
    return view.write.line_break.join(lines)


def documents(view: View, year: BoardYear) -> Iterator[Block]:
    """What has been put together of the year's matters and reports, and of the year itself: each with its files."""
    found = list(links.other_documents(view, year.matters[: links.MOST_ROWS]))
    with_plan = view.shelf.of_subject.get(year.plan.id, ()) if year.plan is not None else ()
    of_year = view.shelf.of_subject.get(f"{year.board}-{year.year}", ())
    found += [links.document_line(view, view.shelf.documents[one]) for one in of_year if one not in with_plan]
    if found:
        yield view.write.heading(2, "Handlingar")
        yield view.write.bullets(found[: links.MOST_ROWS])


def external(view: View, board: Organisation, year: BoardYear) -> Iterator[Block]:
    """The examinations from outside that the year's matters answer, or that its commitments stem from."""
    matters: dict[str, list[Matter]] = {}
    for matter in year.matters:
        if matter.external_audit is not None and matter.is_statement:
            matters.setdefault(matter.external_audit, []).append(matter)
    items: dict[str, list[Action | Audit]] = {one: [] for one in matters}
    for item in year.items:
        for audit in statements.external_audits_behind(view.register, item):
            items.setdefault(audit.id, []).append(item)
    found = [one for one in (view.register.get(audit_id, ExternalAudit) for audit_id in items) if one is not None]
    if not found:
        return
    write = view.write
    yield write.heading(2, "Revisorer och myndigheter")
    rows = []
    for audit in found:
        promised = [standing.of_item(view, board, item) for item in items[audit.id]]
        told = [_statement(view, matter) for matter in matters.get(audit.id, ())]
        rows.append(
            (
                view.link(audit),
                write.text(view.register.short_name(audit.examiner)),
                write.line_break.join(told) or "Inget eget yttrande i år",
                _promised(view, promised),
            )
        )
    header = ("Granskning", "Granskare", "Nämndens yttrande", "Åtaganden i år")
    yield write.table(header, rows, caption="Granskningar utifrån som nämnden svarar på", row_head=0)


def _statement(view: View, matter: Matter) -> str:
    decided = relations.decided(view.register, matter)
    answers = len(view.register.linking(matter.id, Answer, "ärende"))
    told = [f", {swedish.count(answers, 'svar', 'svar', neuter=True)}"] if answers else []
    if decided is not None:
        when = f", beslutat {swedish.day(decided.meeting.date)}"
        told.append(when + (f", § {decided.paragraph}" if decided.paragraph else ""))
    elif matter.reply_by is not None:
        told.append(f", ska lämnas {swedish.time_point(matter.reply_by)}")
    return view.link(matter) + view.write.text("".join(told))


def _promised(view: View, found: Sequence[standing.Standing]) -> str:
    if not found:
        return "–"
    left = sum(1 for one in found if one.state not in _NOT_ON_DAY)
    late = sum(1 for one in found if one.late is not None)
    told = f"{swedish.number(len(found))}, varav {swedish.number(left)} inte avslutade"
    return told + (
        f"{view.write.line_break}{view.write.badge(f'{late} försenad' if late == 1 else f'{late} försenade', Tone.LATE)}"
        if late
        else ""
    )
