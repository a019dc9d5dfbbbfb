"""Layers (optional content) and forms: what decides which of a page's marks are seen.

A layer that its file hides must stay hidden, and a form that somebody filled in must show the answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

from internkontroll.agenda.joining.objects import MOST, array, dictionary, integer, is_dictionary, is_true, key, text

_LISTS = ("/ON", "/OFF", "/Order", "/RBGroups", "/Locked")


@dataclass
class Layers:
    """One part's layers, and in which lists of the configuration they stand."""

    groups: list[Object] = field(default_factory=list)
    lists: dict[str, list[Object]] = field(default_factory=dict)


def layers_of(pdf: Pdf) -> Layers:
    """The layers of a file, as it shows them when it is opened."""
    own = dictionary(pdf.Root.get("/OCProperties"))
    if own is None:
        return Layers()
    groups = [one for one in array(own.get("/OCGs")) if is_dictionary(one)]
    shown = dictionary(own.get("/D"))
    lists = {name: array(shown.get(name)) if shown is not None else [] for name in _LISTS}
    if shown is not None and text(shown.get("/BaseState")) == "/OFF":
        lit = {key(one) for one in lists["/ON"] if is_dictionary(one)}
        lists["/OFF"] = [one for one in groups if key(one) not in lit]
    lists.pop("/ON")
    return Layers(groups, lists)


def layer_properties(pdf: Pdf, parts: list[Layers]) -> Object | None:
    """All parts' layers as the object that the catalogue names; None when there are none."""
    groups = [group for part in parts for group in part.groups]
    if not groups:
        return None
    shown = Dictionary(Name=pikepdf.String("Lager"))
    for name in _LISTS:
        together = [one for part in parts for one in part.lists.get(name, ())]
        if together:
            shown[name] = Array(together)
    return pdf.make_indirect(Dictionary(OCGs=Array(groups), D=shown))


@dataclass
class Form:
    """One part's fields, and what they need to be drawn."""

    fields: list[Object] = field(default_factory=list)
    resources: Object | None = None
    appearance: Object | None = None
    #: True when the reading program must draw the answers itself
    is_undrawn: bool = False


def form_of(pdf: Pdf, part: int) -> Form:
    """The fields of a file's form but signatures, renamed so that no other part has one of that name."""
    own = dictionary(pdf.Root.get("/AcroForm"))
    if own is None:
        return Form()
    fields = _without_signatures(array(own.get("/Fields")))
    for one in fields:
        one["/T"] = pikepdf.String(f"{part}-{text(one.get('/T'))}")
    resources = dictionary(own.get("/DR"))
    return Form(fields, resources, own.get("/DA"), is_true(own.get("/NeedAppearances")))


def form(pdf: Pdf, parts: list[Form]) -> Object | None:
    """All parts' fields as the object that the catalogue names; None when there are none."""
    fields = []
    for part in parts:
        for one in part.fields:
            if part.appearance is not None and "/DA" not in one:
                one["/DA"] = part.appearance
            fields.append(one)
    if not fields:
        return None
    own = Dictionary(Fields=Array(fields))
    resources = next((part.resources for part in parts if part.resources is not None), None)
    if resources is not None:
        own["/DR"] = resources
    if any(part.is_undrawn for part in parts):
        own["/NeedAppearances"] = True
    return pdf.make_indirect(own)


def needs_program(pdf: Pdf) -> bool:
    """True for a form that only the program that made it can show (XFA): its pages say `please wait`."""
    own = dictionary(pdf.Root.get("/AcroForm"))
    return own is not None and "/XFA" in own and not array(own.get("/Fields"))


def _without_signatures(fields: list[Object]) -> list[Object]:
    """The fields that are not for signing; those below them too."""
    kept, seen = [], set[tuple[int, int]]()
    waiting: list[tuple[list[Object], Object | None]] = [(fields, None)]
    while waiting:
        level, parent = waiting.pop()
        whole = []
        for one in level:
            own = key(one) if is_dictionary(one) else None
            if own is None or own in seen or text(one.get("/FT")) == "/Sig" or len(seen) > MOST:
                continue
            seen.add(own)
            whole.append(one)
            if (integer(one.get("/Ff")) is not None or "/T" in one) and array(one.get("/Kids")):
                waiting.append((array(one.get("/Kids")), one))
        if parent is None:
            kept = whole
        else:
            parent["/Kids"] = Array(whole)
    return kept
