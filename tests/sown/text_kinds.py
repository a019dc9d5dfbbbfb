"""Faults in the running text: Markdown that readers read differently, headings, images, laws, secrets."""

from __future__ import annotations

import re

from tests.sown.editing import Plot
from tests.sown.field import Sowing

#: one pixel, for a fault that is about the words beside a picture and not about the picture
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def list_without_blank_line(plot: Plot) -> Sowing | None:
    """A list right below a line of text."""
    if not plot.paragraph_ends:
        return None
    return plot.insert("IK67", plot.chance.choice(plot.paragraph_ends), "- en sak\n- en sak till", 1)


def heading_without_blank_line(plot: Plot) -> Sowing | None:
    """A heading right below a line of text."""
    line = _end_in_section(plot)
    return plot.insert("IK67", line, "### Underrubrik\n\nText.", 1) if line else None


def number_with_bracket(plot: Plot) -> Sowing | None:
    """`1)` instead of `1.`."""
    return plot.paragraph("IK67", "1) Först det ena.\n2) Sedan det andra.")


def nested_list_with_two_spaces(plot: Plot) -> Sowing | None:
    """A list in a list, indented by two."""
    return plot.paragraph("IK67", "- En sak\n  - en del av saken", at=2, column=None)


def raw_html(plot: Plot) -> Sowing | None:
    """HTML in the text."""
    return plot.paragraph("IK67", "Detta är <b>viktigt</b> för nämnden.", column=10)


def strike_through(plot: Plot) -> Sowing | None:
    """Tildes, which one reader takes for a stroke and another for a subscript."""
    return plot.paragraph("IK67", "Det tar ~~fem~~ sex veckor.", column=9)


def underlined_heading(plot: Plot) -> Sowing | None:
    """A heading made with a line of hyphens below it."""
    return plot.paragraph("IK67", "Underrubrik\n-----------\n\nText.", column=None, at=2)


def backslash_line_break(plot: Plot) -> Sowing | None:
    """A backslash last on the line."""
    return plot.paragraph("IK67", "Första raden\\\nandra raden.", column=None)


def skipped_heading_level(plot: Plot) -> Sowing | None:
    """A heading of level 4 right below one of level 2."""
    line = _end_in_section(plot, above=2)
    return plot.insert("IK55", line, "\n#### Underrubrik\n\nText.", 2) if line else None


def second_title(plot: Plot) -> Sowing | None:
    """A heading of level 1, last in the file."""
    return plot.insert("IK55", len(plot.lines) - 1, "\n# Övrigt\n\nText.", 2) if plot.paragraph_ends else None


def misspelt_heading(plot: Plot) -> Sowing | None:
    """A letter is lost in a section's heading."""
    if type(plot.record).FREE_SECTIONS or not plot.source.body.sections:
        return None
    line = plot.chance.choice(plot.source.body.sections).line
    heading = plot.line_text(line)
    known = next(s for s in type(plot.record).SECTIONS if s.matches(heading.removeprefix("## ")))
    if heading.removeprefix("## ") != known.name or len(heading) < 7:
        return None
    return plot.replace("IK57", line, heading[:5] + heading[6:], 1)


def unknown_heading(plot: Plot) -> Sowing | None:
    """A section that the type does not have."""
    if type(plot.record).FREE_SECTIONS or not plot.paragraph_ends:
        return None
    return plot.insert("IK57", len(plot.lines) - 1, "\n## Övrigt\n\nText.", 2)


def table_without_header(plot: Plot) -> Sowing | None:
    """A table whose first row is empty."""
    return plot.paragraph("IK56", "|  |  |\n| --- | --- |\n| Chefer | 54 |")


def link_without_text(plot: Plot) -> Sowing | None:
    """A link that says nothing."""
    return plot.paragraph("IK56", "Läs mer på [](https://example.org/rutin).", column=12)


def image_without_text(plot: Plot) -> Sowing | None:
    """A picture without a text for those who do not see it."""
    sowing = plot.paragraph("IK56", "![](sadd.png)")
    if sowing is None:
        return None
    picture = f"{plot.path.rpartition('/')[0]}/sadd.png"
    return Sowing(sowing.code, {**sowing.edits, picture: _PNG}, sowing.path, sowing.line, sowing.column)


