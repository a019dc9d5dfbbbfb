"""`ik status`: open promises, of all or of one board, department or role."""

from __future__ import annotations

import argparse
import sys

from internkontroll.commands import COULD_NOT_RUN, OK
from internkontroll.commands.speaking import complain, tell_what_is_left_out


def add(command: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    command.add_argument("--board", metavar="ID", help="bara löften som rör nämnden")
    command.add_argument("--department", metavar="ID", help="bara löften som rör förvaltningen eller enheten")
    command.add_argument("--role", metavar="ROLL", help="bara löften som rollen ansvarar för")
    command.add_argument("--all", action="store_true", help="visa också besvarade löften")
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="text för människor, json för program"
    )


def run(options: argparse.Namespace) -> int:
    """Print the promises."""
    from internkontroll.check import public_register
    from internkontroll.output import status
    from internkontroll.questions.promises import Scope, promises
    from internkontroll.register import read_register

    register = public_register(read_register(options.records), options.day)
    scope = Scope(board=options.board, department=options.department, role=options.role)
    unknown = scope.unknown(register)
    if unknown:
        complain(f"{unknown} finns inte i registret.")
        return COULD_NOT_RUN
    found = [p for p in promises(register) if scope.holds(register, p)]
    render = status.as_json if options.format == "json" else status.as_text
    sys.stdout.write(render(register, found, options.day, answered=options.all))
    tell_what_is_left_out(register)
    return OK
