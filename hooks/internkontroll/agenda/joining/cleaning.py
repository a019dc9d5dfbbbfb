"""A foreign file's pages without anything that acts or is noted unseen: what is left is what is seen, and links.

What may stay is listed, not what must go: a kind of action that nobody had thought of does not come in.
Pages look as they did. A note that carried a file or a film keeps its picture and becomes a stamp.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from internkontroll.agenda.joining.destinations import Destinations
from internkontroll.agenda.joining.objects import all_dictionaries, array, dictionary, is_dictionary, text

#: of a page, what it looks like and how it is read aloud
_PAGE_KEYS = frozenset({
    "/Type", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/Contents",
    "/Group", "/UserUnit", "/StructParents", "/Tabs", "/Annots",
})  # fmt: skip
#: notes on a page that only show something
_PASSIVE = frozenset({
    "/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight",
    "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/Widget", "/PrinterMark",
    "/TrapNet", "/Watermark", "/Redact",
})  # fmt: skip
#: what the other kinds of notes carry
_CARGO = ("/FS", "/Sound", "/Movie", "/A", "/RichMediaContent", "/RichMediaSettings", "/3DD", "/3DV", "/3DA", "/3DI")
#: keys that hold a program, a file or something to do, wherever they stand; none is ever seen on a page
_ACTIVE_KEYS = ("/AA", "/JS", "/JavaScript", "/EF", "/AF", "/PA", "/OpenAction", "/XFA", "/PieceInfo")
#: what a program has noted for itself or about where a picture comes from; none of it is ever seen on a page
_NOTED_KEYS = ("/LastModified", "/OPI", "/PTEX.FileName", "/PTEX.InfoDict", "/PTEX.PageNumber", "/PTEX.Fullbanner")
#: things that a list of resources may give any name, `/Metadata` too
_RESOURCES = frozenset({"/Font", "/XObject", "/ExtGState", "/Pattern", "/OCG", "/OCMD"})
_PICTURES = frozenset({"/Image", "/Form"})
_PASSIVE_ACTIONS = frozenset({"/URI", "/GoTo", "/Named"})
#: actions that make the reading program do something other than turn to a page (ISO 32000-1, table 198)
_COMMANDS = frozenset({
    "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/Thread", "/Sound", "/Movie", "/Hide",
    "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView", "/RichMediaExecute",
})  # fmt: skip
_SAFE_ADDRESSES = ("http://", "https://", "mailto:")
_PAGE_TURNS = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})

#: what a reader should know was in a file, in the order in which it is told
SCRIPT, FILES, ACTION = "script", "files", "action"


def activities(pdf: Pdf) -> tuple[str, ...]:
    """What the file can do besides being read, of `SCRIPT`, `FILES` and `ACTION`."""
    found = set[str]()
    for one in all_dictionaries(pdf):
        if "/JS" in one or "/JavaScript" in one:
            found.add(SCRIPT)
        if "/EF" in one or "/RichMediaContent" in one or "/3DD" in one:
            found.add(FILES)
        if text(one.get("/S")) in _COMMANDS and text(one.get("/Type")) != "/StructElem":
            found.add(ACTION)
    return tuple(one for one in (SCRIPT, FILES, ACTION) if one in found)


def clean(pdf: Pdf) -> list[Object]:
    """The pages, in order, when all that acts or is not seen has been taken from the file in memory.

    Also the file's own metadata: what is to be known of them must be read before.
    """
    pages: list[Object] = [page.obj for page in pdf.pages]
    destinations = Destinations(pdf)
    for page in pages:
        _clean_page(page, destinations)
    for one in all_dictionaries(pdf):
        _disarm(one)
    return pages


def _disarm(one: Object) -> None:
    """Takes what acts, and what is not seen, from any object: also from a field of a form that stands on no page."""
    for name in (*_ACTIVE_KEYS, *_NOTED_KEYS):
        if name in one:
            del one[name]
    # of a picture, a font or a colour profile: who made it, when and with what
    if "/Metadata" in one and not _is_resource(one.get("/Metadata")):
        del one["/Metadata"]
    if "/S" in one and "/Next" in one:  # an action that another one follows upon
        del one["/Next"]
    action = dictionary(one.get("/A"))
    # `/A` of a tag is its attributes, which have an owner (`/O`) and no `/S`
    if action is not None and "/S" in action and text(action.get("/S")) not in _PASSIVE_ACTIONS:
        del one["/A"]


def _is_resource(value: object) -> bool:
    own = dictionary(value)
    return own is not None and (text(own.get("/Type")) in _RESOURCES or text(own.get("/Subtype")) in _PICTURES)


def _clean_page(page: Object, destinations: Destinations) -> None:
    for name in [name for name in page.keys() if name not in _PAGE_KEYS]:  # noqa: SIM118 -- a pikepdf object
        if name != "/Parent":
            del page[name]
    if "/Annots" not in page:
        return
    notes = [note for note in array(page.get("/Annots")) if is_dictionary(note)]
    for note in notes:
        _clean_note(note, destinations)
    page["/Annots"] = Array(notes)


def _clean_note(note: Object, destinations: Destinations) -> None:
    kind = text(note.get("/Subtype"))
    if kind not in _PASSIVE or (kind == "/Widget" and _is_signature(note)):
        for name in (*_CARGO, "/Parent", "/FT", "/V", "/T", "/Kids", "/MK"):
            if name in note:
                del note[name]
        note["/Subtype"] = Name("/Stamp")
        return
    if "/A" in note:
        action = _safe_action(note.get("/A"), destinations)
        del note["/A"]
        if action is not None:
            note["/A"] = action
    if "/Dest" in note:
        place = destinations.resolve(note.get("/Dest"))
        del note["/Dest"]
        if place is not None:
            note["/Dest"] = place


def _safe_action(value: object, destinations: Destinations) -> Dictionary | None:
    """A copy of a link to a web address or a page, without what should follow upon it."""
    action = dictionary(value)
    kind = text(action.get("/S")) if action is not None else ""
    if action is None:
        return None
    if kind == "/URI":
        address = text(action.get("/URI")).strip()
        if address.casefold().startswith(_SAFE_ADDRESSES):
            return Dictionary(S=Name("/URI"), URI=pikepdf.String(address))
    if kind == "/GoTo":
        place = destinations.resolve(action.get("/D"))
        if place is not None:
            return Dictionary(S=Name("/GoTo"), D=place)
    if kind == "/Named" and text(action.get("/N")) in _PAGE_TURNS:
        return Dictionary(S=Name("/Named"), N=action["/N"])
    return None


def is_signed(pdf: Pdf) -> bool:
    """True when somebody has put an electronic signature in the file."""
    return any(text(one.get("/FT")) == "/Sig" and is_dictionary(one.get("/V")) for one in all_dictionaries(pdf))


def _is_signature(note: Object) -> bool:
    return any(text(one.get("/FT")) == "/Sig" for one in _with_parents(note))


def _with_parents(note: Object) -> Iterator[Object]:
    one: Object | None = note
    for _ in range(20):
        if one is None:
            return
        yield one
        one = dictionary(one.get("/Parent"))
