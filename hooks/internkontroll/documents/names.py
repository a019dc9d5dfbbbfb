"""The names of boards and departments as they stand in running Swedish: inside a sentence, in genitive, together."""

from __future__ import annotations

from collections.abc import Sequence

from internkontroll.language import swedish
from internkontroll.naming import lower_first
from internkontroll.records import Organisation
from internkontroll.register import Register

#: kinds of organisation that are called by what they are (arbetsmarknads- och socialnämnden), not by a proper name
_COMMON = frozenset({"fullmäktige", "kommunstyrelse", "nämnd", "gemensam nämnd", "förvaltning", "enhet", "revision"})
#: the last part that names may share, and the part that stands for several
_SHARED = {
    "förvaltningen": "förvaltningarna",
    "nämnden": "nämnderna",
    "enheten": "enheterna",
    "avdelningen": "avdelningarna",
}
#: what such an organisation is called when its name has just been read, alone and with others
_CALLED = {
    "förvaltning": ("förvaltningen", "förvaltningarna"),
    "enhet": ("enheten", "enheterna"),
    "nämnd": ("nämnden", "nämnderna"),
    "gemensam nämnd": ("nämnden", "nämnderna"),
}


def in_sentence(register: Register, organisation: Organisation) -> str:
    """The name inside a sentence: `arbetsmarknads- och socialnämnden`, but `Inspektionen för vård och omsorg`."""
    municipality = register.settings.municipality.partition(" ")[0]
    is_common = organisation.kind in _COMMON and not organisation.title.startswith(municipality)
    return lower_first(organisation.title) if is_common else organisation.title


def genitive(name: str) -> str:
    """`stadskontorets`, `IVO:s`; a name that ends in s, x or z is its own genitive: `Skånes`."""
    if name[-1:].casefold() in ("s", "x", "z"):
        return name
    return f"{name}:s" if name[-1:].isupper() or name[-1:].isdigit() else f"{name}s"


def together(names: Sequence[str]) -> str:
    """Several as one: `funktionsstöds- och arbetsmarknads- och socialförvaltningarna`.

    Seed 002. Names that do not share their last part are listed. A name that is itself put together comes last,
    so that the sentence can be read.
    """
    for last, plural in _SHARED.items():
        stems = [name.removesuffix(last) for name in names]
        if len(names) > 1 and all(len(s) < len(n) and s[-1:].isalpha() for s, n in zip(stems, names, strict=True)):
            stems.sort(key=lambda stem: " och " in stem)
            return f"{', '.join(f'{stem}-' for stem in stems[:-1])} och {stems[-1]}{plural}"
    return swedish.listed(names)


def called(register: Register, organisations: Sequence[Organisation]) -> str:
    """What they are called where the reader knows which are meant: `förvaltningen`, `förvaltningarna`, `nämnden`."""
    kinds = {organisation.kind for organisation in organisations}
    words = _CALLED.get(next(iter(kinds))) if len(kinds) == 1 else None
    if words is None:
        return swedish.listed(in_sentence(register, organisation) for organisation in organisations)
    return words[0] if len(organisations) == 1 else words[1]
