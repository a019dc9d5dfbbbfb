"""The appendices (bilagor) of a matter in one numbered series: its own documents, foreign files, secret ones.

The numbers follow from the matter alone, so they are the same at preparation, committee and board. Its own
documents come first, then what `beslutsunderlag` lists, then the files that are attached (`bilagor`) to the
matter and to the records that it puts before the board.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from internkontroll.documents.kinds import DOCUMENT_NAMES
from internkontroll.findings import Location
from internkontroll.questions.attached_files import named_file
from internkontroll.records import ExternalAudit, Matter, Organisation, Record
from internkontroll.records.matter import BasisDocument
from internkontroll.records.organisation import HEADINGS
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix. Exactly one of `document_id`, `file`, `secrecy` and `is_elsewhere` tells what it is."""

    number: int
    #: as the list of appendices names it; empty for a secret one
    title: str
    #: a document of the register (`catalogue.document_of`)
    document_id: str | None = None
    #: a foreign file as the matter names it
    file: Path | None = None
    #: the section of the secrecy act; nothing else of it may be shown
    secrecy: str | None = None
    date: TimePoint | None = None
    case_number: str | None = None
    #: its place among the matter's `beslutsunderlag`, from 0; None for what the matter does not list
    index: int | None = None
    #: where in the register it is named; None in nothing that `appendices` gives
    place: Location | None = None
    #: the id of the record that names the file, and the file as it is written there
    owner: str | None = None
    written: str | None = None

    @property
    def label(self) -> str:
        """`Bilaga 2`."""
        return f"Bilaga {self.number}"

    @property
    def is_elsewhere(self) -> bool:
        """True for a document that the matter names but that is not in the register: sent by itself."""
        return self.document_id is None and self.file is None and self.secrecy is None


def appendices(register: Register, matter: Matter) -> tuple[Appendix, ...]:
    """The matter's series, numbered from 1.

    It follows `beslutsunderlag`; the matter's own documents that are not listed there come first.
    """
    listed = {one.document for one in matter.basis if one.record in (None, matter.id)}
    listed |= {"tjänsteskrivelse" for one in matter.basis if one.record == matter.id and one.document is None}
    own = [BasisDocument.model_validate({"dokument": name}) for name in _own(register, matter) if name not in listed]
    entries: list[tuple[BasisDocument, int | None]] = [(one, None) for one in own]
    entries += [(one, index) for index, one in enumerate(matter.basis)]
    series = [_appendix(register, matter, number, *entry) for number, entry in enumerate(entries, 1)]
    named = {one.file for one in series}
    for file in _attached(register, matter):
        if file.file not in named:
            named.add(file.file)
            series.append(replace(file, number=len(series) + 1))
    return tuple(series)


def _attached(register: Register, matter: Matter) -> Iterator[Appendix]:
    """The files of the matter and of the records that it puts before the board; the number is yet to be given."""
    subjects = (register.records.get(one.record) for one in matter.basis if one.record)
    for record in dict.fromkeys((matter.id, *(one.id for one in subjects if one is not None))):
        owner = matter if record == matter.id else register.records[record]
        for index, one in enumerate(owner.attachments):
            yield Appendix(
                0,
                one.title,
                file=named_file(owner.source, one.file),
                date=one.date,
                place=owner.at("bilagor", index, "fil"),
                owner=owner.id,
                written=one.file,
            )


def document_id_of(matter: Matter, one: BasisDocument) -> str | None:
    """The id of the document of the register that an entry names; None for a foreign or secret one."""
    if one.record is None and one.document is None:
        return None
    suffix = DOCUMENT_NAMES[one.document] if one.document else ""
    subject = one.record or matter.id
    return f"{subject}-{suffix}" if suffix else subject


def _named(register: Register, of: Record, name: str) -> str:
    """What the record's board calls a document: `G-Tjänsteskrivelse`."""
    board = register.get(of.board, Organisation)
    return board.heading(name) if board is not None and name in HEADINGS else name.capitalize()


def _own(register: Register, matter: Matter) -> Iterator[str]:
    yield "tjänsteskrivelse"
    if matter.is_statement and register.get(matter.external_audit, ExternalAudit):
        yield "yttrande"


def _appendix(register: Register, matter: Matter, number: int, one: BasisDocument, index: int | None) -> Appendix:
    place = matter.at() if index is None else matter.at("beslutsunderlag", index, "id" if one.record else "dokument")
    if one.secrecy is not None:
        return Appendix(number, "", secrecy=one.secrecy, index=index, place=place)
    document_id = document_id_of(matter, one)
    if document_id is not None:
        subject = one.record or matter.id
        name = one.document or ("tjänsteskrivelse" if subject == matter.id else "")
        title = register.title(subject)
        called = _named(register, register.records.get(subject, matter), name) if name else ""
        # a title that begins with what the document is called says it already
        shown = f"{called} – {title}" if not title.casefold().startswith(called.casefold()) else title
        return Appendix(number, shown, document_id, index=index, place=place)
    if one.file is None:
        return Appendix(number, one.title or "", date=one.date, case_number=one.case_number, index=index, place=place)
    return Appendix(
        number,
        one.title or "",
        file=named_file(matter.source, one.file),
        date=one.date,
        case_number=one.case_number,
        index=index,
        place=matter.at("beslutsunderlag", index or 0, "fil"),
        owner=matter.id,
        written=one.file,
    )
