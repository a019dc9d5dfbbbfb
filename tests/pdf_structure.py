"""A PDF read back: what a screen reader would be told, in the order in which it would be told.

Two readers that had no part in making the file. poppler's `pdfinfo -struct-text` gives roles and text; pypdf gives
what poppler does not print: alternative texts, the scope of header cells, bookmarks, language and title. Nothing is
skipped when poppler is missing: the test fails (`tests/tools` installs it).
"""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DecodedStreamObject, DictionaryObject, IndirectObject, NameObject, StreamObject

#: text inside them is theirs, however deep it lies: a paragraph in a cell is the cell's
_HOLDERS = frozenset({"LI", "TH", "TD", "Note", "FENote", "TOCI", "Caption", "Figure", *(f"H{n}" for n in range(1, 7))})
#: the tags that only mark words inside a run of text
_INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code", "Em", "Strong", "Lbl", "LBody", "Annot", "Sub"})

_TAG = re.compile(r' *([A-Z][A-Za-z0-9]*)(?: <[^>]*>)?(?: ".*")?(?: \((?:inline|block)\))?:?')
_TEXT = re.compile(r' *"(.*)"')
_REMARK = re.compile(r" */[A-Z]| *Object \d+ \d+$")
#: a run of text that says what its glyphs mean, without being tagged itself
_MEANING = re.compile(
    rb"/Span\s*<<\s*/ActualText\s*(?:<[0-9A-Fa-f]*>|\((?:[^()\\]|\\.)*\))\s*>>\s*BDC(.*?)\bEMC\b", re.DOTALL
)
#: in a font's table from glyphs to letters
_SOFT_HYPHEN, _HYPHEN = b"<00AD>", b"<002D>"


@dataclass(frozen=True, slots=True)
class Element:
    """One tagged piece of a document: a heading, a paragraph, an item of a list, a cell."""

    role: str
    #: every kind of space as one, words that were divided at the end of a line whole again
    text: str
    #: the headings that it stands under, from the highest; a heading's own is not among them
    path: tuple[str, ...]

    @property
    def level(self) -> int:
        """1 to 6 for a heading, else 0."""
        return int(self.role[1]) if re.fullmatch("H[1-6]", self.role) else 0


@dataclass(frozen=True, slots=True)
class _Inside:
    """A tag that is open while poppler's lines are read; two of them are never the same."""

    indent: int
    role: str
    #: the element that text in here belongs to
    holder: _Open | None
    #: the block that it is or lies in: a paragraph of an item is one, a word in bold is none
    block: _Inside | None


@dataclass(frozen=True, slots=True)
class _Open:
    """An element while its text is read: each piece with the tag that it lies directly in."""

    role: str
    pieces: list[tuple[_Inside, str]] = field(default_factory=list)


# -- roles and text, by poppler ---------------------------------------------------------------------


def elements(pdf: bytes) -> tuple[Element, ...]:
    """Everything that is tagged and has text, in reading order. Artifacts (running headers, page numbers) have no tag.

    Raises `FileNotFoundError` when there is no `pdfinfo`, `ValueError` when the file has no structure.
    """
    done: list[Element] = []
    above: list[str] = []
    for one in _tags_with_text(_structure_text(pdf)):
        element = Element(one.role, _joined(one.pieces), ())
        if not element.text:
            continue
        if element.level:
            del above[element.level - 1 :]
        done.append(Element(element.role, element.text, tuple(name for name in above if name)))
        if element.level:
            above += [""] * (element.level - 1 - len(above))
            above.append(element.text)
    if not done:
        raise ValueError("the PDF has no structure")
    return tuple(done)


def _structure_text(pdf: bytes) -> str:
    with tempfile.TemporaryDirectory(prefix="pdf-structure-") as folder:
        path = Path(folder, "document.pdf")
        path.write_bytes(_for_poppler(pdf))
        run = subprocess.run(
            ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(path)], capture_output=True, check=True, timeout=60
        )
    return run.stdout.decode("utf-8", errors="replace")


