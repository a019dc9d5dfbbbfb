"""What the files of the registers hold, made from the same description as the files themselves."""

from __future__ import annotations

from collections.abc import Sequence

from internkontroll.exports.columns import ALL_COLUMNS, REGISTERS, Column
from internkontroll.exports.files import ALL, FORMATS, file_path
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page, relative
from internkontroll.pages.registers.paths import COLUMNS_PAGE, REGISTER_PAGE, type_path
from internkontroll.pages.view import View

TITLE = "Registren som filer"

_FORMATS_TOLD = (
    "Excel: ett blad för varje register. Datum är riktiga datum, och all text är text.",
    (
        "CSV: för svenskt Excel och andra kalkylprogram. Semikolon mellan kolumnerna, UTF-8. En cell som börjar som en "
        "formel (med =, +, -, @ eller liknande) har fått en apostrof först, så att den inte räknas ut."
    ),
    "JSON: för program. Nycklarna står i tabellerna nedan. En nyckel som finns ändras inte; nya kan komma till.",
)


def columns_page(view: View) -> Page:
    """The page `Registren som filer`."""
    here = view.at(COLUMNS_PAGE)
    write = here.write
    blocks: list[Block] = [
        write.heading(1, TITLE),
        write.paragraph(
            "Varje register kan hämtas som Excel, CSV och JSON. Filerna har allt som webbplatsen visar, och inget mer. "
            f"De gäller den {here.verdict.day.isoformat()}."
        ),
        write.bullets([write.text(one) for one in _FORMATS_TOLD]),
        write.paragraph(
            "En tid är så noggrann som sin källa, till exempel ”Januari 2026”. Kolumnen bredvid har sista dagen som datum."
        ),
        write.heading(2, "Kolumner i alla register"),
        _table(here, ALL_COLUMNS, "Kolumner i alla register, och i filen med alla"),
        write.paragraph(f"Alla register i en fil: {_files(here, ALL)}"),
    ]
    common = {column.key for column in ALL_COLUMNS}
    for typ, kind in REGISTERS.items():
        own = [column for column in kind.columns if column.key not in common]
        blocks += [
            write.heading(2, kind.plural),
            write.paragraph(f"{here.to(type_path(typ), 'Läs på webbplatsen')} · Hämta: {_files(here, kind.file)}"),
        ]
        if own:
            blocks.append(_table(here, own, f"Kolumner bara för {kind.plural.lower()}"))
    blocks.append(write.paragraph(here.to(REGISTER_PAGE, "Hela registret")))
    return Page(here.path, TITLE, tuple(blocks), write)


def _table(here: View, columns: Sequence[Column], caption: str) -> str:
    rows = [tuple(here.write.text(one) for one in (c.header, c.key, str(c.kind), c.explained)) for c in columns]
    return here.write.table(("Kolumn", "Nyckel i JSON", "Slag", "Innehåll"), rows, caption=caption, row_head=0)


def _files(here: View, name: str) -> str:
    ways = (here.write.link(told, relative(file_path(name, ending), here.path)) for ending, told in FORMATS.items())
    return ", ".join(ways)
