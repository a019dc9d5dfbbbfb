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
_WORD = re.compile(r"\w+(?:-\w*)*")
#: where a name cannot go on: the end of a sentence or a block, or a bracket
_STOP = re.compile(r"[.:;!?](?=\s|$)|\n\s*\n|\n\s*[-|#>]|[()|]")
_BRACKET = re.compile(r"[*_”\"'’]*\s*\(([^()]*)\)")
_KIND = re.compile("|".join(f"{kind[1:]}" for kind in KINDS))
#: how much of a text a name may take up
_REACH = 220
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
    """A place in a text that names a document. `near` are forms that it departs from in its words."""

    start: int
    end: int
    right: tuple[Form, ...]
    near: tuple[Form, ...]
    bracket: str | None
    #: where the bracket ends, or the same as `end`
    bracket_end: int


def same(one: str, other: str) -> bool:
    """True when two words differ at most in a definite or genitive ending."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


class DocumentNames:
    """The forms of a register's policy documents, ready to be found in texts."""

    def __init__(self, documents: Iterable[PolicyDocument]) -> None:
        self._forms: dict[tuple[str, str, str], list[Form]] = {}
        for document in documents:
            for text in (document.title, *document.cited_as):
                for form in _forms_in(document, text):
                    self._forms.setdefault(_key(form.core), []).append(form)

    def namings(self, text: str) -> Iterator[Naming]:
        """Every place that names a document, rightly or nearly, in order."""
        for match in _KIND.finditer(text) if self._forms else ():
            start, end = match.start() - 1, match.end()
            while start > 0 and (text[start - 1].isalpha() or text[start - 1] == "-"):
                start -= 1
            naming = self._naming_at(text, max(start, 0), end)
            if naming is not None:
                yield naming

    def _naming_at(self, text: str, start: int, kind_end: int) -> Naming | None:
        after = re.match(r"\w*\s+(\w+)\s+\W{0,2}(\w{1,4})", text[kind_end : kind_end + 60])
        if after is None or kind_end - start < len("rutin"):
            return None
        key = (_kind_of(text[start:kind_end]), after.group(1).casefold(), after.group(2).casefold())
        forms = self._forms.get(key)
        if forms is None:
            return None
        window = text[start : start + _REACH]
        stop = _STOP.search(window)
        found = list(_WORD.finditer(window[: stop.start()] if stop else window))
        words = [word.group() for word in found]
        exact = [form for form in forms if _begins(words, form.core)]
        if exact:
            longest = max(len(form.core) for form in exact)
            exact = [form for form in exact if len(form.core) == longest]
            return self._exact(text, start, start + found[longest - 1].end(), exact)
        near = [(form, length) for form in forms if (length := _departs(words, form.core))]
        if not near:
            return None
        form, length = max(near, key=lambda one: len(one[0].core))
        end = start + found[length - 1].end()
        return Naming(start, end, (), (form,), None, end)

    def _exact(self, text: str, start: int, end: int, forms: list[Form]) -> Naming:
        head = text[max(0, start - _REACH) : start]
        words = [word.group() for word in _WORD.finditer(_STOP.split(head)[-1])]
        right = tuple(form for form in forms if not form.before or _ends(words, form.before))
        bracket = _BRACKET.match(text, end)
        inside = " ".join(bracket.group(1).split()) if bracket else None
        return Naming(start, end, right, tuple(forms), inside, bracket.end() if bracket else end)


def _forms_in(document: PolicyDocument, text: str) -> Iterator[Form]:
    bare, _, rest = text.partition("(")
    bracket = " ".join(rest.rpartition(")")[0].split()) or None
    words = _WORD.findall(bare)
    for place, word in enumerate(words):
        if _kind_of(word) and len(words) - place >= _MIN_WORDS:
            yield Form(document, text, tuple(words[:place]), tuple(words[place:]), bracket)
            return


def _kind_of(word: str) -> str:
    """The kind that a word in the singular ends with: `säkerhetsrutinen` is a rutin."""
    folded = word.casefold()
    return next((kind for kind in KINDS if any(folded.endswith(kind + end) for end in _ENDINGS)), "")


def _key(core: tuple[str, ...]) -> tuple[str, str, str]:
    return (_kind_of(core[0]), core[1].casefold(), core[2].casefold()[:4])


def _begins(words: list[str], core: tuple[str, ...]) -> bool:
    return len(words) >= len(core) and all(same(a, b) for a, b in zip(words, core, strict=False))


def _ends(words: list[str], before: tuple[str, ...]) -> bool:
    return len(words) >= len(before) and all(same(a, b) for a, b in zip(words[-len(before) :], before, strict=True))


def _departs(words: list[str], core: tuple[str, ...]) -> int:
    """How many words name the document in another way: joined or split words, or one word of another form."""
    if not words or not same(words[0], core[0]):
        return 0
    letters = "".join(core[1:]).casefold().replace("-", "")
    for length in range(2, min(len(words), len(core) + 2) + 1):
        if "".join(words[1:length]).casefold().replace("-", "") == letters:
            return length
    if len(core) > _MIN_WORDS and len(words) >= len(core):
        unlike = [(a, b) for a, b in zip(words, core, strict=False) if not same(a, b)]
        if len(unlike) == 1 and _share_stem(*unlike[0]):
            return len(core)
    return 0


def _share_stem(one: str, other: str) -> bool:
    shared = next((i for i, (a, b) in enumerate(zip(one.casefold(), other.casefold(), strict=False)) if a != b), None)
    return (min(len(one), len(other)) if shared is None else shared) >= _MIN_SHARED


__all__ = ["DocumentNames", "Form", "Naming", "same"]
