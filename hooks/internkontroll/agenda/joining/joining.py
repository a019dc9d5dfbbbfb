"""Files -> one file, in the order given."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from internkontroll.agenda.joining import cleaning, layers, metadata
from internkontroll.agenda.joining.bookmarks import Bookmark, bookmarks_of, outlines, top_of
from internkontroll.agenda.joining.objects import UnreadableError, array, dictionary
from internkontroll.agenda.joining.structure import Structure, Tree

#: what a page is called while it is copied: the library copies no objects that say that they are pages
_IN_TRANSIT = Name("/Sida")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of those to be joined.

    `levels` are the bookmarks that lead to it, from the top: parts that follow each other share those
    that they have in common. With none, the file's own bookmarks stand where it is.
    """

    content: bytes
    title: str
    levels: tuple[str, ...]


def opened(content: bytes) -> Pdf:
    """A file to be read, with limits of ours and none of its own. Raises `UnreadableError`."""
    try:
        pdf = Pdf.open(io.BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise UnreadableError("encrypted") from None
    except (pikepdf.PdfError, RuntimeError, ValueError):
        raise UnreadableError("broken") from None
    if pdf.is_encrypted:
        raise UnreadableError("encrypted")
    return pdf


def inspected(content: bytes) -> dict[str, Any]:
    """What there is to say of a foreign file before it is joined; see `foreign.Facts`. Raises `UnreadableError`."""
    with opened(content) as pdf:
        try:
            if "/Collection" in pdf.Root:
                raise UnreadableError("portfolio")
            if layers.needs_program(pdf):
                raise UnreadableError("program")
            if not len(pdf.pages):
                raise UnreadableError("empty")
            claims = metadata.claims_of(pdf)
            facts = {
                "pages": len(pdf.pages),
                "title": metadata.title_of(pdf),
                "language": metadata.language_of(pdf),
                "is_tagged": metadata.is_tagged(pdf),
                "is_accessible": claims.is_accessible,
                "activities": cleaning.activities(pdf),
                "is_signed": cleaning.is_signed(pdf),
            }
            cleaning.clean(pdf)
        except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError):
            # what is not as the standard has it, in a file that could be opened
            raise UnreadableError("broken") from None
        return facts


def joined(parts: Sequence[Part], front: metadata.Front) -> bytes:
    """The parts as one file; it claims only the standards that they all claim.

    Raises `UnreadableError`.
    """
    with ExitStack() as files:
        target = files.enter_context(Pdf.new())
        whole = _Whole(target, front.language)
        for number, part in enumerate(parts, 1):
            whole.add(number, part, files.enter_context(opened(part.content)))
        whole.finish()
        metadata.write(target, front, whole.claims)
        buffer = io.BytesIO()
        target.save(
            buffer,
            deterministic_id=True,
            fix_metadata_version=False,  # it would write our metadata anew, in its own way
            force_version="2.0" if whole.is_newer else "1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return buffer.getvalue()


class _Whole:
    """The joined file while its parts are put in."""

    def __init__(self, pdf: Pdf, language: str) -> None:
        self.pdf = pdf
        self.claims = metadata.ALL
        self.is_newer = False
        self._language = language
        self._is_tagged = True
        self._structure = Structure()
        self._bookmarks: list[Bookmark] = []
        self._layers: list[layers.Layers] = []
        self._forms: list[layers.Form] = []
        self._intent: Object | None = None

    def add(self, number: int, part: Part, source: Pdf) -> None:
        """Put one file's pages last, with all that belongs to them."""
        self.claims = self.claims.together_with(metadata.claims_of(source))
        self._is_tagged &= metadata.is_tagged(source)
        self.is_newer |= source.pdf_version.startswith("2")
        language = metadata.language_of(source)
        form = layers.form_of(source, number)
        pages = cleaning.clean(source)
        tree = self._structure.take(source)
        own, marks = layers.layers_of(source), bookmarks_of(source)
        intents = array(source.Root.get("/OutputIntents")) if self._intent is None else []
        for page in pages:
            page["/Type"] = _IN_TRANSIT
            if "/Parent" in page:
                del page["/Parent"]
        places = [mark for mark in _all(marks) if mark.place is not None]
        # one object with everything in it, so that what refers to the same thing still does when it is copied
        bundle = Dictionary(
            Pages=Array(pages),
            Top=Array(tree.top),
            Parents=Array([tree.parents[one] for one in tree.parents]),
            Ids=Array([tree.ids[one] for one in tree.ids]),
            Classes=Dictionary(tree.classes),
            Spaces=Array(tree.namespaces),
            Groups=Array(own.groups),
            Lists=Dictionary({name: Array(one) for name, one in own.lists.items()}),
            Fields=Array(form.fields),
            Places=Array([mark.place for mark in places]),
            Intent=Array(intents[:1]),
        )
        if form.resources is not None:
            bundle["/Resources"] = form.resources
        if form.appearance is not None:
            bundle["/Appearance"] = form.appearance
        copy = self.pdf.copy_foreign(source.make_indirect(bundle))
        copied = array(copy["/Pages"])
        for page in copied:
            page["/Type"] = Name("/Page")
            self.pdf.pages.append(pikepdf.Page(page))
        here = Tree(
            array(copy["/Top"]),
            dict(zip(tree.parents, array(copy["/Parents"]), strict=True)),
            dict(zip(tree.ids, array(copy["/Ids"]), strict=True)),
            dict(copy["/Classes"].items()),
            array(copy["/Spaces"]),
        )
        self._structure.add(self.pdf, here, part.title, "" if language == self._language else language)
        self._layers.append(
            layers.Layers(array(copy["/Groups"]), {name: array(one) for name, one in copy["/Lists"].items()})
        )
        self._forms.append(
            layers.Form(
                array(copy["/Fields"]), dictionary(copy.get("/Resources")), copy.get("/Appearance"), form.is_undrawn
            )
        )
        for mark, place in zip(places, array(copy["/Places"]), strict=True):
            mark.place = place
        self._hang(part.levels, copied[0], marks)
        self._intent = self._intent or next(iter(array(copy["/Intent"])), None)

    def _hang(self, levels: tuple[str, ...], page: Object, marks: list[Bookmark]) -> None:
        among = self._bookmarks
        for depth, title in enumerate(levels):
            is_last = depth == len(levels) - 1
            if is_last or not among or among[-1].title != title:
                among.append(Bookmark(title, top_of(page), is_open=not is_last))
            among = among[-1].below
        among.extend(marks)

    def finish(self) -> None:
        """Write what the catalogue says of the whole."""
        root = self.pdf.Root
        root["/Lang"] = pikepdf.String(self._language)
        root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
        found = {
            "/StructTreeRoot": self._structure.root(self.pdf),
            "/Outlines": outlines(self.pdf, self._bookmarks),
            "/OCProperties": layers.layer_properties(self.pdf, self._layers),
            "/AcroForm": layers.form(self.pdf, self._forms),
        }
        for name, value in found.items():
            if value is not None:
                root[name] = value
        root["/MarkInfo"] = Dictionary(Marked=self._is_tagged and found["/StructTreeRoot"] is not None)
        if self._bookmarks:
            root["/PageMode"] = Name("/UseOutlines")
        if self._intent is not None and self.claims.archive:
            root["/OutputIntents"] = Array([self._intent])


def _all(marks: list[Bookmark]) -> list[Bookmark]:
    """The bookmarks, those below too."""
    found = list(marks)
    for mark in found:
        found.extend(mark.below)
    return found
