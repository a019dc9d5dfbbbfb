"""What links to a record, grouped by what it is: the way back along every thread."""

from __future__ import annotations

from internkontroll.pages.labels import BACK_LABELS, TYPE_NAMES
from internkontroll.pages.view import View
from internkontroll.questions import relations
from internkontroll.records import Action, Audit, FollowUp, Organisation, Record


def sections(view: View, record: Record) -> list[tuple[str, list[str]]]:
    """Heading and list items (inline text), in order of type and key; each linking record once a group."""
    groups: dict[str, list[Record]] = {}
    for use in view.register.links_to(record.id):
        source = view.register.records.get(use.source.id)
        if source is None or source.source is not use.source or source.id == record.id:
            continue
        label = BACK_LABELS.get((source.TYPE, str(use.path[0])), TYPE_NAMES[source.TYPE][1])
        found = groups.setdefault(label, [])
        if source not in found[-1:]:
            found.append(source)
    return [(label, [entry(view, one) for one in found]) for label, found in groups.items()]


def entry(view: View, record: Record) -> str:
    """One record in a list: its title as a link, and what tells it from its neighbours."""
    return view.link(record) + (f" – {told}" if (told := _told(view, record)) else "")


def _told(view: View, record: Record) -> str:
    register = view.register
    if isinstance(record, FollowUp):
        return record.status
    if isinstance(record, (Action, Audit)):
        latest = relations.follow_ups(register, record.id)
        return latest[-1].status if latest else ""
    if isinstance(record, Organisation):
        return record.kind
    return ""
