"""What a case file cannot hold: large files, links, Word files, other encodings."""

from __future__ import annotations

import time
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest

from internkontroll.findings import Finding
from internkontroll.load import load
from internkontroll.register import Register
from internkontroll.rules import all_rules

RECORD = """---
id: ASN-R01
typ: risk
titel: A
nämnd: ASN
bilagor:
  - {fil: underlag.docx, titel: Underlag}
---
"""


def found(root: Path, code: str) -> list[Finding]:
    """The rule's findings on a register of one record."""
    register = Register(load(root, "."))
    module = next(one for one in all_rules() if one.RULE.code == code)
    return list(module.check(register, date(2025, 10, 1)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "register.yml").write_text("format: 1\nkommun: Exempelstad\n", "utf-8")
    (folder / "ASN-R01-a.md").write_text(RECORD, "utf-8")
    return folder


def word_file(file: Path, header: str, body: str) -> None:
    """A Word file as far as it matters here; a word may be split between runs."""
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/header1.xml", f"<w:hdr><w:p><w:r><w:t>{header}</w:t></w:r></w:p></w:hdr>")
        half = len(body) // 2
        runs = f"<w:r><w:t>{body[:half]}</w:t></w:r><w:r><w:t>{body[half:]}</w:t></w:r>"
        archive.writestr("word/document.xml", f"<w:p>{runs}</w:p>")


def test_too_large(root: Path) -> None:
    with (root / "underlag.docx").open("wb") as file:
        file.truncate(12_300_000)
    assert [f.message for f in found(root, "IK68")] == ["underlag.docx: filen är 12,3 MB, högst 10 MB."]


def test_link_out_of_the_register(root: Path, tmp_path: Path) -> None:
    (tmp_path / "hemligt.docx").write_bytes(b"x")
    (root / "underlag.docx").symlink_to(tmp_path / "hemligt.docx")
    messages = [f.message for f in found(root, "IK68")]
    assert messages == ["underlag.docx: filen ligger utanför registret. Lägg den bredvid posten."]


def test_link_within_the_register_is_used(root: Path) -> None:
    (root / "original.docx").write_bytes(b"x")
    (root / "underlag.docx").symlink_to(root / "original.docx")
    assert found(root, "IK68") == []


def test_name_stored_as_macos_stores_it(root: Path) -> None:
    """The same name, with å and ä as two signs each on the disk: the author cannot see it, nor mend it."""
    text = RECORD.replace("underlag.docx", "mått/enkät.txt") + "\n## Beskrivning\n\nRisk ![ä](m%C3%A4tt.png).\n"
    (root / "ASN-R01-a.md").write_text(text, "utf-8")
    folder = root / unicodedata.normalize("NFD", "mått")
    folder.mkdir()
    (folder / unicodedata.normalize("NFD", "enkät.txt")).write_text("x")
    (root / unicodedata.normalize("NFD", "mätt.png")).write_text("x")
    assert found(root, "IK68") == []


def test_link_with_a_name_of_another_type(root: Path) -> None:
    """The site serves a file under the name that the record has for it."""
    (root / "bild.txt").write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>")
    (root / "bild.svg").symlink_to(root / "bild.txt")
    (root / "ASN-R01-a.md").write_text(RECORD.replace("underlag.docx", "bild.svg"), "utf-8")
    (finding,) = found(root, "IK68")
    assert finding.message.startswith("bild.svg: bilden innehåller ett program.")


def test_word_file_with_a_number_and_a_stamp(root: Path) -> None:
    word_file(root / "underlag.docx", "SEKRETESS", "Fallet 811228-9874.")
    (number,) = found(root, "IK51")
    assert (str(number.location), number.secret) == ("./underlag.docx:1:1", True)
    assert number.message == "Filen ser ut att innehålla ett personnummer (visas inte). Ta bort det."
    (stamp,) = found(root, "IK52")
    assert (str(stamp.location), stamp.secret) == ("./underlag.docx:1:1", True)


def test_word_file_without_either(root: Path) -> None:
    word_file(root / "underlag.docx", "Röjande av sekretess", "Fallet 811228-9873.")
    assert found(root, "IK51") == found(root, "IK52") == []


def test_no_word_file_at_all(root: Path) -> None:
    (root / "underlag.docx").write_bytes(b"PK\x03\x04 not a zip")
    assert found(root, "IK51") == found(root, "IK52") == []


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_record_in_another_encoding(root: Path, encoding: str) -> None:
    (root / "ASN-R02-b.md").write_bytes("Ärende\nSEKRETESS\n811228-9874\n".encode(encoding))
    (number,) = found(root, "IK51")
    assert (number.location.line, number.location.column) == (3, 1)
    assert len(found(root, "IK52")) == 1


@pytest.mark.parametrize("code", [m.RULE.code for m in all_rules()])
def test_long_monotonous_text_is_judged_at_once(root: Path, code: str) -> None:
    """No rule may go quadratic on a text that a slip of the keyboard, or malice, made monotonous."""
    for number, unit in enumerate(("rutin", "lagen om ", "(2007:171) ", "två personer, ", "1", "Risk för ", "§ 1 ")):
        text = RECORD.replace("ASN-R01", f"ASN-R1{number}") + "\n## Beskrivning\n\n" + unit * (60_000 // len(unit))
        (root / f"ASN-R1{number}-b.md").write_text(text, "utf-8")
    start = time.process_time()
    found(root, code)
    assert time.process_time() - start < 10
