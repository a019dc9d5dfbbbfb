"""What links to a record, grouped by what it is: the way back along every link that nothing else on the page has told.

A law or a board is linked from thousands of records, and a group then shows its first and the way to the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from internkontroll.documents.labels import TYPE_NAMES
from internkontroll.exports.belonging import years_of
from internkontroll.language import swedish
from internkontroll.naming import lower_first
from internkontroll.pages.history.mentions import mentions
from internkontroll.pages.labels import BACK_LABELS
from internkontroll.pages.registers.paths import type_path
from internkontroll.pages.thread.state import state_of
from internkontroll.pages.view import View
from internkontroll.questions import relations
from internkontroll.records import (
    Action,
    Audit,
    ExternalAudit,
    FollowUp,
    Organisation,
    PolicyDocument,
    Record,
    Risk,
)
from internkontroll.register import Register

#: a group shows so many, and with them all when they are few more
MOST = 50
#: on an organisation's page, since all its work stands on its board's
_MOST_OF_ORGANISATION = 10

#: on the page of a policy document, that records lean on: in this order, whatever key has the link
_LEANING: tuple[tuple[str, str], ...] = (
    ("risk", "Risker"),
    ("åtgärd", "Åtgärder"),
    ("granskning", "Granskningar"),
    ("uppföljning", "Uppföljningar"),
    ("iakttagelse", "Iakttagelser"),
    ("svar", "Svar"),
    ("extern granskning", "Externa granskningar"),
)

#: what names the document without linking to it
_IN_TEXT = "Nämner dokumentet i texten"


def sections(view: View, record: Record, told: Collection[str] = ()) -> Iterator[tuple[str, list[str], str]]:
    """Heading, list items (inline text) and what stands below the list (inline text or nothing), group by group.

    `told` are ids of records that the page has shown already, and with more words.
    """
    most = _MOST_OF_ORGANISATION if isinstance(record, Organisation) else MOST
    for label, found in _groups(view.register, record, told).items():
        shown = found if len(found) <= most + 5 else found[:most]
        more = ""
        if len(shown) < len(found):
            left = swedish.number(len(found) - len(shown))
            more = f"{view.write.text(f'… och {left} till.')} {_all(view, found[0])}"
        yield label, [_entry(view, record, one) for one in shown], more


def _groups(register: Register, record: Record, told: Collection[str]) -> dict[str, list[Record]]:
    is_leant_on = isinstance(record, PolicyDocument)
    by_type = dict(_LEANING)
    groups: dict[str, list[Record]] = {label: [] for label in by_type.values()} if is_leant_on else {}
    seen: set[tuple[str, str]] = set()
    for use in register.links_to(record.id):
        source = register.records.get(use.source.id)
        if source is None or source.source is not use.source or source.id == record.id or source.id in told:
            continue
        label = BACK_LABELS.get((source.TYPE, str(use.path[0])), TYPE_NAMES[source.TYPE][1])
        if is_leant_on:
            label = by_type.get(source.TYPE, label)
        if (label, source.id) not in seen:
            seen.add((label, source.id))
            groups.setdefault(label, []).append(source)
    if is_leant_on:
        linked = {source for _, source in seen}
        in_text = (one for one in register.once(mentions).get(record.id, ()) if one.id not in linked)
        groups[_IN_TEXT] = [one for one in in_text if one.id not in told]
    return {label: found for label, found in groups.items() if found}


def _all(view: View, first: Record) -> str:
    """The way to the whole list: the register of that type."""
    return view.to(type_path(first.TYPE), "Visa alla i registret")


def _entry(view: View, record: Record, other: Record) -> str:
    """One record in a group of a page: its title as a link, and what tells it from its neighbours."""
    told = _place(record, other)
    if isinstance(record, (PolicyDocument, Organisation)):
        told += _whose(view, other) if isinstance(record, PolicyDocument) else []
        told += _when_and_how(view, other)
    elif words := _told(view, other):
        told.append(words)
    return view.link(other) + (f" – {view.write.text(', '.join(told))}" if told else "")


def entry(view: View, record: Record) -> str:
    """One record in a list: its title as a link, and what tells it from its neighbours."""
    return view.link(record) + (f" – {told}" if (told := _told(view, record)) else "")


def _place(record: Record, other: Record) -> list[str]:
    """Where in a law or a document an external audit finds its ground: `7 kap. 1 §`."""
    if not isinstance(other, ExternalAudit):
        return []
    return [basis.place for basis in other.legal_basis if basis.policy_document == record.id and basis.place]


def _whose(view: View, other: Record) -> list[str]:
    return [view.register.short_name(other.board)] if other.board else []


_SHOWN_STATE: tuple[type[Record], ...] = (Action, Audit, FollowUp, Risk)


def _when_and_how(view: View, other: Record) -> list[str]:
    years = () if isinstance(other, Risk) else years_of(view.register, other)
    state = state_of(view.register, other, view.verdict.day)[0] if isinstance(other, _SHOWN_STATE) else ""
    # a title may have the year already
    named = view.register.title(other)
    return [*(str(year) for year in years if str(year) not in named), *([lower_first(state)] if state else [])]


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


__all__ = ["MOST", "entry", "sections"]
