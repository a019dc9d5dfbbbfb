"""The plan on the page of a board's year: in a few sentences, what was decided, and its items in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from internkontroll.documents import overview
from internkontroll.documents.standing import decided_on
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.naming import lower_first
from internkontroll.pages.boards import links, standing
from internkontroll.pages.boards.standing import Standing
from internkontroll.pages.markup import Block, Tone
from internkontroll.pages.view import View
from internkontroll.questions import relations
from internkontroll.questions.plan_year import ItemState, PlanYear
from internkontroll.questions.promise_lists import title
from internkontroll.questions.promises import Kind, Promise, State
from internkontroll.records import Audit, Matter, Organisation, Plan, Risk
from internkontroll.records.plan import Decision

#: how many items are in a state, with one and with several
_COUNTED = {
    ItemState.FINAL: ("är slutrapporterad", "är slutrapporterade"),
    ItemState.DEFERRED: ("är framflyttad", "är framflyttade"),
    ItemState.ONGOING: ("pågår", "pågår"),
    ItemState.WRITTEN: (
        "har en uppföljning som nämnden inte har behandlat",
        "har en uppföljning som nämnden inte har behandlat",
    ),
    ItemState.NOT_REPORTED: ("är inte redovisad än", "är inte redovisade än"),
    ItemState.CANCELLED: ("utgår", "utgår"),
}
_REPORTS = {
    State.ANSWERED: ("Lämnad", Tone.DONE),
    State.WRITTEN: ("Skriven, ej behandlad", Tone.WAITING),
    State.OVERDUE: ("Saknas", Tone.LATE),
    State.OPEN: ("Ska lämnas", Tone.OPEN),
    State.WITHOUT_TIME: ("Utan tid", Tone.PLAIN),
}


def in_words(view: View, year: PlanYear) -> Iterator[Block]:
    """What one who has half a minute reads: decided or not, what it holds, how it stands, what is next and what is missing."""
    items = [one.item for one in year.items]
    told = [_decided(year.plan)]
    said = overview.counts(items)
    told.append(f"Den innehåller {said}." if said else "Den innehåller inga åtgärder eller granskningar.")
    if items and year.plan.is_decided:
        told.append(_standing(year))
    told += _next(view, year)
    yield view.write.paragraph(view.write.text(" ".join(told)))
    if year.missing:
        yield view.write.paragraph(view.write.strong("Det här har inte redovisats i tid:"))
        yield view.write.bullets([_missing(view, one) for one in year.missing[: links.MOST_ROWS]])


def _decided(plan: Plan) -> str:
    if not plan.decisions:
        return "Planen är ett förslag. Nämnden har inte beslutat den."
    first, *revised = plan.decisions
    said = f"Nämnden beslutade planen {decided_on(first)}."
    if first.paragraph is None and first.date is not None and first.date.is_dated:
        said += " Paragrafen är inte angiven."
    if revised:
        said += f" Planen reviderades {swedish.listed(decided_on(one) for one in revised)}."
    return said


def _standing(year: PlanYear) -> str:
    counts = Counter(one.state for one in year.items)
    if len(year.items) == 1:
        return f"Den {_COUNTED[year.items[0].state][0]}."
    parts = []
    for state, (one, several) in _COUNTED.items():
        number = counts[state]
        if number == len(year.items):
            return f"{'Båda' if number == 2 else 'Alla'} {several}."
        if number:
            parts.append(f"{swedish.count(number, one, several)}")
    return f"Av dem {_verb_first(swedish.listed(parts))}." if parts else ""


def _verb_first(said: str) -> str:
    """`är tre skrivna …` after `Av dem`: a Swedish clause has its verb in the second place."""
    number, _, rest = said.partition(" ")
    verb, _, more = rest.partition(" ")
    return f"{verb} {number} {more}".rstrip()


def _next(view: View, year: PlanYear) -> Iterator[str]:
    """The next report that is promised and has not been handled."""
    reports = [one for one in year.remaining if one.kind is Kind.REPORT and one.due.is_dated]
    if reports:
        point = view.register.point(reports[0].about)
        name = lower_first(point.point.name) if point else ""
        written = " Den är skriven men inte behandlad." if reports[0].state(view.verdict.day) is State.WRITTEN else ""
        yield f"Nästa rapport till nämnden är {name}, {swedish.time_point(reports[0].due)}.{written}"


def _missing(view: View, promise: Promise) -> str:
    words = title(view.register, promise)
    what = (
        view.link(promise.about) if view.visible(promise.about) else view.write.text(f"Rapport: {lower_first(words)}")
    )
    return f"{what}{view.write.text(f', skulle ha redovisats {at_time(promise.due)}')}"


def decisions(view: View, plan: Plan) -> Iterator[Block]:
    """The plan as a document, each decision, and the matter in which it was taken."""
    write = view.write
    state = write.badge("Beslutad", Tone.DONE) if plan.decisions else write.badge("Förslag", Tone.WAITING)
    lines = [f"{links.to_document(view, plan)} {state}"]
    named = ["Beslut", *["Revidering"] * (len(plan.decisions) - 1)]
    lines += [write.text(f"{name}: {_decision(one)}") for name, one in zip(named, plan.decisions, strict=False)]
    matter = view.register.get(plan.matter, Matter)
    if matter is not None:
        lines.append(f"Ärende: {view.link(matter)}")
    yield write.bullets([*lines, *links.other_documents(view, [plan])])


def _decision(one: Decision) -> str:
    when = swedish.time_point(one.date) if one.date and one.date.is_dated else "tiden är inte angiven"
    return f"{when}, § {one.paragraph}" if one.paragraph else f"{when}, paragrafen är inte angiven"


def items(view: View, board: Organisation, year: PlanYear) -> Iterator[Block]:
    """The plan's items in its own order, in one table."""
    found = [standing.of_plan(view, board, year.plan, one) for one in year.items]
    if not found:
        yield view.write.paragraph("Planen innehåller inga åtgärder eller granskningar.")
        return
    caption = f"Planens innehåll, i planens ordning ({swedish.number(len(found))})"
    yield from links.within(view, "ik-items", [table(view, found[: links.MOST_ROWS], caption)])
    more = f"Resten står i {links.to_document(view, year.plan, 'planen')}."
    yield from links.rest(view, found[: links.MOST_ROWS], len(found), more)


