"""The page of promises: what is overdue, due, written and answered, on the stated day."""

from __future__ import annotations

from internkontroll.language import swedish
from internkontroll.pages.lists import board_path, boards
from internkontroll.pages.page import Page
from internkontroll.pages.view import View
from internkontroll.questions.promise_lists import EXPLAINED, HEADINGS, grouped, title
from internkontroll.questions.promises import Promise, State, promises

PATH = "loften.md"


def promises_page(view: View) -> Page:
    """Every promise that exists on the stated day, by state."""
    here = view.at(PATH)
    day = view.verdict.day
    found = [p for p in promises(view.register) if _is_public(view, p)]
    groups = grouped(found, day)
    write = here.write
    blocks = [write.heading(1, "Löften"), write.paragraph(f"Läget den {day.isoformat()}."), _summary(here, groups)]
    names = ", ".join(here.to(board_path(b.id), b.title) for b in boards(view.register))
    if names:
        blocks.append(write.paragraph(f"Se också varje nämnd för sig: {names}."))
    for state, heading in HEADINGS.items():
        if groups[state]:
            blocks += [
                write.heading(2, heading),
                write.paragraph(EXPLAINED[state]),
                _table(here, groups[state], state),
            ]
    return Page(here.path, "Löften", tuple(blocks), write)


def _summary(view: View, groups: dict[State, list[Promise]]) -> str:
    rows = [(heading, swedish.number(len(groups[state]))) for state, heading in HEADINGS.items()]
    return view.write.table(("Läge", "Antal"), rows, right=frozenset({1}))


def _table(view: View, found: list[Promise], state: State) -> str:
    told = state in (State.ANSWERED, State.WRITTEN)
    rows = []
    for promise in found:
        what = (
            view.link(promise.about) if view.visible(promise.about) else view.write.text(title(view.register, promise))
        )
        receiver = view.write.text(view.register.short_name(promise.receiver)) if promise.receiver else "–"
        due = swedish.capitalised(swedish.time_point(promise.due))
        row = (due, what, swedish.capitalised(str(promise.kind)), receiver)
        rows.append((*row, _answer(view, promise)) if told else row)
    header = ("När", "Vad", "Slag", "Till")
    return view.write.table((*header, "Redovisat i") if told else header, rows)


def _answer(view: View, promise: Promise) -> str:
    return view.link(promise.answered_by) if promise.answered_by and view.visible(promise.answered_by) else "–"


def _is_public(view: View, promise: Promise) -> bool:
    """False when the promise is about what is not shown: it could only be said that something was promised."""
    return promise.about not in view.register.withheld
