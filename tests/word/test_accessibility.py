"""What a screen reader needs, read back from the file: language, title, headings, header rows, alternative texts."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from internkontroll.word import docx
from tests.typesetting.documents import report, short

from .package import WP, Package, W, plain, style_of, text, value


def test_the_language_is_swedish_everywhere(package: Package) -> None:
    defaults = package.xml("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert value(defaults) == "sv-SE"
    assert package.properties()["language"] == "sv-SE"
    assert value(package.xml("word/settings.xml").find(f"{W}themeFontLang")) == "sv-SE"
    others = {lang.get(f"{W}val") for name in package.parts if name.endswith(".xml") for lang in _langs(package, name)}
    assert others == {"sv-SE"}


def _langs(package: Package, part: str) -> list[Element]:
    return list(package.xml(part).iter(f"{W}lang"))


def test_title_and_author_are_in_the_properties(package: Package) -> None:
    properties = package.properties()
    assert properties["title"] == "Uppföljning av internkontrollplan 2025"
    assert properties["subject"] == "Tertial 2, maj–augusti 2025"
    assert properties["creator"] == "Arbetsmarknads- och socialnämnden; Exempelstads kommun"
    assert properties["identifier"] == "ASN-2025-RAPPORT-T2"
    assert properties["keywords"] == "ASN-2025-1234"


def test_headings_are_headings_of_their_level(package: Package) -> None:
    written = [
        (len(line.partition(" ")[0]), line.partition(" ")[2])
        for line in report().markdown.split("\n")
        if line.startswith("#")
    ]
    assert list(package.headings()) == written
    outline = {
        style.get(f"{W}styleId"): value(style.find(f"{W}pPr/{W}outlineLvl"))
        for style in package.xml("word/styles.xml").iter(f"{W}style")
    }
    assert [outline[f"Heading{level}"] for level in range(1, 7)] == list("012345")


def test_the_list_of_contents_leads_to_the_headings(package: Package) -> None:
    marks = {}
    for paragraph in package.body.iter(f"{W}p"):
        for mark in paragraph.iter(f"{W}bookmarkStart"):
            marks[mark.get(f"{W}name")] = text(paragraph)
    links = {
        link.get(f"{W}anchor"): text(link) for link in package.body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")
    }
    assert links
    assert links == {name: words for name, words in marks.items() if name in links}
    assert [words for level, words in package.headings() if level <= 3] == list(links.values())
    instruction = next(package.body.iter(f"{W}instrText"))
    assert "TOC" in (instruction.text or "")


def test_a_long_list_of_contents_goes_less_deep() -> None:
    chapters = "\n\n".join(f"# Kapitel {n}\n\n## Del\n\n### Stycke\n\n{'ord ' * 100}" for n in range(12))
    package = Package.of(docx(short(chapters)))
    assert [len(package.paragraphs(style)) for style in ("TOC1", "TOC2", "TOC3")] == [12, 12, 0]
    assert 'TOC \\o "1-2"' in (next(package.body.iter(f"{W}instrText")).text or "")


def test_a_short_document_has_no_list_of_contents() -> None:
    assert Package.of(docx(short("# Rubrik\n\nText.\n"))).paragraphs("TOCHeading") == []


def test_every_table_has_a_header_that_is_repeated_and_rows_in_one_piece(package: Package) -> None:
    tables = list(package.body.iter(f"{W}tbl"))
    assert len(tables) > 1
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert {style_of(p) for p in rows[0].iter(f"{W}p")} == {"TableHeading"}
        assert sum(int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")) <= 8278 + 2 * 737


def test_a_wide_table_reaches_into_the_margins_and_divides_no_short_word() -> None:
    names = ["Senast", "Vad som har lovats", "Slag", "Till", "Källa", "Lämnad"]
    cells = ["September 2025", "Utvärdera rutinen", "Redovisning", "Kommunstyrelsen", "HANDLINGSPLAN", "Lämnad"]
    rows = "\n".join(f"| {' | '.join(row)} |" for row in (names, ["---"] * 6, cells))
    table = Package.of(docx(short(f"# Rubrik\n\n{rows}\n"))).body.find(f"{W}tbl")
    assert table is not None
    indent = table.find(f"{W}tblPr/{W}tblInd")
    assert indent is not None
    assert indent.get(f"{W}w") == "-737"
    widths = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
    assert 8278 < sum(widths) <= 8278 + 2 * 737
    # a letter is about 5 points wide
    for width, heading, cell in zip(widths, names, cells, strict=True):
        assert width > 90 * max(len(word) for word in f"{heading} {cell}".split()), heading
    narrow = docx(short("# Rubrik\n\n- Punkt\n\n    | A | B |\n    |---|---|\n    | x | y |\n"))
    indent = Package.of(narrow).body.find(f"{W}tbl/{W}tblPr/{W}tblInd")
    assert indent is not None
    assert int(indent.get(f"{W}w", "")) > 0


def test_a_row_that_sums_up_stands_out() -> None:
    package = Package.of(docx(short("# R\n\n| Svar | Antal |\n|---|---|\n| Ja | 2 |\n| Totalt | 2 |\n")))
    rows = list(package.body.iter(f"{W}tr"))
    assert [style_of(next(row.iter(f"{W}p"))) for row in rows] == ["TableHeading", "TableText", "TableTotal"]


def test_columns_of_numbers_are_aligned_and_numbers_hold_together() -> None:
    package = Package.of(
        docx(
            short("""\
# Rubrik

| År | Antal | Andel | Vad |
|----|-------|-------|-----|
| 2020 | 996 | 12 % | fem |
| 2021 | 1 117 | – | 6 |

Det blev 1 117 000 kr, 55 % och § 4, men 12 5 och 1 1 är två tal var.
""")
        )
    )
    rows = [row.findall(f"{W}tc") for row in package.body.iter(f"{W}tr")]
    assert [[value(cell.find(f"{W}p/{W}pPr/{W}jc")) for cell in row] for row in rows] == [
        [None, "right", "right", None]
    ] * 3
    assert text(rows[2][1]) == "1\u00a0117"
    assert package.paragraphs("BodyText") == [
        "Det blev 1\u00a0117\u00a0000\u00a0kr, 55\u00a0% och §\u00a04, men 12 5 och 1 1 är två tal var."
    ]


def test_pictures_have_their_alternative_texts(package: Package) -> None:
    pictures = [p.get("descr") for p in package.body.iter(f"{WP}docPr")]
    assert pictures
    assert all(words and plain(words) in plain(report().markdown) for words in pictures)


def test_a_note_that_is_referred_to_twice_stands_once() -> None:
    package = Package.of(
        docx(
            short("""\
# Rubrik

Först[^a], sedan[^b], igen[^a].

[^a]: Den första.
[^b]: Den andra.
""")
        )
    )
    notes = [text(note).strip() for note in package.xml("word/footnotes.xml") if f"{W}type" not in note.attrib]
    assert notes == ["Den första.", "Den andra."]
    references = [note.get(f"{W}id") for note in package.body.iter(f"{W}footnoteReference")]
    assert len(references) == len(set(references)) == 2
    field = next(package.body.iter(f"{W}fldSimple"))
    assert text(field) == "1"
    mark = next(package.body.iter(f"{W}bookmarkStart")).get(f"{W}name", "")
    assert field.get(f"{W}instr", "").split()[:2] == ["NOTEREF", mark]
