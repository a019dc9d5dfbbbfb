"""A page for a record: what it is, its fields in words, its sections, and its relations both ways."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.documents import document_of, figures
from internkontroll.documents.text import DocumentText
from internkontroll.pages import facts, links_back
from internkontroll.pages.attachments import attachment_list, with_site_images
from internkontroll.pages.labels import TYPE_NAMES
from internkontroll.pages.page import Page, record_path
from internkontroll.pages.parts import parts_of_record
from internkontroll.pages.view import View
from internkontroll.records import FollowUp, Observation, Plan, Record, Report


def record_page(view: View, record: Record, pdf: str | None = None) -> Page:
    """The page of a published record; `pdf` is the site path of its document, if it has one."""
    here = view.at(record_path(record.TYPE, record.id))
    title = here.register.title(record)
    blocks = [here.write.heading(1, title), _kind(here, record)]
    if pdf is not None:
        blocks.append(here.write.paragraph(here.to(pdf, "Ladda ner som PDF")))
    if record.historical:
        note = "Posten finns för att andra poster hänvisar till den. Den är inte fullständig."
        blocks.append(here.write.paragraph(here.write.strong(note)))
    blocks.append(facts.table(here, record))
    blocks.extend(_body(here, record))
    blocks.extend(parts_of_record(here, record))
    blocks.extend(attachment_list(here, record))
    blocks.extend(_relations(here, record))
    return Page(here.path, title, tuple(blocks), here.write, record.id)


def _kind(view: View, record: Record) -> str:
    board = view.register.records.get(record.board or "")
    parts = [TYPE_NAMES[record.TYPE][0], record.id]
    if board is not None and board.id != record.id:
        parts.append(view.register.title(board))
    return view.write.kind(" · ".join(parts))


def _body(view: View, record: Record) -> Iterator[str]:
    if isinstance(record, (Plan, Report)):
        document = document_of(view.register, record.id)
        if document is not None:
            led = with_site_images(view, document.markdown, dict(document.images))
            yield view.write.markdown(_one_level_down(led))
            return
    text = DocumentText()
    tables: list[str] = []
    if isinstance(record, (FollowUp, Observation)):
        tables = list(figures.tables(getattr(record, "key_figures", ()), record.samples))
    for section in record.source.body.sections:
        text.heading(2, section.heading)
        if text.section(record, section, 2, tables):
            tables = []
    for table in tables:
        text.block(table)
    if text.lines:
        yield view.write.markdown(with_site_images(view, text.markdown, text.images))


def _one_level_down(markdown: str) -> str:
    """A document's headings begin at level 1; on its page the title has that level."""
    lines = markdown.rstrip().split("\n")
    in_code = False
    for index, line in enumerate(lines):
        if line.startswith("```"):
            in_code = not in_code
        elif not in_code and line.startswith("#") and not line.startswith("######"):
            lines[index] = "#" + line
    return "\n".join(lines)


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
