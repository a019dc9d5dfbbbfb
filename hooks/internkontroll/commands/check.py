"""`ik check`: all findings, for people or for programs."""

from __future__ import annotations

import argparse
import sys

from internkontroll.commands import FOUND_ERRORS, OK
from internkontroll.commands.speaking import print_verdict


def add(command: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="text för människor, json för program"
    )


def run(options: argparse.Namespace) -> int:
    """Judge the register and print the findings."""
    from internkontroll.check import check
    from internkontroll.output import machine
    from internkontroll.register import read_register

    register = read_register(options.records)
    verdict = check(register, options.day)
    if options.format == "json":
        sys.stdout.write(machine.render(verdict))
    else:
        print_verdict(register, verdict)
    return FOUND_ERRORS if verdict.has_errors else OK
