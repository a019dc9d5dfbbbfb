"""What a file holds, where its name says otherwise, and pictures that are programs.

An SVG that is opened on the site runs what it holds on the site's own address, and one shown in a
page may fetch from elsewhere. Only a drawing that does neither is a picture. It is read with the
standard library's XML parser, which is given no entities: a document that declares its own is refused.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat

_ENCODINGS = ("utf-8", "utf-16", "us-ascii", "iso-8859-1")
_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
#: elements that run a script or show a page, whatever namespace they are said to be in
_ACTIVE = frozenset({
    "script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "link",
})  # fmt: skip
#: attributes that lead somewhere
_ADDRESSES = frozenset({"href", "src", "base", "action", "formaction", "data", "ping", "srcset"})
#: a picture of dots inside the drawing is no reference to anything outside
_EMBEDDED = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.ASCII)
#: a style that fetches; a backslash may hide one
_FETCHES = re.compile(r"url\(\s*[\"']?\s*(?!#|[\"'\s])|@import|image-set\(|(?<![\w-])src\(", re.IGNORECASE)
_SCRIPT_ADDRESS = re.compile(r"(java|vb|live)script:", re.IGNORECASE)
#: what a browser leaves out of an address
_IGNORED = re.compile(r"[\x00-\x20]+")

#: these are never text, so a file that begins as a web page is one
_NEVER_MARKUP = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".docx", ".xlsx"})


class _NotAPictureError(Exception):
    """Why an SVG is no plain picture, in Swedish."""


def content_fault(file: Path) -> str | None:
    """Why what a plain file holds cannot be published, as it stands in a message; None when it can."""
    suffix = file.suffix.casefold()
    if suffix == ".svg":
        return _svg_fault(file.read_bytes())
    if suffix in _NEVER_MARKUP:
        with file.open("rb") as opened:
            start = opened.read(1024)
        if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
            return f"filen är en webbsida och inte {suffix[1:]}. Spara den på nytt i rätt format"
    return None


def _svg_fault(content: bytes) -> str | None:
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader()
    parser.buffer_text = True
    parser.XmlDeclHandler = reader.declaration
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.entity
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(content, True)  # noqa: FBT003 -- the parser's own signature
    except _NotAPictureError as error:
        return f"bilden {error}. Spara den som en vanlig SVG-bild eller som png"
    except (expat.ExpatError, ValueError, LookupError):
        return "bilden går inte att läsa som SVG. Spara den på nytt eller som png"
    return None


class _Reader:
    """Stops at the first thing that is not drawing."""

    def __init__(self) -> None:
        self.is_root = True
        self.styles = 0
        self.style: list[str] = []

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        # of any other, the browser may make other signs than we did
        if encoding is not None and encoding.casefold() not in _ENCODINGS:
            raise _NotAPictureError("är inte sparad som UTF-8")

    def doctype(self, _name: str, _system: str | None, public: str | None, has_subset: int) -> None:
        # drawing programs name the SVG standard here; anything else could declare entities
        if has_subset or (public is not None and not public.startswith("-//W3C//DTD SVG ")):
            raise _NotAPictureError("har egna definitioner (DOCTYPE)")

    def entity(self, *_: object) -> None:
        raise _NotAPictureError("har egna definitioner (DOCTYPE)")

    def instruction(self, _target: str, _data: str) -> None:
        raise _NotAPictureError("hänvisar till något utanför sig själv")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if self.is_root and (space, name) != (_SVG, "svg"):
            raise _NotAPictureError("är ingen SVG-bild")
        self.is_root = False
        if name.casefold() in _ACTIVE or space == _XHTML:
            raise _NotAPictureError("innehåller ett program eller en webbsida")
        self.styles += name.casefold() == "style"
        for key, value in attributes.items():
            owner, _, word = key.rpartition(" ")
            self._attribute(word.casefold(), value, is_drawing=not owner)

    def _attribute(self, key: str, value: str, *, is_drawing: bool) -> None:
        bare = _IGNORED.sub("", value)
        if key.startswith("on") or _SCRIPT_ADDRESS.search(bare):
            raise _NotAPictureError("innehåller ett program")
        if key in _ADDRESSES and bare and not bare.startswith("#") and not _EMBEDDED.fullmatch(bare):
            raise _NotAPictureError("hänvisar till något utanför sig själv")
        # an animation may set what could not be written
        if key == "attributename" and (bare.casefold().startswith("on") or bare.casefold().endswith("href")):
            raise _NotAPictureError("innehåller ett program")
        if _FETCHES.search(value) or (is_drawing and "\\" in value):
            raise _NotAPictureError("hänvisar till något utanför sig själv")

    def end(self, tag: str) -> None:
        if tag.rpartition(" ")[2].casefold() == "style":
            self.styles -= 1
            told = "".join(self.style)
            self.style.clear()
            if "\\" in told or _FETCHES.search(told):
                raise _NotAPictureError("hänvisar till något utanför sig själv")

    def text(self, text: str) -> None:
        if self.styles:
            self.style.append(text)
