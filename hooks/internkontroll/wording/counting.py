"""How many items of each kind a report holds, and how many its introduction says that it holds.

Seed 003 begins "en av nämndens granskningar, två av nämndens direktåtgärder samt en av de
kommungemensamma granskningarna". Such counts are read in sentences that speak of this report; those about
the plan, about the next report or an earlier one are left alone, and so is "en" where it may be the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from internkontroll.language.prose import sentences
from internkontroll.questions import due, relations
from internkontroll.records import Action, Audit
from internkontroll.register import Point, Register

ACTIONS, DIRECT, AUDITS, OWN, COMMON = "åtgärder", "direktåtgärder", "granskningar", "egna", "gemensamma"

WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")

_COUNT = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(WORDS[1:])})\s+"
    r"(?P<of>av\s+(?:nämndens|de|våra|årets)\s+)?(?:(?:egna|egen|nya|ny)\s+)?"
    r"(?P<common>kommungemensam(?:ma)?\s+)?"
    r"(?P<noun>direktåtgärd|åtgärd|granskning)(?:er|erna|ar|arna)?\b",
    re.IGNORECASE,
)
_THIS_REPORT = re.compile(r"\brapport|\bredovisa|\binnehåller|\bomfattar|\btar\s+upp", re.IGNORECASE)
_OTHER_REPORT = re.compile(
    r"\b(?:nästa|senare|återstående|kvarstående|förra|föregående|tidigare|planens|planen\s+(?:innehåller|omfattar|består|har|rymmer))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A count as written: of what kind, how many, and where in the text it begins and how long it is."""

    kind: str
    number: int
    start: int
    length: int


def claims(text: str) -> Iterator[Claim]:
    """The counts of items that an introduction gives of its own report."""
    for sentence in sentences(text):
        if not _THIS_REPORT.search(sentence.text) or _OTHER_REPORT.search(sentence.text):
            continue
        found = list(_COUNT.finditer(sentence.text))
        for match in found:
            word = match.group("number").lower()
            if word == "en" and not match.group("of") and len(found) == 1:
                continue  # "en granskning" alone is as likely the article
            number = int(word) if word.isdigit() else WORDS.index(word)
            yield Claim(_kind(match), number, sentence.start + match.start(), len(match.group()))


def _kind(match: re.Match[str]) -> str:
    noun = match.group("noun").lower()
    if noun != "granskning":
        return DIRECT if noun == "direktåtgärd" else ACTIONS
    if match.group("common"):
        return COMMON
    return OWN if "nämndens" in (match.group("of") or "").lower() else AUDITS


def held(register: Register, point: Point) -> frozenset[str]:
    """The items that a report tells of: those followed up at the point, and the due ones that are answered there."""
    items = {f.about for f in relations.follow_ups_at(register, point)}
    items.update(e.item for e in due.due_entries(register, point) if due.told_at(register, e.item, point))
    return frozenset(items)


def number_of(register: Register, items: frozenset[str], kind: str) -> int:
    """How many of the items are of a kind."""
    return sum(1 for one in items if _is(relations.item(register, one), kind))


def _is(item: relations.Item | None, kind: str) -> bool:
    if isinstance(item, Action):
        return kind == ACTIONS or (kind == DIRECT and item.kind == "direktåtgärd")
    if isinstance(item, Audit):
        return kind in (AUDITS, COMMON if item.is_common else OWN)
    return False
