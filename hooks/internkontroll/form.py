"""The form faults: what can be wrong with a file before anything can be said of its content.

They are findings like those of the rules and have codes of their own (IK101-), so that they can be
looked up, filtered and counted in the same way; the page of the rules lists them from this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from internkontroll.findings import Finding, Location, Severity


@dataclass(frozen=True, slots=True)
class FormFault:
    """A kind of form fault: stable code, severity, what it is and why it matters, in Swedish."""

    code: str
    severity: Severity
    name: str
    why: str

    def at(self, location: Location, message: str, suggestion: str | None = None) -> Finding:
        """The finding that this fault stands at a place."""
        return Finding(self.code, self.severity, location, message, suggestion)


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

UNREADABLE = FormFault(
    "IK101", _ERROR, "Filen går inte att läsa", "Registret är text i UTF-8; annat kan inte läsas säkert."
)
BYTE_ORDER_MARK = FormFault(
    "IK102", _WARNING, "Byteordningsmärke", "Osynliga tecken först i filen gör att andra verktyg inte ser uppgifterna."
)
EMPTY_FILE = FormFault("IK103", _ERROR, "Tom fil", "En tom fil är en post som någon glömde att skriva.")
NO_FRONT_MATTER = FormFault(
    "IK104", _ERROR, "Uppgifter saknas överst", "Utan uppgifterna mellan --- och --- vet registret inte vad filen är."
)
TOO_LARGE = FormFault(
    "IK105", _ERROR, "Filen är för stor", "En post är några sidor text; större filer hör till bilagorna."
)
SYMLINK = FormFault("IK106", _ERROR, "Länk ut ur registret", "Allt i registret ska ligga i registrets egen mapp.")
TAB = FormFault("IK107", _ERROR, "Tabb som indrag", "YAML tillåter bara blanksteg som indrag.")
DECOMPOSED = FormFault(
    "IK108", _WARNING, "Sönderdelade tecken", "Å, ä och ö skrivna som två tecken hittas inte vid sökning."
)
LINE_ENDS = FormFault(
    "IK109", _WARNING, "Radslut från Windows", "Blandade radslut gör att ändringar ser ut att röra hela filen."
)
YAML_SYNTAX = FormFault(
    "IK110", _ERROR, "Uppgifterna går inte att tolka", "Ett skrivfel i uppgifterna döljer allt som står efter det."
)
YAML_REFERENCE = FormFault(
    "IK111", _ERROR, "Ankare, alias eller typmärke", "Posten ska kunna läsas rakt uppifrån och ned av vem som helst."
)
TOO_DEEP = FormFault(
    "IK112", _ERROR, "Indrag i för många nivåer", "Inga uppgifter i registret har så många nivåer; något är felskrivet."
)
DUPLICATE_KEY = FormFault(
    "IK113", _ERROR, "Samma nyckel två gånger", "Annars skulle den ena uppgiften försvinna utan att någon märkte det."
)
UNKNOWN_KEY = FormFault("IK114", _ERROR, "Okänd nyckel", "En felstavad nyckel är en uppgift som ingen läser.")
MISSING_KEY = FormFault("IK115", _ERROR, "Nyckel saknas", "Posten är inte begriplig utan uppgiften.")
WRONG_SHAPE = FormFault("IK116", _ERROR, "Fel form på värdet", "En lista är något annat än en text.")
BAD_VALUE = FormFault(
    "IK117", _ERROR, "Otillåtet värde", "Registret känner bara igen bestämda ord; ett annat ord betyder ingenting."
)
BAD_TIME = FormFault("IK118", _ERROR, "Ogiltig tidpunkt", "En tidpunkt som inte kan läsas kan ingen bevaka.")
BAD_ID = FormFault(
    "IK119", _ERROR, "Beteckning utanför mönstret", "Beteckningen visar läsaren vad posten är, år efter år."
)
BAD_SETTINGS = FormFault("IK120", _ERROR, "register.yml saknas", "Där står det som gäller hela registret.")
LISTED_TWICE = FormFault(
    "IK121", _ERROR, "Samma post eller tillfälle två gånger i planen", "Rapporten skulle skriva samma sak två gånger."
)

FORM_FAULTS: tuple[FormFault, ...] = (
    UNREADABLE, BYTE_ORDER_MARK, EMPTY_FILE, NO_FRONT_MATTER, TOO_LARGE, SYMLINK, TAB, DECOMPOSED, LINE_ENDS,
    YAML_SYNTAX, YAML_REFERENCE, TOO_DEEP, DUPLICATE_KEY, UNKNOWN_KEY, MISSING_KEY, WRONG_SHAPE, BAD_VALUE,
    BAD_TIME, BAD_ID, BAD_SETTINGS, LISTED_TWICE,
)  # fmt: skip
