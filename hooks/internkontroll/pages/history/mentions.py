"""Which records name a law or a policy document in their text, under any of the names that the register knows.

A record may lean on a routine without saying so in its front matter: the text says "enligt loggningsrutinen". A name
that several documents share tells nothing, and is passed over. Every text is read once, whatever number of documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from internkontroll.records import PolicyDocument, Record
from internkontroll.register import Register
from internkontroll.wording.citations import running_text
from internkontroll.wording.document_names import DocumentNames

_NUMBER = re.compile(r"\b\d{4}:\d+\b")
_SIGNS = str.maketrans(dict.fromkeys(".,:;!?()[]{}\"'*_|/<>”“’–", " "))
#: a name of more words than this is one that `DocumentNames` knows, or is never written out
_MOST_WORDS = 8


def mentions(register: Register) -> Mapping[str, tuple[Record, ...]]:
    """Id of a policy document -> the records whose text names it, in the register's order; ask by `register.once`."""
    names = _Names.of(register)
    found: dict[str, list[Record]] = {}
    for record in register.records.values():
        if record.historical or not record.source.body.text.strip():
            continue
        for document in names.named_in(record):
            if document != record.id:
                found.setdefault(document, []).append(record)
    return {document: tuple(records) for document, records in found.items()}


@dataclass
class _Names:
    """The names of all documents, ready to be looked for."""

    long: DocumentNames
    #: number in the code of statutes -> id
    numbers: dict[str, str] = field(default_factory=dict)
    #: first word in small letters, also as a genitive -> the whole names that begin so
    short: dict[str, list[_Short]] = field(default_factory=dict)

    @classmethod
    def of(cls, register: Register) -> _Names:
        """Those of a register."""
        documents = register.of(PolicyDocument)
        names = cls(DocumentNames(one for one in documents if not one.is_statute))
        of_name: dict[tuple[str, ...], set[str]] = {}
        for document in documents:
            if document.sfs:
                names.numbers.setdefault(document.sfs, document.id)
            for text in document.cited_as:
                of_name.setdefault(_words(text), set()).add(document.id)
        for words, ids in of_name.items():
            if 0 < len(words) <= _MOST_WORDS and len(ids) == 1:
                spelled = r"\s+".join(map(re.escape, words))
                pattern = re.compile(rf"(?<!\w){spelled}s?(?!\w)", re.IGNORECASE)
                for first in {words[0], f"{words[0]}s" if len(words) == 1 else words[0]}:
                    names.short.setdefault(first, []).append(_Short(pattern, next(iter(ids))))
        return names

    def named_in(self, record: Record) -> Iterator[str]:
        """The ids of the documents that a record's text names, each once, in order of id."""
        text = running_text(record.source)
        found: set[str] = set()
        if ":" in text:
            found.update(self.numbers[one] for one in _NUMBER.findall(text) if one in self.numbers)
        for naming in self.long.namings(text):
            told = {form.document.id for form in naming.forms} if naming.is_right else set()
            found |= told if len(told) == 1 else set()
        for first in self.short.keys() & set(_words(text)):
            found.update(one.document for one in self.short[first] if one.pattern.search(text))
        yield from sorted(found)


@dataclass(frozen=True)
class _Short:
    pattern: re.Pattern[str]
    document: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.casefold().translate(_SIGNS).split())
