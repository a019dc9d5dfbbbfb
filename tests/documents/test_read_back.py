"""Every document of the example register, read back from its PDF: nothing is lost, and everything says what it is.

What a reader with a screen reader meets: title, language, bookmarks, headings, tables, pictures, words, pages. The
reference is the document's own Markdown, so a new document is tested without a line here. A check gets a document and
its file and says what is wrong, or nothing; each is asked of all documents, and each is shown a planted fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from internkontroll.documents import Document
from internkontroll.markdown.body import read_body
from internkontroll.typesetting import Fault, TypesettingError
from tests import pdf_structure
from tests.verapdf import failures

from .conftest import SHEETS, Example, Made
from .test_shown_in_pdf import DOCUMENTS

#: the template's own heading, over the list of contents
_CONTENTS = "Innehåll"
#: where faults are planted: it has contents, tables, pictures and many levels of headings
_SAMPLE = "ASN-2025-RAPPORT-T2"


# -- the document as its Markdown has it ------------------------------------------------------------


def _tokens(document: Document) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin).parse(document.markdown)


def _headings(document: Document) -> list[tuple[int, str]]:
    return [
        (int(token.tag[1]), " ".join("".join(_words(inside)).split()))
        for token, inside in pairwise(_tokens(document))
        if token.type == "heading_open"
    ]


def _written(document: Document) -> Iterator[str]:
    """The text of each block, footnotes left out."""
    depth = 0
    for token in _tokens(document):
        depth += {"footnote_block_open": 1, "footnote_block_close": -1}.get(token.type, 0)
        if depth == 0 and token.type in ("inline", "fence", "code_block"):
            yield "".join(_words(token))


def _words(token: Token) -> Iterator[str]:
    for child in token.children or [token]:
        if child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.type in ("text", "text_special", "code_inline", "fence", "code_block"):
            yield child.content


# -- the checks: what is wrong, or nothing ----------------------------------------------------------


def title_language_claims(document: Document, made: Made) -> object:
    """The title is the document's, a reader shows it in place of the file's name, and the language is Swedish."""
    claims = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
    wanted = pdf_structure.Facts(document.title, shows_title=True, language="sv-SE", is_tagged=True, claims=claims)
    return made.facts != wanted and made.facts


def headings(document: Document, made: Made) -> object:
    """The text's own words on their levels in their order; the template adds the one over the contents."""
    wanted = _headings(document)
    found = [heading for heading in pdf_structure.headings(made.elements) if heading != (1, _CONTENTS)]
    differing = [pair for pair in zip(wanted, found, strict=False) if pair[0] != pair[1]]
    return differing[:2] or (len(wanted) != len(found) and (wanted, found))


def no_level_skipped(_: Document, made: Made) -> object:
    """From one heading to the next, and at the beginning, never more than one level down."""
    levels = [0, *(level for level, _ in pdf_structure.headings(made.elements))]
    return [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def bookmarks(document: Document, made: Made) -> object:
    """The headings, each on its level, each leading to a page that is not before the one above's."""
    if [(level, title) for level, title, _ in made.bookmarks] != _headings(document):
        return made.bookmarks or "no bookmarks"
    numbers = [page for _, _, page in made.bookmarks]
    return (numbers != sorted(numbers) or any(not 1 <= page <= len(made.pages) for page in numbers)) and numbers


def contents(_: Document, made: Made) -> object:
    """If there is a list: headings in their order, each with the page that its bookmark leads to."""
    marks = iter([f"{title} {page}" for _, title, page in made.bookmarks])
    listed = [element.text for element in made.elements if element.role == "TOCI"]
    return [entry for entry in listed if not any(entry == mark for mark in marks)]


def tables(document: Document, made: Made) -> object:
    """As many as the text has, the first row of headers, each of its column, and all rows as wide."""
    found = list(made.tree.all("Table"))
    wanted = len(read_body(document.markdown).tables)
    if len(found) != wanted:
        return f"{len(found)} tables of {wanted}"
    faults: list[object] = []
    for table in found:
        first, *rows = table.all("TR")
        faults += [first] * ({(cell.role, cell.scope) for cell in first.children} != {("TH", "Column")})
        faults += [row for row in rows if len(row.children) != len(first.children)]
    return faults


def pictures(document: Document, made: Made) -> object:
    """Each has the text's own alternative. What is drawn for looks alone (a logo, a line) is no figure."""
    found = [" ".join((tag.alt or "").split()) for tag in made.tree.all("Figure")]
    wanted = [" ".join(image.text.split()) for image in read_body(document.markdown).images]
    return found != wanted and (found, wanted)


def words(document: Document, made: Made) -> object:
    """What stands after the title block and the contents is the Markdown's words, in its order and nothing more.

    Spaces do not count (a thousand has a thin one), nor do the numbers of lists, nor where footnotes stand.
    """
    wanted, found = _letters("".join(_written(document))), _letters("".join(_printed(made)))
    same = next((n for n, pair in enumerate(zip(wanted, found, strict=False)) if pair[0] != pair[1]), 0)
    around = slice(max(0, same - 40), same + 60)
    return wanted != found and (wanted[around], found[around])


def _printed(made: Made) -> Iterator[str]:
    """The text of each element from the first heading of the text on."""
    starts = [n for n, element in enumerate(made.elements) if element.level and element.text != _CONTENTS]
    for element in made.elements[starts[0] if starts else 0 :]:
        if element.role not in ("Note", "FENote", "TOCI", "Figure"):
            yield re.sub(r"^\d+[.)] ", "", element.text) if element.role == "LI" else element.text


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text).replace("−", "-")


