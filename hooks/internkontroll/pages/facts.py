"""A record's fields in words, as they stand on its page (`documents/facts.py` says which and how)."""

from __future__ import annotations

from dataclasses import dataclass

from internkontroll.documents import facts
from internkontroll.pages.markup import AsHtml
from internkontroll.pages.view import View
from internkontroll.records import Record
from internkontroll.register import Register

#: what the badge at the top of the page says
_TOLD_ABOVE = frozenset({"Läge", "Hantering"})


def table(view: View, record: Record) -> str:
    """The rows as a table; an empty text when there are none."""
    found = [row for row in facts.rows(_OnPage(view), record) if row[0] not in _TOLD_ABOVE]
    if not found:
        return ""
    table = view.write.table(("Uppgift", "Värde"), found, row_head=0)
    # its two columns need no heads for the eye, and where the page is narrow no labels
    return f'<div class="record-facts">{table}</div>' if isinstance(view.write, AsHtml) else table


@dataclass(frozen=True, slots=True)
class _OnPage:
    """A `FactWriter` for a page."""

    view: View

    @property
    def register(self) -> Register:
        return self.view.register

    @property
    def between(self) -> str:
        return self.view.write.line_break

    def text(self, text: str) -> str:
        return self.view.write.text(text)

    def link(self, record: Record | str) -> str:
        return self.view.link(record)

    def address(self, text: str) -> str:
        return self.view.write.link(text, text.replace("(", "%28").replace(")", "%29").replace("|", "%7C"))
