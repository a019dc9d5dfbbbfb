"""What a file says of itself: title, language, and which standards it claims to follow (XMP)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, unescape

from pikepdf import Name, Pdf, Stream, String

from internkontroll.agenda.joining.objects import array, dictionary, is_true, text

#: an ICC profile for grey or for red, green and blue: under ours the colours of both mean the same
_SCREEN_COMPONENTS = (1, 3)
_ACCESSIBLE_ARCHIVE = ("A", "U", "B")


@dataclass(frozen=True, slots=True)
class Claims:
    """The standards that a file says it follows; empty and False for one that says nothing."""

    #: PDF/UA-1
    is_accessible: bool
    #: of PDF/A-2 (or PDF/A-3, which only adds embedded files): A, U or B
    archive: str

    def together_with(self, other: Claims) -> Claims:
        """What both claim: the weaker of each."""
        weaker = max(self.archive, other.archive, key=(*_ACCESSIBLE_ARCHIVE, "").index)
        return Claims(self.is_accessible and other.is_accessible, weaker)


@dataclass(frozen=True, slots=True)
class Front:
    """What a joined file says of itself. `day` is `2023-10-26`, the only date in it."""

    title: str
    author: str
    language: str
    day: str


ALL = Claims(is_accessible=True, archive="A")


def claims_of(pdf: Pdf) -> Claims:
    """What the file claims, as far as it can be kept beside files of ours."""
    xmp = _xmp(pdf)
    level = _value(xmp, "pdfaid:conformance").upper()
    archive = level if _value(xmp, "pdfaid:part") in ("2", "3") and level in _ACCESSIBLE_ARCHIVE else ""
    if any(not _is_for_screen(intent) for intent in array(pdf.Root.get("/OutputIntents"))):
        archive = ""  # its colours are meant for a printing press; two sorts cannot stand in one archive file
    return Claims(_value(xmp, "pdfuaid:part") == "1", archive)


def title_of(pdf: Pdf) -> str:
    """The title in the file's metadata; empty when it has none."""
    found = re.search(r"<dc:title\b.*?<rdf:li[^>]*>\s*(.*?)\s*</rdf:li>", _xmp(pdf), re.DOTALL)
    if found and found.group(1):
        return unescape(found.group(1))
    return text(pdf.docinfo.get("/Title")).strip()


def language_of(pdf: Pdf) -> str:
    """The language that the whole file is said to be in, `sv-SE`; empty when none is said."""
    return text(pdf.Root.get("/Lang")).strip()


def is_tagged(pdf: Pdf) -> bool:
    """True when the file has tags and says that they are to be trusted."""
    marks, tags = dictionary(pdf.Root.get("/MarkInfo")), dictionary(pdf.Root.get("/StructTreeRoot"))
    return marks is not None and is_true(marks.get("/Marked")) and tags is not None and "/K" in tags


def write(pdf: Pdf, front: Front, claims: Claims) -> None:
    """Give a file its metadata."""
    title, author, day = _printable(front.title), _printable(front.author), front.day
    stamp = "D:" + day.replace("-", "") + "000000Z"
    pdf.docinfo["/Title"] = String(title)
    pdf.docinfo["/Author"] = String(author)
    pdf.docinfo["/CreationDate"] = String(stamp)
    pdf.docinfo["/ModDate"] = String(stamp)
    about = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(front.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>",
    ]
    if claims.archive:
        about.append(f"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{claims.archive}</pdfaid:conformance>")
    if claims.is_accessible:
        about.append("<pdfuaid:part>1</pdfuaid:part>" + _UA_SCHEMA)
    xmp = _PACKET.format("".join(about))
    stream = Stream(pdf, xmp.encode("utf-8"))
    stream["/Type"], stream["/Subtype"] = _NAMES
    pdf.Root["/Metadata"] = pdf.make_indirect(stream)


def _xmp(pdf: Pdf) -> str:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream):
        return ""
    raw = stream.read_bytes()[:200_000]
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return raw.decode(encoding, "replace")


def _printable(words: str) -> str:
    """Without control characters, which XML has no way of writing."""
    return "".join(sign for sign in words if sign.isprintable())


def _value(xmp: str, name: str) -> str:
    """A simple property, written as an element or as an attribute."""
    found = re.search(rf"{name}(?:\s*=\s*[\"']|\s*>)\s*(\w+)", xmp)
    return found.group(1) if found else ""


def _is_for_screen(intent: object) -> bool:
    profile = dictionary(one.get("/DestOutputProfile")) if (one := dictionary(intent)) is not None else None
    return profile is not None and profile.get("/N") in _SCREEN_COMPONENTS


_NAMES = (Name("/Metadata"), Name("/XML"))

_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">{}</rdf:Description></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="w"?>'
)
#: PDF/A knows no PDF/UA, so a file that is both must describe the other's mark to it (ISO 19005-2, 6.6.2.3)
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Which part of ISO 14289 the file follows</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
