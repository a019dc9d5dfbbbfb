"""Every document of the example register as a Word file, read back by another program than the one that wrote it."""

from __future__ import annotations

import html
import re

import pytest

from internkontroll.documents import Document, document_of, published_documents
from internkontroll.register import Register
from internkontroll.word import docx

from .conftest import DAY
from .package import Package, plain, read_back

_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
_MARKUP = re.compile(r"\[\^[^\]]*\]|\\(?=[^\w\s])|[*_`]")


def _words(markdown: str) -> str:
    return plain(html.unescape(_MARKUP.sub("", markdown)))


def _headings(markdown: str) -> list[tuple[int, str]]:
    return [(len(m[1]), _words(m[2])) for m in _HEADING.finditer(markdown)]


def _cells(markdown: str) -> list[str]:
    """The first words of each row of each pipe table."""
    rows = [line for line in markdown.split("\n") if line.startswith("|") and not re.match(r"^[|:\s-]+$", line)]
    return [_words(row.split("|")[1]) for row in rows]


def _document(register: Register, document_id: str) -> Document:
    document = document_of(register, document_id, DAY)
    assert document is not None
    return document


@pytest.mark.parametrize("document_id", ["ASN-2025-RAPPORT-T2", "HVO-2023-RAPPORT-H1", "ASN-2025"])
def test_headings_tables_and_notes_survive_in_order(register: Register, document_id: str) -> None:
    document = _document(register, document_id)
    content = docx(document)
    back = read_back(content)
    contents = {plain(words) for style in ("TOC1", "TOC2", "TOC3") for words in Package.of(content).paragraphs(style)}
    assert contents
    assert _headings(back) == _headings(document.markdown)
    assert _cells(back) == _cells(document.markdown)
    labels = set(re.findall(r"\[\^[^\]]+\](?=:)", document.markdown))
    assert len(re.findall(r"^\[\^\d+\]:", back, re.MULTILINE)) == len(labels)


def test_the_texts_words_are_all_there_in_order(register: Register) -> None:
    """Of the report: letters and figures alone, since markup, spaces and dashes are written otherwise."""
    document = _document(register, "ASN-2025-RAPPORT-T2")
    package = Package.of(docx(document))
    words = [plain(p) for style in ("BodyText", "ListParagraph") for p in package.paragraphs(style)]
    assert len(words) > 20
    source = re.sub(r"\W+", "", _MARKUP.sub("", document.markdown))
    missing = [paragraph for paragraph in words if re.sub(r"\W+", "", paragraph) not in source]
    assert missing == []


def test_every_document_of_the_register_is_a_whole_package(register: Register) -> None:
    made = 0
    for document in (one.document for one in published_documents(register, DAY)):
        package = Package.of(docx(document))
        assert [(level, plain(words)) for level, words in package.headings()] == _headings(document.markdown), (
            document.id
        )
        assert package.properties()["title"] == document.title
        assert not package.properties()["created"].startswith("1970"), document.id
        made += 1
    assert made > 5
