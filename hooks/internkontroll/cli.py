"""`ik`: the register for people and pipelines without a site.

Exit codes: 0 when nothing is wrong, 1 when the check found a `fel`, 2 when the command could not run, 130 when it was
interrupted (Ctrl-C) and 143 when it was told to end (SIGTERM).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from internkontroll.commands import COULD_NOT_RUN, agenda, check, pdf, rules, status, tree
from internkontroll.ending import ending_in_order
from internkontroll.load import CannotReadRegisterError
from internkontroll.records.time_point import UNLIKELY_YEAR, YEARS
from internkontroll.source import system_reason

#: what a shell says of a command that Ctrl-C has ended
INTERRUPTED = 130


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
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} är inget datum. Skriv till exempel 2025-10-01.") from None
    if day.year not in YEARS:
        raise argparse.ArgumentTypeError(f"{text}: {UNLIKELY_YEAR}. Skriv till exempel 2025-10-01.")
    return day


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(prog="ik", description="Registret över intern kontroll: kontrollera, följ upp, skriv ut.")
    commands = top.add_subparsers(dest="command", metavar="KOMMANDO", required=True, parser_class=_Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        one.add_argument(
            "--records", type=Path, default=Path("records"), metavar="MAPP", help="registrets mapp (records)"
        )
        one.add_argument("--date", type=stated_day, default=None, metavar="DAG", help="läget den dagen (förval: i dag)")
        one.set_defaults(run=run)
        return one

    check.add(command("check", check.run, "Kontrollera registret och visa alla fynd."))
    status.add(command("status", status.run, "Visa löften: vad som ska redovisas, är försenat och är besvarat."))
    tree.add(command("tree", tree.run, "Skriv hela webbplatsen som Markdown, för vilken generator som helst."))
    pdf.add(command("pdf", pdf.run, "Skriv dokument som PDF eller Word."))
    agenda.add(command("agenda", agenda.run, "Skriv ett sammanträdes handlingar, numrerade i en mapp."))
    commands.add_parser("rules", help="Skriv sidan om reglerna.", description="Skriv sidan om reglerna (Markdown).")
    commands.choices["rules"].set_defaults(run=rules.run, date=None)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Never raises for what is in the register."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = parser().parse_args(arguments)
    options.day = options.date or date.today()  # noqa: DTZ011 -- the day on the user's own wall
    try:
        with ending_in_order():
            code = options.run(options)
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("ik: avbrutet.", file=sys.stderr)
        return INTERRUPTED
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


if __name__ == "__main__":
    sys.exit(main())
