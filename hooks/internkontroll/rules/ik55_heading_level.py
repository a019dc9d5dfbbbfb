"""A heading level is skipped: a screen reader's list of headings, and the PDF's outline, get a hole.

One of the source texts (004) jumps from level 2 to level 4. The page's title is level 1, so the
body begins at level 2; a level-1 heading in the body would be a second title. One skip is one
finding: what follows it is judged from the level as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.wording.citations import is_historical

RULE = Rule(
    code="IK55",
    name="Rubriknivå hoppas över",
    severity=Severity.ERROR,
    why="Den som lyssnar på sidan går mellan rubrikerna och tror annars att en del saknas.",
    example="## Resultat\n\n#### Enkäten",
    mended="## Resultat\n\n### Enkäten",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every heading more than one level below the one before it, and every level 1."""
    for source in register.sources:
        if is_historical(source):
            continue
        above = 1
        for heading in source.body.headings:
            right = min(max(heading.level, 2), above + 1)
            written = source.line_text(heading.line)
            if not written.lstrip(" >").startswith("#"):
                continue  # a heading by a line of hyphens below it, perhaps unmeant: IK67
            if heading.level != right:
                text = written.strip().strip("#").strip()
                message = f"Rubriken ”{heading.text}” ligger på fel nivå. Den ska vara nivå {right}."
                place = Location(source.path, heading.line, 1, len(written))
                yield RULE.finding(place, message, suggestion=f"{'#' * right} {text}")
            above = max(heading.level, 2)