def pages(_: Document, made: Made) -> object:
    """`Sida 2 (14)` on every page: the count is the file's."""
    return [n for n, page in enumerate(made.pages, 1) if f"Sida {n} ({len(made.pages)})" not in page]


Check = Callable[[Document, Made], object]

CHECKS: tuple[Check, ...] = (
    title_language_claims, headings, no_level_skipped, bookmarks, contents, tables, pictures, words, pages,
)  # fmt: skip


# -- all documents ----------------------------------------------------------------------------------


def test_every_document_is_set(example: Example) -> None:
    """First of all; the tests below ask about every one."""
    faults: dict[str, tuple[Fault, ...]] = {}
    for name in example.documents:
        try:
            example.made(name)
        except TypesettingError as error:
            faults[name] = tuple(error.faults)
    assert faults == {}
    assert example.documents.keys() >= {*SHEETS, *DOCUMENTS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_wrong(check: Check, example: Example) -> None:
    found = {name: check(document, example.made(name)) for name, document in example.documents.items()}
    assert {name: fault for name, fault in found.items() if fault} == {}


def test_there_was_something_to_check(example: Example) -> None:
    """Contents, tables and pictures are in some of the documents, and in the one where faults are planted."""
    assert any(element.role == "TOCI" for element in example.made(_SAMPLE).elements)
    assert list(example.made(_SAMPLE).tree.all("Table"))
    assert list(example.made(_SAMPLE).tree.all("Figure"))


# -- planted faults ---------------------------------------------------------------------------------


def _in_file(old: bytes, new: bytes) -> Callable[[Document, Made], tuple[Document, Made]]:
    def plant(document: Document, made: Made) -> tuple[Document, Made]:
        return document, Made(made.pdf.replace(old, new), made.elements)

    return plant


def _in_text(old: str, new: str) -> Callable[[Document, Made], tuple[Document, Made]]:
    """Not in the file but in what it is held against: the difference is the same."""

    def plant(document: Document, made: Made) -> tuple[Document, Made]:
        return replace(document, markdown=document.markdown.replace(old, new, 1)), made

    return plant


def _without_level_two(document: Document, made: Made) -> tuple[Document, Made]:
    return document, Made(made.pdf, tuple(element for element in made.elements if element.level != 2))


def _contents_a_page_off(document: Document, made: Made) -> tuple[Document, Made]:
    off = (replace(e, text=f"{e.text}1") if e.role == "TOCI" else e for e in made.elements)
    return document, Made(made.pdf, tuple(off))


def _without_last_page(document: Document, made: Made) -> tuple[Document, Made]:
    planted = Made(made.pdf, made.elements[:-1])
    vars(planted)["pages"] = made.pages[:-1]
    return document, planted


#: what is wrong, and the check that must see it
PLANTED: dict[str, tuple[Callable[[Document, Made], tuple[Document, Made]], Check]] = {
    "the file's name is shown": (_in_file(b"/DisplayDocTitle true", b"/DisplayDocTitle null"), title_language_claims),
    "no language": (_in_file(b"/Lang", b"/Lung"), title_language_claims),
    "no claim": (_in_file(b"<pdfuaid:part>1", b"<pdfuaid:part>7"), title_language_claims),
    "another heading": (_in_text("# Granskningar", "# Granskning"), headings),
    "another level": (_in_text("\n## Nämndens granskningar", "\n### Nämndens granskningar"), headings),
    "a heading less": (_in_text("# Granskningar", "Granskningar"), headings),
    "a level skipped": (_without_level_two, no_level_skipped),
    "another bookmark": (_in_text("# Granskningar", "# Granskning"), bookmarks),
    "no bookmarks": (_in_file(b"/Outlines", b"/Autlines"), bookmarks),
    "contents a page off": (_contents_a_page_off, contents),
    "headers without scope": (_in_file(b"/Scope", b"/Skope"), tables),
    "a table more": (_in_text("\n# Granskningar", "\n| A |\n| --- |\n| 1 |\n\n# Granskningar"), tables),
    "no alternative texts": (_in_file(b"/Alt", b"/Olt"), pictures),
    "another word": (_in_text("Platina", "Palatina"), words),
    "another figure": (_in_text("| 370 |", "| 371 |"), words),
    "a word more": (_in_text("Varje loggkontroll", "Varje enda loggkontroll"), words),
    "a page lost": (_without_last_page, pages),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_seen(fault: str, example: Example) -> None:
    plant, check = PLANTED[fault]
    whole = example.documents[_SAMPLE], example.made(_SAMPLE)
    planted = plant(*whole)
    assert planted != whole
    assert check(*planted)


# -- conformance ------------------------------------------------------------------------------------

#: what is planted in one file each, and how the name of the rule begins that must notice it
BROKEN = {
    "title": (b"/DisplayDocTitle true", b"/DisplayDocTitle null", "7.1-10:"),
    "headers": (b"/Headers", b"/Heoders", "7.5-1:"),
    "alternative": (b"/Alt", b"/Olt", "7.3-1:"),
}


def test_all_conform_and_a_planted_fault_does_not(example: Example) -> None:
    """PDF/UA-1 and PDF/A-2a, by veraPDF, in one run with the controls."""
    whole = {name: example.pdf(name) for name in example.documents}
    # both ways in which a cell may say what its header is
    sample = whole[_SAMPLE].replace(b"/Scope", b"/Skope")
    planted = {f"planted {name}": sample.replace(old, new) for name, (old, new, _) in BROKEN.items()}
    assert all(content != sample for content in planted.values())
    broken = failures(whole | planted)
    for name, (_, _, rule) in BROKEN.items():
        found = broken.pop(f"planted {name}", [])
        assert any(one.startswith(rule) for one in found), f"{name}: {found}"
    assert broken == {}
