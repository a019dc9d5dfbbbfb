"""Footnotes: every one is defined once and referred to, and none refers to another.

A footnote that refers to itself keeps pandoc busy for ever; one that nothing refers to is shown on
the site and left out of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from internkontroll.markdown.subset_blocks import NOTE, Fault, Layout
from internkontroll.markdown.subset_inline import without_code

_REFERENCE = re.compile(r"\[\^([^\[\]\n]*)\]")
_LABEL = re.compile(r"[a-zåäö0-9]+(?:-[a-zåäö0-9]+)*")


def note_faults(lines: list[str], layout: Layout, code: frozenset[int]) -> Iterator[Fault]:
    """The faults of footnotes and of the references to them."""
    if not layout.notes and not any("[^" in line for line in lines):
        return
    text = without_code("\n".join(lines)).split("\n")
    defined: dict[str, int] = {}
    for number in layout.notes:
        match = NOTE.match(lines[number])
        assert match is not None
        label = match.group(1)
        if len(label) > 40 or not _LABEL.fullmatch(label):
            yield Fault(number, 2, len(label), "note", "fotnotens märke med små bokstäver eller siffror: [^1]")
        elif label in defined:
            yield Fault(number, 0, match.end(), "note", f"ett annat märke: [^{label}] finns redan på en rad ovanför")
        else:
            defined[label] = number
    used: set[str] = set()
    own = _own_lines(text, layout)
    starts = set(layout.notes)
    for number, line in enumerate(text):
        if "[^" not in line or number in code:
            continue
        for match in _REFERENCE.finditer(line):
            if number in starts and match.start() == 0:
                continue
            if number in own:
                yield Fault(
                    number,
                    match.start(),
                    len(match.group()),
                    "note",
                    "fotnoten utan hänvisning till en annan fotnot",
                )
            used.add(match.group(1))
    for label, number in defined.items():
        if label not in used:
            yield Fault(
                number,
                0,
                len(label) + 4,
                "note",
                f"[^{label}] i texten där fotnoten hör hemma, eller ta bort fotnoten",
            )


def _own_lines(text: list[str], layout: Layout) -> set[int]:
    """The lines of the footnotes themselves: to the next line that begins a block at the left margin."""
    own: set[int] = set()
    starts = set(layout.notes)
    for start in layout.notes:
        own.add(start)
        for number in range(start + 1, len(text)):
            is_new = text[number].strip() and not text[number].startswith("    ") and not text[number - 1].strip()
            if number in starts or is_new:
                break
            own.add(number)
    return own
