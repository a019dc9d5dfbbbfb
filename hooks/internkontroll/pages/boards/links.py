"""Links that the boards' pages share: to documents with their files, and to the registers' pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from internkontroll.documents import Document
from internkontroll.language import swedish
from internkontroll.pages.document_page import document_link
from internkontroll.pages.markup import Block
from internkontroll.pages.page import relative
from internkontroll.pages.promises.paths import CALENDARS, calendar_path, party_path
from internkontroll.pages.view import View
from internkontroll.questions.promise_parties import party_of
from internkontroll.questions.promises import Promise
from internkontroll.questions.urgency import Urgency, urgency
from internkontroll.records import Organisation, Record

#: rows of one table on a board's page: with all else that it holds, well below 300 kB
MOST_ROWS = 100


def within(view: View, name: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in an element of a class, so that the styles can tell them from others."""
    yield view.write.made(f'<div class="{name}">')
    yield from blocks
    yield view.write.made("</div>")


def listed(view: View, found: Iterable[str]) -> str:
    """Several links in a cell: each on its own line, and told apart also where lines are long."""
    return f",{view.write.line_break}".join(found)


def to_document(view: View, record: Record, words: str | None = None) -> str:
    """A link to a record that is a document, with its files after it; else to the record."""
    document = view.shelf.own(record)
    if document is not None:
        return document_link(view, document, words or view.register.title(record))
    return view.link(record)


def other_documents(view: View, records: Iterable[Record]) -> Iterator[str]:
    """Links to what else has been put together of some records: their analyses, memoranda and statements."""
    for record in records:
        for document in view.shelf.others(record):
            yield document_line(view, document)


def document_line(view: View, document: Document) -> str:
    """A link to a document by what it is and what it is called, with its files after it."""
    same = document.title.casefold().startswith(document.kind.casefold())
    return document_link(view, document, document.title if same else f"{document.kind}: {document.title}")


def promises_and_calendar(view: View, board: Organisation) -> Iterator[str]:
    """The ways to all that is promised to a board or by it, and to its calendar; none where nothing is promised."""
    party = party_of(view.register, board.id)
    if party is not None:
        yield view.to(party_path(party), "Alla löften som gäller nämnden")
        yield view.write.link("Nämndens kalender (iCalendar)", relative(calendar_path(party), view.path))
        yield view.to(CALENDARS, "Så prenumererar du på kalendern")


def what_is_near(found: Iterable[Promise], day: date) -> tuple[Urgency, ...]:
    """The groups that a short list shows: with nothing near, what comes after it is what a reader asks for."""
    near = any(urgency(one, day) is Urgency.NEAR for one in found)
    return (Urgency.OVERDUE, Urgency.NEAR) if near else (Urgency.OVERDUE, Urgency.NEAR, Urgency.LATER)


def rest(view: View, shown: Sequence[object], number: int, more: str) -> Iterator[str]:
    """The sentence below a table that does not hold all; `more` is a link to where all are, as inline text."""
    if number > len(shown):
        yield view.write.paragraph(f"Här visas {len(shown)} av {swedish.number(number)}. {more}")
