"""The reader of PDF files can be trusted: it finds what was written, and sees the faults that others look for with it."""

from __future__ import annotations

import pytest

from internkontroll.documents.document import Document
from internkontroll.typesetting import pdf
from tests import pdf_structure
from tests.pdf_structure import Element
from tests.typesetting.documents import short

_TEXT = """# Första **delen**

Av 1 117 kontroller, varav −3 i *hälsa-, vård- och omsorgsförvaltningen*, återstår 5 procent.[^not]

1. Ett
2. Två med en lista

    - inre punkt

    och mer om två

## Under

| År | Antal |
| --- | ---: |
| 2024 | 1 117 |
| 2025 | 12 |

# Andra

Sist.

[^not]: En not.
"""

#: words that must be divided on an A4 page, in plain and in bold, with hyphens of their own among them
_LONG = "Arbetsmarknads- och socialnämndens hälso- och sjukvårdsförvaltningsgemensamma APT-material granskas. "


def _read(text: str) -> tuple[Element, ...]:
    return pdf_structure.elements(pdf(short(text)))


def _body(found: tuple[Element, ...]) -> list[Element]:
    """After the title block."""
    first = next(index for index, element in enumerate(found) if element.level)
    return list(found[first:])


def test_roles_text_and_path() -> None:
    found = _body(_read(_TEXT))
    notes = [element for element in found if element.role in ("Note", "FENote")]
    assert [note.text.lstrip("1 ") for note in notes] == ["En not."]
    rest = [(element.role, element.text) for element in found if element not in notes]
    assert rest == [
        ("H1", "Första delen"),
        ("P", "Av 1 117 kontroller, varav −3 i hälsa-, vård- och omsorgsförvaltningen, återstår 5 procent.1"),
        ("LI", "1. Ett"),
        ("LI", "2. Två med en lista och mer om två"),
        ("LI", "inre punkt"),
        ("H2", "Under"),
        ("TH", "År"),
        ("TH", "Antal"),
        ("TD", "2024"),
        ("TD", "1 117"),
        ("TD", "2025"),
        ("TD", "12"),
        ("H1", "Andra"),
        ("P", "Sist."),
    ]
    paths = {element.text: element.path for element in found}
    assert paths["Första delen"] == ()
    assert paths["Under"] == ("Första delen",)
    assert paths["12"] == ("Första delen", "Under")
    assert paths["Sist."] == ("Andra",)


@pytest.mark.parametrize("mark", ["", "**"])
def test_divided_words_are_whole_again(mark: str) -> None:
    """And a hyphen of the word's own stays."""
    text = (_LONG * 12).strip()
    (paragraph,) = (e for e in _read(f"# A\n\n{mark}{text}{mark}") if e.path == ("A",))
    assert paragraph.text == text


def test_the_tree_of_the_file() -> None:
    tree = pdf_structure.structure(pdf(short(_TEXT)))
    (table,) = tree.all("Table")
    assert [(cell.role, cell.scope) for cell in table.all("TH", "TD")] == [("TH", "Column")] * 2 + [("TD", None)] * 4
    assert list(tree.all("Figure")) == []


def test_facts_bookmarks_and_pages() -> None:
    document: Document = short(_TEXT, title="Ett prov")
    content = pdf(document)
    facts = pdf_structure.facts(content)
    assert (facts.title, facts.shows_title, facts.language, facts.is_tagged) == ("Ett prov", True, "sv-SE", True)
    assert pdf_structure.bookmarks(content) == [(1, "Första delen", 1), (2, "Under", 1), (1, "Andra", 1)]
    assert pdf_structure.page_count(content) == 1
    assert "Sida 1 (1)" in pdf_structure.pages(content)[0]
    hidden = pdf_structure.facts(content.replace(b"/DisplayDocTitle true", b"/DisplayDocTitle null"))
    assert not hidden.shows_title


def test_a_file_without_structure() -> None:
    content = pdf(short(_TEXT)).replace(b"/StructTreeRoot", b"/StructTreeRuut")
    with pytest.raises(ValueError, match="structure"):
        pdf_structure.structure(content)
    with pytest.raises(ValueError, match="structure"):
        pdf_structure.elements(content)
