"""Foreign PDF files as they come: well made, scanned, locked, broken, and made to do harm."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from internkontroll.typesetting import pdf
from tests.typesetting.documents import short

TABLE = "| Fråga | Ja |\n| --- | ---: |\n| Loggas det? | 12 |\n"


def tagged() -> bytes:
    """Accessible: tags, language, title, a table with header cells, a link and two bookmarks."""
    text = f"# Enkäten\n\nSvar från cheferna, se <https://example.org/>.\n\n{TABLE}\n# Metoden\n\nEn fråga till alla.\n"
    return pdf(short(text, title="Enkät till cheferna"))


def untagged(change: Callable[[Pdf], None] = lambda _: None, pages: int = 2) -> bytes:
    """Pages with a line of text each and nothing else; `change` adds to it."""
    with Pdf.new() as made:
        font = made.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for number in range(1, pages + 1):
            page = made.add_blank_page(page_size=(595, 842))
            page.Contents = made.make_stream(f"BT /F1 24 Tf 72 700 Td (Sida {number} av avtalet) Tj ET".encode())
            page.Resources = Dictionary(Font=Dictionary(F1=font))
        change(made)
        return saved(made)


def saved(made: Pdf, **options: Any) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer, deterministic_id="encryption" not in options, **options)
    return buffer.getvalue()


def encrypted() -> bytes:
    with Pdf.open(io.BytesIO(untagged())) as made:
        return saved(made, encryption=pikepdf.Encryption(owner="a", user="b"))


def locked() -> bytes:
    """Anybody may read it, but a password is needed to change it."""
    with Pdf.open(io.BytesIO(untagged())) as made:
        return saved(made, encryption=pikepdf.Encryption(owner="a", user=""))


def broken() -> bytes:
    return b"%PDF-1.7\nhej\n%%EOF\n"


def active() -> bytes:
    """Does all that a PDF can do when it is opened, turned, clicked on or printed."""

    def change(made: Pdf) -> None:
        script = made.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert('hej')")))
        launch = Dictionary(S=Name.Launch, F=String("/bin/sh"), Next=script)
        web = Dictionary(S=Name.URI, URI=String("https://example.org/"), Next=script)
        box = Array([72, 600, 200, 650])
        file = made.make_indirect(
            Dictionary(Type=Name.Filespec, F=String("x.exe"), EF=Dictionary(F=made.make_stream(b"MZ program")))
        )
        appearance = made.make_stream(b"1 0 0 rg 0 0 128 50 re f", Type=Name.XObject, Subtype=Name.Form)
        appearance.BBox = Array([0, 0, 128, 50])
        made.pages[0].Annots = Array([
            made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=launch)),
            made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=web)),
            made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box,
                                          A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)")))),
            made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=box, FS=file,
                                          AP=Dictionary(N=appearance))),
            made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box,
                                          Dest=Array([made.pages[1].obj, Name.Fit]))),
        ])  # fmt: skip
        made.pages[0].AA = Dictionary(O=script)
        hidden = made.make_indirect(
            Dictionary(FT=Name.Tx, T=String("a"), V=String("b"), AA=Dictionary(K=script), A=launch)
        )
        made.Root.AcroForm = Dictionary(Fields=Array([hidden]), XFA=String("<x/>"))
        made.Root.OpenAction = script
        made.Root.AA = Dictionary(WC=script)
        made.Root.AF = Array([file])
        made.Root.Names = Dictionary(
            JavaScript=Dictionary(Names=Array([String("a"), script])),
            EmbeddedFiles=Dictionary(Names=Array([String("x"), file])),
        )

    return untagged(change)


def with_hidden_layer() -> bytes:
    """Its first page has a text in a layer that is off from the start."""

    def change(made: Pdf) -> None:
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("Utkast")))
        made.pages[0].Resources.Properties = Dictionary(L1=layer)
        made.pages[0].Contents = made.make_stream(b"/OC /L1 BDC BT /F1 24 Tf 72 700 Td (Dold text) Tj ET EMC")
        made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(BaseState=Name.OFF, Name=String("x")))

    return untagged(change)


def filled_form() -> bytes:
    """A form with an answer, and one that somebody has signed."""

    def change(made: Pdf) -> None:
        answer = made.make_stream(b"BT /F1 12 Tf 2 4 Td (Svaret) Tj ET", Type=Name.XObject, Subtype=Name.Form)
        answer.BBox = Array([0, 0, 200, 20])
        answer.Resources = Dictionary(Font=made.pages[0].Resources.Font)
        look = Dictionary(N=answer)
        common: dict[str, Any] = {"Type": Name.Annot, "Subtype": Name.Widget, "F": 4, "AP": look}
        field = made.make_indirect(
            Dictionary(**common, FT=Name.Tx, T=String("a"), V=String("Svaret"), Rect=Array([72, 600, 272, 620]))
        )
        mark = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String(b"\0" * 8))
        signature = made.make_indirect(
            Dictionary(**common, FT=Name.Sig, T=String("s"), V=mark, Rect=Array([72, 500, 272, 520]))
        )
        made.pages[0].Annots = Array([field, signature])
        made.Root.AcroForm = Dictionary(Fields=Array([field, signature]), SigFlags=3)

    return untagged(change)


#: what the metadata within a file say, and nothing that is seen
INNER = "Skrivet av anv01 i mappen Remisser"


def noted() -> bytes:
    """Each picture, font and page says who made it; among the fonts and pictures are some with odd names."""

    def change(made: Pdf) -> None:
        def notes() -> dict[str, Any]:
            told = made.make_stream(f"<x:xmpmeta>{INNER}</x:xmpmeta>".encode(), Type=Name.Metadata, Subtype=Name.XML)
            return {
                "/Metadata": told,
                "/LastModified": String(f"D:20250101 {INNER}"),
                "/PieceInfo": made.make_indirect(Dictionary(Illustrator=Dictionary(Private=String(INNER)))),
                "/OPI": Dictionary({"/1.3": Dictionary(F=String(INNER))}),
                "/PTEX.FileName": String(INNER),
                "/PTEX.InfoDict": made.make_indirect(Dictionary(Author=String(INNER))),
            }

        def note(*all_of: Any) -> None:
            for one in all_of:
                for name, value in notes().items():
                    one[name] = value

        page = made.pages[0]
        font = page.Resources.Font.F1
        image = made.make_stream(b"\xff\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
                                 ColorSpace=Name.DeviceRGB, BitsPerComponent=8)  # fmt: skip
        form = made.make_stream(b"0 0 1 rg 0 0 50 50 re f", Subtype=Name.Form, BBox=Array([0, 0, 50, 50]))
        note(image, form, font, page.obj)
        page.Resources.Font["/Metadata"] = font
        page.Resources.XObject = Dictionary({"/Im": image, "/Metadata": form})
        page.Contents = made.make_stream(
            b"q 50 0 0 50 72 500 cm /Im Do Q q 1 0 0 1 172 500 cm /Metadata Do Q "
            b"BT /Metadata 24 Tf 72 700 Td (Sida 1 av avtalet) Tj ET"
        )
        note(made.Root)

    return untagged(change)


def without_form() -> bytes:
    """The box of a form that no form has."""

    def change(made: Pdf) -> None:
        box = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), Rect=Array([0, 0, 9, 9]))
        made.pages[0].Annots = Array([made.make_indirect(box)])

    return untagged(change)
