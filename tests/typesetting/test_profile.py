"""The municipality's looks, and what an agenda and a draft put on every page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fontpkg_lato
import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from internkontroll.documents.document import Document, Profile
from internkontroll.typesetting import TypesettingError, pdf
from internkontroll.typesetting.colours import contrast, readable

from .documents import report, short

_PROFILE = Profile("Exempelstads kommun", "#0b4a6f", "#ffd400")
_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="#fb0"/></svg>'
)


def _with(document: Document, **profile: Any) -> Document:
    return replace(document, profile=replace(_PROFILE, **profile))


def _pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def _elements(data: bytes, tag: str) -> list[Any]:
    def below(element: Any) -> Iterator[Any]:
        element = element.get_object() if isinstance(element, IndirectObject) else element
        if isinstance(element, dict):
            yield element
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, list) else [kids]:
                yield from below(kid)

    root: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
    return [element for element in below(root["/StructTreeRoot"]) if element.get("/S") == tag]


def test_the_appendix_is_named_on_every_page() -> None:
    plain, numbered = pdf(report()), pdf(replace(report(), appendix="Bilaga 2"))
    assert not any("Bilaga 2" in page for page in _pages(plain))
    pages = _pages(numbered)
    assert len(pages) == len(_pages(plain)) > 1
    # once, and at the top: it is written first
    assert [page.count("Bilaga 2") for page in pages] == [1] * len(pages)
    # the text itself stands where it stood
    assert [page.replace("Bilaga 2", "").split() for page in pages] == [page.split() for page in _pages(plain)]


def test_a_draft_says_so_on_every_page_in_words() -> None:
    draft = pdf(replace(report(), is_draft=True))
    assert all("Utkast" in page for page in _pages(draft))
    assert _pages(draft)[0].count("Utkast") == 2  # in its header, and among its facts, which are read aloud
    reader = PdfReader(io.BytesIO(draft))
    assert reader.metadata is not None
    assert reader.metadata.title == "Uppföljning av internkontrollplan 2025 (utkast)"
    assert "(utkast)" not in "".join(_pages(draft))
    assert not any("tkast" in page for page in _pages(pdf(report())))


def test_headers_are_outside_the_reading_order() -> None:
    """They add no element to the structure: who listens is not told the same on every page."""
    marked = pdf(replace(report(), is_draft=False, appendix="Bilaga 2"))
    for tag in ("/P", "/Span", "/Div", "/H1"):
        assert len(_elements(marked, tag)) == len(_elements(pdf(report()), tag))


@pytest.mark.parametrize(
    ("kind", "title", "is_shown"),
    [
        ("Yttrande", "Svar på granskning", True),
        ("Internkontrollplan", "Internkontrollplan 2025", False),
        ("Yttrande", "yttrande till revisorerna", False),
        ("Blad", "Otillåten påverkan", True),
    ],
)
def test_the_kind_is_said_unless_the_title_says_it(kind: str, title: str, *, is_shown: bool) -> None:
    [page] = _pages(pdf(replace(short("Text.", title=title), kind=kind)))
    assert (kind in page.split("\n")) == is_shown


def test_the_logo_has_the_municipalitys_name(tmp_path: Path) -> None:
    logo = tmp_path / "logga.svg"
    logo.write_text(_LOGO, encoding="utf-8")
    data = pdf(_with(short("Text."), logo=logo))
    assert [str(figure["/Alt"]) for figure in _elements(data, "/Figure")] == ["Exempelstads kommun"]
    assert _elements(pdf(_with(short("Text."))), "/Figure") == []


def test_a_logo_that_cannot_be_used_is_told_by_its_key(tmp_path: Path) -> None:
    (tmp_path / "lank.png").symlink_to("/etc/passwd")
    (tmp_path / "trasig.png").write_bytes(b"\x89PNG\r\n\x1a\n och sedan ingenting")
    (tmp_path / "fel.svg").write_text("<svg", encoding="utf-8")
    outside = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd"/></svg>'
    (tmp_path / "utanfor.svg").write_text(outside, encoding="utf-8")
    (tmp_path / "bild.txt").write_bytes(b"text")
    for name in ("lank.png", "trasig.png", "fel.svg", "utanfor.svg", "bild.txt", "ingen.png"):
        with pytest.raises(TypesettingError) as raised:
            pdf(_with(short("Text."), logo=tmp_path / name))
        assert raised.value.message == (
            f"Logotypen ”{name}” går inte att använda. Nyckeln logotyp i register.yml ska namnge en hel bildfil."
        )


@pytest.mark.parametrize("colour", ["#0b4a6f", "#ffd400", "#ffffff", "#7f7f7f", "#ff0000", "#00ff00", "#000000"])
def test_a_colour_for_text_can_be_read(colour: str) -> None:
    shown = readable(colour)
    assert contrast(shown) >= 4.5
    if contrast(colour) >= 4.5:
        assert shown == colour
    else:  # no darker than it need be, but for the step it is found by
        assert contrast(shown) < 5


def test_contrast_is_as_the_standard_defines_it() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#ffffff") == pytest.approx(1)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.005)  # the textbook's lightest grey


def test_its_colours_are_in_the_file() -> None:
    """The line under the title has the accent, as it is, and the title the readable primary."""
    data = pdf(_with(short("Text."), primary="#336699", accent="#ffd400"))
    page: Any = PdfReader(io.BytesIO(data)).pages[0]
    drawn = page.get_contents().get_data().decode("latin-1")
    assert "1 0.83137256 0" in drawn
    assert "0.2 0.4 0.6" in drawn


@pytest.fixture
def typefaces(tmp_path: Path) -> Path:
    """Lato under another name: what a municipality's own files are to us."""
    folder = tmp_path / "typsnitt"
    folder.mkdir()
    for weight in ("Regular", "Bold", "Italic", "BoldItalic"):
        content = (Path(fontpkg_lato.ROOT) / "files" / f"Lato-{weight}.ttf").read_bytes()
        renamed = content.replace(b"Lato", b"Otal").replace("Lato".encode("utf-16-be"), "Otal".encode("utf-16-be"))
        (folder / f"{weight}.ttf").write_bytes(renamed)
    (folder / "OFL.txt").write_text("Licens", encoding="utf-8")
    return folder


