"""A meeting's papers, from the register to the bytes of every file: nothing is written here.

    register --appendices--> entries --documents, foreign files--> editions --joined--> files

Everything that is wrong is found before anything is refused: one run tells all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from internkontroll.agenda import faults, foreign
from internkontroll.agenda.archive import archive
from internkontroll.agenda.entry import Entry
from internkontroll.agenda.hindrances import hindrances
from internkontroll.agenda.joining.leash import JoiningError, Sheets, join
from internkontroll.agenda.names import file_stem
from internkontroll.agenda.sheets import LIST_STEM, LIST_TITLE, cover_sheet, list_of_appendices, notice
from internkontroll.check import Verdict
from internkontroll.documents import Document, document_of
from internkontroll.documents.appendices import Appendix, appendices
from internkontroll.editions import Edition, Editions, Format
from internkontroll.findings import Finding, Location, in_order
from internkontroll.form import FormFault
from internkontroll.questions.attached_files import is_publishable
from internkontroll.records import Matter, Meeting
from internkontroll.register import Register
from internkontroll.typesetting import TypesettingError

_LANGUAGE = "sv-SE"
_COVER = "Försättsblad"
_NOT_MADE, _NOT_READ = "handlingen kunde inte skapas", "filen går inte att läsa"


class _StoppedError(Exception):
    """A paper that the others cannot be without could not be made; the findings say why."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: a meeting of the whole register, as it stands on a day."""

    #: the register as the check has judged it, and the part of it that may be shown in these papers
    whole: Register
    shown: Register
    verdict: Verdict
    meeting: Meeting
    #: what stands in the way is told and does not stop, and every page says `Utkast`
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """What came of it. `files` is empty when a finding stops them."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...]
    #: what stops nothing but should be known: a file's name and a sentence about it
    remarks: tuple[str, ...]


def papers(request: Request, editions: Editions, progress: Callable[[int, int], None] | None = None) -> Papers:
    """The files of a meeting by name, in the order of the agenda, or the findings that stop them."""
    maker = _Maker(request, editions, progress or (lambda _done, _total: None))
    return maker.papers()


class _Maker:
    """One meeting's papers while they are made."""

    def __init__(self, request: Request, editions: Editions, progress: Callable[[int, int], None]) -> None:
        self._request = request
        self._register = request.shown
        self._meeting = request.meeting
        self._editions = editions
        self._progress = progress
        self._findings: list[Finding] = []
        #: what most likely follows from another finding, and is said only when there is none
        self._consequences: list[Finding] = []
        on_agenda = dict.fromkeys(request.meeting.agenda)
        found = ((place, request.shown.get(one, Matter)) for place, one in enumerate(on_agenda, 1))
        placed = [(place, matter) for place, matter in found if matter is not None]
        self._matters = [matter for _, matter in placed]
        self._entries = [
            entry
            for place, matter in placed
            for entry in _entries(request.shown, matter, place if len(on_agenda) > 1 else None)
        ]
        self._done = 0

    def papers(self) -> Papers:
        """Reads from top to bottom: what is wrong is gathered, and judged before the files are put together."""
        hindering: tuple[Finding, ...] = ()
        try:
            for entry in self._entries:
                self._compose(entry)
                self._step()
            hindering = hindrances(
                self._request.whole, self._request.verdict, self._meeting, self._matters, self._entries
            )
            self._set()
            found = self._told(hindering)
            if found and not self._request.is_draft:
                return Papers({}, found, ())
            files = self._files() if self._matters else {}
        except _StoppedError:
            files = {}
        return Papers(files, self._told(hindering), tuple(self._remarks()) if files else ())

    def _told(self, hindering: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """All findings, each mistake once."""
        # what is wrong with a file or a table is perhaps said by the check already, of the same place
        told = {finding.location for finding in hindering}
        own = [one for one in self._findings if one.location not in told]
        return in_order([*hindering, *own] or self._consequences)

    def _step(self) -> None:
        """One more thing is done: each entry is read and set, then come the list and all in one."""
        self._done += 1
        self._progress(self._done, 2 * len(self._entries) + 2)

    def _compose(self, entry: Entry) -> None:
        """Gives an entry its document, or its foreign file and a cover sheet."""
        appendix = entry.appendix
        if appendix.document_id is not None:
            entry.document = document_of(self._register, appendix.document_id, self._request.verdict.day)
            if entry.document is not None:
                entry.document = replace(entry.document, appendix=appendix.label)
                entry.stem = file_stem(appendix.number, entry.document.kind, entry.place)
                return
            message = f"{appendix.document_id} är inget dokument som kan skrivas ut."
            self._consequences.append(faults.NOT_MADE.at(entry.where, message))
            entry.absence = _NOT_MADE
        elif appendix.file is not None:
            self._read(entry, appendix.file)
        entry.document = cover_sheet(self._register, entry, is_draft=self._request.is_draft)

    def _read(self, entry: Entry, file: Path) -> None:
        """Reads a foreign file, which must lie as a plain file in the register."""
        name = entry.appendix.written or file.name
        entry.ending = file.suffix.casefold().removeprefix(".")
        if not is_publishable(file, self._register.root):
            self._miss(entry, f"{name}: {_NOT_READ} eller får inte lämnas ut.", _NOT_READ, faults.UNREADABLE)
            return
        content = file.read_bytes()
        if entry.ending == "pdf":
            try:
                entry.facts = foreign.facts_of(content)
            except JoiningError as error:
                self._miss(entry, f"{name}: {foreign.reason(error)}.", _NOT_READ, faults.UNREADABLE)
                return
        entry.foreign = content

    def _set(self) -> None:
        """Sets every document; one that cannot be set gets, in a draft, a sheet that says so."""
        orders = [self._marked(entry.document) for entry in self._entries if entry.document is not None]
        made = self._editions.make([(one, Format.PDF) for one in orders], lambda _done, _total: self._step())
        for entry, (_, _, edition) in zip(self._entries, list(made), strict=True):
            if isinstance(edition, Edition):
                self._finish(entry, edition)
                continue
            self._tell(edition, entry.where)
            if self._request.is_draft:
                entry.absence = _NOT_MADE
                entry.foreign, entry.facts = None, None
                self._finish(entry, self._one(cover_sheet(self._register, entry, is_draft=self._request.is_draft)))

    def _finish(self, entry: Entry, edition: Edition) -> None:
        """The entry's own files: one PDF, and a foreign file of another kind beside its sheet."""
        content, entry.pages = edition.content, edition.pages or 0
        if entry.facts is not None and entry.foreign is not None:
            try:
                content = join(
                    [Sheets(content, _COVER, (_COVER,)), Sheets(entry.foreign, entry.title, (entry.title,))],
                    # the same at every meeting that the matter comes to
                    self._front(entry.label, entry.document.period if entry.document else self._meeting.date),
                    foreign.LEASH,
                )
                entry.pages += entry.facts.pages
            except JoiningError as error:
                name = entry.appendix.written or ""
                self._miss(entry, f"{name}: {foreign.reason(error)}.", _NOT_READ, faults.UNREADABLE)
                entry.facts = entry.foreign = None
        elif entry.foreign is not None:
            entry.files[f"{entry.stem}.{entry.ending}"] = entry.foreign
        entry.files = {f"{entry.stem}.pdf": content, **entry.files}

    def _files(self) -> dict[str, bytes]:
        """All files: the list, every appendix, all in one, and the zip of it all."""
        matters, entries, is_draft = self._matters, self._entries, self._request.is_draft
        listed = self._one(list_of_appendices(self._register, self._meeting, matters, entries)).content
        text = notice(self._register, self._meeting, matters, entries, is_draft=is_draft)
        files = {f"{LIST_STEM}.pdf": listed, f"{LIST_STEM}.txt": text.encode("utf-8")}
        for entry in entries:
            files.update(entry.files)
        self._step()
        title = f"Handlingar – {self._register.title(self._meeting)}"
        parts = [Sheets(listed, LIST_TITLE, (LIST_TITLE,))]
        for entry in entries:
            above = (f"{entry.place}. {self._register.title(entry.matter)}",) if entry.place is not None else ()
            parts.append(Sheets(entry.files[f"{entry.stem}.pdf"], entry.label, (*above, entry.label)))
        try:
            files[f"{self._meeting.id}-samlad.pdf"] = join(parts, self._front(title, self._meeting.date))
        except JoiningError as error:
            message = f"Handlingarna går inte att samla i en fil: {foreign.reason(error)}."
            self._findings.append(faults.NOT_MADE.at(self._meeting.at("dagordning"), message))
            raise _StoppedError from None
        files[f"{self._meeting.id}.zip"] = archive(files, self._meeting.date, self._meeting.id)
        self._step()
        return files

    def _one(self, document: Document) -> Edition:
        """A sheet of our own, without which there are no papers at all."""
        ((_, _, edition),) = self._editions.make([(self._marked(document), Format.PDF)])
        if isinstance(edition, TypesettingError):
            self._tell(edition, self._meeting.at())
            raise _StoppedError
        return edition

    def _tell(self, error: TypesettingError, place: Location) -> None:
        self._findings.extend(faults.NOT_MADE.at(fault.location or place, fault.message) for fault in error.faults)

    def _marked(self, document: Document) -> Document:
        return replace(document, is_draft=True) if self._request.is_draft else document

    def _front(self, title: str, day: date) -> dict[str, str]:
        board = self._register.title(self._meeting.board)
        author = ", ".join(filter(None, (board, self._register.settings.municipality)))
        return {"title": title, "author": author, "language": _LANGUAGE, "day": day.isoformat()}

    def _miss(self, entry: Entry, message: str, absence: str, fault: FormFault = faults.NOT_MADE) -> None:
        self._findings.append(fault.at(entry.where, message))
        entry.absence = absence

    def _remarks(self) -> Iterable[str]:
        for entry in self._entries:
            for note in entry.facts.notes if entry.facts is not None else ():
                yield f"{entry.stem}.pdf: {note}"


def _entries(register: Register, matter: Matter, place: int | None) -> Iterable[Entry]:
    """Every appendix of a matter, in order."""
    for appendix in appendices(register, matter):
        title, named = _title(register, matter, appendix), appendix.title or "sekretess"
        yield Entry(matter, place, appendix, title, file_stem(appendix.number, named, place))


def _title(register: Register, matter: Matter, appendix: Appendix) -> str:
    """What the list calls an appendix: under its matter's heading the matter's own documents need no more than a word."""
    if appendix.secrecy is not None:
        return f"Sekretess enligt {appendix.secrecy}"
    return appendix.title.removesuffix(f" – {register.title(matter)}") or appendix.title
