"""What a document does not say because a record that answers what it prints is not shown.

A document says that an answer or a follow-up is missing when it finds none. That is false when there is one that
is working material, or holds a secret, or lies in a file that cannot be read. Such a record links to what is printed
and is named by nothing in it, so it is looked for backwards. Whether it would change the papers is not guessed: the
document is composed with it and without it, and what is composed with it is compared and thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import accumulate

from internkontroll.documents import Document, document_of
from internkontroll.findings import Finding
from internkontroll.load import Loaded
from internkontroll.records import (
    TYPES,
    Action,
    Answer,
    Audit,
    ExternalAudit,
    FollowUp,
    Observation,
    Plan,
    Recommendation,
    Record,
    Report,
    Risk,
)
from internkontroll.register import Register
from internkontroll.secrets.publication import public
from internkontroll.source import Source

#: what a document prints of the records that its own records name, and of those that name them
PRINTED = (Action, Answer, Audit, ExternalAudit, FollowUp, Observation, Plan, Recommendation, Report, Risk)

#: a name that is part of everything of a board; that a record has it does not make it part of what is printed
NAMED_BY_ALL = ("organisation", "styrdokument")

#: so many records that are not shown are tried one by one; of more, all that link to what is printed are told
_MOST_TRIED = 24

_ID = re.compile(r"[A-ZÅÄÖ0-9]+(?:-[A-ZÅÄÖ0-9]+)*")


def withheld(
    register: Register, findings: Iterable[Finding], day: date, printed: Collection[str], document_ids: Iterable[str]
) -> Mapping[str, str]:
    """The records that are not shown and that a document would be another one with: id -> why, in order of id.

    `register` is the whole one, `findings` the check's of it, `printed` the ids that are known to be printed.
    """
    hidden = public(register, findings).withheld
    suspects = sorted(_linking(register, hidden, printed))
    if not suspects:
        return {}
    ids = tuple(document_ids)
    whole = _composed(register, ids, day)
    if whole == _composed(_without(register, hidden, suspects), ids, day):
        return {}
    if 1 < len(suspects) <= _MOST_TRIED:
        # from the whole, so that an answer is told of although what it answers is not shown either
        suspects = [
            one for one in suspects if whole != _composed(_without(register, hidden, [one]), ids, day)
        ] or suspects
    return {one: hidden[one] for one in suspects}


def unreadable(register: Register, printed: Collection[str]) -> Iterator[Source]:
    """The files that cannot be read, or not to their end, and whose text or name tells of something printed.

    Of a file that no text could be had of, nothing is known: it may always be the answer.
    """
    known = {one for one in _reach(register, printed) if register.type_of(one) not in NAMED_BY_ALL}
    for one in sorted(known):
        record = register.records.get(one)
        if isinstance(record, PRINTED):
            known.update(target for _, target, _ in record.links() if register.type_of(target) not in NAMED_BY_ALL)
    for source in register.broken:
        if source.is_whole and source.type in TYPES:
            continue  # its links are known, and followed as those of any other
        if not source.text.strip() or not known.isdisjoint(_named(f"{source.file.stem}\n{source.text}")):
            yield source


def _linking(register: Register, hidden: Mapping[str, str], printed: Collection[str]) -> set[str]:
    """The hidden records of a printed type that link to something printed, or to another such record."""
    waiting = [one for one in _reach(register, printed) if register.type_of(one) not in NAMED_BY_ALL]
    seen, found = set(waiting), set[str]()
    while waiting:
        for use in register.links_to(waiting.pop()):
            one = use.source.id
            if one in hidden and one not in found and isinstance(register.records.get(one), PRINTED):
                found.add(one)
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
    return found


def _reach(register: Register, printed: Collection[str]) -> set[str]:
    """What is printed, and of a report also its plan with all items: it says of each whether it was reported."""
    found = set(printed)
    for one in printed:
        report = register.get(one, Report)
        point = register.point(report.reporting_point) if report is not None else None
        if point is not None:
            found |= {point.plan.id, point.id, *(entry.item for entry in point.plan.entries)}
    return found


def _composed(register: Register, document_ids: Iterable[str], day: date) -> list[Document | None]:
    return [document_of(register, one, day) for one in document_ids]


def _without(register: Register, hidden: Mapping[str, str], ids: Collection[str]) -> Register:
    """The register without some records, of which what stands in their place is kept."""
    gone = {one: hidden[one] for one in ids}
    records: tuple[Record, ...] = tuple(one for one in register.records.values() if one.id not in gone)
    kept = {source.path for source in (*register.broken, *(record.source for record in records))}
    sources = tuple(source for source in register.sources if source.path in kept)
    settings, broken, faults = register.settings, register.broken, register.form_findings
    return Register(Loaded(register.root, register.label, settings, sources, records, broken, faults), gone)


def _named(text: str) -> set[str]:
    """All ids in a text, and what each begins with: an answer's id begins with that of what it answers."""
    return {begun for written in _ID.findall(text) for begun in accumulate(written.split("-"), lambda a, b: f"{a}-{b}")}