def _fonts(data: bytes) -> set[str]:
    """The families in a file; each font's name is a tag of six letters, the family and the style."""
    names = set()
    for page in PdfReader(io.BytesIO(data)).pages:
        resources: Any = page["/Resources"]
        names |= {str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()}
    return {name.split("+")[-1].split("-")[0] for name in names}


def test_its_own_typeface_is_used(typefaces: Path) -> None:
    text = short("# Rubrik\n\nText, **fet** och *kursiv* och `kod`.")
    assert _fonts(pdf(_with(text, typeface="otal", typefaces=typefaces))) == {"Otal", "DejaVuSansMono"}
    assert _fonts(pdf(_with(text))) == {"Lato", "DejaVuSansMono"}


def test_an_installed_typeface_is_found_by_its_name() -> None:
    assert pdf(_with(short("Text."), typeface="lato")) == pdf(_with(short("Text.")))


def test_a_typeface_that_cannot_be_used_is_told_by_its_key(typefaces: Path) -> None:
    def said(name: str) -> str:
        with pytest.raises(TypesettingError) as raised:
            pdf(_with(short("Text."), typeface=name, typefaces=typefaces))
        return raised.value.message

    unknown = (
        "Typsnittet ”Annat” finns inte. Rätta nyckeln typsnitt i register.yml, "
        "eller lägg typsnittets filer i mappen typsnitt bredvid register.yml."
    )
    assert said("Annat") == unknown
    (typefaces / "Lank.ttf").symlink_to("/etc/passwd")
    assert said("Otal") == "Typsnittsfilen ”Lank.ttf” går inte att läsa. Lägg själva filen i mappen typsnitt."
    (typefaces / "Lank.ttf").unlink()
    header = b"\x00\x01\x00\x00" + (1).to_bytes(2, "big") + bytes(6)
    (typefaces / "Alla.ttf").write_bytes(header + b"fvar" + bytes(12))
    assert said("Otal").startswith("Typsnittsfilen ”Alla.ttf” är variabel (flera vikter i en fil).")
    for file in typefaces.iterdir():
        file.unlink()
    assert said("Annat") == unknown
