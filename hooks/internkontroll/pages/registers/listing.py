"""Lines of a register as a table, in the columns that `exports/columns.py` describes."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from internkontroll.exports.columns import DUE, ID, REGISTERS, STANDING, TITLE, Column, Kind, told
from internkontroll.exports.entry import Entry
from internkontroll.exports.files import FORMATS, file_path
from internkontroll.language import swedish
from internkontroll.pages.markup import Block, Tone
from internkontroll.pages.page import relative
from internkontroll.pages.registers.paths import FILTER_PAGE
from internkontroll.pages.view import View


def columns_of(typ: str, *, without: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """The columns of a register's pages: the title first, since it names the row."""
    rest = (column for column in REGISTERS[typ].shown if column is not TITLE and column is not ID)
    return (TITLE, *(column for column in (*rest, ID) if column.key not in without))


def table(here: View, columns: Sequence[Column], entries: Sequence[Entry], caption: str) -> str:
    """The lines as a table. A column in which no line says anything is left out."""
    values = [[told(column.value(here.register, one)) for column in columns] for one in entries]
    used = [index for index, column in enumerate(columns) if column is TITLE or any(row[index] for row in values)]
    rows = [
        tuple(_cell(here, columns[index], one, row[index]) for index in used)
        for one, row in zip(entries, values, strict=True)
    ]
    numbers = frozenset(place for place, index in enumerate(used) if columns[index].kind is Kind.NUMBER)
    header = [columns[index].header for index in used]
    return here.write.table(
        header, rows, numbers, caption=caption, row_head=0, data=[{"id": one.id} for one in entries]
    )


def _cell(here: View, column: Column, entry: Entry, words: str) -> str:
    if column is TITLE:
        return here.to(entry.page, words)
    if column is STANDING and entry.standing is not None:
        return here.write.badge(words, entry.standing.tone)
    if column is DUE and entry.is_overdue and words:
        return f"{here.write.text(words)} {here.write.badge('Försenad', Tone.LATE)}"
    return here.write.text(words)


def counted(typ: str, number: int) -> str:
    """`En risk`, `19 risker`."""
    kind = REGISTERS[typ]
    neuter = typ in _NEUTER
    return swedish.capitalised(swedish.count(number, _small(kind.singular), _small(kind.plural), neuter=neuter))


#: ett styrdokument, ett löfte
_NEUTER = frozenset({"styrdokument", "löfte", "svar", "ärende", "sammanträde"})


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]


def day_told(here: View) -> str:
    """The sentence that says for which day a page is right."""
    return f"Läget den {here.verdict.day.isoformat()}."


def filter_address(here: View, **chosen: str | int | None) -> str:
    """The way to the page that filters, with choices made: `typ`, `namnd`, `ar`."""
    page = relative(FILTER_PAGE, here.path).removesuffix(".md")
    query = urlencode({key: value for key, value in chosen.items() if value is not None}, quote_via=quote)
    return f"{page}.html?{query}" if query else f"{page}.html"


def ways_on(here: View, typ: str, *, board: str | None = None, year: int | None = None, files: bool = False) -> Block:
    """The links above a list: to filter what it holds, and to fetch the register's files.

    A site by another generator has no scripts, and gets the files only.
    """
    kind = REGISTERS[typ]
    fetched = " · ".join(
        here.write.link(f"{name}", relative(file_path(kind.file, ending), here.path))
        for ending, name in FORMATS.items()
    )
    fetched = f"Hämta hela registret som {fetched}" if files else ""
    address = filter_address(here, typ=kind.folder, namnd=board, ar=year)
    way = f"{here.write.link('Filtrera och sortera de här', address)}"
    parts = f"<span>{way}</span>" + (f" <span>{fetched}</span>" if files else "")
    return here.write.made(f'<p class="ik-ways">{parts}</p>', fetched)
