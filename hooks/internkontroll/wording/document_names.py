"""How policy documents are named in running text: the registered forms, and what departs from them.

A document's name has a core that begins with its kind (rutin för systematisk logguppföljning) and
often an owner before it (förvaltningens …). Cores are looked up by kind, preposition and the
beginning of the next word, so that a text costs the same however many documents there are. A
definite or genitive ending is no other form; a plural is talk of routines in general.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from internkontroll.records import PolicyDocument

KINDS = (
    "reglemente", "riktlinje", "rutin", "handlingsplan", "handbok", "delegationsordning", "arbetsordning",
    "policy", "strategi", "anvisning", "instruktion", "vägledning", "checklista", "föreskrift", "program",
)  # fmt: skip

_ENDINGS = frozenset(("", "s", "n", "ns", "t", "ts", "en", "ens", "et", "ets"))
_KIND = re.compile(rf"[\w-]*({'|'.join(KINDS)})(?:[nt]s?|e[nt]s?|s)?")
_WORD = re.compile(r"\w+(?:-\w*)*")
#: where a name cannot go on: the end of a sentence or a block, or a bracket
_STOP = re.compile(r"[.:;!?](?=\s|$)|\n\s*\n|\n\s*[-|#>]|[()|]")
_BRACKET = re.compile(r"[*_”\"'’]*\s*\(([^()]{0,300})\)")
#: how much of a text a name may take up
_REACH = 220
_LONGEST_WORD = 60
_MIN_WORDS = 3
_MIN_SHARED = 6


@dataclass(frozen=True, slots=True)
class Form:
    """One form of naming a document: the words before the core, the core, and what stands in brackets."""

    document: PolicyDocument
    text: str
    before: tuple[str, ...]
    core: tuple[str, ...]
    bracket: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in a text that names a document, by the words of one of the `forms` or nearly so."""

    start: int
    end: int
    is_right: bool
    forms: tuple[Form, ...]
    bracket: str | None
    #: where the bracket ends, or the same as `end`
    bracket_end: int


def same(one: str, other: str) -> bool:
    """True when two words in small letters differ at most in a definite or genitive ending."""
    if one == other:
        return True
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


class DocumentNames:
    """The forms of a register's policy documents, ready to be found in texts."""

    def __init__(self, documents: Iterable[PolicyDocument]) -> None:
        #: key -> core in small letters -> the forms that have it; many documents may share a core
        self._forms: dict[tuple[str, str, str], dict[tuple[str, ...], list[Form]]] = {}
        for document in documents:
            for text in (document.title, *document.cited_as):
                for form in _forms_in(document, text):
                    core = tuple(word.casefold() for word in form.core)
                    self._forms.setdefault(_key(core), {}).setdefault(core, []).append(form)
        # without its first letter, which may be large
        self._kinds = sorted({key[0][1:] for key in self._forms})

    def namings(self, text: str) -> Iterator[Naming]:
        """Every place that names a document, rightly or nearly, in order."""
        found = []
        for kind in self._kinds:
            end = text.find(kind)
            while end >= 0:
                start, end = end, end + len(kind)
                floor = max(0, start - _LONGEST_WORD)
                while start > floor and (text[start - 1].isalpha() or text[start - 1] == "-"):
                    start -= 1
                naming = self._naming_at(text, start, end)
                if naming is not None:
                    found.append(naming)
                end = text.find(kind, end)
        yield from sorted(found, key=lambda naming: naming.start)

    def _naming_at(self, text: str, start: int, kind_end: int) -> Naming | None:
        after = re.match(r"\w*\s+(\w+)\s+\W{0,2}(\w{1,4})", text[kind_end : kind_end + 60])
        if after is None or kind_end - start < len("rutin"):
            return None
        key = (_kind_of(text[start:kind_end]), after.group(1).casefold(), after.group(2).casefold())
        cores = self._forms.get(key)
        if cores is None:
            return None
        window = text[start : start + _REACH]
        stop = _STOP.search(window)
        found = list(_WORD.finditer(window[: stop.start()] if stop else window))
        words = [word.group().casefold() for word in found]
        exact = [core for core in cores if _begins(words, core)]
        if exact:
            longest = max(map(len, exact))
            forms = [form for core in exact if len(core) == longest for form in cores[core]]
            return _exactly(text, start, start + found[longest - 1].end(), forms)
        near = [(core, length) for core in cores if (length := _departs(words, core))]
        if not near:
            return None
        core, length = max(near, key=lambda one: len(one[0]))
        end = start + found[length - 1].end()
        return Naming(start, end, is_right=False, forms=(cores[core][0],), bracket=None, bracket_end=end)


def _exactly(text: str, start: int, end: int, forms: list[Form]) -> Naming:
    is_right = any(not form.before for form in forms) or _is_led(text[max(0, start - _REACH) : start], forms)
    bracket = _BRACKET.match(text, end)
    inside = " ".join(bracket.group(1).split()) if bracket else None
    return Naming(start, end, is_right, tuple(forms), inside, bracket.end() if bracket else end)


def _forms_in(document: PolicyDocument, text: str) -> Iterator[Form]:
    bare, _, rest = text.partition("(")
    bracket = " ".join(rest.rpartition(")")[0].split()) or None
    words = _WORD.findall(bare)
    for place, word in enumerate(words):
        if _kind_of(word) and len(words) - place >= _MIN_WORDS:
            before = tuple(one.casefold() for one in words[:place])
            yield Form(document, text, before, tuple(words[place:]), bracket)
            return


def _kind_of(word: str) -> str:
    """The kind that a word in the singular ends with: `säkerhetsrutinen` is a rutin."""
    match = _KIND.fullmatch(word.casefold())
    return match.group(1) if match else ""


def _key(core: tuple[str, ...]) -> tuple[str, str, str]:
    return (_kind_of(core[0]), core[1], core[2][:4])


def _begins(words: list[str], core: tuple[str, ...]) -> bool:
    return len(words) >= len(core) and all(same(a, b) for a, b in zip(words, core, strict=False))


def _is_led(head: str, forms: list[Form]) -> bool:
    """True when the words before a core are those that one of its forms has before it."""
    words = [word.group().casefold() for word in _WORD.finditer(_STOP.split(head)[-1])]
    return any(_ends(words, form.before) for form in forms)


def _ends(words: list[str], before: tuple[str, ...]) -> bool:
    return len(words) >= len(before) and all(same(a, b) for a, b in zip(words[-len(before) :], before, strict=True))


def _departs(words: list[str], core: tuple[str, ...]) -> int:
    """How many words name the document in another way: joined or split words, or one word of another form."""
    if not words or not same(words[0], core[0]):
        return 0
    letters = "".join(core[1:]).replace("-", "")
    for length in range(2, min(len(words), len(core) + 2) + 1):
        if "".join(words[1:length]).replace("-", "") == letters:
            return length
    if len(core) > _MIN_WORDS and len(words) >= len(core):
        unlike = [(a, b) for a, b in zip(words, core, strict=False) if not same(a, b)]
        if len(unlike) == 1 and _share_stem(*unlike[0]):
            return len(core)
    return 0


def _share_stem(one: str, other: str) -> bool:
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return (min(len(one), len(other)) if shared is None else shared) >= _MIN_SHARED


__all__ = ["DocumentNames", "Form", "Naming", "same"]
