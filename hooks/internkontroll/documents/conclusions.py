"""What an external audit was and what it found, for the board that answers it: from the register, never copied.

Seed 001 tells of the audit, then of each of the auditors' questions with its grade for the board. Seed 002 lists
the deficiencies that the authority has found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from internkontroll.documents import figures
from internkontroll.documents.answers import DEFICIENCY, Asked
from internkontroll.documents.names import in_sentence
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.questions import relations
from internkontroll.records import ExternalAudit, Matter, Observation, Organisation, Record
from internkontroll.register import Register

#: a grade in the order of a summary, and as it is said of several questions
_GRADES = {
    "uppfylld": "uppfyllda",
    "delvis uppfylld": "delvis uppfyllda",
    "ej uppfylld": "ej uppfyllda",
}
_RIGHT = frozenset({0})


def write_audit(text: DocumentText, matter: Matter, audit: ExternalAudit, level: int) -> None:
    """What the audit was about, unless the matter tells of it itself."""
    if matter.section("Bakgrund") is not None or has_heading(matter, audit.title):
        return
    parts = [(name, audit.section(name)) for name in ("Bakgrund", "Definitioner", "Omfattning")]
    told = [(name, section) for name, section in parts if section is not None and section.text.strip()]
    if told:
        text.heading(level, audit.title, audit.at("titel"))
    for name, section in told:
        if name != "Bakgrund":
            text.heading(level + 1, name)
        text.section(audit, section, level + (name != "Bakgrund"))


def write_conclusions(  # noqa: PLR0913 -- what to write of, where, and how much
    text: DocumentText,
    register: Register,
    board: Organisation,
    audit: ExternalAudit,
    level: int,
    *,
    with_texts: bool,
) -> None:
    """The auditors' questions with the board's grades in a table, and (`with_texts`) what was found question by question."""
    questions = _questions(register, board, audit)
    if not questions:
        return
    heading = conclusions_heading(register, board)
    text.heading(level, swedish.capitalised(heading), questions[0].at("bedömning"))
    text.section(audit, audit.section("Slutsatser"), level)
    grades = [(one, _grade(one, board.id)) for one in questions]
    summary = _summary([grade for _, grade in grades if grade])
    if summary:
        text.block(summary)
    rows = [(str(one.number), inline.plain(one.title), swedish.capitalised(grade or "–")) for one, grade in grades]
    text.block(inline.table(("Nr", "Revisionsfråga", "Bedömning"), rows, right=_RIGHT))
    if with_texts:
        for one in questions:
            text.heading(level + 1, f"{one.number}. {one.title}", one.at("titel"))
            text.section(one, one.section("Text"), level + 1, list(figures.tables((), one.samples)))


def write_deficiencies(text: DocumentText, register: Register, audit: ExternalAudit, asked: Sequence[Asked]) -> None:
    """The deficiencies that the board answers, as a numbered list under a sentence."""
    found = [one.record for one in asked if isinstance(one.record, Observation) and one.record.kind == DEFICIENCY]
    if not found:
        return
    examiner = register.get(audit.examiner, Organisation)
    who = inline.plain(examiner.title if examiner else register.title(audit.examiner))
    count = "följande brist" if len(found) == 1 else "följande brister"
    text.block(f"{who} har konstaterat {count}:", audit.at("granskare"))
    numbers = [one.number for one in found]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        lines = [f"{one.number}. {inline.plain(one.title)}" for one in found]
    else:  # a list counts by itself, and would number them otherwise
        lines = [f"- Brist {one.number}: {inline.plain(one.title)}" for one in found]
    text.block("\n".join(lines), found[0].at("titel"))


def conclusions_heading(register: Register, board: Organisation) -> str:
    """`Granskningens slutsatser avseende arbetsmarknads- och socialnämnden`, or the board's own words."""
    return board.heading("slutsatser", nämnd=in_sentence(register, board))


def has_heading(record: Record, words: str) -> bool:
    """True when the writer has put such a heading somewhere in the text."""
    wanted = words.rstrip(":").casefold()
    return any(heading.text.rstrip(":").casefold() == wanted for heading in record.source.body.headings)


def _questions(register: Register, board: Organisation, audit: ExternalAudit) -> list[Observation]:
    """The questions that the audit has put to the board, in order of their numbers."""
    own = relations.parts_of(register, board.id)
    found = [
        one
        for one in register.linking(audit.id, Observation, "extern_granskning")
        if one.kind != DEFICIENCY
        and (_grade(one, board.id) or not one.directed_to or not own.isdisjoint(one.directed_to))
    ]
    return sorted(found, key=lambda one: (one.number, one.id))


def _grade(question: Observation, board_id: str) -> str | None:
    return next((one.grade for one in question.grades if one.board == board_id), None)


def _summary(grades: Sequence[str]) -> str:
    """`Fem frågor bedöms som delvis uppfyllda och en fråga som ej uppfylld`, as a sentence."""
    counts = Counter(grades)
    told = [
        (swedish.count(counts[grade], "fråga", "frågor"), grade if counts[grade] == 1 else plural)
        for grade, plural in _GRADES.items()
        if counts[grade]
    ]
    words = [f"{count} {'bedöms ' if index == 0 else ''}som {grade}" for index, (count, grade) in enumerate(told)]
    return f"{swedish.capitalised(swedish.listed(words))}." if words else ""
