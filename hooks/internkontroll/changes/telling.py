"""What differs between two published versions of a record, in words: which keys and sections, never their values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from internkontroll.changes.outline import Outline, value_of
from internkontroll.documents.labels import LABELS
from internkontroll.language import swedish
from internkontroll.records import TYPES

#: so many keys and sections are named; more would say no more
_MOST = 6
_LONGEST_HEADING = 80
#: whether it is shown is not among what is shown
_UNTOLD = frozenset({"publicering"})
#: what stands before the first heading
_TEXT = "texten"


@dataclass(frozen=True, slots=True)
class Parts:
    """The keys, by their labels, and the sections of a record that are not the same, by their headings."""

    keys: tuple[str, ...] = ()
    #: an empty one for the text before the first
    headings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.keys or self.headings)

    def __add__(self, other: Parts) -> Parts:
        """These and the others, each once."""
        keys, headings = (*self.keys, *other.keys), (*self.headings, *other.headings)
        return Parts(tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(headings)))


def differences(old: Outline, new: Outline) -> Parts:
    """The keys, in the type's order, and the sections, in the text's, that are not the same."""
    return Parts(tuple(_keys(old, new)), tuple(_headings(old, new)))


def in_words(parts: Parts, standing: Collection[str]) -> str:
    """`uppgiften ”Status” samt avsnitten ”Metod” och ”Resultat”`.

    Only a heading among those `standing` in the record as it is now is named. A heading is free text, and one that was
    taken away may have been so because nobody should read it. A key is one of the type's own, so it can hold nothing.
    A label is called what it is and quoted: `Ändrat: utan slutdatum` would be read as what the change led to.
    """
    keys = [f"”{label}”" for label in parts.keys]
    sections = [f"”{_short(heading)}”" for heading in parts.headings if heading and heading in standing]
    gone = sum(bool(heading) and heading not in standing for heading in parts.headings)
    told_keys, told_sections = keys[:_MOST], sections[: max(_MOST - len(keys), 0)]
    is_cut = len(keys) + len(sections) > _MOST
    groups = []
    if told_keys:
        groups.append(_named("uppgiften", "uppgifterna", told_keys, is_cut=is_cut and not told_sections))
    if "" in parts.headings:
        groups.append(_TEXT)
    if told_sections:
        groups.append(_named("avsnittet", "avsnitten", told_sections, is_cut=is_cut))
    if gone:
        removed = "avsnitt som har tagits bort"
        groups.append(swedish.count(gone, removed, removed, neuter=True))
    return swedish.listed(groups, last="samt")


def _named(one: str, several: str, names: Sequence[str], *, is_cut: bool) -> str:
    listed = f"{', '.join(names)} med mera" if is_cut else swedish.listed(names)
    return f"{one if len(names) == 1 else several} {listed}"


def _keys(old: Outline, new: Outline) -> Iterator[str]:
    if old.keys == new.keys:
        return
    for name, info in TYPES[new.typ].model_fields.items():
        key = info.alias or name
        before, after = old.keys.get(key), new.keys.get(key)
        if before == after or key in _UNTOLD:
            continue
        if before is None or after is None or value_of(before) != value_of(after):
            yield LABELS.get(key, swedish.capitalised(key.replace("_", " ")))


def _headings(old: Outline, new: Outline) -> Iterator[str]:
    if old.sections == new.sections:
        return
    for heading in {**new.sections, **old.sections}:
        if old.sections.get(heading) != new.sections.get(heading):
            yield heading


def _short(heading: str) -> str:
    words = " ".join(heading.split())
    return words if len(words) <= _LONGEST_HEADING else f"{words[:_LONGEST_HEADING].rstrip()}…"
