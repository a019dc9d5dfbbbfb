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
#: what may stand against a word; to take them away one by one is much faster than by a pattern
_SIGNS = '.,:;!?()[]"”*_|'
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
    #: first word in small letters -> the whole names that begin so, plain and as a genitive, and the document's id
    short: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

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
                of_name.setdefault(tuple(_words(text)), set()).add(document.id)
        for words, ids in of_name.items():
            if 0 < len(words) <= _MOST_WORDS and len(ids) == 1:
                form, (only,) = " ".join(words), ids
                for first in {words[0], words[0] + "s" * (len(words) == 1)}:
                    names.short.setdefault(first, []).append((f" {form} ", f" {form}s ", only))
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
        words = _words(text)
        firsts = self.short.keys() & set(words)
        if firsts:
            told_in_text = f" {' '.join(words)} "
            for first in firsts:
                for plain, genitive, named in self.short[first]:
                    if plain in told_in_text or genitive in told_in_text:
                        found.add(named)
        yield from sorted(found)


def _words(text: str) -> list[str]:
    text = text.casefold()
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    return text.split()
