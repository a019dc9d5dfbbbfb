"""The page that sorts and filters across all registers; `register.js` fills it from `register/poster.json`.

Without JavaScript, and when the site is opened as files, the page says so and leads to the lists, which hold the same.
"""

from __future__ import annotations

import html

from internkontroll.exports.columns import FILTER_COLUMNS, REGISTERS
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page
from internkontroll.pages.registers.paths import COLUMNS_PAGE, FILTER_PAGE, REGISTER_PAGE, type_path
from internkontroll.pages.view import View

HEADING = "Filtrera registret"

#: what a page with the form names in `Page.scripts`
SCRIPT = "register.js"

#: name in the address -> label, and what stands for no choice
_CHOICES = {
    "typ": ("Typ", "Alla typer"),
    "namnd": ("Nämnd", "Alla nämnder"),
    "ar": ("År", "Alla år"),
    "lage": ("Läge", "Alla lägen"),
    "hantering": ("Hantering av risk", "All hantering"),
    "roll": ("Ansvarig", "Alla roller"),
}

#: those that are always seen; the others fold together where there is little room
_FIRST = ("typ", "namnd")

#: the keys of the columns as they stand in an address
_SORTED_BY = {
    "titel": "titel", "typ": "typ", "nämnd": "namnd", "år": "ar", "läge": "lage",
    "ansvarig": "roll", "nästa": "nasta",
}  # fmt: skip


def filter_page(view: View) -> Page:
    """The page; everything in it that is told of records comes later, as text."""
    here = view.at(FILTER_PAGE)
    write = here.write
    lists = [here.to(type_path(typ), kind.plural) for typ, kind in REGISTERS.items()]
    needs = "Att filtrera kräver JavaScript och att sidan läses från webbservern. Allt står också i listorna:"
    bullets = write.bullets(lists)
    blocks: list[Block] = [
        write.heading(1, HEADING),
        write.made(f'<div id="ik-filter-otherwise">\n<p>{needs}</p>\n{bullets}\n</div>', bullets),
        write.made(_form()),
        write.paragraph(f"{here.to(REGISTER_PAGE, 'Hela registret')} · {here.to(COLUMNS_PAGE, 'Registren som filer')}"),
    ]
    return Page(here.path, HEADING, tuple(blocks), write, scripts=(SCRIPT,))


def _form() -> str:
    first = "\n".join(_choice(name, *_CHOICES[name]) for name in _FIRST)
    rest = "\n".join(_choice(name, *told) for name, told in _CHOICES.items() if name not in _FIRST)
    sorting = "".join(
        f'<option value="{_SORTED_BY[column.key]}">{html.escape(column.header)}</option>' for column in FILTER_COLUMNS
    )
    head = "".join(_header_cell(_SORTED_BY[column.key], column.header) for column in FILTER_COLUMNS)
    return f"""<div id="ik-filter" class="ik-filter" hidden>
<form class="ik-filter__form" aria-label="Filtrera registret">
<div class="ik-filter__field ik-filter__field--wide"><label for="ik-filter-q">Ord i titel eller beteckning</label>
<input id="ik-filter-q" name="q" type="search" autocomplete="off" spellcheck="false"></div>
{first}
<details class="ik-filter__rest" id="ik-filter-rest" open><summary>Fler val</summary>
<div class="ik-filter__fields">
{rest}
<div class="ik-filter__field ik-filter__sorting"><label for="ik-filter-sort">Sortera efter</label>
<select id="ik-filter-sort" name="sort"><option value="">Registrets ordning</option>{sorting}</select></div>
<div class="ik-filter__field ik-filter__sorting"><label for="ik-filter-ordning">Ordning</label>
<select id="ik-filter-ordning" name="ordning"><option value="">Stigande</option>\
<option value="fallande">Fallande</option></select></div>
</div></details>
<div class="ik-filter__field ik-filter__actions"><button type="reset" class="ik-button">Rensa alla val</button></div>
</form>
<p class="ik-filter__total" role="status" id="ik-filter-total"></p>
<p class="ik-filter__day" id="ik-filter-day"></p>
<p class="ik-filter__chosen" id="ik-filter-chosen"></p>
<table class="ik ik-filter__table" role="table" id="ik-filter-table">
<caption class="ik-only-heard">Poster som stämmer med valen</caption>
<thead role="rowgroup"><tr role="row">{head}</tr></thead>
<tbody role="rowgroup"></tbody>
</table>
<p class="ik-filter__more"><button type="button" class="ik-button" id="ik-filter-more" hidden></button></p>
</div>"""


def _choice(name: str, label: str, none: str) -> str:
    long = " ik-filter__field--long" if name == "namnd" else ""
    return (
        f'<div class="ik-filter__field{long}"><label for="ik-filter-{name}">{label}</label>\n'
        f'<select id="ik-filter-{name}" name="{name}"><option value="">{none}</option></select></div>'
    )


def _header_cell(name: str, header: str) -> str:
    """A header that sorts; where the table stands as lists there is no room for buttons, and its name is only heard."""
    label = html.escape(header)
    return (
        f'<th role="columnheader" scope="col" data-ik-column="{name}">'
        f'<button type="button" class="ik-sort">{label}</button><span class="ik-sort__name">{label}</span></th>'
    )
