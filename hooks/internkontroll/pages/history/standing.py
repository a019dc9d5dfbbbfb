"""Earlier and later: what the board was told of a record at each time, and when it hears of it again.

The page is made for the stated day, and says so. Each row carries the dates that decide how it stands, and `post.js`
tells it anew when the page is read on a later day, by the same rule as `Promise.state`.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from internkontroll.language import swedish
from internkontroll.naming import lower_first
from internkontroll.pages.markup import AsHtml, Block, Tone
from internkontroll.pages.view import View
from internkontroll.questions import relations
from internkontroll.questions.promise_lists import by_record
from internkontroll.questions.promises import Kind, Promise, State
from internkontroll.questions.urgency import times
from internkontroll.records import Action, Audit, FollowUp, Matter, Plan, PolicyDocument, Record

#: what a page with such a part names in `Page.scripts`
SCRIPT = "post.js"

#: rows of the table: a common audit is told of by every board
_MOST = 40
#: promises at the top of the page
_MOST_NEXT = 3

_WORDS = {
    State.OVERDUE: ("Försenad", Tone.LATE),
    State.OPEN: ("Öppen", Tone.OPEN),
    State.WRITTEN: ("Skriven, ej behandlad", Tone.WAITING),
    State.WITHOUT_TIME: ("Utan tid", Tone.PLAIN),
    State.ANSWERED: ("Besvarad", Tone.DONE),
}
#: how urgent each is at the top of the page
_ORDER = (State.OVERDUE, State.WRITTEN, State.OPEN, State.WITHOUT_TIME)


class Standing:
    """Both parts for a record's page; each is empty for what is neither promised nor told of."""

    def __init__(self, view: View, record: Record) -> None:
        self._view, self._record = view, record
        self._about = _about(view, record)
        day = view.verdict.day
        every = _promises(view, self._about) if self._about else ()
        self._found = [promise for promise in every if promise.exists(day)]

    def next(self) -> Iterator[Block]:
        """What is due next, for the top of the page of the record that the promises are about."""
        day = self._view.verdict.day
        unmet = [promise for promise in self._found if promise.state(day) is not State.ANSWERED]
        if unmet and self._about is self._record:
            unmet.sort(key=lambda promise: (_ORDER.index(promise.state(day)), promise.sort_key))
            yield from _next(self._view, unmet[:_MOST_NEXT])

    def history(self) -> Iterator[Block]:
        """What was told at each time, what answered it and what is still to come."""
        rows = _rows(self._view, self._about, self._found, self._record) if self._about else []
        if rows:
            yield from _history(self._view, rows)


def _about(view: View, record: Record) -> Record | None:
    """The record that the promises are about: of a follow-up, what it follows up."""
    match record:
        case FollowUp():
            return view.register.records.get(record.about)
        case Action() | Audit() | Plan() | Matter() | PolicyDocument() if not record.historical:
            return record
        case _:
            return None


def _promises(view: View, about: Record) -> Sequence[Promise]:
    known = by_record(view.register)
    if isinstance(about, Plan):
        points = [f"{about.id}-{point.code}" for point in about.reporting_points]
        return [promise for point in points for promise in known.get(point, ()) if promise.kind is Kind.REPORT]
    return known.get(about.id, ())


def _next(view: View, unmet: Sequence[Promise]) -> Iterator[Block]:
    write = view.write
    between = " " if isinstance(write, AsHtml) else ": "
    lines = [f"{_badge(view, one)}{between}{write.text(f'{_what(view, one)}, {_when(one)}')}" for one in unmet]
    if not isinstance(write, AsHtml):
        yield write.bullets(lines)
        return
    items = "".join(f"<li>{line}</li>" for line in lines)
    # what hangs on the day is no text for the search
    yield write.made(
        f'<div class="record-next" data-ik-made="{view.verdict.day.isoformat()}"><ul>{items}</ul>{_day(view)}</div>'
    )


def _day(view: View) -> str:
    return f'<p class="record-day">Läget den <span data-ik-today>{swedish.day(view.verdict.day)}</span>.</p>'


def _history(view: View, rows: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    write = view.write
    yield write.heading(2, "Redovisningar")
    shown = list(rows[-_MOST:])
    table = write.table(("När", "Vad", "Redovisat i", "Läge"), shown, row_head=0)
    if isinstance(write, AsHtml):
        table = f'<div data-ik-made="{view.verdict.day.isoformat()}">{table}{_day(view)}</div>'
    yield table
    if len(rows) > len(shown):
        yield write.paragraph(write.text(f"{swedish.number(len(rows) - len(shown))} äldre rader visas inte."))


def _rows(view: View, about: Record, found: Sequence[Promise], here: Record) -> list[tuple[str, ...]]:
    """A row for each promise with what answered it, and one for each follow-up that nobody had promised."""
    register, write = view.register, view.write
    rows = []
    answering = set()
    for promise in found:
        answer = promise.answered_by if promise.answered_by in register.records else None
        answering.add(answer)
        time = promise.due.sort_key
        told = _answer(view, answer, here) if answer else "–"
        rows.append((time, 0, (_time(view, promise), write.text(_what(view, promise)), told, _badge(view, promise))))
    for follow_up in relations.follow_ups(register, about.id) if not isinstance(about, Plan) else ():
        if follow_up.id in answering:
            continue
        when = relations.time_of(register, follow_up)
        if when is None or (when.first is not None and when.first > view.verdict.day):
            continue
        said = write.text(swedish.capitalised(swedish.time_point(when)))
        rows.append((when.sort_key, 1, (said, write.text("Uppföljning"), _answer(view, follow_up.id, here), "–")))
    rows.sort(key=lambda row: row[:2])
    return [cells for _, _, cells in rows]


def _answer(view: View, answer: str, here: Record) -> str:
    record = view.register.records[answer]
    named = view.write.strong("Den här sidan") if answer == here.id else view.link(record)
    return f"{named} – {view.write.text(record.status)}" if isinstance(record, FollowUp) else named


def _what(view: View, promise: Promise) -> str:
    """`Redovisning vid tertial 2 2025`, `Genomförande`, `Återrapportering till Kommunstyrelsen`."""
    register = view.register
    kind = swedish.capitalised(str(promise.kind))
    if promise.kind is Kind.REPORT:
        point = register.point(promise.about)
        return f"Rapport {lower_first(point.point.name)} {point.plan.year}" if point else kind
    if promise.kind is Kind.END_DATE:
        return kind  # it is done, and then told of
    to = register.short_name(promise.receiver) if promise.receiver and promise.receiver in register.records else ""
    return f"{kind} till {to}" if to else kind


def _when(promise: Promise) -> str:
    due = promise.due
    if not due.is_dated:
        return "ingen tid är bestämd"
    words = swedish.time_point(due)
    return f"senast {words}" if due.is_exact else words


def _time(view: View, promise: Promise) -> str:
    return view.write.text(swedish.capitalised(swedish.time_point(promise.due)))


def _badge(view: View, promise: Promise) -> str:
    words, tone = _WORDS[promise.state(view.verdict.day)]
    if not isinstance(view.write, AsHtml):
        return view.write.text(words)
    dates = zip(
        ("due", "written", "handled"), (t for n, t in times(promise)._asdict().items() if n != "given"), strict=True
    )
    carried = "".join(f' data-ik-{name}="{html.escape(value)}"' for name, value in dates if value)
    return f'<span class="badge badge--{tone}" data-ik-promise="1"{carried}>{words}</span>'
