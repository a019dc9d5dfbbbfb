"""A level-2 heading that is none of the record type's sections: its text would be read by nobody.

Reports and documents are compiled by section, so "Resultatet" instead of "Resultat" leaves a hole in
the report. The other headings that mean the same ("Planering inför hösten 2025", 000) are known to
the record types; plans and reports may have sections of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.records import TYPES
from internkontroll.records.faults import nearest
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.wording.citations import is_historical

RULE = Rule(
    code="IK57",
    name="Okänd rubrik",
    severity=Severity.WARNING,
    why="Rapporten sätts samman avsnitt för avsnitt, och ett avsnitt med okänd rubrik kommer inte med.",
    example="## Resultatet",
    mended="## Resultat",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every level-2 heading that the type does not know, with the nearest that it knows."""
    for source in register.sources:
        model = TYPES.get(source.type)
        if model is None or model.FREE_SECTIONS or is_historical(source):
            continue
        for section in source.body.sections:
            if any(known.matches(section.heading) for known in model.SECTIONS):
                continue
            if not source.line_text(section.line).lstrip().startswith("#"):
                continue  # a heading by a line of hyphens below it, perhaps unmeant: IK67
            names = [known.name for known in model.SECTIONS]
            near = nearest(section.heading, names)
            if near:
                ask = f"Menade du ”{near}”?"
            elif names:
                ask = f"Rubriker här: {', '.join(names)}."
            else:
                ask = f"Poster av typen {model.TYPE} har inga rubriker."
            place = Location(source.path, section.line, 1, len(source.line_text(section.line)))
            suggestion = f"## {near}" if near else None
            yield RULE.finding(place, f"Okänd rubrik ”{section.heading}”. {ask}", suggestion=suggestion)
