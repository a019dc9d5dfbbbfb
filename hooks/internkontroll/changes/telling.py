"""What differs between two published versions of a record, in words: which keys and sections, never their values."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.changes.outline import Outline, value_of
from internkontroll.documents.labels import LABELS
from internkontroll.language import swedish
from internkontroll.records import TYPES

#: so many keys and sections are named; more would say no more
_MOST = 6
_LONGEST_HEADING = 80
#: whether it is shown is not among what is shown
_UNTOLD = frozenset({"publicering"})
_SECTION, _SECTIONS = "avsnittet ", "avsnitten "
#: what stands before the first heading
_TEXT = "texten"


def differences(old: Outline, new: Outline) -> tuple[str, ...]:
    """The names of the keys, in the type's order, and of the sections, in the text's, that are not the same."""
    return (*_keys(old, new), *_sections(old, new))


def in_words(names: tuple[str, ...]) -> str:
    """`status och avsnitten ”Metod” och ”Resultat”`; each name once, keys before sections."""
    different = sorted(dict.fromkeys(names), key=_is_section)  # in the same order otherwise
    told = different[:_MOST]
    keys = [name for name in told if not _is_section(name)]
    sections = [name.removeprefix(_SECTION) for name in told if _is_section(name)]
    of_sections = _SECTION if len(sections) == 1 else _SECTIONS
    if len(different) > _MOST:
        if sections:
            sections[0] = f"{of_sections}{sections[0]}"
        return f"{', '.join([*keys, *sections])} med mera"
    return swedish.listed([*keys, *([f"{of_sections}{swedish.listed(sections)}"] if sections else [])])


def _is_section(name: str) -> bool:
    return name.startswith(_SECTION)


def _keys(old: Outline, new: Outline) -> Iterator[str]:
    if old.keys == new.keys:
        return
    for name, info in TYPES[new.typ].model_fields.items():
        key = info.alias or name
        before, after = old.keys.get(key), new.keys.get(key)
        if before == after or key in _UNTOLD:
            continue
        if before is None or after is None or value_of(before) != value_of(after):
            label = LABELS.get(key, key.replace("_", " "))
            yield label[:1].lower() + label[1:]


def _sections(old: Outline, new: Outline) -> Iterator[str]:
    if old.sections == new.sections:
        return
    for heading in {**new.sections, **old.sections}:
        if old.sections.get(heading) != new.sections.get(heading):
            yield f"{_SECTION}”{_short(heading)}”" if heading else _TEXT


def _short(heading: str) -> str:
    words = " ".join(heading.split())
    return words if len(words) <= _LONGEST_HEADING else f"{words[:_LONGEST_HEADING].rstrip()}…"
