"""The package: whole, orderly, without a trace of when and where it was made."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from internkontroll.documents.document import Profile
from internkontroll.word import docx
from internkontroll.word.ooxml import PARAGRAPH_PROPERTIES
from tests.typesetting.documents import report, short

from .package import Package, W

PROJECT = Path(__file__).parents[2]
_MADE = """
import sys
from internkontroll.word import docx
from tests.typesetting.documents import report
sys.stdout.buffer.write(docx(report()))
"""


def test_the_same_bytes_on_another_path_in_another_time_zone(report_docx: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "annan mapp"
    folder.mkdir()
    paths = os.pathsep.join([str(PROJECT / "hooks"), str(PROJECT)])
    env = os.environ | {"PYTHONPATH": paths, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "TMPDIR": str(folder)}
    run = subprocess.run([sys.executable, "-c", _MADE], cwd=folder, env=env, check=True, capture_output=True)
    assert run.stdout == report_docx


def test_no_clock_and_no_order_of_chance_in_the_zip(report_docx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(report_docx)) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == ["[Content_Types].xml", *sorted(set(names) - {"[Content_Types].xml"})]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_has_a_type_and_every_relation_a_part(package: Package) -> None:
    types = package.xml("[Content_Types].xml")
    endings = {e.get("Extension") for e in types if e.tag.endswith("Default")}
    named = {e.get("PartName", "").lstrip("/") for e in types if e.tag.endswith("Override")}
    assert named <= set(package.parts)
    for name in set(package.parts) - named - {"[Content_Types].xml"}:
        assert name.rpartition(".")[2] in endings - {"xml"}, name
    relations = 0
    for name in package.parts:
        if not name.endswith(".rels"):
            continue
        folder = PurePosixPath(name).parent.parent
        for relation in package.xml(name):
            relations += 1
            if relation.get("TargetMode") != "External":
                assert str(folder / relation.get("Target", "")) in package.parts
    assert relations > 10


def test_every_reference_in_the_text_is_a_relation(package: Package) -> None:
    known = {relation.get("Id") for relation in package.xml("word/_rels/document.xml.rels")}
    own = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    used = {
        value for e in package.xml("word/document.xml").iter() for key, value in e.attrib.items() if key.startswith(own)
    }
    assert used
    assert used <= known


def test_every_style_that_is_used_is_defined(package: Package) -> None:
    defined = {style.get(f"{W}styleId") for style in package.xml("word/styles.xml").iter(f"{W}style")}
    for part in (
        "word/document.xml",
        "word/footnotes.xml",
        "word/header.xml",
        "word/header-first.xml",
        "word/footer.xml",
    ):
        for kind in ("pStyle", "rStyle", "tblStyle"):
            used = {style.get(f"{W}val") for style in package.xml(part).iter(f"{W}{kind}")}
            assert used <= defined, part
    for style in package.xml("word/styles.xml").iter(f"{W}style"):
        for kind in ("basedOn", "next"):
            assert {e.get(f"{W}val") for e in style.iter(f"{W}{kind}")} <= defined


def test_properties_of_a_paragraph_stand_in_the_schemas_order(package: Package) -> None:
    """Word calls a file broken when they do not."""
    seen = set()
    for part in ("word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/header.xml"):
        for properties in package.xml(part).iter(f"{W}pPr"):
            names = [child.tag.removeprefix(W) for child in properties]
            assert names == sorted(names, key=PARAGRAPH_PROPERTIES.index), part
            assert len(names) == len(set(names))
            seen.update(names)
    assert {"pStyle", "keepNext", "spacing", "numPr", "pBdr"} <= seen


def test_marks_have_numbers_of_their_own(package: Package) -> None:
    marks = [mark.get(f"{W}id") for mark in package.body.iter(f"{W}bookmarkStart")]
    ends = [mark.get(f"{W}id") for mark in package.body.iter(f"{W}bookmarkEnd")]
    assert len(marks) == len(set(marks)) > 3
    assert sorted(marks, key=str) == sorted(ends, key=str)


def test_the_date_is_the_documents_own(package: Package) -> None:
    properties = package.properties()
    assert properties["created"] == properties["modified"] == "2025-09-25T00:00:00Z"
    undated = replace(short("# Rubrik\n"), date=None, period=date(2025, 5, 1))
    assert Package.of(docx(undated)).properties()["created"] == "2025-05-01T00:00:00Z"


def test_no_properties_that_nobody_asked_for(package: Package) -> None:
    assert [name for name in package.parts if "custom" in name or "comments" in name or "theme" in name] == []
    assert b"pandoc" not in b"".join(package.parts.values()).lower()
    # Word would ask everybody who opens the file whether to update its fields
    assert package.xml("word/settings.xml").find(f"{W}updateFields") is None
    assert b"dirty" not in package.parts["word/document.xml"]


def test_the_first_page_has_the_facts_in_order() -> None:
    package = Package.of(docx(replace(report(), subtitle="Tertial 2 & maj–augusti <2025>")))
    first = package.paragraphs
    assert first("Municipality") == ["Exempelstads kommun"]
    assert first("Board") == ["Arbetsmarknads- och socialnämnden"]
    assert first("Title") == ["Uppföljning av internkontrollplan\u00a02025"]
    assert first("Subtitle") == ["Tertial 2 & maj–augusti <2025>"]
    assert first("Fact") == ["Datum25 september 2025", "DiarienummerASN-2025-1234", "DokumentASN-2025-RAPPORT-T2"]


def test_the_kind_of_document_is_said_once() -> None:
    document = replace(report(), title="Nämndens svar", kind="Yttrande", is_draft=True)
    package = Package.of(docx(document))
    assert package.paragraphs("Kind") == ["Yttrande"]
    assert package.paragraphs("Fact")[-1] == "StatusUtkast"
    assert Package.of(docx(report())).paragraphs("Kind") == []


def test_header_and_footer_say_what_the_page_belongs_to() -> None:
    marked = Package.of(docx(replace(report(), is_draft=True, appendix="Bilaga 2")))
    header = b"".join(marked.parts["word/header.xml"].split()).decode()
    assert "Uppföljningavinternkontrollplan2025" in header
    assert "Arbetsmarknads-ochsocialnämnden" in header
    for part in ("word/header.xml", "word/header-first.xml"):
        assert "Utkast · Bilaga 2" in marked.parts[part].decode()
    footer = marked.parts["word/footer.xml"].decode()
    assert "ASN-2025-1234" in footer
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    unmarked = Package.of(docx(report()))
    assert b"Utkast" not in unmarked.parts["word/header.xml"] + unmarked.parts["word/header-first.xml"]


def test_the_municipality_decides_on_colours_and_typeface() -> None:
    # a yellow is darkened until it can be read; a quotation mark does not leave its attribute
    looks = Profile("Kommunen", "#ffd500", "#cc0000", typeface='Tex Gyre" w:x="1')
    package = Package.of(docx(replace(short("# Rubrik\n"), profile=looks)))
    styles = package.parts["word/styles.xml"].decode()
    assert "FFD500" not in styles
    assert "CC0000" in styles
    fonts = [font.get(f"{W}name") for font in package.xml("word/fontTable.xml").iter(f"{W}font")]
    assert fonts == ["Tex Gyre w:x=1", "Consolas"]


def test_a_logo_stands_on_the_first_page(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><rect width="400" height="100"/></svg>'
    )
    package = Package.of(
        docx(replace(short("# Rubrik\n"), profile=Profile("Kommunen", "#0b4a6f", "#0b4a6f", logo=logo)))
    )
    assert package.parts["word/media/logo.png"].startswith(b"\x89PNG")
    assert "Logotyp: Kommunen" in package.parts["word/document.xml"].decode()
