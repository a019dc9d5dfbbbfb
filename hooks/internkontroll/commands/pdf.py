"""`ik pdf`: single documents, as PDF or Word."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from internkontroll.commands import COULD_NOT_RUN, FOUND_ERRORS, OK
from internkontroll.commands.speaking import complain, tell_what_is_left_out

if TYPE_CHECKING:
    from internkontroll.documents import Document
    from internkontroll.register import Register

_FORMATS = ("pdf", "docx")


def add(command: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    command.add_argument("ids", nargs="+", metavar="ID", help="beteckning på ett dokument, till exempel en rapport")
    command.add_argument("-o", "--output", type=Path, default=Path(), metavar="MAPP", help="mapp att skriva i")
    command.add_argument(
        "--format",
        type=formats,
        action="extend",
        metavar="FORMAT",
        help="pdf (förval) eller docx; flera åtskilda med komma",
    )
    command.add_argument("--utkast", action="store_true", help="ta med arbetsmaterial; varje sida märks Utkast")


def formats(text: str) -> list[str]:
    """The formats in `pdf,docx`; raises argparse.ArgumentTypeError with a Swedish text."""
    named = [one.strip() for one in text.split(",")]
    unknown = next((one for one in named if one not in _FORMATS), None)
    if unknown is not None:
        raise argparse.ArgumentTypeError(f"{unknown or text} är inget format. Välj bland {', '.join(_FORMATS)}.")
    return named


def run(options: argparse.Namespace) -> int:
    """Write every document that can be made; the exit code is that of the one that went worst."""
    from internkontroll.check import public_register
    from internkontroll.editions import Editions, Format, default_cache
    from internkontroll.output.progress import Progress
    from internkontroll.register import read_register
    from internkontroll.typesetting import TypesettingError
    from internkontroll.writing.whole_files import write_atomically

    register = public_register(read_register(options.records), options.day, drafts=options.utkast)
    # a document without what may not be shown is not the whole document
    code = FOUND_ERRORS if tell_what_is_left_out(register) else OK
    documents = list(_documents(register, options))
    if len(documents) < len(dict.fromkeys(options.ids)):
        code = COULD_NOT_RUN
    wanted = [Format(one) for one in dict.fromkeys(options.format or ["pdf"])]
    orders = [(document, format_) for document in documents for format_ in wanted]
    with Editions(default_cache()) as editions, Progress("dokument") as progress:
        for document, format_, made in editions.make(orders, progress):
            progress.clear()
            if isinstance(made, TypesettingError):
                complain(str(made))
                code = max(code, FOUND_ERRORS)
                continue
            file = options.output / f"{document.id}.{format_}"
            write_atomically(file, made.content)
            print(file)
    return code


def _documents(register: Register, options: argparse.Namespace) -> Iterator[Document]:
    """The documents asked for, each once; what cannot be had is told."""
    from internkontroll.documents import document_of
    from internkontroll.secrets.publication import DRAFT

    for document_id in dict.fromkeys(options.ids):
        hidden = register.withheld.get(document_id)
        document = None if hidden else document_of(register, document_id, options.day)
        if hidden == DRAFT:
            complain(f"{document_id} är arbetsmaterial och skrivs inte ut. Lägg till --utkast för ett utkast.")
        elif hidden is not None:
            complain(f"{document_id} innehåller sådant som inte får visas och skrivs inte ut.")
        elif document is None:
            complain(f"{document_id} är inget dokument som kan skrivas ut.")
        else:
            yield replace(document, is_draft=options.utkast)
