"""Findings for people: the place, what is wrong, the line itself with a caret, and what to write instead.

The manner is that of the best compilers: `path:line:column` first, so that an editor can jump.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

from internkontroll.check import Verdict
from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.source import Source

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
#: a line longer than this is cut around the fault
_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Palette:
    """Colour codes, or nothing: colour is only help and never the only sign."""

    enabled: bool

    def paint(self, text: str, code: str) -> str:
        """The text in a colour when colours are on."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.enabled and text else text


def wants_colour(stream: TextIO) -> bool:
    """True for a terminal, unless its user has said no (https://no-color.org)."""
    return stream.isatty() and "NO_COLOR" not in os.environ


def render(verdict: Verdict, sources: Mapping[str, Source], *, colour: bool = False, notes: bool = True) -> str:
    """The whole report; `sources` are the files by the path that findings name them with.

    Without `notes` an `upplysning` is only counted: what needs no change should not hide what does.
    """
    palette = Palette(colour)
    parts = [
        render_finding(finding, sources.get(finding.location.path), palette)
        for finding in verdict.findings
        if notes or finding.severity is not Severity.NOTE
    ]
    parts.append(summary(verdict, palette))
    return "\n".join(parts) + "\n"


def render_finding(finding: Finding, source: Source | None, palette: Palette) -> str:
    """One finding in two to five lines."""
    severity = palette.paint(f"{finding.severity} {finding.code}", f"1;{_COLOURS[finding.severity]}")
    lines = [f"{palette.paint(str(finding.location), '1')}: {severity}: {_printable(finding.message)}"]
    if source is not None and not finding.secret:
        lines.extend(_excerpt(finding, source.line_text(finding.location.line), palette))
    if finding.suggestion:
        lines.append(f"    förslag: {palette.paint(_printable(finding.suggestion), '32')}")
    return "\n".join(lines) + "\n"


def _excerpt(finding: Finding, text: str, palette: Palette) -> Iterable[str]:
    if not text.strip():
        return
    place = finding.location
    start = max(0, place.column - 1 - _WIDTH // 2) if len(text) > _WIDTH else 0
    shown = _printable(text[start : start + _WIDTH])
    number = f"{place.line:>5} | "
    offset = place.column - 1 - start
    length = max(1, min(place.length or 1, len(shown) - offset))
    yield number + shown
    yield " " * (len(number) + offset) + palette.paint("^" * length, _COLOURS[finding.severity])


def summary(verdict: Verdict, palette: Palette) -> str:
    """One line that counts: "2 fel, 1 varning, 0 upplysningar. Läget den 2025-10-01."."""
    errors, warnings, notes = (verdict.count(s) for s in Severity)
    words = [
        f"{errors} fel",
        f"{warnings} {'varning' if warnings == 1 else 'varningar'}",
        f"{notes} {'upplysning' if notes == 1 else 'upplysningar'}",
    ]
    text = f"{', '.join(words)}. Läget den {verdict.day.isoformat()}."
    if verdict.excepted:
        count = swedish.count(len(verdict.excepted), "fynd undantaget", "fynd undantagna", neuter=True)
        text += f" {swedish.capitalised(count)} med motivering."
    return palette.paint(text, "1;31" if errors else "1")


def _printable(text: str) -> str:
    """Text that cannot steer the terminal: control characters become visible."""
    return "".join(c if c.isprintable() or c == "\u00a0" else "\ufffd" for c in text.replace("\n", " ⏎ "))
