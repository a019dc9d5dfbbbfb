"""What stands in the way of an agenda: the check's own findings about what it prints, and drafts among it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from internkontroll.agenda import faults
from internkontroll.agenda.entry import Entry
from internkontroll.check import Verdict
from internkontroll.findings import Finding, Severity, in_order
from internkontroll.load import shown_path
from internkontroll.questions.places import place_of
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    ExternalAudit,
    FollowUp,
    Matter,
    Meeting,
    Observation,
    Plan,
    Recommendation,
    Record,
    Report,
    Risk,
)
from internkontroll.register import Register

#: a matter without a case number cannot be called to a meeting, though it may be written and published
_CASE_NUMBER = "IK44"
#: that a broken record names one of these does not make it part of what is printed
_NAMED_BY_ALL = ("organisation", "styrdokument")
#: what a document prints of the records that its own records name
_PRINTED = (Action, Answer, Audit, ExternalAudit, FollowUp, Observation, Plan, Recommendation, Report, Risk)


def hindrances(
    register: Register, verdict: Verdict, meeting: Meeting, matters: Iterable[Matter], entries: Iterable[Entry]
) -> tuple[Finding, ...]:
    """Every reason why the agenda cannot be handed out as it stands; `register` is the whole one.

    They are the verdict's errors about records that the agenda prints, broken ones that belong to those
    included, a missing case number (unless the matter says why), and working material.
    """
    entries = list(entries)
    matters = list(matters)
    boards = [meeting.board, *(matter.board for matter in matters)]
    named = [meeting.id, *meeting.agenda, *boards, *_subjects(entries)]
    printed = _printed(register, dict.fromkeys(named), entries)
    paths = {source.path for source in register.sources if source.id in printed}
    broken = {source.path for source in register.broken}
    own = [one for one in printed if register.type_of(one) not in _NAMED_BY_ALL]
    paths |= broken.intersection(use.source.path for one in own for use in register.links_to(one))
    paths |= {_path(register, one.appendix.file) for one in entries if one.appendix.file is not None}
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
    return in_order(found)


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
            if isinstance(register.records.get(target), _PRINTED):
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
