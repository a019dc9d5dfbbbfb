"""What a register is: its name and its columns, said once.

Static pages, the page that filters, CSV, Excel and JSON are all made from these, so a value cannot be told in two
ways. A time as precise as its source gives two columns: the words, and the last day as a real date to sort by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from internkontroll.documents.labels import LABELS, TYPE_NAMES
from internkontroll.exports.entry import PROMISE, Cell, Entry
from internkontroll.language import swedish
from internkontroll.records import TYPES
from internkontroll.records.identity import SLUGS
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register


class Kind(StrEnum):
    """What the cells of a column are, as it is told to those who read the files."""

    TEXT = "text"
    NUMBER = "tal"
    DATE = "datum"
    YES_NO = "ja/nej"
    LIST = "lista"
    YEARS = "årtal"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` for programs, `header` for people, and what it holds in one Swedish sentence."""

    key: str
    header: str
    kind: Kind
    explained: str
    value: Callable[[Register, Entry], Cell]
    #: False for what only the files have: ids beside names, dates beside words
    on_page: bool = True


def told(cell: Cell) -> str:
    """A cell in words, as pages, CSV and text cells of Excel have it."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nej"
        case tuple():
            return ", ".join(str(one) for one in cell)
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


# --- the columns of every register ---------------------------------------------------------------------------


def _time(key: str, header: str, explained: str, get: Callable[[Entry], TimePoint | None]) -> tuple[Column, Column]:
    def words(_: Register, entry: Entry) -> Cell:
        time = get(entry)
        return swedish.capitalised(swedish.time_point(time)) if time is not None else None

    def last(_: Register, entry: Entry) -> Cell:
        time = get(entry)
        return time.last if time is not None else None

    late = f"Sista dagen av ”{header}”, för sortering."
    return (
        Column(key, header, Kind.TEXT, explained, words),
        Column(f"{key}_senast", f"{header}, senast", Kind.DATE, late, last, on_page=False),
    )


def _years(_: Register, entry: Entry) -> Cell:
    return entry.years


def _boards(register: Register, entry: Entry) -> Cell:
    return tuple(register.short_name(one) for one in entry.boards)


def _departments(register: Register, entry: Entry) -> Cell:
    return tuple(register.short_name(one) for one in entry.departments)


def _is_open(_: Register, entry: Entry) -> Cell:
    return entry.standing.is_open if entry.standing else None


def _address(_: Register, entry: Entry) -> Cell:
    return f"{entry.page.removesuffix('.md')}.html"


ID = Column("id", "Beteckning", Kind.TEXT, "Beteckningen, som aldrig ändras.", lambda _, entry: entry.id)
TITLE = Column("titel", "Titel", Kind.TEXT, "Vad det handlar om.", lambda _, entry: entry.title)
TYPE = Column("typ", "Typ", Kind.TEXT, "Vilket register posten hör till.", lambda _, entry: type_name(entry))
BOARD = Column("nämnd", "Nämnd", Kind.LIST, "Nämnden, eller nämnderna, som posten hör till eller riktas till.", _boards)
YEARS = Column("år", "År", Kind.YEARS, "Året, eller åren, som posten hör till.", _years)
STANDING = Column(
    "läge", "Läge", Kind.TEXT, "Var det står den dag som filen gäller.",
    lambda _, entry: entry.standing.word if entry.standing else None,
)  # fmt: skip
HANDLING = Column(
    "hantering", "Hantering", Kind.LIST, "Hur en risk hanteras: åtgärdas, granskas, bevakas eller accepteras.",
    lambda _, entry: tuple(swedish.capitalised(one) for one in entry.handling),
)  # fmt: skip
ROLE = Column("ansvarig", "Ansvarig", Kind.TEXT, "Rollen som ansvarar.", lambda _, entry: entry.role or None)
DUE, DUE_LAST = _time(
    "nästa", "Nästa redovisning", "När det redovisas nästa gång, så noga som källan säger.", lambda entry: entry.due
)
OVERDUE = Column(
    "försenad", "Försenad", Kind.YES_NO, "Ja när tiden har gått ut och ingen redovisning finns i registret.",
    lambda _, entry: entry.is_overdue if entry.due else None, on_page=False,
)  # fmt: skip

#: what every line has
_COMMON_FIRST = (
    ID, TITLE, BOARD,
    Column("nämnd_id", "Nämndens beteckning", Kind.LIST, "Nämndens eller nämndernas beteckningar.",
           lambda _, entry: entry.boards, on_page=False),
    YEARS, STANDING,
    Column("öppen", "Öppen", Kind.YES_NO, "Ja så länge något återstår; tomt där frågan inte kan ställas.",
           _is_open, on_page=False),
)  # fmt: skip
_COMMON_LAST = (
    ROLE,
    Column(
        "förvaltningar", "Förvaltningar", Kind.LIST, "Förvaltningar och enheter som utför.", _departments, on_page=False
    ),
    DUE, DUE_LAST, OVERDUE,
    Column("diarienummer", "Diarienummer", Kind.TEXT, "Diarienumret.",
           lambda _, entry: entry.case_number or None, on_page=False),
    Column("adress", "Sida", Kind.TEXT, "Postens sida, räknat från webbplatsens första sida.", _address, on_page=False),
)  # fmt: skip


# --- the columns of one type ---------------------------------------------------------------------------------


def _own(key: str, header: str, explained: str, kind: Kind = Kind.TEXT, *, on_page: bool = True) -> Column:
    def value(_: Register, entry: Entry) -> Cell:
        found = (entry.own or {}).get(key)
        assert not isinstance(found, TimePoint)
        return found

    return Column(key, header, kind, explained, value, on_page)


def _own_time(key: str, header: str, explained: str) -> tuple[Column, Column]:
    def get(entry: Entry) -> TimePoint | None:
        found = (entry.own or {}).get(key)
        return found if isinstance(found, TimePoint) else None

    return _time(key, header, explained, get)


_KIND = _own("slag", "Slag", "Vilket slag inom typen, till exempel direktåtgärd eller åtagande.")
_RISKS = _own("risker", "Risker", "Riskernas beteckningar.", Kind.LIST, on_page=False)
_GROUNDS = _own("grund", "Med anledning av", "Beteckningarna på det som föranledde posten.", Kind.LIST, on_page=False)
_EXTERNAL = _own(
    "extern_granskning", "Extern granskning", "Den externa granskningens beteckning.", Kind.LIST, on_page=False
)
_NUMBER = _own("nummer", "Nummer", "Numret i granskningen.", Kind.NUMBER, on_page=False)
_POSITIONS = _own("inställning", "Svar", "Vem som har svarat och hur.", Kind.LIST)
_COMMITMENTS = _own("åtaganden", "Åtaganden", "Beteckningarna på det som lovades i svaren.", Kind.LIST, on_page=False)
_POINT = _own("tillfälle", "Tillfälle", "Rapporteringstillfället.")
_ABOUT = _own("avser", "Avser", "Beteckningen på det som posten handlar om.", Kind.LIST, on_page=False)

_OWN: Mapping[str, tuple[Column, ...]] = {
    "risk": (
        HANDLING,
        _own("riskvärde", "Riskvärde", "Sannolikhet gånger konsekvens i den senaste bedömningen.", Kind.NUMBER),
        _own("sannolikhet", "Sannolikhet", "Sannolikhet i den senaste bedömningen.", Kind.NUMBER, on_page=False),
        _own("konsekvens", "Konsekvens", "Konsekvens i den senaste bedömningen.", Kind.NUMBER, on_page=False),
        *_own_time("bedömd", "Senast bedömd", "När risken senast bedömdes."),
        _own("kategori", "Kategori", "Riskens kategori.", on_page=False),
        _own("åtgärder", "Åtgärder", "Åtgärdernas beteckningar.", Kind.LIST, on_page=False),
        _own("granskningar", "Granskningar", "Granskningarnas beteckningar.", Kind.LIST, on_page=False),
    ),
    "åtgärd": (
        _KIND, *_own_time("slutdatum", "Slutdatum", "När åtgärden ska vara genomförd."), _RISKS, _GROUNDS
    ),
    "granskning": (
        _KIND,
        _own("redovisat", "Redovisat", "Hur många nämnder som har redovisat en kommungemensam granskning."),
        _own("utfall", "Utfall", "Utfallet med nämndens egna ord.", Kind.LIST),
        _RISKS, _GROUNDS,
    ),
    "rekommendation": (_EXTERNAL, _NUMBER, _POSITIONS, _COMMITMENTS),
    "iakttagelse": (
        _KIND, _EXTERNAL, _NUMBER,
        _own("bedömning", "Bedömning", "Hur granskaren bedömde nämnderna.", Kind.LIST),
        _POSITIONS, _COMMITMENTS,
    ),
    "styrdokument": (
        _KIND,
        _own("nummer", "Nummer", "Nummer i Svensk författningssamling eller motsvarande."),
        *_own_time("gäller_från", "Gäller från", "Från när dokumentet gäller."),
        *_own_time("gäller_till", "Gäller till", "Till när dokumentet gäller."),
        *_own_time("reviderad", "Senast reviderad", "När dokumentet senast reviderades."),
    ),
    PROMISE: (
        _KIND,
        _own("till", "Till", "Vem det är lovat."),
        _own("lovat_i", "Lovat i", "Beteckningen på posten där löftet står.", Kind.LIST, on_page=False),
        _own("redovisat_i", "Redovisat i", "Beteckningen på posten som besvarar löftet.", Kind.LIST, on_page=False),
    ),
    "plan": (
        *_own_time("beslut", "Beslutad", "När planen senast beslutades."),
        _own("poster", "Antal poster", "Hur många poster planen har.", Kind.NUMBER),
    ),
    "uppföljning": (
        _POINT, _own("redovisas_igen", "Redovisas igen", "Rapporteringstillfället då det redovisas igen."), _ABOUT,
    ),
    "rapport": (_POINT,),
    "extern granskning": (
        _KIND,
        _own("nummer", "Nummer", "Granskningens nummer."),
        _own("granskare", "Granskare", "Vem som granskar."),
        _own("period", "Period", "Perioden som granskas."),
    ),
    "svar": (_own("inställning", "Inställning", "Inställningen i svaret.", Kind.LIST), _ABOUT),
    "ärende": (
        _KIND,
        *_own_time("beslut", "Beslutat", "När nämnden beslutade i ärendet."),
        _own("paragraf", "Paragraf", "Paragrafen i protokollet."),
    ),
    "sammanträde": (_KIND, *_own_time("datum", "Datum", "Dagen för sammanträdet.")),
    "organisation": (
        _KIND, _own("kortnamn", LABELS["kortnamn"], "Kortnamnet."),
        _own("tillhör", "Tillhör", "Vad organisationen hör till.", Kind.LIST),
    ),
}  # fmt: skip

#: which of the common columns say nothing of a type, and are left out of its page (the files have them all)
_LEFT_OUT: Mapping[str, frozenset[str]] = {
    "organisation": frozenset({"år", "läge", "ansvarig", "nästa"}),
    "styrdokument": frozenset({"år"}),
    "risk": frozenset({"läge", "nästa"}),
    "iakttagelse": frozenset({"år", "ansvarig"}),
    "rekommendation": frozenset({"år", "ansvarig"}),
    "extern granskning": frozenset({"år", "läge", "ansvarig", "nästa"}),
    "plan": frozenset({"ansvarig"}),
    "uppföljning": frozenset({"ansvarig", "nästa"}),
    "rapport": frozenset({"ansvarig", "nästa"}),
    "svar": frozenset({"ansvarig", "nästa"}),
    "ärende": frozenset({"ansvarig"}),
    "sammanträde": frozenset({"ansvarig", "nästa"}),
}


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """A register: its type, its names, and all its columns in the order of the files."""

    type: str
    #: the file's name without its ending, and the folder of its pages
    file: str
    folder: str
    singular: str
    plural: str
    columns: tuple[Column, ...]

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns of the register's own pages."""
        left_out = _LEFT_OUT.get(self.type, frozenset())
        return tuple(column for column in self.columns if column.on_page and column.key not in left_out)