def _for_poppler(pdf: bytes) -> bytes:
    """The same file without two things that poppler 22.12 stumbles on; no glyph and no tag is touched.

    It takes the end of a mark that tells what a glyph means (a thin space) for the end of the tagged text around it,
    and drops the rest: of "1 117 kontroller" only "1" is left. And where a word was divided before the first hyphen,
    the table of letters has a soft one for both, and the mark tells which is meant: without it both are hyphens, and
    `_joined` tells them apart.
    """
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        contents = page.get_contents()
        if contents is not None:
            page[NameObject("/Contents")] = writer._add_object(_stream(_MEANING.sub(rb"\1", contents.get_data())))
        fonts = _dictionary(_dictionary(page, "/Resources"), "/Font")
        for name in fonts:
            font = _dictionary(fonts, name)
            table = _direct(font, "/ToUnicode")
            letters = table.get_data() if isinstance(table, StreamObject) else b""
            if _SOFT_HYPHEN in letters:
                font[NameObject("/ToUnicode")] = writer._add_object(_stream(letters.replace(_SOFT_HYPHEN, _HYPHEN)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _stream(content: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(content)
    return stream


def _tags_with_text(printed: str) -> list[_Open]:
    """The elements that hold text, in the order in which they begin, each with all its text.

    Raises `ValueError` at a line that is neither a tag nor text nor a remark.
    """
    found: list[_Open] = []
    above: list[_Inside] = []
    for line in printed.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if text := _TEXT.fullmatch(line):
            _close(above, indent)
            here = above[-1]
            # a bullet is drawn, a number is read
            if here.holder is not None and (here.role != "Lbl" or any(map(str.isalnum, text[1]))):
                here.holder.pieces.append((here, text[1]))
        elif tag := _TAG.fullmatch(line):
            _close(above, indent)
            role, around = tag[1], above[-1] if above else None
            holder = around.holder if around else None
            if role in _HOLDERS or (role not in _INLINE and (holder is None or holder.role not in _HOLDERS)):
                holder = _Open(role)
                found.append(holder)
            is_word = role in _INLINE and role != "LBody"
            above.append(_Inside(indent, role, holder, (around.block or around) if is_word and around else None))
        elif line.strip() and not _REMARK.match(line):
            raise ValueError(f"pdfinfo printed a line that is not understood: {line!r}")
    return found


def _close(above: list[_Inside], indent: int) -> None:
    while above and above[-1].indent >= indent:
        above.pop()


def _joined(pieces: Sequence[tuple[_Inside, str]]) -> str:
    """The pieces of one element as one text.

    poppler prints one piece for each line and each change of style. A line ends with its space; where it does not, it
    was broken by hand, or a word was divided: then the hyphen is a piece of its own.
    """
    text, before, divided = "", None, False
    for index, (inside, piece) in enumerate(pieces):
        following = pieces[index + 1][1] if index + 1 < len(pieces) else ""
        is_division = piece == "-" and text[-1:].isalpha() and following[:1].isalpha()
        if before is not None and before is not inside:
            is_apart = (before.block or before) is not (inside.block or inside)
        else:
            is_apart = text[-1:].isalnum() and piece[:1].isalnum()
        text += " " * (is_apart and not divided) + ("" if is_division else piece)
        before, divided = inside, is_division
    return " ".join(text.replace("\u00ad", "").replace("\u2060", "").replace("\u200b", "").split())


def headings(found: Sequence[Element]) -> list[tuple[int, str]]:
    """Level and text of every heading, in order."""
    return [(element.level, element.text) for element in found if element.level]


# -- what poppler does not print, by pypdf ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tag:
    """One element of the structure tree as the file holds it."""

    role: str
    #: alternative text
    alt: str | None
    #: `Column`, `Row` or `Both` of a header cell
    scope: str | None
    children: tuple[Tag, ...]

    def all(self, *roles: str) -> Iterator[Tag]:
        """Itself and all below it that have one of the roles."""
        if self.role in roles:
            yield self
        for child in self.children:
            yield from child.all(*roles)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself."""

    title: str | None
    #: a reader shows the title, not the file's name
    shows_title: bool
    language: str | None
    is_tagged: bool
    #: parts of the standards that the XMP metadata claims: `pdfuaid:part` -> `1`
    claims: dict[str, str]


def structure(pdf: bytes) -> Tag:
    """The structure tree under one tag `StructTreeRoot`. Raises `ValueError` when there is none."""
    root = PdfReader(io.BytesIO(pdf)).root_object
    if "/StructTreeRoot" not in root:
        raise ValueError("the PDF has no structure tree")
    return Tag("StructTreeRoot", None, None, tuple(_children(_dictionary(root, "/StructTreeRoot"))))


def _children(parent: DictionaryObject) -> Iterator[Tag]:
    kids = _direct(parent, "/K")
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(one, DictionaryObject) and "/S" in one:
            alt = one.get("/Alt")
            role = str(one["/S"]).removeprefix("/")
            yield Tag(role, None if alt is None else str(alt), _scope(one), tuple(_children(one)))


def _scope(tag: DictionaryObject) -> str | None:
    attributes = _direct(tag, "/A")
    for one in attributes if isinstance(attributes, list) else [attributes]:
        attribute = one.get_object() if isinstance(one, IndirectObject) else one
        if isinstance(attribute, DictionaryObject) and "/Scope" in attribute:
            return str(attribute["/Scope"]).removeprefix("/")
    return None


def facts(pdf: bytes) -> Facts:
    """Title, language and claims."""
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.root_object
    title = reader.metadata.title if reader.metadata else None
    language = root.get("/Lang")
    metadata = _direct(root, "/Metadata")
    xmp = metadata.get_data().decode("utf-8") if isinstance(metadata, StreamObject) else ""
    claims = re.findall(r"<(pdf(?:ua|a)id:\w+)>([^<]*)<", xmp) + re.findall(r'(pdf(?:ua|a)id:\w+)="([^"]*)"', xmp)
    return Facts(
        title=title,
        shows_title=_is_true(_dictionary(root, "/ViewerPreferences").get("/DisplayDocTitle")),
        language=None if language is None else str(language),
        is_tagged=_is_true(_dictionary(root, "/MarkInfo").get("/Marked")),
        claims=dict(claims),
    )


def _direct(of: DictionaryObject, key: str) -> object:
    """What stands under a key, not a reference to it; None when there is nothing."""
    found = of.get(key)
    return found.get_object() if isinstance(found, IndirectObject) else found


def _dictionary(of: DictionaryObject, key: str) -> DictionaryObject:
    """The dictionary under a key; an empty one when there is none."""
    found = _direct(of, key)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _is_true(value: object) -> bool:
    return isinstance(value, BooleanObject) and value.value


def bookmarks(pdf: bytes) -> list[tuple[int, str, int]]:
    """Level (from 1), title and page number (from 1) of every bookmark, in order."""
    reader = PdfReader(io.BytesIO(pdf))

    def below(entries: list[object], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from below(entry, level + 1)
            else:
                page = reader.get_destination_page_number(entry)  # type: ignore[arg-type]
                title = " ".join(str(entry.title).split())  # type: ignore[attr-defined]
                yield level, title, (-1 if page is None else page) + 1

    return list(below(list(reader.outline), 1))


def page_count(pdf: bytes) -> int:
    """How many pages the file has."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def pages(pdf: bytes) -> list[str]:
    """The text of each page with its running header and footer, every kind of space as one."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
