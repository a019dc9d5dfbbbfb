"""When each action that the answers of a matter speak of was or will be carried out: the close of a statement.

Seed 002: the authority wants the reply to end with when the actions were or will be carried out. They stand once
each, by the register's own records, so that what is promised is seen and can be followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from internkontroll.documents.answers import Asked
from internkontroll.documents.names import called, in_sentence
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.markdown import inline
from internkontroll.naming import lower_first
from internkontroll.questions import relations
from internkontroll.records import Action, Organisation, Plan
from internkontroll.records.follow_up import DONE, ORDINARY_WORK, STOPPED
from internkontroll.records.time_point import NOT_STATED, ONGOING, TimePoint
from internkontroll.register import Register

_STATUS = {DONE: "Genomförd", ORDINARY_WORK: "Övergått i ordinarie arbete", STOPPED: "Avbruten"}


@dataclass(frozen=True, slots=True)
class Commitment:
    """An item that was or will be carried out because of what was asked."""

    item: relations.Item
    #: what it answers, `rekommendation 1`, `brist 2`, in the order of the answers
    answers: tuple[Asked, ...]
    #: what it came to when the statement was given; None while it is not finished
    finished: str | None


def commitments_of(register: Register, asked: Iterable[Asked], day: date) -> tuple[Commitment, ...]:
    """Every item that an answer, or what it answers, gives as its ground, as it stood on a day."""
    found: dict[str, tuple[relations.Item, dict[str, Asked]]] = {}
    for one in asked:
        for ground in (one.record.id, *(answer.id for answer in one.answers)):
            for item in relations.led_to(register, ground):
                found.setdefault(item.id, (item, {}))[1][one.record.id] = one
    return tuple(
        Commitment(item, tuple(answered.values()), _finished(register, item, day)) for item, answered in found.values()
    )


def write_times(
    text: DocumentText, register: Register, board: Organisation, commitments: Sequence[Commitment], level: int
) -> None:
    """What is done, what has a time, and what has none and why; nothing when there are no commitments."""
    writer = _TableWriter(text, register, commitments)
    writer.explain_names()
    done = [one for one in commitments if one.finished]
    open_ones = [one for one in commitments if not one.finished]
    timed = sorted(
        (one for one in open_ones if _due(one.item) is not None),
        key=lambda one: _due(one.item).sort_key,  # type: ignore[union-attr]
    )
    untimed = [one for one in open_ones if _due(one.item) is None]
    if done:
        all_done = all(one.finished == DONE for one in done)
        text.heading(level, "Genomförda" if all_done else "Genomförda och avslutade")
        writer.write(done, "När" if all_done else "Läge", [_done_when(one, all_done=all_done) for one in done])
    if timed:
        text.heading(level, "Planerade")
        writer.write(timed, "När", [_planned_when(register, board, one.item) for one in timed])
    if untimed:
        text.heading(level, "Löpande och utan slutdatum")
        _untimed(text, register, writer, untimed)


def _untimed(text: DocumentText, register: Register, writer: _TableWriter, commitments: Sequence[Commitment]) -> None:
    """A reason that several share stands once, above them."""
    reasons: dict[str, list[Commitment]] = {}
    for one in commitments:
        reasons.setdefault(_why_no_time(register, one.item), []).append(one)
    alone = [(reason, ones[0]) for reason, ones in reasons.items() if len(ones) == 1]
    if alone:
        writer.write([one for _, one in alone], "Om tiden", [reason for reason, _ in alone])
    for reason, ones in reasons.items():
        if len(ones) > 1:
            text.block(reason, ones[0].item.at("utan_slutdatum"))
            writer.write(ones)


class _TableWriter:
    """Tables of commitments; a column that would say the same on every row is left out of all of them."""

    def __init__(self, text: DocumentText, register: Register, commitments: Sequence[Commitment]) -> None:
        self.text, self.register, self.commitments = text, register, commitments
        self.has_bodies = len({self._bodies(one.item) for one in commitments}) > 1

    def write(self, commitments: Sequence[Commitment], last: str = "", values: Sequence[str] = ()) -> None:
        head = ["Åtgärd", "Gäller", *(["Ansvar"] if self.has_bodies else []), *([last] if last else [])]
        rows = []
        for index, one in enumerate(commitments):
            cells = [inline.plain(self.register.title(one.item)), inline.plain(_answered(one.answers))]
            cells += [inline.plain(self._bodies(one.item))] if self.has_bodies else []
            cells += [values[index]] if last else []
            rows.append(cells)
        self.text.block(inline.table(head, rows), commitments[0].item.at())

    def explain_names(self) -> None:
        """The short names of the tables, for a receiver who does not know them."""
        if not self.has_bodies:
            return
        ids = dict.fromkeys(i for one in self.commitments if isinstance(one.item, Action) for i in _body_ids(one.item))
        found = [one for one in (self.register.get(i, Organisation) for i in ids) if one and one.short_name]
        words = [
            f"{inline.plain(one.short_name or '')} för {inline.plain(in_sentence(self.register, one))}" for one in found
        ]
        if words:
            self.text.block(f"I tabellerna står {swedish.listed(words)}.")

    def _bodies(self, item: relations.Item) -> str:
        """Who carries it out, by short names."""
        if isinstance(item, Action):
            return swedish.listed(self.register.short_name(one) for one in _body_ids(item))
        if item.is_common:
            covered = item.covers_written or ()
            return swedish.listed(self.register.short_name(one) for one in covered) or "Alla nämnder"
        return self.register.short_name(item.board)


def _body_ids(action: Action) -> tuple[str, ...]:
    return action.carried_out_by or action.departments or ((action.board,) if action.board else ())


def _answered(asked: Sequence[Asked]) -> str:
    """`Brist 1 och 4`, `Rekommendation 2 och brist 1`."""
    kinds: dict[str, list[str]] = {}
    for one in asked:
        kind, _, number = one.name.rpartition(" ")
        kinds.setdefault(kind, []).append(number)
    return swedish.capitalised(
        swedish.listed(f"{kind}{swedish.NO_BREAK}{swedish.listed(numbers)}" for kind, numbers in kinds.items())
    )


def _finished(register: Register, item: relations.Item, day: date) -> str | None:
    """The status of the latest follow-up given by that day, when it is final."""
    told = []
    for follow_up in relations.follow_ups(register, item.id):
        time = relations.time_of(register, follow_up)
        if time is not None and time.first is not None and time.first <= day:
            told.append(follow_up)
    return told[-1].status if told and told[-1].is_final else None


def _end(item: relations.Item) -> TimePoint | None:
    return item.end_date if isinstance(item, Action) and item.end_date and item.end_date.is_dated else None


def _due(item: relations.Item) -> TimePoint | None:
    """The time by which a planned item is known to be carried out or reported back."""
    times = [one for one in (_end(item), *(back.time for back in item.reported_back)) if one and one.is_dated]
    return times[0] if times else None


def _done_when(commitment: Commitment, *, all_done: bool) -> str:
    """When an action was carried out; how it ended too, where some of them were never carried out."""
    end = _end(commitment.item)
    if all_done:
        return swedish.capitalised(at_time(end)) if end is not None else "Tidpunkten är inte angiven"
    status = _STATUS[commitment.finished or DONE]
    if commitment.finished != DONE:
        return status
    return f"{status} {at_time(end)}" if end is not None else f"{status}, tidpunkten är inte angiven"


def _planned_when(register: Register, board: Organisation, item: relations.Item) -> str:
    sentences = []
    end = _end(item)
    if end is not None:
        said = at_time(end)
        is_span = said.startswith("under ") or end.text.endswith(("-vår", "-höst"))
        sentences.append(swedish.capitalised(said) if is_span else f"Senast {said}")
    for back in item.reported_back:
        receiver = register.get(back.to, Organisation)
        name = (
            ""
            if receiver is None
            else called(register, [receiver])
            if receiver == board
            else in_sentence(register, receiver)
        )
        to = f" till {inline.plain(name)}" if name else ""
        when = f" {at_time(back.time)}" if back.time.text != NOT_STATED else ""
        if to or when:
            sentences.append(f"Återrapporteras{to}{when}")
    return f"{'. '.join(sentences)}"


def _why_no_time(register: Register, item: relations.Item) -> str:
    """What the register says of the time of an item without one."""
    if not isinstance(item, Action):
        return "Tidpunkten är inte angiven."
    if item.without_end_date:
        return f"{inline.plain(item.without_end_date.rstrip('.'))}."
    if item.proposed_to is not None:
        plan = register.get(item.proposed_to, Plan)
        name = lower_first(register.title(plan)) if plan else register.short_name(item.proposed_to)
        return f"Föreslås till {inline.plain(name)}."
    if item.awaits:
        names = swedish.listed(f"”{inline.plain(register.title(one))}”" for one in item.awaits)
        return f"Inväntar {names}."
    if item.end_date is not None and item.end_date.text == ONGOING:
        return "Arbetet pågår löpande."
    return "Tidpunkten är inte angiven."
