"""What has been changed in the record itself, as git has it."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.language import swedish
from internkontroll.pages.markup import Block
from internkontroll.pages.view import View
from internkontroll.records import Record

#: the newest are shown; a record that changes daily would else be nothing but its changes
_MOST = 30


def changes(view: View, record: Record) -> Iterator[Block]:
    """Day and words, the newest first; nothing where no change is known."""
    found = view.changes.of(record.id)
    if not found:
        return
    write = view.write
    yield write.heading(2, "Ändringar i posten")
    rows = [(write.text(swedish.day(one.day)), write.text(one.sentence)) for one in found[:_MOST]]
    yield write.table(("Dag", "Ändring"), rows, row_head=0)
    if len(found) > _MOST:
        yield write.paragraph(write.text(f"… och {swedish.number(len(found) - _MOST)} äldre ändringar."))
