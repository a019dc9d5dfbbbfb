"""The open promises (åtaganden) of an organisation on a day: what is overdue, due, written, and without a time.

For a board it is everything promised to it, and everything that it and its departments have promised
others; for an auditor or an authority everything that its external audits have led to. One who reads
the list must be able to ask the right person about each line, so each has a role and a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from internkontroll.documents.document import Document
from internkontroll.documents.kind import Kind
from internkontroll.documents.names import in_sentence
from internkontroll.documents.text import DocumentText
from internkontroll.findings import Location
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.naming import lower_first
from internkontroll.questions.promise_lists import EXPLAINED, HEADINGS, by_organisation, grouped, title
from internkontroll.questions.promises import Promise, State
from internkontroll.records import Organisation
from internkontroll.register import Register

#: state -> its noun phrase with one and with several, for the summary
_COUNTED = {
    State.OVERDUE: ("försenat", "försenade"),
    State.OPEN: ("öppet", "öppna"),
    State.WRITTEN: ("skrivet men inte behandlat", "skrivna men inte behandlade"),
    State.WITHOUT_TIME: ("utan tid", "utan tid"),
}


def compose(register: Register, organisation_id: str, day: date) -> Document | None:
    """The list on a day; None for what is no organisation or has no promise that exists on the day."""
    organisation = register.get(organisation_id, Organisation)
    found = by_organisation(register).get(organisation_id, ())
    groups = grouped(found, day)
    if organisation is None or not any(groups.values()):
        return None
    text = DocumentText()
    text.heading(1, "Sammanfattning")
    text.block(_scope(register, organisation))
    text.block(_summary(groups))
    for state in _COUNTED:
        if groups[state]:
            text.heading(1, HEADINGS[state])
            text.block(EXPLAINED[state])
            text.table(_table(register, groups[state], state), [_place(register, one) for one in groups[state]])
    return text.document(
        register,
        id=KIND.document_id(organisation.id),
        kind=KIND.name,
        title=KIND.name,
        subtitle=f"Läget den {swedish.day(day)}",
        board=organisation.title,
        date=None,
        period=day,
    )


def _scope(register: Register, organisation: Organisation) -> str:
    name = inline.plain(in_sentence(register, organisation))
    if organisation.is_board:
        named = "nämnden" if organisation.kind in ("nämnd", "gemensam nämnd") else name
        what = f"det som har lovats {named} och det som {named} och dess förvaltningar har lovat andra"
    elif organisation.kind in ("förvaltning", "enhet"):
        what = f"det som {organisation.kind}en har lovat, ska genomföra eller ska ta ställning till"
    elif organisation.kind in ("revision", "myndighet"):
        named = f"{organisation.kind}en"
        what = f"det som har lovats {named} och det som i övrigt följer av de granskningar som {named} har gjort"
    else:
        what = f"det som har lovats {name} och det som {name} ska genomföra"
    return (
        f"Listan omfattar {what}. Kolumnen Källa anger var i registret löftet finns, till exempel i en plan, en åtgärd "
        "eller en uppföljning."
    )


def _summary(groups: dict[State, list[Promise]]) -> str:
    """The counts in one sentence: "45 åtaganden återstår: 7 försenade, …". The answered ones are only counted."""
    counts = {state: len(found) for state, found in groups.items()}
    total, answered = sum(counts.values()), counts[State.ANSWERED]
    remaining = total - answered
    if not remaining:
        return (
            f"**Alla {swedish.number(total)} åtaganden är besvarade.**" if total > 1 else "**Åtagandet är besvarat.**"
        )
    done = (
        f" Därutöver är {swedish.number(answered)} {'besvarat' if answered == 1 else 'besvarade'}." if answered else ""
    )
    parts = [(counts[state], words[counts[state] != 1]) for state, words in _COUNTED.items() if counts[state]]
    if remaining == 1:
        return f"**Ett åtagande återstår. Det är {parts[0][1]}.**{done}"
    whole = f"{swedish.number(remaining)} åtaganden återstår"
    if len(parts) == 1:
        return f"**{whole}. {'Båda' if remaining == 2 else 'Alla'} är {parts[0][1]}.**{done}"
    return f"**{whole}: {swedish.listed(f'{swedish.number(count)} {words}' for count, words in parts)}.**{done}"


def _table(register: Register, found: Sequence[Promise], state: State) -> str:
    # ongoing and not stated are two things: what has no time says which
    first = "Tid" if state is State.WITHOUT_TIME else "Senast"
    return inline.table((first, "Vad", "Slag", "Till", "Källa"), [_row(register, promise) for promise in found])


def _place(register: Register, promise: Promise) -> Location | None:
    """Where what is promised has its title."""
    record = register.records.get(promise.about)
    return record.at("titel") if record is not None else None


def _row(register: Register, promise: Promise) -> tuple[str, ...]:
    what, responsible = title(register, promise), _responsible(register, promise)
    cells = (
        swedish.capitalised(swedish.time_point(promise.due)),
        f"{what}. Ansvarig: {responsible}" if responsible else what,
        swedish.capitalised(str(promise.kind)),
        register.short_name(promise.receiver) if promise.receiver else "–",
        promise.source,
    )
    return tuple(inline.plain(cell) for cell in cells)


def _responsible(register: Register, promise: Promise) -> str:
    """The role that answers for it: the item's own, else that of the record that promises.

    It stands with what is promised: few registers name a role for every promise, and a column of its own
    would leave the words no room.
    """
    records = [register.records.get(one) for one in (promise.about, promise.source)]
    return next((lower_first(one.responsible) for one in records if one is not None and one.responsible), "")


KIND = Kind(
    name="Åtaganden",
    plural="Åtaganden",
    suffix="ATAGANDEN",
    subjects=by_organisation,
    compose=compose,
)
