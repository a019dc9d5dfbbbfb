"""The text of documents and pages: footnotes, images and attachments from records that hold them in any place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from internkontroll.check import check
from internkontroll.documents import Document, document_of
from internkontroll.load import load
from internkontroll.pages.markup import AsMarkdown
from internkontroll.register import Register
from internkontroll.site import Site, build
from internkontroll.typesetting import pdf

BASE = Path(__file__).parents[1] / "base"
DAY = date(2025, 10, 1)
PLAN = """---
id: ASN-2025
typ: plan
nämnd: ASN
år: 2025
beslut: [{datum: 2024-12-12, paragraf: 1}]
rapporteringstillfällen:
  - {kod: T2, namn: Tertial 2, tidpunkt: 2025-09, period: "A & B *c*"}
poster:
  - {post: ASN-2025-D01, rapporteras: [T2]}
---
"""
RISK = """---
id: ASN-R01
typ: risk
titel: "Avdelning C #"
nämnd: ASN
---

## Beskrivning

Risk för skada[^1] i koden `[^1]` vilket kan leda till fel.[^två]

```
[^1]
```

## Motivering

Av andra skäl.[^3] Och samma.[^1]

[^1]: Den första noten
    på två rader.
[^två]: Den andra noten.

    Med ett stycke till.

[^3]: Den tredje noten.
"""
ACTION = """---
id: ASN-2025-D01
typ: åtgärd
slag: direktåtgärd
titel: Språket C#
nämnd: ASN
risker: [ASN-R01]
---

## Vad ska göras

Åtgärda.
"""
FOLLOW_UP = """---
id: ASN-2025-D01-T2
typ: uppföljning
avser: ASN-2025-D01
tillfälle: ASN-2025-T2
status: genomförd
---

## Genomförda åtgärder

![En bild](min%20bild.svg) och ![en [liten] till](bilder/min%20bild.svg "Titel").

Så skrivs en bild: `![En bild](min%20bild.svg)`, och en länk [![med bild](min%20bild.svg)](min%20bild.svg).

```
![En bild](min%20bild.svg) [länk](javascript:x)
```
"""
REPORT = """---
id: ASN-2025-RAPPORT-T2
typ: rapport
tillfälle: ASN-2025-T2
nämnd: ASN
---
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="{}" height="5"/></svg>'


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """A board with a risk, an action, its follow-up and the report."""
    for one in BASE.iterdir():
        (tmp_path / one.name).write_bytes(one.read_bytes())
    for name, text in {
        "ASN-2025-plan": PLAN, "ASN-R01-risk": RISK, "ASN-2025-D01-a": ACTION, "ASN-2025-D01-T2-a": FOLLOW_UP,
        "ASN-2025-RAPPORT-T2-r": REPORT,
    }.items():  # fmt: skip
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    (tmp_path / "bilder").mkdir()
    (tmp_path / "min bild.svg").write_text(PICTURE.format(1))
    (tmp_path / "bilder" / "min bild.svg").write_text(PICTURE.format(2))
    return Register(load(tmp_path, "."))


def report_of(register: Register) -> Document:
    """The report; the register's faults may not be of form or of files."""
    found = [f for f in check(register, DAY).findings if len(f.code) > 4 or f.code == "IK68"]
    assert found == []
    document = document_of(register, "ASN-2025-RAPPORT-T2", DAY)
    assert document is not None
    return document


def tree(register: Register) -> Site:
    """The site as Markdown."""
    return build(register, check(register, DAY), DAY, markup=AsMarkdown)


def test_notes_follow_the_section_that_refers_to_them(register: Register) -> None:
    """Definitions last in the file come with the section that is printed, and only those it needs."""
    document = report_of(register)
    text = document.markdown
    assert text.count("[^asn-r01-1]: Den första noten\n    på två rader.") == 1
    assert text.count("[^asn-r01-två]: Den andra noten.\n\n    Med ett stycke till.") == 1
    assert "tredje" not in text
    assert "`[^1]`" in text, "code is no reference"
    assert "```\n[^1]\n```" in text
    line = text.split("\n").index("[^asn-r01-1]: Den första noten") + 1
    place = document.locate(line)
    assert place is not None
    assert (place.path.removeprefix("./"), place.line) == ("ASN-R01-risk.md", 20)


def test_notes_of_two_sections_on_one_page(register: Register) -> None:
    """On the record's own page every note is defined once, wherever it is referred to."""
    (page,) = (page for page in tree(register).pages if page.record_id == "ASN-R01")
    for words in ("Den första", "Den andra", "Den tredje"):
        assert page.markdown.count(words) == 1


def test_images_with_spaces_and_the_same_name(register: Register) -> None:
    """The check, the document and the page mean the same files, and each has its own address."""
    document = report_of(register)
    names = [f"asn-2025-d01-t2/{name}" for name in ("min-bild.svg", "bilder/min-bild.svg")]
    assert [name for name, _ in document.images] == names
    for code in ("`![En bild](min%20bild.svg)`", "```\n![En bild](min%20bild.svg) [länk](javascript:x)\n```"):
        assert code in document.markdown, "code stands as it is written"
    assert pdf(document).startswith(b"%PDF")
    site = tree(register)
    assert sorted(site.files) == sorted(f"bilagor/{name}" for name in names)
    (page,) = (page for page in site.pages if page.record_id == "ASN-2025-D01-T2")
    assert "![En bild](../bilagor/asn-2025-d01-t2/min-bild.svg)" in page.markdown
    assert '![en [liten] till](../bilagor/asn-2025-d01-t2/bilder/min-bild.svg "Titel")' in page.markdown
    assert "en länk ![med bild](../bilagor/asn-2025-d01-t2/min-bild.svg)." in page.markdown
    assert "`![En bild](min%20bild.svg)`" in page.markdown
    assert "![En bild](min%20bild.svg) [länk](javascript:x)" in page.markdown


def test_subtitle_is_no_markdown(register: Register) -> None:
    assert report_of(register).subtitle == "A & B *c*"


def test_titles_that_end_in_a_number_sign(register: Register) -> None:
    text = report_of(register).markdown
    assert "Avdelning C &#35;\n" in text
    assert "Språket C&#35;\n" in text
