"""`ik tree`: the whole site as Markdown."""

from __future__ import annotations

import argparse
from pathlib import Path

from internkontroll.commands import COULD_NOT_RUN, FOUND_ERRORS, OK
from internkontroll.commands.speaking import complain, print_verdict


def add(command: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    command.add_argument("target", type=Path, metavar="MAPP", help="ny eller tom mapp att skriva i")


def run(options: argparse.Namespace) -> int:
    """Write the tree, unless the check finds a `fel`."""
    from internkontroll.changes import read_changes
    from internkontroll.check import check
    from internkontroll.pages.markup import AsMarkdown
    from internkontroll.register import read_register
    from internkontroll.site import SamePathError, build, write_tree

    if options.target.exists() and (not options.target.is_dir() or any(options.target.iterdir())):
        complain(f"{options.target} är inte tom. Ange en ny eller tom mapp.")
        return COULD_NOT_RUN
    register = read_register(options.records)
    verdict = check(register, options.day)
    if verdict.has_errors:
        print_verdict(register, verdict)
        return FOUND_ERRORS
    try:
        changes = read_changes(options.records, options.day)
        site = build(register, verdict, options.day, changes=changes, markup=AsMarkdown)
    except SamePathError as error:
        complain(str(error))
        return COULD_NOT_RUN
    written = write_tree(site, options.target)
    print(f"{written} filer skrevs i {options.target}.")
    return OK
