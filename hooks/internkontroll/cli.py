"""`ik`: the register for people and pipelines without a site.

Exit codes: 0 when nothing is wrong, 1 when the check found a `fel`, 2 when the command could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from internkontroll.load import CannotReadRegisterError
from internkontroll.source import system_reason

if TYPE_CHECKING:
    from internkontroll.check import Verdict
    from internkontroll.register import Register

OK, FOUND_ERRORS, COULD_NOT_RUN = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """argparse with its own words in Swedish."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Say what is wrong and how to get help; exit 2."""
        self.exit(COULD_NOT_RUN, f"ik: {_swedish(message)}\nSkriv {self.prog} --help för hjälp.\n")

    def format_help(self) -> str:
        """The help, its fixed words too."""
        text = super().format_help()
        for english, swedish in (
            ("usage: ", "Användning: "),
            ("positional arguments:", "Argument:"),
            ("options:", "Flaggor:"),
            ("show this help message and exit", "visa den här hjälpen"),
        ):
            text = text.replace(english, swedish, 1)
        return text


def _swedish(message: str) -> str:
    for english, swedish in (
        ("the following arguments are required: ", "följande saknas: "),
        ("unrecognized arguments: ", "okända argument: "),
        ("expected one argument", "ett värde saknas"),
        ("invalid choice: ", "otillåtet val: "),
        ("(choose from ", "(välj bland "),
        ("argument ", ""),
    ):
        message = message.replace(english, swedish)
    return message


