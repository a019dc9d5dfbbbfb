"""The appendices of a matter on a page: numbered as they are on every agenda, each with the way to it."""

from __future__ import annotations

from internkontroll.documents.appendices import Appendix, appendices
from internkontroll.language import swedish
from internkontroll.pages.attachments import file_link
from internkontroll.pages.document_page import document_link
from internkontroll.pages.view import View
from internkontroll.records import Matter


def appendix_list(view: View, matter: Matter) -> str:
    """The matter's series as a list."""
    return view.write.bullets([_entry(view, one) for one in appendices(view.register, matter)])


def _entry(view: View, one: Appendix) -> str:
    write = view.write
    label = write.strong(f"{one.label}.")
    if one.secrecy is not None:
        return f"{label} {write.text(f'Omfattas av sekretess enligt {one.secrecy}')}"
    if one.document_id is not None:
        document = view.shelf.documents.get(one.document_id)
        if document is not None:
            return f"{label} {document_link(view, document, one.title)}"
        # a record that has no document of its own is read on its page
        return f"{label} {view.link(one.document_id)}"
    told = [one.case_number] if one.case_number else []
    told += [swedish.time_point(one.date)] if one.date else []
    told += ["finns inte i registret"] if one.is_elsewhere else []
    # `text` takes away what stands at either end
    after = " " + write.text(f"({', '.join(told)})") if told else ""
    owner = view.register.records.get(one.owner or "")
    if owner is not None and one.written:
        return f"{label} {file_link(view, owner, one.written, one.title)}{after}"
    return f"{label} {write.text(one.title)}{after}"
