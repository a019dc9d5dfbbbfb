"""A page for a record: what it is, its fields in words, its sections, and its relations both ways."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.documents.document import Drawing
from internkontroll.documents.exhibits import Exhibits, figures_of
from internkontroll.documents.text import DocumentText
from internkontroll.pages import document_page, facts, links_back
from internkontroll.pages.attachments import attachment_list, drawings_of, with_site_images
from internkontroll.pages.labels import TYPE_NAMES
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page, record_path
from internkontroll.pages.parts import parts_of_record
from internkontroll.pages.view import View
from internkontroll.records import Record
from internkontroll.register import Register


def record_page(view: View, record: Record) -> Page:
    """The page of a published record. Of one that is a document (a plan, a report, a matter) it is what one reads."""
    here = view.at(record_path(record.TYPE, record.id))
    title = here.register.title(record)
    blocks: list[Block] = [here.write.heading(1, title), _kind(here, record)]
    document = view.shelf.own(record)
    if document is not None:
        blocks.extend(document_page.downloads(here, document))
    blocks.extend(_other_documents(here, record))
    if record.historical:
        note = "Uppgifterna är inte fullständiga. De finns i registret bara för att annat där hänvisar till dem."
        blocks.append(here.write.paragraph(here.write.strong(note)))
    blocks.append(facts.table(here, record))
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
    blocks.extend(attachment_list(here, record))
    blocks.extend(_relations(here, record))
    # two boards' plans have the same title, and no two pages may
    name = f"{title} ({record.id})"
    return Page(here.path, name, tuple(blocks), here.write, record.id, drawn, source=_file(here.register, record))


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
        text.heading(2, section.heading)
        if exhibits is not None:
            exhibits.section(section, 2)
        else:
            text.section(record, section, 2)
    if exhibits is not None:
        exhibits.rest()
    return text


def _relations(view: View, record: Record) -> Iterator[str]:
    groups = links_back.sections(view, record)
    if groups:
        yield view.write.heading(2, "Samband")
    for label, entries in groups:
        yield view.write.heading(3, label)
        yield view.write.bullets(entries)
    if record.exceptions:
        yield view.write.heading(2, "Undantag från kontrollen")
        yield view.write.bullets([view.write.text(f"{e.rule}: {e.reason}") for e in record.exceptions])


def _file(register: Register, record: Record) -> str:
    return record.source.file.relative_to(register.root).as_posix()