def stated_day(text: str) -> date:
    """The day of `--date`; raises argparse.ArgumentTypeError with a Swedish text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} är inget datum. Skriv till exempel 2025-10-01.") from None


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(prog="ik", description="Registret över intern kontroll: kontrollera, följ upp, skriv ut.")
    commands = top.add_subparsers(dest="command", metavar="KOMMANDO", required=True, parser_class=_Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        one.add_argument(
            "--records", type=Path, default=Path("records"), metavar="MAPP", help="registrets mapp (records)"
        )
        one.add_argument("--date", type=stated_day, default=None, metavar="DAG", help="läget den dagen (i dag)")
        one.set_defaults(run=run)
        return one

    check = command("check", run_check, "Kontrollera registret och visa alla fynd.")
    check.add_argument(
        "--format", choices=("text", "json"), default="text", help="text för människor, json för program"
    )
    status = command("status", run_status, "Visa löften: vad som ska redovisas, är försenat och är besvarat.")
    status.add_argument("--board", metavar="ID", help="bara löften som rör nämnden")
    status.add_argument("--department", metavar="ID", help="bara löften som rör förvaltningen eller enheten")
    status.add_argument("--role", metavar="ROLL", help="bara löften som rollen ansvarar för")
    status.add_argument("--all", action="store_true", help="visa också besvarade löften")
    status.add_argument(
        "--format", choices=("text", "json"), default="text", help="text för människor, json för program"
    )
    tree = command("tree", run_tree, "Skriv hela webbplatsen som Markdown, för vilken generator som helst.")
    tree.add_argument("target", type=Path, metavar="MAPP", help="ny eller tom mapp att skriva i")
    pdf = command("pdf", run_pdf, "Skriv dokument som PDF.")
    pdf.add_argument("ids", nargs="+", metavar="ID", help="beteckning på en rapport")
    pdf.add_argument("-o", "--output", type=Path, default=Path(), metavar="MAPP", help="mapp att skriva i")
    commands.add_parser("rules", help="Skriv sidan om reglerna.", description="Skriv sidan om reglerna (Markdown).")
    commands.choices["rules"].set_defaults(run=run_rules, date=None)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Never raises for what is in the register."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = parser().parse_args(arguments)
    options.day = options.date or date.today()  # noqa: DTZ011 -- the day on the user's own wall
    try:
        code = options.run(options)
        sys.stdout.flush()
    except CannotReadRegisterError as error:
        print(f"ik: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    except BrokenPipeError:
        # the reader (`| head`) has gone; Python would complain again when closing
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except OSError as error:
        what = f"{error.filename} går inte att använda: " if error.filename else ""
        print(f"ik: {what}{system_reason(error)}.", file=sys.stderr)
        return COULD_NOT_RUN
    return int(code)


def run_check(options: argparse.Namespace) -> int:
    """`ik check`."""
    from internkontroll.check import check
    from internkontroll.output import machine
    from internkontroll.register import read_register

    register = read_register(options.records)
    verdict = check(register, options.day)
    if options.format == "json":
        sys.stdout.write(machine.render(verdict))
    else:
        _print_findings(register, verdict)
    return FOUND_ERRORS if verdict.has_errors else OK


def _print_findings(register: Register, verdict: Verdict) -> None:
    from internkontroll.output import terminal

    sources = {source.path: source for source in register.sources}
    sys.stdout.write(terminal.render(verdict, sources, colour=_wants_colour()))


def run_status(options: argparse.Namespace) -> int:
    """`ik status`."""
    from internkontroll.check import public_register
    from internkontroll.output import status
    from internkontroll.questions.promises import Scope, promises
    from internkontroll.register import read_register

    register = public_register(read_register(options.records), options.day)
    scope = Scope(board=options.board, department=options.department, role=options.role)
    unknown = scope.unknown(register)
    if unknown:
        print(f"ik: {unknown} finns inte i registret.", file=sys.stderr)
        return COULD_NOT_RUN
    found = [p for p in promises(register) if scope.holds(register, p)]
    render = status.as_json if options.format == "json" else status.as_text
    sys.stdout.write(render(register, found, options.day, answered=options.all))
    _tell_what_is_left_out(register)
    return OK


def run_tree(options: argparse.Namespace) -> int:
    """`ik tree`."""
    from internkontroll.check import check
    from internkontroll.pages.markup import AsMarkdown
    from internkontroll.register import read_register
    from internkontroll.site import SamePathError, build, write_tree

    if options.target.exists() and (not options.target.is_dir() or any(options.target.iterdir())):
        print(f"ik: {options.target} är inte tom. Ange en ny eller tom mapp.", file=sys.stderr)
        return COULD_NOT_RUN
    register = read_register(options.records)
    verdict = check(register, options.day)
    if verdict.has_errors:
        _print_findings(register, verdict)
        return FOUND_ERRORS
    try:
        site = build(register, verdict, options.day, with_pdf=False, markup=AsMarkdown)
    except SamePathError as error:
        print(f"ik: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    written = write_tree(site, options.target)
    print(f"{written} filer skrevs i {options.target}.")
    return OK


def run_pdf(options: argparse.Namespace) -> int:
    """`ik pdf`."""
    from internkontroll.check import public_register
    from internkontroll.documents import document_of
    from internkontroll.register import read_register
    from internkontroll.secrets.publication import DRAFT
    from internkontroll.typesetting import TypesettingError, pdf
    from internkontroll.writing.whole_files import write_atomically

    register = public_register(read_register(options.records), options.day)
    # a document without what may not be shown is not the whole document
    code = FOUND_ERRORS if _tell_what_is_left_out(register) else OK
    for record_id in options.ids:
        hidden = register.withheld.get(record_id)
        if hidden is not None:
            why = "är arbetsmaterial och" if hidden == DRAFT else "innehåller sådant som inte får visas och"
            print(f"ik: {record_id} {why} skrivs inte ut.", file=sys.stderr)
            code = COULD_NOT_RUN
            continue
        document = document_of(register, record_id)
        if document is None:
            print(f"ik: {record_id} är inget dokument som kan skrivas ut.", file=sys.stderr)
            code = COULD_NOT_RUN
            continue
        try:
            content = pdf(document)
        except TypesettingError as error:
            print(f"ik: {error}", file=sys.stderr)
            code = FOUND_ERRORS
            continue
        file = options.output / f"{record_id}.pdf"
        write_atomically(file, content)
        print(file)
    return code


def run_rules(_options: argparse.Namespace) -> int:
    """`ik rules`."""
    from internkontroll.pages.rules_page import rules_page

    sys.stdout.write(rules_page())
    return OK


def _tell_what_is_left_out(register: Register) -> bool:
    """Say on the error stream that records with a secret in them are not shown; False when there are none."""
    from internkontroll.secrets.publication import left_out

    told = left_out(register)
    if told:
        print(f"ik: {told}", file=sys.stderr)
    return bool(told)


def _wants_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


if __name__ == "__main__":
    sys.exit(main())
