"""`ik agenda`: all papers of a meeting, numbered, in one folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from internkontroll.commands import COULD_NOT_RUN, FOUND_ERRORS, OK
from internkontroll.commands.speaking import complain, print_findings, tell_what_is_left_out


def add(command: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    command.add_argument("id", metavar="SAMMANTRÄDE", help="sammanträdets beteckning, till exempel ASN-2023-10-26")
    command.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="MAPP", help="mapp där sammanträdets mapp läggs"
    )
    command.add_argument(
        "--utkast",
        action="store_true",
        help="skriv trots fel och ta med arbetsmaterial; varje sida som registret har gjort märks Utkast",
    )


def run(options: argparse.Namespace) -> int:
    """Write the papers, or say what stands in their way and write nothing."""
    from internkontroll.agenda.making import Request, papers
    from internkontroll.check import check
    from internkontroll.editions import Editions, default_cache
    from internkontroll.findings import Severity
    from internkontroll.output.progress import Progress
    from internkontroll.records import Meeting
    from internkontroll.register import read_register
    from internkontroll.secrets.publication import public, with_drafts
    from internkontroll.writing.whole_folder import BusyError, NotOursError, renew

    whole = read_register(options.records)
    meeting = whole.get(options.id, Meeting)
    if meeting is None or not meeting.agenda:
        complain(_why_not(whole.type_of(options.id), options.id, is_whole=meeting is not None))
        return COULD_NOT_RUN
    verdict = check(whole, options.day)
    shown = (with_drafts if options.utkast else public)(whole, verdict.findings)
    if meeting.id in shown.withheld and (options.utkast or meeting.is_published):
        complain(f"{meeting.id} innehåller sådant som inte får visas och skrivs inte ut. Kör ik check.")
        return FOUND_ERRORS
    request = Request(whole, shown, verdict, meeting, is_draft=options.utkast)
    with Editions(default_cache()) as editions, Progress("handlingar") as progress:
        made = papers(request, editions, progress)
    print_findings(whole, made.findings)
    tell_what_is_left_out(shown)
    errors = sum(1 for finding in made.findings if finding.severity is Severity.ERROR)
    if not made.files:
        hint = "" if options.utkast else " Rätta det som står ovan, eller lägg till --utkast för ett utkast."
        complain(f"{errors} fel hindrar handlingarna till {meeting.id}. Inga filer skrevs.{hint}")
        return FOUND_ERRORS
    folder = options.output / meeting.id
    try:
        left = renew(folder, made.files)
    except (NotOursError, BusyError) as error:
        complain(str(error))
        return COULD_NOT_RUN
    for file in left:
        complain(f"{file} hör inte längre till handlingarna men har ändrats sedan den skrevs. Den lämnades kvar.")
    for remark in made.remarks:
        complain(remark)
    for name in made.files:
        print(folder / name)
    return OK


def _why_not(record_type: str, record_id: str, *, is_whole: bool) -> str:
    """Why there is no agenda to write."""
    if is_whole:
        return f"{record_id} har ingen dagordning. Ange ärendena under dagordning i sammanträdets fil."
    if not record_type:
        return f"{record_id} finns inte i registret."
    if record_type != "sammanträde":
        return f"{record_id} är inget sammanträde ({record_type})."
    return f"{record_id} går inte att läsa. Kör ik check."