_FILES = {
    "organisation": "organisationer", "styrdokument": "styrdokument", "risk": "risker", "plan": "planer",
    "åtgärd": "atgarder", "granskning": "granskningar", "uppföljning": "uppfoljningar", "rapport": "rapporter",
    "extern granskning": "externa-granskningar", "iakttagelse": "iakttagelser",
    "rekommendation": "rekommendationer", "svar": "svar", "ärende": "arenden", "sammanträde": "sammantraden",
    PROMISE: "loften",
}  # fmt: skip
_FOLDERS = {**SLUGS, PROMISE: "lofte"}
_NAMES = {**TYPE_NAMES, PROMISE: ("Löfte", "Löften")}

#: what people look for first
_MAIN = (
    "risk", "åtgärd", "granskning", "rekommendation", "iakttagelse", "styrdokument", PROMISE,
)  # fmt: skip


def _kind(typ: str) -> RegisterKind:
    singular, plural = _NAMES[typ]
    columns = (*_COMMON_FIRST, *_OWN[typ], *_COMMON_LAST)
    return RegisterKind(typ, _FILES[typ], _FOLDERS[typ], singular, plural, columns)


#: every register, those that people look for first before the others
REGISTERS: Mapping[str, RegisterKind] = {
    typ: _kind(typ) for typ in (*_MAIN, *(typ for typ in TYPES if typ not in _MAIN))
}

#: the columns of the file of all registers, and of the page that filters across them
ALL_COLUMNS: tuple[Column, ...] = (ID, TYPE, *_COMMON_FIRST[1:], HANDLING, *_COMMON_LAST)
#: a risk has no state: where others have theirs, the page says how it is handled
FILTER_COLUMNS: tuple[Column, ...] = (TITLE, TYPE, BOARD, YEARS, STANDING, ROLE, DUE)


def type_name(entry: Entry) -> str:
    """What sort of record a line tells of: `Risk`."""
    return REGISTERS[entry.type].singular