def table(view: View, found: Sequence[Standing], caption: str) -> str:
    """Items with how they stand: one table for a plan's items and for those outside it."""
    has_risks = any(one.item.risks for one in found)
    rows = []
    for one in found:
        what = f"{view.link(one.item)}{view.write.line_break}{view.write.text(_kind(one))}"
        cells = (standing.state_cell(view, one), standing.next_cell(view, one), standing.follow_up_cell(view, one))
        rows.append((what, *cells, _risks(view, one)) if has_risks else (what, *cells))
    header = (overview.called(one.item for one in found), "Läge", "Nästa redovisning", "Redovisat")
    data = [standing.later(view, one) for one in found]
    return view.write.table((*header, "Risker") if has_risks else header, rows, caption=caption, row_head=0, data=data)


def _kind(one: Standing) -> str:
    item = one.item
    if isinstance(item, Audit):
        kind = "Kommungemensam granskning" if item.is_common else "Granskning"
    else:
        kind = "Direktåtgärd" if item.kind == "direktåtgärd" else "Åtagande"
    return f"{kind} · {item.id}"


def _risks(view: View, one: Standing) -> str:
    found = [risk for risk in (view.register.get(i, Risk) for i in one.item.risks) if risk is not None]
    return links.listed(view, (view.link(risk) for risk in found)) or "–"


def reports(view: View, year: PlanYear) -> Iterator[Block]:
    """Every reporting point with its report, and how the report stands."""
    if not year.points:
        return
    write = view.write
    rows = []
    for one in year.points:
        point = one.point
        report = relations.report_at(view.register, point)
        words, tone = _REPORTS[one.report] if one.report is not None else ("Planerad", Tone.PLAIN)
        name = swedish.capitalised(point.point.name) + (" (hela planen)" if point.point.covers == "alla" else "")
        rows.append(
            (
                write.text(name),
                swedish.capitalised(swedish.time_point(point.point.time)),
                write.badge(words, tone),
                links.to_document(view, report) if report is not None else "Ingen rapport i registret",
            )
        )
    yield write.table(("Tillfälle", "Tid", "Läge", "Rapport"), rows, caption="Rapporter till nämnden", row_head=0)
