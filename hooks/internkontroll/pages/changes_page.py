"""`Ändrat i registret`: what has changed, month by month, or why it is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from internkontroll.changes import Change, Kind
from internkontroll.feeds import atom
from internkontroll.language import swedish
from internkontroll.pages.labels import TYPE_NAMES
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page, record_path
from internkontroll.pages.view import View

PATH = "andringar.md"
#: so many rows are a page that is quick to open; each record's own page has all of its changes
MOST = 400
#: more changes than this on one day (the day when a register was moved here) are only counted
MOST_OF_A_DAY = 40

_COUNTED = {
    Kind.ADDED: "tillkom",
    Kind.CHANGED: "ändrades",
    Kind.REMOVED: "togs bort",
    Kind.PUBLISHED: "publicerades",
}


def changes_page(view: View) -> Page:
    """The newest changes of all records that may be shown."""
    here = view.at(PATH)
    write = here.write
    blocks: list[Block] = [write.heading(1, "Ändrat i registret")]
    day = swedish.day(view.verdict.day)
    if view.changes.missing:
        blocks.append(write.paragraph(write.text(view.changes.missing)))
        blocks.append(write.paragraph(write.text("Det som visas på webbplatsen i övrigt påverkas inte.")))
    elif not view.changes.by_record:
        blocks.append(write.paragraph(write.text(f"Inga ändringar är kända till och med den {day}.")))
    else:
        told = (
            f"Läget den {view.verdict.day.isoformat()}. Här står vilka uppgifter och avsnitt som har ändrats, inte hur."
        )
        feed = here.to(atom.PATH, "flöde för nyhetsläsare (Atom)")
        blocks.append(write.paragraph(write.text(told)))
        blocks.append(write.paragraph(f"{write.text('Prenumerera på ändringarna:')} {feed}."))
        blocks.extend(_months(here))
    return Page(here.path, "Ändrat i registret", tuple(blocks), write)


def _months(view: View) -> Iterator[Block]:
    """A heading for each month and each of its days, and a list below it."""
    write = view.write
    left = MOST
    for (year, month), of_month in groupby(view.changes.newest_first, key=lambda c: (c.day.year, c.day.month)):
        yield write.heading(2, f"{swedish.capitalised(swedish.MONTHS[month - 1])} {year}")
        for day, of_day in groupby(of_month, key=lambda c: c.day):
            entries = list(_entries(view, list(of_day)))
            yield write.heading(3, f"{day.day} {swedish.MONTHS[month - 1]}")
            yield write.bullets(entries[:left])
            left -= len(entries)
            if left <= 0:
                older = "Äldre ändringar visas inte här. De står på varje posts egen sida."
                yield write.paragraph(write.text(older))
                return


def _entries(view: View, changes: Sequence[Change]) -> Iterator[str]:
    """A day's changes; of more than one can read, how many there were."""
    write = view.write
    if len(changes) <= MOST_OF_A_DAY:
        for change in changes:
            yield f"{_record(view, change)}{write.line_break}{write.text(change.sentence)}"
        return
    for kind, number in sorted(Counter(change.kind for change in changes).items()):
        yield write.text(f"{swedish.capitalised(swedish.count(number, 'post', 'poster'))} {_COUNTED[kind]}.")


def _record(view: View, change: Change) -> str:
    write = view.write
    record = view.register.records.get(change.record)
    if record is not None:
        return f"{view.link(record)} {write.text(f'({TYPE_NAMES[record.TYPE][0].lower()} {record.id})')}"
    withdrawn = next((one for one in view.register.settings.withdrawn if one.id == change.record), None)
    if withdrawn is not None:
        return view.to(record_path(withdrawn.type, withdrawn.id), withdrawn.id)
    return write.text(change.record)
