"""What laws are called in Swedish running text, and whether a naming carries the law's number.

Three shapes: a compound with a definite ending (socialtjänstlagen, offentlighets- och
sekretesslagen, miljöbalken), "lagen om …" or "lagen (2007:171) om …", and an abbreviation where a
law is cited (9 § LSS, enligt SoL). Endings alone do not tell a law from a team or a proposal
(arbetslagen, förslagen), so what is known not to be a law is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: abbreviation -> the name it stands for, as far as it is needed to know that name again
ABBREVIATIONS = {
    "SoL": "socialtjänstlagen", "OSL": "offentlighets- och sekretesslagen", "HSL": "hälso- och sjukvårdslagen",
    "PSL": "patientsäkerhetslagen", "PDL": "patientdatalagen", "LOU": "lag om offentlig",
    "LOV": "lag om valfrihetssystem", "LSS": "lag om stöd", "LVU": "lag med särskilda", "LVM": "lag om vård",
    "AML": "arbetsmiljölagen", "LAS": "lag om anställningsskydd", "KL": "kommunallagen",
    "FL": "förvaltningslagen", "TF": "tryckfrihetsförordningen", "BrB": "brottsbalken",
    "SFB": "socialförsäkringsbalken",
}  # fmt: skip

#: a word that ends so is a team, a proposal, a share of something, or an act of the EU
_NOT_A_LAW = re.compile(
    r".*(?:(?:före|för|av|an|in|ut|upp|om|be|över|till|ned|neder|samman|på|genom|hand|ihop|kring|dags|natur)slag"
    r"|underlag|bolag|förlag|(?<!pl)anlag|arbetslag|vårdlag|lärarlag|teamlag|speciallag|ramlag"
    r"|(?:ai|eu|eidas|dataskydds|cybersäkerhets|cyberresiliens|maskin|produktsäkerhets)-?förordning)|grundlag"
)
_BALKAR = frozenset(
    f"{word}balk"
    for word in ("brotts", "miljö", "socialförsäkrings", "föräldra", "jorda", "ärvda", "rättegångs", "äktenskaps")
)
#: after "lagen om" these words begin no title
_NO_TITLE = frozenset(
    ("att", "en", "ett", "den", "det", "de", "dem", "man", "ingen", "inget", "inga", "någon", "något", "några",
     "inte", "vad", "hur", "när", "vi")
)  # fmt: skip

_LONGEST_WORD = 60
# each begins with a fixed text, for which Python searches five times as fast as for a choice
_ENDINGS = tuple(re.compile(rf"{word}(?:en)?s?(?![\w-])") for word in ("lag", "Lag", "balk", "förordning"))
# what stands before it is looked at by itself: a look-behind would be tried at every character
_SHORT = re.compile(rf"(?:{'|'.join(ABBREVIATIONS)})(?![\w-])")
_CITING = re.compile(r"(?:§\s*(?:\d+[a-z]?\.?\s*)?|kap\.?\s+|[Ee]nligt\s+|stöd\s+av\s+)$")
_JOINED = re.compile(r"\w+-\s+och\s+$")
_NUMBER = re.compile(r"\s*\(\d{4}:\d+\)")
_TITLE = re.compile(r"\s+(om|med)\s+(\w+)")
_NUMBER_LAST = re.compile(r"[^.()]{0,160}\(\d{4}:\d+\)")
#: "visselblåsarlagen, lag (2021:890) om …" and "lag (2021:890) om …, visselblåsarlagen"
_TOLD_AFTER = re.compile(r"\s*[,(–]\s*(?:det vill säga\s+|dvs\.?\s+)?lag(?:en)?\s*\(\d{4}:\d+\)")
_TOLD_BEFORE = re.compile(r"\(\d{4}:\d+\)[^.]{0,160}?(?:[,(–]|kallad|kallas|kallade)\s*$")


@dataclass(frozen=True, slots=True)
class LawName:
    """A law as it is named in one place: `text` as written, `key` equal for all ways of naming it."""

    text: str
    start: int
    key: str
    is_numbered: bool

    @property
    def end(self) -> int:
        """Where the naming ends in the text."""
        return self.start + len(self.text)

    @property
    def said(self) -> str:
        """How a message names the law."""
        words = " ".join(self.text.split())
        if words in ABBREVIATIONS:
            return words
        return "lagen" if self.key.startswith(("lag om", "lag med")) else words.removesuffix("s")

    def with_number(self, number: str) -> str:
        """The naming with the number where it belongs."""
        first, *rest = self.text.split()
        if first.casefold() in ("lag", "lagen"):
            return " ".join([first, f"({number})", *rest])
        return f"{' '.join(self.text.split())} ({number})"


def law_names(text: str) -> Iterator[LawName]:
    """Every naming of a law in a text, in order."""
    endings = (match for ending in _ENDINGS for match in ending.finditer(text))
    found = [name for match in endings if (name := _name_at(text, match)) is not None]
    for match in _SHORT.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before.isalnum() or before == "-":
            continue
        numbered = _NUMBER.match(text, match.end()) is not None
        if numbered or _CITING.search(text[max(0, match.start() - 25) : match.start()]):
            found.append(LawName(match.group(), match.start(), _key(ABBREVIATIONS[match.group()]), numbered))
    yield from sorted(found, key=lambda name: name.start)


def _name_at(text: str, match: re.Match[str]) -> LawName | None:
    start, end = match.span()
    floor = max(0, start - _LONGEST_WORD)
    while start > floor and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    if start == match.start():
        return _titled(text, start, end)
    word = text[start:end]
    numbered = _NUMBER.match(text, end) is not None
    base = _key(word)
    if not numbered and not word.rstrip("s").endswith("en"):
        return None  # "en ny lag", "arbetslag": no law in particular
    if len(base) < len("köplag") or _NOT_A_LAW.fullmatch(base) or (base.endswith("balk") and base not in _BALKAR):
        return None
    before = text[max(0, start - 200) : start]
    if joined := _JOINED.search(before):  # hälso- och sjukvårdslagen
        start -= len(joined.group())
        before = before[: joined.start()]
    numbered = (
        numbered or _TOLD_AFTER.match(text, end) is not None or _TOLD_BEFORE.search(_sentence_end(before)) is not None
    )
    return LawName(text[start:end], start, _key(text[start:end]), numbered)


def _titled(text: str, start: int, end: int) -> LawName | None:
    """The shape "lagen om …", with the number after the word, after the title, or not at all."""
    number = _NUMBER.match(text, end)
    title = _TITLE.match(text, number.end() if number else end)
    if title is None or title.group(2).casefold() in _NO_TITLE:
        return None
    word = text[start:end]
    if not word.startswith(("lag", "Lag")):
        return None
    last = _NUMBER_LAST.match(text, title.end()) if number is None else None
    if number is None and last is None and (word == "lag" or word.endswith("s") or title.group(1) != "om"):
        return None  # "enligt lag om inte annat följer"
    stop = end if number else title.end()
    key = f"lag {title.group(1)} {title.group(2).casefold()}"
    return LawName(text[start:stop], start, key, number is not None or last is not None)


def _key(name: str) -> str:
    """The name without genitive and definite ending, on one line: `socialtjänstlag`."""
    words = " ".join(name.casefold().split()).removesuffix("s")
    return words.removesuffix("en") if words.endswith(("lagen", "balken", "förordningen")) else words


def _sentence_end(before: str) -> str:
    """What stands before a place in the same paragraph."""
    return before.rpartition("\n\n")[2]
