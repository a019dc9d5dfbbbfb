"""A law named in running text without its number: next year nobody knows which law was meant.

The texts cite laws in three ways: "lag (2021:890) om skydd för personer som …" (000),
"socialtjänstlagen (2025:400), SoL" (002) and by the bare name (003). A law needs its number the
first time a file names it; after that the name is enough. Allowed without a number: a form that
some policy document has as its title or in `citeras_som` (visselblåsarlagen), and acts of the EU,
which have no number in Svensk författningssamling (dataskyddsförordningen, 003). The rule would
rather miss a law than call a proposal (förslagen) or a team (arbetslagen) one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.consequences import lost
from internkontroll.findings import Finding, Severity
from internkontroll.records import PolicyDocument
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.source import Source
from internkontroll.wording.citations import broken_documents_with, covers, is_historical, location_in, running_text
from internkontroll.wording.law_names import LawName, law_names

RULE = Rule(
    code="IK48",
    name="Lag utan nummer",
    severity=Severity.WARNING,
    why="Utan nummer vet läsaren inte vilken lag som avses när lagen har ersatts av en ny.",
    example="Förvaltningen följer socialtjänstlagen.",
    mended="Förvaltningen följer socialtjänstlagen (2025:400).",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """The first naming of each law in a file, when it has no number and is no registered form."""
    forms = [form for document in register.of(PolicyDocument) for form in (document.title, *document.cited_as)]
    forms += [form.replace("Lag om", "Lagen om", 1) for form in forms if form.startswith("Lag om")]
    lookup = _Forms(forms)
    by_key: dict[str, set[str]] = {}
    for document in register.of(PolicyDocument):
        for name in law_names(" . ".join((document.title, *document.cited_as))) if document.sfs else ():
            by_key.setdefault(name.key, set()).add(document.sfs or "")
    for source in register.sources:
        if not is_historical(source):
            for name in _unnumbered(source, lookup):
                numbers = by_key.get(name.key, set())
                mended = name.with_number(next(iter(numbers))) if len(numbers) == 1 else None
                message = f"Ange {name.said} med nummer, till exempel ”{mended or 'lag (2007:171)'}”."
                place = location_in(source, name.start, len(name.text.split("\n")[0]))
                yield RULE.finding(
                    place,
                    message,
                    *broken_documents_with(register, name.text),
                    *lost(register, "styrdokument", name.text),
                    suggestion=mended,
                )


class _Forms:
    """The forms that need no number; those that a name can be part of are found once for each name."""

    def __init__(self, forms: list[str]) -> None:
        self.forms = [(form.casefold(), form) for form in forms]
        self.by_word: dict[str, list[str]] = {}

    def allow(self, name: LawName, text: str) -> bool:
        """True when the text names the law in one of the forms."""
        word = name.text.split()[-1].casefold().removesuffix("s")
        if word not in self.by_word:
            self.by_word[word] = [form for folded, form in self.forms if word in folded]
        return any(covers(form, text, name.start, name.end) for form in self.by_word[word])


def _unnumbered(source: Source, forms: _Forms) -> Iterator[LawName]:
    if not any(True for _ in law_names(source.body.text)):  # most files name no law: do no more for them
        return
    title = source.data.get("titel")
    # the title stands above the body on every page: a law that it numbers is numbered
    told = {name.key for name in law_names(title) if name.is_numbered} if isinstance(title, str) else set()
    text = running_text(source)
    for name in law_names(text):
        if name.is_numbered:
            told.add(name.key)
        elif name.key not in told and not forms.allow(name, text):
            told.add(name.key)
            yield name
