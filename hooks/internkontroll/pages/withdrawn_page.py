"""The page at the old address of an id that is no longer in use: that it is so, since when, why, and what to read."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.language import swedish
from internkontroll.pages.edit_link import report_link
from internkontroll.pages.labels import TYPE_NAMES
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page, record_path
from internkontroll.pages.view import View
from internkontroll.records.withdrawn import Withdrawn


def withdrawn_pages(view: View) -> Iterator[Page]:
    """A page for each; one whose id a record has all the same (a `fel`, seen while somebody edits) has none."""
    taken: set[str] = set()
    for one in view.register.settings.withdrawn:
        in_use = view.register.exists(one.id) or one.id in view.register.withheld
        if not in_use and one.id not in taken:
            taken.add(one.id)
            yield _page(view, one)


def _page(view: View, one: Withdrawn) -> Page:
    here = view.at(record_path(one.type, one.id))
    write = here.write
    kind = TYPE_NAMES[one.type][0]
    blocks: list[Block] = [
        write.heading(1, f"{one.id} är indragen"),
        write.kind(f"{kind} · Indragen"),
        write.paragraph(f"{write.text('Beteckningen används inte sedan den')} {swedish.day(one.date)}."),
    ]
    if one.title:
        blocks.append(write.paragraph(f"{write.strong('Titel:')} {write.text(one.title)}"))
    blocks.append(write.paragraph(f"{write.strong('Skäl:')} {write.text(one.reason)}"))
    blocks.extend(_replacements(here, one))
    blocks.extend(report_link(here))
    return Page(
        here.path,
        f"{one.id} är indragen",
        tuple(blocks),
        write,
        one.id,
        facets={"Typ": kind, "Läge": "Indragen"},
        names=(one.id,),
    )


def _replacements(view: View, one: Withdrawn) -> Iterator[str]:
    write = view.write
    links = [f"{view.link(other)} {write.text(f'({other})')}" for other in one.replaced_by if view.visible(other)]
    if len(links) == 1:
        yield write.paragraph(f"{write.strong('Läs i stället:')} {links[0]}")
    elif links:
        yield write.paragraph(write.strong("Läs i stället:"))
        yield write.bullets(links)
    elif one.replaced_by:
        yield write.paragraph(write.text("Det som ersätter den är inte publicerat."))
    else:
        yield write.paragraph(write.text("Inget annat ersätter den."))
