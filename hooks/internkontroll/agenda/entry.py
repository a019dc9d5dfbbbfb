"""One appendix on an agenda, from what the register says of it to the files that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field

from internkontroll.agenda.foreign import Facts
from internkontroll.documents.appendices import Appendix
from internkontroll.documents.document import Document
from internkontroll.findings import Location
from internkontroll.language import swedish
from internkontroll.records import Matter


@dataclass
class Entry:
    """An appendix while its papers are made; what is not known yet is None."""

    matter: Matter
    #: the matter's place on the agenda from 1, when there are several; else None
    place: int | None
    appendix: Appendix
    #: what the list calls it: what it is, or for a secret one the law and nothing else
    title: str
    #: the name of its files without ending
    stem: str
    #: what is set for it: the register's own document, or a cover sheet
    document: Document | None = None
    #: a foreign file as it is, and its ending (`pdf`, `docx`)
    foreign: bytes | None = None
    ending: str = ""
    #: what is known of a foreign PDF that could be read
    facts: Facts | None = None
    #: why there is nothing but a sheet in its place, as a sentence; only in a draft
    absence: str = ""
    #: its files, by name
    files: dict[str, bytes] = field(default_factory=dict)
    #: the pages of its PDF, cover sheet included
    pages: int = 0

    @property
    def label(self) -> str:
        """`Bilaga 3 – Rapport`."""
        return f"{self.appendix.label} – {self.title}"

    @property
    def where(self) -> Location:
        """Where the register names it."""
        return self.appendix.place or self.matter.at()

    @property
    def is_own(self) -> bool:
        """True for a document that the register itself makes."""
        return self.appendix.document_id is not None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the list says of it after its title, in a few words each."""
        if self.absence:
            return (self.absence,)
        told = [swedish.time_point(self.appendix.date)] if self.appendix.date is not None else []
        if self.appendix.is_elsewhere:
            told.append("delas ut separat")
        if self.foreign is not None and self.ending != "pdf":
            told.append(f"fil: {self.stem}.{self.ending}")
        if self.facts is not None and self.facts.missing:
            told.append("inte tillgänglighetsanpassad")
        return tuple(told)
