"""Foreign files: what a reader of the agenda should know of them, in Swedish.

A file that somebody else has made is put on the agenda as it is. It is named when it cannot be read aloud,
when it could do other things than be read, and when a signature in it does not come along.
"""

from __future__ import annotations

from dataclasses import dataclass

from internkontroll.agenda.joining.leash import JoiningError, Leash, inspect
from internkontroll.language import swedish

#: why a file cannot be used, by the code of `JoiningError`; each goes on from the file's name and a colon
UNREADABLE = {
    "encrypted": "filen är skyddad med lösenord. Spara den utan skydd",
    "broken": "filen är trasig eller ingen PDF. Spara den på nytt",
    "empty": "filen har inga sidor. Spara den på nytt",
    "portfolio": "filen är en samling av andra filer (PDF-portfölj). Lägg in dem som egna bilagor",
    "program": "filen är ett formulär som bara vissa program kan visa (XFA). Skriv ut den till en vanlig PDF",
    "slow": "filen tar för lång tid att läsa. Skriv ut den till en ny PDF",
    "large": "filen kräver för mycket minne. Skriv ut den till en ny PDF",
}

#: for a file that somebody else has made: it is read twice, and should not keep anybody waiting for half a minute
LEASH = Leash(seconds=12, cpu_seconds=9)

_ACTIVITIES = {"script": "program", "files": "inbäddade filer", "action": "kommandon till läsprogrammet"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a foreign PDF."""

    pages: int
    #: what a screen reader needs and does not find, `taggar`; empty when it finds all
    missing: tuple[str, ...] = ()
    #: what it could do besides being read; none of it comes along
    activities: tuple[str, ...] = ()
    is_signed: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """Everything to be told of the file, each a whole sentence."""
        told = []
        if self.missing:
            told.append(f"Filen är inte tillgänglighetsanpassad: den saknar {swedish.listed(self.missing)}.")
        if self.activities:
            told.append(f"Filen innehåller {swedish.listed(self.activities)}, som inte följer med.")
        if self.is_signed:
            told.append("Filen är elektroniskt underskriven. Underskriften gäller bara originalfilen.")
        return tuple(told)


def facts_of(content: bytes) -> Facts:
    """What there is to know of a foreign PDF. Raises `JoiningError`."""
    found = inspect(content, LEASH)
    lacks = [
        word
        for word, is_there in (
            ("taggar för uppläsning", found["is_tagged"]),
            ("språk", found["language"]),
            ("titel", found["title"]),
        )
        if not is_there
    ]
    return Facts(
        pages=int(found["pages"]),
        missing=tuple(lacks),
        activities=tuple(_ACTIVITIES[one] for one in found["activities"]),
        is_signed=bool(found["is_signed"]),
    )


def reason(error: JoiningError) -> str:
    """Why a file cannot be used, to stand after its name and a colon, without a full stop."""
    return UNREADABLE.get(error.code, UNREADABLE["broken"])
