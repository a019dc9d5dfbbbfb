"""What marks a file as secret: a stamp that stands alone, never the word in running text.

Municipal records write of secrecy all the time ("Risk för röjande av sekretess"), and a matter may
say under which law an appendix is secret; neither makes the file itself secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_LAW = (
    r"[ ,:–-]*(?:enl(?:igt|\.)\s+)?(?:\d+\s?kap\.?\s?\d+\s?[a-z]?\s?§.{0,80}|\d+:\d+.{0,60}"
    r"|(?:OSL|offentlighets- och sekretesslagen|sekretesslagen)\b.{0,60})"
)
_CAPITALS = r"(?:STRÄNGT |KVALIFICERAT )?(?:SEKRETESS(?:BELAG[DT]|MARKERA[DT]|SKYDDA[DT]|HANDLING)?|HEMLIGT?|KONFIDENTIELLT?|FÖRTROLIGT?)"
_SENTENCE = (
    r"(?:Sekretess(?:markera|belag|skydda)[dt](?: (?:handling|fil|uppgift|dokument))?"
    r"|(?:(?:Denna|Detta) (?:handling|fil|dokument|bilaga) o|O)mfattas av sekretess)"
)
#: a whole line, without marks around it, that is a stamp wherever it stands
_STAMP = re.compile(rf"(?:{_CAPITALS}|{_SENTENCE})(?:{_LAW}| enligt)?[.!]?")
#: these are stamps only as a paragraph of their own: in a list or a heading they name a subject
_BARE = re.compile(rf"Sekretess(?:{_LAW})?[.!]?")
_MARKS = re.compile(r"^[\s#>*_|\[(]+|[\s#*_|\])]+$")
_NO = frozenset(("nej", "ingen", "inga", "0", "öppen", "false", "no", ""))
_KEYS = frozenset(("sekretess", "sekretessmarkering", "sekretessmarkerad", "sekretessgrad", "sekretessklass"))


def may_be_marked(text: str) -> bool:
    """False when a text certainly carries no marking: quick, for the many that do not."""
    # spelled out: this is asked of every text of the register
    return "ekretess" in text or "EKRETESS" in text or "HEMLIG" in text or "KONFIDENT" in text or "FÖRTROLIG" in text


def stamp_line(text: str) -> tuple[int, int] | None:
    """Line and column, from 1, of the first line that is a stamp."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not may_be_marked(line):
            continue
        bare = _MARKS.sub("", line)
        alone = bare == line.strip() and not _is_text(lines, number - 1) and not _is_text(lines, number + 1)
        if _STAMP.fullmatch(bare) or (alone and _BARE.fullmatch(bare)):
            return number + 1, line.index(bare) + 1
    return None


def marked_property(data: Mapping[str, object]) -> tuple[str | int, ...] | None:
    """The path of the first property that is a stamp, or a key that says that the file is secret."""
    for path, value in _texts(data, ()):
        # a secret document on an agenda: only the law is named, and nothing of it is in the register
        if path[0] == "beslutsunderlag" and path[-1] == "sekretess":
            continue
        if (path[-1] in _KEYS and value.casefold() not in _NO) or _STAMP.fullmatch(value):
            return path
    return None


def _is_text(lines: list[str], number: int) -> bool:
    return 0 <= number < len(lines) and lines[number].strip() not in ("", "---")


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value.strip()
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
