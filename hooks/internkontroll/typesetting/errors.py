"""Why a document could not be set: faults with a place, raised together.

The wording of each fault lives here, once; those who find it pass the facts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from internkontroll.findings import Location


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: a whole Swedish sentence, and the place in the record when it is known."""

    message: str
    location: Location | None = None

    def __str__(self) -> str:
        return f"{self.location}: {self.message}" if self.location else self.message


class TypesettingError(Exception):
    """A document could not be set. `faults` holds every fault found, at least one, in order of place."""

    def __init__(self, document_id: str, faults: Iterable[Fault]) -> None:
        self.document_id = document_id
        #: those without a place come last; each is said once
        self.faults: tuple[Fault, ...] = tuple(
            sorted(dict.fromkeys(faults), key=lambda f: (f.location is None, f.location or Location("")))
        )
        # a fault that has no place is at least in a document
        super().__init__("\n".join(str(f) if f.location else f"{document_id}: {f}" for f in self.faults))

    @property
    def message(self) -> str:
        """The first fault's message."""
        return self.faults[0].message

    @property
    def location(self) -> Location | None:
        """The first fault's place in a record."""
        return self.faults[0].location

    @classmethod
    def of(cls, document_id: str, message: str, location: Location | None = None) -> Self:
        """An error with a single fault."""
        return cls(document_id, [Fault(message, location)])


class StoppedError(TypesettingError):
    """The document was stopped by a limit: to try again would cost as much and end in the same way."""


#: what `markdown.lua` finds, by its code; `{detail}` is what it names
STRUCTURE = {
    "heading-skip": "Rubriken hoppar över en nivå ({detail}). Lägg till mellannivån eller ändra rubrikens nivå.",
    "heading-empty": "Rubriken är tom. Skriv en rubrik eller ta bort raden.",
    "image-alt": "Bilden ”{detail}” saknar alternativtext. Beskriv den inom hakparenteserna: ![beskrivning](…).",
    "image-format": "Bilden ”{detail}” har ett format som inte stöds. Använd PNG, JPEG, GIF, WebP eller SVG.",
    "table-header": "Tabellen saknar rubrikrad. Skriv vad varje kolumn innehåller.",
    "table-column": "Tabellens kolumn {detail} saknar rubrik. Skriv vad kolumnen innehåller.",
}


def structure(code: str, detail: str) -> str:
    """The message for a fault that `markdown.lua` reports."""
    return STRUCTURE[code].format(detail=detail)


def image_missing(name: str) -> str:
    """The text shows a picture that the document does not hold."""
    return f"Bilden ”{name}” finns inte."


def image_not_plain(name: str) -> str:
    """Neither a link nor a device is followed: it could lead out of the register."""
    return f"Bilden ”{name}” är inte en vanlig fil. Länkar till filer följs inte; lägg in själva bilden."


def image_too_large(name: str, megabytes: int) -> str:
    """The file is larger than `Limits.image_megabytes`."""
    return f"Bilden ”{name}” är större än {megabytes} MB. Gör filen mindre."


def image_broken(name: str) -> str:
    """The picture's content cannot be read as what its name says."""
    return f"Bilden ”{name}” går inte att läsa. Filen måste vara hel, ha rätt filändelse och inte hänvisa till andra filer."


def logo_unusable(name: str) -> str:
    """`register.yml` names a file that is not there, or not a plain one of a fitting size."""
    return f"Logotypen ”{name}” går inte att använda. Nyckeln logotyp i register.yml ska namnge en hel bildfil."


def typeface_unknown(name: str) -> str:
    """`register.yml` names a typeface of which there are no files."""
    return (
        f"Typsnittet ”{name}” finns inte. Rätta nyckeln typsnitt i register.yml, "
        "eller lägg typsnittets filer i mappen typsnitt bredvid register.yml."
    )


def typeface_unreadable(file: str) -> str:
    """A file in the register's folder of typefaces is a link, or too large."""
    return f"Typsnittsfilen ”{file}” går inte att läsa. Lägg själva filen i mappen typsnitt."


def typeface_variable(file: str) -> str:
    """A file that holds a range of weights, of which Typst would set one."""
    return (
        f"Typsnittsfilen ”{file}” är variabel (flera vikter i en fil). "
        "Lägg i stället typsnittets statiska filer, en för varje vikt, i mappen typsnitt."
    )


def glyph_missing(text: str) -> str:
    """No typeface at hand has this character; PDF/UA allows no empty boxes."""
    names = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip() for c in text)
    shown = f"Tecknet ”{text}”" if text.isprintable() else "Ett osynligt tecken"
    return f"{shown} ({names}) finns inte i typsnittet. Ersätt det med text."


def markdown_too_slow(seconds: float) -> str:
    """Pandoc was stopped by the clock."""
    return (
        f"Texten kunde inte läsas inom {seconds:g} sekunder. "
        "Leta efter långa rader av hakparenteser, stjärnor eller andra tecken som upprepas."
    )


def markdown_failed() -> str:
    """Pandoc stopped by itself: out of memory, or a text that it cannot read."""
    return "Texten kunde inte läsas: den är för stor eller för invecklad. Dela upp eller förenkla den."


def layout_too_slow(seconds: float) -> str:
    """Typst was stopped by the clock."""
    return f"Dokumentet kunde inte skapas inom {seconds:g} sekunder. Dela upp eller förenkla det."


def layout_too_large() -> str:
    """Typst was stopped by its limit of memory or processor time."""
    return "Dokumentet krävde för mycket minne eller tid. Dela upp det eller minska bilderna."


def layout_too_deep() -> str:
    """Typst counts how far lists, quotes and emphasis stand within each other."""
    return "Listor, citat eller markeringar står för många nivåer inuti varandra. Förenkla texten."


def text_too_long() -> str:
    """PDF/A-2 allows no string of more than 32,767 bytes, such as an alternative text."""
    return "Ett ord, en rubrik eller en bildbeskrivning är för lång för ett arkivbeständigt dokument. Korta texten."


def no_workshop(reason: str) -> str:
    """The folder for temporary files cannot be written in."""
    return f"Dokumentet kunde inte skapas. Mappen för tillfälliga filer går inte att använda: {reason}."


def layout_failed(diagnostic: str) -> str:
    """Typst found a fault that we have no words for: most likely a defect of the template, not the text."""
    return f"Dokumentet kunde inte skapas: {diagnostic or 'orsaken är okänd'}"
