"""A page for a record: how it stands, its fields in words, its sections, its thread, its history and what links to it."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator

from internkontroll.documents.document import Drawing
from internkontroll.documents.exhibits import Exhibits, figures_of
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.pages import document_page, facts, history, later, links_back
from internkontroll.pages.attachments import attachment_list, drawings_of, with_site_images
from internkontroll.pages.edit_link import edit_link
from internkontroll.pages.labels import TYPE_NAMES
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page, record_path
from internkontroll.pages.parts import parts_of_record
from internkontroll.pages.search_facets import facets_of, names_of
from internkontroll.pages.thread import thread_of
from internkontroll.pages.thread.state import state_of
from internkontroll.pages.view import View
from internkontroll.questions.turning import turning_days
from internkontroll.records import Audit, PolicyDocument, Record, Risk
from internkontroll.register import Register

#: what stands above the one text of a record, whose section in the file is called Text
_HEADINGS = {"iakttagelse": "Frågan eller bristen", "rekommendation": "Rekommendationen"}


def record_page(view: View, record: Record) -> Page:
    """The page of a published record. Of one that is a document (a plan, a report, a matter) it is what one reads."""
    here = view.at(record_path(record.TYPE, record.id))
    title = here.register.title(record)
    document = view.shelf.own(record)
    standing = history.Standing(here, record)
    blocks: list[Block] = [here.write.heading(1, title), _kind(here, record), *_state(here, record)]
    if document is not None:
        blocks.extend(document_page.downloads(here, document))
    blocks.extend(_other_documents(here, record))
    if record.historical:
        note = "Uppgifterna är inte fullständiga. De finns i registret bara för att annat där hänvisar till dem."
        blocks.append(here.write.paragraph(here.write.strong(note)))
    upcoming = list(standing.next())
    blocks += [*upcoming, facts.table(here, record)]
    drawn: tuple[Drawing, ...]
    if document is not None:
        blocks.append(document_page.body(here, document))
        drawn = drawings_of(dict(document.images))
    else:
        text = _own_text(here.register, record)
        if text.lines:
            blocks.append(here.write.markdown(with_site_images(here, text.markdown, text.images)))
        drawn = drawings_of(text.images)
    blocks.extend(parts_of_record(here, record))
    thread = thread_of(here, record)
    blocks.extend(thread.blocks)
    figures, more = _compared(here, record)
    blocks.extend(figures)
    earlier = list(standing.history())
    blocks.extend(earlier)
    blocks.extend(attachment_list(here, record))
    blocks.extend(_relations(here, record, thread.shown))
    blocks.extend(history.changes(here, record))
    drawn += more
    blocks.extend(edit_link(here, record))
    # two boards' plans have the same title, and no two pages may
    name = f"{title} ({record.id})"
    return Page(
        here.path,
        name,
        tuple(blocks),
        here.write,
        record.id,
        drawn,
        facets=facets_of(here.register, record, view.verdict.day),
        names=names_of(record),
        source=_file(here.register, record),
        scripts=_scripts(record, has_promises=bool(upcoming or earlier)),
    )


def _scripts(record: Record, *, has_promises: bool = False) -> tuple[str, ...]:
    """What tells the page anew on a later day. A risk stands as it is handled, whatever the day."""
    own = () if isinstance(record, Risk) else (later.SCRIPT,)
    return (*own, history.SCRIPT) if has_promises else own


def _kind(view: View, record: Record) -> str:
    board = view.register.records.get(record.board or "")
    parts = [TYPE_NAMES[record.TYPE][0], record.id]
    if board is not None and board.id != record.id:
        parts.append(view.register.title(board))
    return view.write.kind(" · ".join(parts))


def _other_documents(view: View, record: Record) -> Iterator[str]:
    others = view.shelf.others(record)
    if others:
        links = " · ".join(document_page.document_link(view, one, one.kind) for one in others)
        yield view.write.paragraph(f"Dokument: {links}")


def _own_text(register: Register, record: Record) -> DocumentText:
    """The record's own sections, with its figures as charts and tables."""
    text = DocumentText()
    sections = record.source.body.sections
    exhibits = Exhibits(register, text, record) if figures_of(record) else None
    if exhibits is not None:
        exhibits.place(sections)
    for section in sections:
        text.heading(2, _HEADINGS.get(record.TYPE, section.heading) if section.heading == "Text" else section.heading)
        if exhibits is not None:
            exhibits.section(section, 2)
        else:
            text.section(record, section, 2)
    if exhibits is not None:
        exhibits.rest()
    return text


def _state(view: View, record: Record) -> Iterator[Block]:
    """Where the record stands, as the registers tell it."""
    words, tone = state_of(view.register, record, view.verdict.day)
    if not words:
        return
    badge = view.write.badge(words, tone)
    made = view.verdict.day
    changing = ""
    if later.SCRIPT in _scripts(record):
        then = later.changes(
            made, turning_days(view.register, record), lambda day: state_of(view.register, record, day)
        )
        changing = f' data-ik-made="{made}" data-ik-until="{later.until(made)}" data-ik-then="{html.escape(then)}"'
    # it hangs on the day, and is no text for the search
    day = view.write.text(f"Läget den {swedish.day(made)}")
    yield view.write.made(
        f'<p class="record-state"{changing}>{badge} <span class="record-day">{day}</span></p>', f"{badge}. {day}."
    )


def _compared(view: View, record: Record) -> tuple[list[Block], tuple[Drawing, ...]]:
    """A risk's assessments, or an audit beside the one before it."""
    match record:
        case Risk():
            return history.assessments(view, record)
        case Audit():
            return history.comparison(view, record)
        case _:
            return [], ()


def _relations(view: View, record: Record, told: Collection[str]) -> Iterator[str]:
    heading = "Hänvisar hit" if isinstance(record, PolicyDocument) else "Samband"
    for index, (label, entries, more) in enumerate(links_back.sections(view, record, told)):
        if not index:
            yield view.write.heading(2, heading)
        yield view.write.heading(3, label)
        yield view.write.bullets(entries)
        if more:
            yield view.write.paragraph(more)
    if record.exceptions:
        yield view.write.heading(2, "Undantag från kontrollen")
        yield view.write.bullets([view.write.text(f"{e.rule}: {e.reason}") for e in record.exceptions])


def _file(register: Register, record: Record) -> str:
    return record.source.file.relative_to(register.root).as_posix()
