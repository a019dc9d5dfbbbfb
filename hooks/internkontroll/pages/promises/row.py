"""A promise as a row of a table: when, what, to whom and who answers for it."""

from __future__ import annotations

import html

from internkontroll.language import swedish
from internkontroll.pages.view import View
from internkontroll.questions.promise_lists import keepers, role_of, title
from internkontroll.questions.promises import Promise
from internkontroll.questions.urgency import Times, Urgency, times
from internkontroll.records.time_point import NOT_STATED

HEADER = ("När", "Vad", "Till", "Ansvarig")
#: a table of Markdown has no room for notes within a cell
PLAIN_HEADER = ("När", "Vad", "Slag", "Till", "Ansvarig", "Lovat i", "Redovisat i")

_HEAD = "".join(f'<th role="columnheader" scope="col">{label}</th>' for label in HEADER)
#: "ej angiven" alone would ask of what
_UNSTATED = "Ingen tid angiven"
_TOLD = (Urgency.WRITTEN, Urgency.KEPT)
#: the names of the dates as attributes, in the order of `Times`
_DATES = tuple(f"data-ik-{name}" for name in Times._fields)


def opening(name: str, *, hidden: bool) -> str:
    """The start of a table of promises; `name` is what it is called when it is read aloud."""
    return (
        f'<table class="ik ik-promises" role="table" aria-label="{html.escape(name)}"{" hidden" * hidden}>\n'
        f'<thead role="rowgroup">\n<tr role="row">{_HEAD}</tr>\n</thead>\n<tbody role="rowgroup">\n'
    )


CLOSING = "</tbody>\n</table>"


def row(view: View, promise: Promise, place: int, group: Urgency | None, *, hidden: bool) -> str:
    """The promise as HTML with the dates that decide how it stands.

    `place` is its place among all rows of the page, which it keeps when the rows are put into other groups.
    """
    dates = "".join(f' {name}="{value}"' for name, value in zip(_DATES, times(promise), strict=True) if value)
    when, what, receiver, responsible = (
        _when(promise),
        _what(view, promise),
        _receiver(view, promise),
        _who(view, promise),
    )
    answer = _answer(view, promise)
    if answer:
        unseen = "" if group in _TOLD else " hidden"
        what += f'<span class="ik-promises__note" data-ik-answer{unseen}>{answer}</span>'
    return (
        f'<tr role="row" data-ik-place="{place}"{dates}{" hidden" * hidden}><td role="cell" data-ik-label="När">{when}</td>'
        f'<td role="cell" data-ik-label="">{what}</td><td role="cell" data-ik-label="Till">{receiver}</td>'
        f'<td role="cell" data-ik-label="Ansvarig">{responsible}</td></tr>\n'
    )


def plain_row(view: View, promise: Promise, group: Urgency) -> tuple[str, ...]:
    """The promise as the cells of PLAIN_HEADER, in the page's own markup."""
    answer = _answer(view, promise, "", "Ja") if group in _TOLD else ""
    kind = swedish.capitalised(str(promise.kind))
    source = view.link(promise.source) if view.visible(promise.source) else "–"
    what = _subject(view, promise)
    return _when(promise), what, kind, _receiver(view, promise), _who(view, promise), source, answer or "–"


def _what(view: View, promise: Promise) -> str:
    note = swedish.capitalised(str(promise.kind))
    if promise.source != promise.about and view.visible(promise.source):
        note = f"{note}, lovat i {view.link(promise.source)}"
    return f'{_subject(view, promise)}<span class="ik-promises__note">{note}</span>'


def _subject(view: View, promise: Promise) -> str:
    return view.link(promise.about) if view.visible(promise.about) else view.write.text(title(view.register, promise))


def _when(promise: Promise) -> str:
    return _UNSTATED if promise.due.text == NOT_STATED else swedish.capitalised(swedish.time_point(promise.due))


def _receiver(view: View, promise: Promise) -> str:
    return view.short(promise.receiver) if promise.receiver else "–"


def _who(view: View, promise: Promise) -> str:
    names = [view.short(one) for one in keepers(view.register, promise)]
    role = role_of(view.register, promise)
    return ", ".join([*([view.write.text(swedish.capitalised(role))] if role else []), *names]) or "–"


def _answer(view: View, promise: Promise, before: str = "Redovisat i ", itself: str = "Redovisat") -> str:
    """What answers the promise; a matter that is its own answer is not named twice."""
    answer = promise.answered_by
    if not answer or not view.visible(answer):
        return ""
    return itself if answer == promise.about else f"{before}{view.link(answer)}"
