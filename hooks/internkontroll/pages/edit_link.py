"""The way from a page to where its record can be changed: an ordinary link, which nothing follows by itself."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from internkontroll.pages.view import View
from internkontroll.records import Record
from internkontroll.records.settings import Settings

WORDS = "Föreslå ändring i den här posten"


def edit_link(view: View, record: Record) -> Iterator[str]:
    """A paragraph with the link; nothing when register.yml does not tell where the records are kept."""
    forge = view.register.settings.forge
    if forge is None:
        return
    write = view.write
    path = record.source.file.relative_to(view.register.root).as_posix()
    address = forge.edit_address(path)
    if address is not None:
        yield write.paragraph(write.link(WORDS, address))
        return
    # it is known where the files are, but not how one of them is opened there
    place = write.text(f" Filen heter {forge.folder}/{path}." if forge.folder else f" Filen heter {path}.")
    yield write.paragraph(write.link(WORDS, forge.address) + place)


def report_address(settings: Settings) -> str:
    """Where to tell of what is wrong on the site: where the records are kept, else who looks after it, else empty."""
    contact = settings.contact
    if settings.forge is not None:
        return settings.forge.address
    if contact.email:
        return f"mailto:{quote(contact.email, safe='@')}"
    return contact.form or ""


def report_link(view: View) -> Iterator[str]:
    """A paragraph for one whom a link has led astray."""
    settings, write = view.register.settings, view.write
    address = report_address(settings)
    if not address:
        return
    if settings.forge is not None:
        told = f"{write.text('Berätta det i')} {write.link('registrets källkod', address)}."
    elif settings.contact.email:
        told = f"{write.text('Skriv till')} {write.link(settings.contact.email, address)}."
    else:
        told = f"{write.text('Använd')} {write.link('formuläret för synpunkter', address)}."
    yield write.paragraph(f"{write.text('Ledde en länk fel?')} {told}")
