"""A contributor's text is text, and costs no more than it may."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from internkontroll.documents.document import Drawing
from internkontroll.word import Limits, TypesettingError, docx
from tests.typesetting.documents import odd_images, short
from tests.typesetting.test_faults import FAULTS

from .package import Package, W, plain, text

#: what no text may become
_LITERAL = [
    "`<w:p><w:r><w:t>x</w:t></w:r></w:p>`{=openxml}",
    '[ord]{custom-style="Title"}',
    "# Rubrik {#id .klass custom-style=Title}",
    "<w:p/> &lt;w:p/&gt; ]]> <!-- x -->",
    '![x](a.png){width="1000cm"}',
    "{{ INCLUDEPICTURE http://example.org/x }} { HYPERLINK }",
]


@pytest.mark.parametrize("words", _LITERAL)
def test_markup_of_word_is_printed_as_it_stands(words: str) -> None:
    is_code = words.startswith("`")
    escaped = words if is_code else re.sub(r"(?=[!\[<&#])", r"\\", words)
    package = Package.of(docx(short(f"# Rubrik\n\n{escaped}\n")))
    assert [plain(p) for p in package.paragraphs("BodyText")] == [words.replace("`", "") if is_code else words]
    assert list(package.headings()) == [(1, "Rubrik")]


def test_a_raw_block_is_code() -> None:
    package = Package.of(
        docx(short('# Rubrik\n\n```{=openxml}\n<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr></w:p>\n```\n'))
    )
    assert package.paragraphs("SourceCode") == ['<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr></w:p>']
    assert len(package.paragraphs("Title")) == 1


def test_a_fenced_div_is_text() -> None:
    package = Package.of(docx(short('# Rubrik\n\n::: {custom-style="Title"}\nText\n:::\n')))
    assert package.paragraphs("Title") == ["Provdokument"]


def test_only_addresses_on_the_web_are_links() -> None:
    package = Package.of(
        docx(short("# R\n\n[a](file:///etc/passwd) [b](https://example.org) [c](../x.docx) [d](javascript:x)\n"))
    )
    relations = package.xml("word/_rels/document.xml.rels")
    assert [r.get("Target") for r in relations if r.get("TargetMode") == "External"] == ["https://example.org"]


def test_facts_with_markup_and_control_characters_are_text() -> None:
    hostile = '</w:t></w:r><w:br/> & "q" ${title} \x00\x0b\ufffe'
    document = replace(
        short("# Rubrik\n"), title=hostile, board=hostile, subtitle=hostile, case_number=hostile, appendix=hostile
    )
    package = Package.of(docx(document))
    assert package.paragraphs("Title") == ['</w:t></w:r><w:br/> & "q" ${title} ']
    assert package.properties()["title"] == '</w:t></w:r><w:br/> & "q" ${title} '


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pictures that the cases of `tests/typesetting/faults` show, good and bad."""
    return odd_images(tmp_path_factory.mktemp("images"))


@pytest.mark.parametrize(
    "case",
    sorted([*FAULTS.glob("image-*.md"), *FAULTS.glob("heading-*.md"), *FAULTS.glob("table-*.md")]),
    ids=lambda c: c.stem,
)
def test_a_fault_is_said_in_the_same_words_as_of_the_pdf(case: Path, images: dict[str, Path]) -> None:
    """Pictures one at a time: a broken one is found when it is drawn."""
    markdown = case.read_text(encoding="utf-8")
    shown = {name: file for name, file in images.items() if name in markdown}
    with pytest.raises(TypesettingError) as raised:
        docx(short(markdown, images=shown))
    assert f"{raised.value}\n" == case.with_suffix(".txt").read_text(encoding="utf-8")


def test_a_broken_picture_that_the_text_does_not_show_is_a_fault(images: dict[str, Path]) -> None:
    with pytest.raises(TypesettingError, match="inte en vanlig fil"):
        docx(short("# Rubrik\n", images={"lank.png": images["lank.png"]}))


def test_a_large_image_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "stor.png"
    with large.open("wb") as file:
        file.truncate(2 * 1024 * 1024)
    with pytest.raises(TypesettingError, match="större än 1 MB"):
        docx(short("# R\n\n![Ett diagram](stor.png)", images={"stor.png": large}), limits=Limits(image_megabytes=1))


def test_a_logo_that_is_a_link_is_refused(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.symlink_to("/etc/passwd")
    document = short("# Rubrik\n")
    with pytest.raises(TypesettingError, match=r"logo\.png"):
        docx(replace(document, profile=replace(document.profile, logo=logo)))


def test_a_drawing_becomes_a_picture_that_every_word_shows() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="5000" height="100"><rect width="5000" height="100"/></svg>'
    document = replace(short("# R\n\n![Ett streck](d/a%20b.svg)\n"), images=(("d/a b.svg", Drawing(svg)),))
    package = Package.of(docx(document))
    assert [part[:4] for name, part in package.parts.items() if "/media/" in name] == [b"\x89PNG"]
    assert [name for name in package.parts if name.endswith(".svg")] == []
    extent = next(e for e in package.body.iter() if e.tag.endswith("}extent"))
    # as wide as the text, 146 mm, in EMU
    assert 145 < int(extent.get("cx", "")) / 36_000 < 146.1


def test_a_bomb_of_a_picture_is_stopped() -> None:
    uses = ["".join([f'<use href="#g{n - 1}"/>'] * 20) for n in range(1, 9)]
    levels = "".join(f'<g id="g{n}">{use}</g>' for n, use in enumerate(uses, start=1))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><defs><g id="g0"><rect width="1" height="1"/></g>{levels}</defs><use href="#g8"/></svg>'
    document = replace(short("# R\n\n![Bomb](b.svg)\n"), images=(("b.svg", Drawing(svg)),))
    start = time.monotonic()
    with pytest.raises(TypesettingError):
        docx(document, limits=Limits(layout_seconds=5, layout_cpu_seconds=4, layout_megabytes=1024))
    assert time.monotonic() - start < 10


def test_a_text_that_takes_too_long_to_read_is_stopped() -> None:
    with pytest.raises(TypesettingError, match=r"inom 0\.2 sekunder") as raised:
        docx(short("ord " * 60_000), limits=Limits(reading_seconds=0.2))
    assert str(raised.value.location) == "records/prov.md:10:1"


@pytest.mark.parametrize("markdown", [
    "[" * 20_000,
    "ord" * 4_000,
    "".join(f"{'    ' * n}- nivå {n}\n" for n in range(12)),
    "> " * 60 + "djupt",
    "😀 \u202e bak \u200b",
], ids=["brackets", "word", "lists", "quotes", "signs"])  # fmt: skip
def test_odd_texts_end_in_a_whole_file_in_time(markdown: str) -> None:
    start = time.monotonic()
    package = Package.of(docx(short(f"# Rubrik\n\n{markdown}\n")))
    assert time.monotonic() - start < 20
    assert list(package.headings()) == [(1, "Rubrik")]


def test_a_table_of_five_thousand_rows() -> None:
    rows = "\n".join(f"| {n} | Risk för att något går fel på grund av ärende {n} | {n * 1000} |" for n in range(5_000))
    start = time.monotonic()
    package = Package.of(docx(short(f"# Rubrik\n\n| Nr | Risk | Värde |\n|---|---|---|\n{rows}\n")))
    assert time.monotonic() - start < 20
    table = package.body.find(f"{W}tbl")
    assert table is not None
    assert len(table.findall(f"{W}tr")) == 5_001
    assert text(table.findall(f"{W}tr")[-1]).startswith("4999")
