"""What stands in the way of an agenda: the check's own findings about what it prints, and drafts among it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from internkontroll.agenda import faults
from internkontroll.agenda.entry import Entry
from internkontroll.agenda.withheld import NAMED_BY_ALL, PRINTED, unreadable, withheld
from internkontroll.check import Verdict
from internkontroll.findings import Finding, Location, Severity, in_order
from internkontroll.load import shown_path
from internkontroll.questions.attached_files import named_file
from internkontroll.questions.places import place_of
from internkontroll.records import Matter, Meeting, Record
from internkontroll.register import Register
from internkontroll.secrets.personal_numbers import masked
from internkontroll.secrets.publication import DRAFT

#: a matter without a case number cannot be called to a meeting, though it may be written and published
_CASE_NUMBER = "IK44"


def hindrances(
    register: Register, verdict: Verdict, meeting: Meeting, matters: Iterable[Matter], entries: Iterable[Entry]
) -> tuple[Finding, ...]:
    """Every reason why the agenda cannot be handed out as it stands; `register` is the whole one.

    They are the verdict's errors about records that the agenda prints, broken ones that belong to those
    included, a missing case number (unless the matter says why), and working material. A record that is not
    shown stops them too when it answers something printed: they would say that there is no answer.
    """
    entries = list(entries)
    matters = list(matters)
    boards = [meeting.board, *(matter.board for matter in matters)]
    named = [meeting.id, *meeting.agenda, *boards, *_subjects(entries)]
    printed = _printed(register, dict.fromkeys(named), entries)
    paths = {source.path for source in register.sources if source.id in printed}
    broken = {source.path for source in register.broken}
    own = [one for one in printed if register.type_of(one) not in NAMED_BY_ALL]
    paths |= broken.intersection(use.source.path for one in own for use in register.links_to(one))
    paths |= {_path(register, one.appendix.file) for one in entries if one.appendix.file is not None}
    paths |= {source.path for source in unreadable(register, printed)}
    documents = [one.appendix.document_id for one in entries if one.appendix.document_id is not None]
    hidden = withheld(register, verdict.findings, verdict.day, printed, documents)
    secrets = [register.records[one] for one, why in hidden.items() if why != DRAFT]
    paths |= {path for record in secrets for path in _paths(register, record)}
    paths |= {masked(path) for path in paths}  # a finding names a file as it may be shown
    agenda = {matter.source.path for matter in matters}
    found = []
    for finding in verdict.findings:
        if finding.severity is Severity.ERROR:
            if finding.location.path in paths or not finding.concerns.isdisjoint(printed):
                found.append(finding)
        elif finding.code == _CASE_NUMBER and finding.location.path in agenda:
            found.append(replace(finding, severity=Severity.ERROR))
    told = {finding.location for finding in found}
    found.extend(one for one in _drafts(register, named, entries) if one.location not in told)
    told = {finding.location for finding in found}
    found.extend(_unsaid(register, hidden, told))
    return in_order(found)


def _unsaid(register: Register, hidden: Mapping[str, str], told: Collection[Location]) -> Iterator[Finding]:
    """The records without which the papers would say what is not so, except those that are told of already."""
    paths = {place.path for place in told}
    for one, why in hidden.items():
        record = register.records[one]
        if any(use.location in told for use in register.links_to(one)):
            continue  # what names it is found fault with
        if why == DRAFT:
            place = place_of(record, "publicering")
            if place not in told:
                message = (
                    f"”{register.title(record)}” ({one}) är arbetsmaterial. Handlingarna skulle säga att det saknas. "
                    "Gör det klart och publicera det."
                )
                yield faults.DRAFT.at(place, message)
        elif paths.isdisjoint({masked(path) for path in _paths(register, record)}):
            message = (
                f"{masked(one)} innehåller sådant som inte får visas och saknas därför i handlingarna. Kör ik check."
            )
            yield faults.NOT_MADE.at(replace(record.at(), path=masked(record.source.path)), message)


def _paths(register: Register, record: Record) -> Iterator[str]:
    """A record's own file and those that are attached to it, any of which may hold what is not shown."""
    yield record.source.path
    for one in record.attachments:
        yield _path(register, named_file(record.source, one.file))


def _drafts(register: Register, named: Iterable[str], entries: Iterable[Entry]) -> Iterator[Finding]:
    """Working material among what the meeting has named; at the place in the matter where it is listed, if it is."""
    listed = {_subject(entry): entry.where for entry in entries if entry.is_own and _subject(entry) != entry.matter.id}
    for one in dict.fromkeys(named):
        record = register.records.get(one)
        if record is not None and not record.is_published:
            place = listed.get(one) or place_of(record, "publicering")
            what = f"”{register.title(record)}” ({record.id})"
            yield faults.DRAFT.at(
                place,
                f"{what} är arbetsmaterial. Gör det klart och publicera det, eller ta bort det från dagordningen.",
            )


def _printed(register: Register, named: Iterable[str], entries: Iterable[Entry]) -> frozenset[str]:
    """The ids of all records that some document prints, or that a record that it prints names."""
    by_path = {source.path: source.id for source in register.sources}
    origins = {
        by_path[origin.location.path]
        for entry in entries
        if entry.document is not None
        for origin in entry.document.origins
        if origin.location.path in by_path
    }
    printed = {*named, *origins}
    for one in tuple(printed):
        record: Record | None = register.records.get(one)
        if record is None or isinstance(record, (Meeting, Matter)):
            continue
        for _, target, _ in record.links():
            if isinstance(register.records.get(target), PRINTED):
                printed.add(target)
    return frozenset(printed)


def _subjects(entries: Iterable[Entry]) -> Iterator[str]:
    return (_subject(entry) for entry in entries if entry.is_own)


def _subject(entry: Entry) -> str:
    """The id of the record that an own document is of."""
    index = entry.appendix.index
    return (entry.matter.basis[index].record if index is not None else None) or entry.matter.id


def _path(register: Register, file: Path) -> str:
    try:
        return shown_path(file.resolve(), register.root.resolve(), register.label)
    except (OSError, RuntimeError, ValueError):
        return ""  # outside the register, which the record that names it is told of