def missing_image(plot: Plot) -> Sowing | None:
    """A picture that nobody put beside the record."""
    return plot.paragraph("IK68", "![Antal ärenden per år](antal-arenden.png)")


def unused_file(plot: Plot) -> Sowing:
    """A file beside the records that none of them names."""
    path = f"{plot.path.rpartition('/')[0]}/sadd-{plot.record.id.lower()}.png"
    return Sowing("IK68", {path: _PNG}, path, 1, 1)


def personal_number(plot: Plot) -> Sowing | None:
    """A personal identity number of the range that the tax agency sets aside for tests."""
    return plot.paragraph("IK51", f"Ärendet gällde {_test_number('19900101238')} i första hand.", column=16)


def secrecy_stamp(plot: Plot) -> Sowing | None:
    """A stamp on a line of its own."""
    return plot.paragraph("IK52", plot.chance.choice(("SEKRETESS", "Sekretessmarkerad")))


def law_without_number(plot: Plot) -> Sowing | None:
    """A law that the file does not name otherwise, without its number."""
    law = plot.chance.choice(("arkivlagen", "skollagen", "förvaltningslagen", "kommunallagen"))
    if law in plot.source.text.casefold():
        return None
    return plot.paragraph("IK48", f"Arbetet följer {law} i alla delar.", column=16)


def document_in_another_form(plot: Plot) -> Sowing | None:
    """The reglemente cited as an earlier report cites it, by an appendix instead of a bihang."""
    return plot.paragraph("IK49", "Se reglementet för intern kontroll (§ 303, bilaga 178).", column=4)


def small_group(plot: Plot) -> Sowing | None:
    """A group so small that somebody may be recognised."""
    if plot.record.TYPE not in ("uppföljning", "iakttagelse", "extern granskning"):
        return None
    if any(finding.code == "IK53" for finding in plot.field.standing(plot.path)):
        return None
    return plot.paragraph("IK53", "Tre av cheferna kände inte till rutinen.")


def by_finding_without_receiver(plot: Plot) -> Sowing | None:
    """Something found beside the task, and nobody to take it."""
    if plot.record.TYPE != "uppföljning" or "ifynd" in plot.source.text:
        return None
    after = len(plot.lines) - 1
    return plot.insert("IK36", after, "\n## Bifynd\n\nBehörigheterna gås inte igenom när någon slutar.", 2)


def risk_without_cause(plot: Plot) -> Sowing | None:
    """A risk sentence that does not say why."""
    return _without(plot, r"på grund av", "när")


def risk_without_consequence(plot: Plot) -> Sowing | None:
    """A risk sentence that does not say what it may lead to."""
    return _without(plot, r"vilket kan leda till", "och")


def _without(plot: Plot, phrase: str, instead: str) -> Sowing | None:
    section = plot.record.section("Beskrivning") if plot.record.TYPE == "risk" else None
    if section is None or section.text.count(phrase) != 1 or "\n\n" in section.text:
        return None
    if any(finding.code == "IK08" for finding in plot.field.standing(plot.path)):
        return None
    body = section.text.replace(phrase, instead)
    text = plot.source.text.replace(section.text, body)
    return plot.text("IK08", text, section.text_line, 1)


def _end_in_section(plot: Plot, above: int | None = None) -> int | None:
    """A paragraph's last line, where the heading above it has the level (any, when not given)."""
    found = []
    for number in plot.paragraph_ends:
        levels = [heading.level for heading in plot.source.body.headings if heading.line < number]
        if levels and (above is None or levels[-1] == above) and not _has_deeper_below(plot, number):
            found.append(number)
    return plot.chance.choice(found) if found else None


def _has_deeper_below(plot: Plot, number: int) -> bool:
    """True when the next heading is below level 2, so that a new one before it would change its place."""
    below = [heading.level for heading in plot.source.body.headings if heading.line > number]
    return bool(below) and below[0] > 2


def _test_number(digits: str) -> str:
    """A number with its check digit: `19900101238` -> `19900101-238c`."""
    doubled = [int(digit) * (2 - index % 2) for index, digit in enumerate(re.sub(r"^\d\d", "", digits))]
    check = -sum(value // 10 + value % 10 for value in doubled) % 10
    return f"{digits[:8]}-{digits[8:]}{check}"
