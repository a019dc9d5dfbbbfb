"""What commands say: findings as people read them, and messages on the error stream."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from internkontroll.check import Verdict
    from internkontroll.findings import Finding
    from internkontroll.register import Register


def complain(message: str) -> None:
    """A message on the error stream, under the command's name."""
    print(f"ik: {message}", file=sys.stderr)


def print_verdict(register: Register, verdict: Verdict) -> None:
    """The whole report of a check."""
    from internkontroll.output import terminal

    sources = {source.path: source for source in register.sources}
    sys.stdout.write(terminal.render(verdict, sources, colour=terminal.wants_colour(sys.stdout)))


def print_findings(register: Register, findings: Iterable[Finding]) -> None:
    """Some findings on the error stream, each as a check shows it."""
    from internkontroll.output import terminal

    sources = {source.path: source for source in register.sources}
    palette = terminal.Palette(terminal.wants_colour(sys.stderr))
    for finding in findings:
        told = terminal.render_finding(finding, sources.get(finding.location.path), palette)
        sys.stderr.write(f"{told}\n")


def tell_what_is_left_out(register: Register) -> bool:
    """Say that records with a secret in them are not shown; False when there are none."""
    from internkontroll.secrets.publication import left_out

    told = left_out(register)
    if told:
        complain(told)
    return bool(told)
