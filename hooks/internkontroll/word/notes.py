"""Footnotes: one that is referred to in several places stands once, where it is referred to first.

pandoc writes a note anew for each reference. Word's own way is a cross-reference: a field that shows
the number of the note and leads to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from internkontroll.word.ooxml import element, qualified, text_run

_ID = qualified("w:id")
#: marks of notes are numbered from here, those of headings from 1
_FIRST_MARK = 1_000_000


def once(words: Element, notes: Element) -> None:
    """Leaves one of each note in `notes`, and refers to it from the other places in `words`."""
    by_id = {note.get(_ID, ""): note for note in notes}
    numbers: dict[bytes, int] = {}
    first: dict[int, tuple[Element, Element]] = {}
    marked = set[int]()
    for parent, run, note_id in list(_references(words)):
        text = b"".join(map(tostring, by_id[note_id]))
        number = numbers.setdefault(text, len(numbers) + 1)
        if number not in first:
            first[number] = (parent, run)
            continue
        if number not in marked:
            marked.add(number)
            _mark(*first[number], number)
        field = element(
            "w:fldSimple", text_run(str(number), "FootnoteReference"), instr=f" NOTEREF {_name(number)} \\h "
        )
        parent[list(parent).index(run)] = field
        notes.remove(by_id[note_id])


def _references(words: Element) -> Iterator[tuple[Element, Element, str]]:
    """Each run that refers to a note, in order, after what it stands in and before the note's id."""
    for paragraph in words.iter(qualified("w:p")):
        parents = {child: parent for parent in paragraph.iter() for child in parent}
        for reference in paragraph.iter(qualified("w:footnoteReference")):
            run = parents[reference]
            yield parents[run], run, reference.get(_ID, "")


def _mark(parent: Element, run: Element, number: int) -> None:
    at = list(parent).index(run)
    mark = str(_FIRST_MARK + number)
    parent.insert(at + 1, element("w:bookmarkEnd", id=mark))
    parent.insert(at, element("w:bookmarkStart", id=mark, name=_name(number)))


def _name(number: int) -> str:
    return f"_RefNot{number:08}"
