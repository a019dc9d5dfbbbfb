"""A group of fewer than five persons is described: somebody may be recognised.

Audits tell how few answered or did wrong ("tre av cheferna", 000, 003), and in a small unit everybody
knows who they were. Groups are found where results are told: the parts of a sample that counts
persons, and numbers of persons in the text of follow-ups, observations and external audits. A
number that is a requirement ("minst två personer") is no group, a single person ("en chef") is
usually nobody in particular, and a group told both as sample and in words is said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records import ExternalAudit, FollowUp, Observation
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.wording.citations import location_in, running_text

RULE = Rule(
    code="IK53",
    name="Liten grupp beskrivs",
    severity=Severity.NOTE,
    why="I en grupp under fem personer går det ofta att räkna ut vem som avses.",
    example="Tre av medarbetarna på enheten hade inte visat upp något utdrag.",
    mended="Några medarbetare hade inte visat upp något utdrag.",
    answered_by=(),
)

LIMIT = 5

_PERSONS = (
    r"\w*(?:personer|medarbetare|chefer|anställda|brukare|klienter|handläggare|sekreterare|barn|ungdomar|elever"
    r"|patienter|individer|intervjuade|respondenter|deltagare|kvinnor|män|vårdnadshavare)(?:na|en|nen)?\b"
)
_PERSON = re.compile(_PERSONS, re.IGNORECASE)
_NUMBERS = {"två": 2, "tre": 3, "fyra": 4, "1": 1, "2": 2, "3": 3, "4": 4}
#: a number, at most "av de" and one adjective between, and a word for persons
_GROUP = re.compile(
    rf"(?<![\w.,:/§–-])(två|tre|fyra|[1-4])\s+(?:av\s+)?(?:(?:de|dem|våra|dessa)\s+)?(?:\w+[ae]\s+)?{_PERSONS}",
    re.IGNORECASE,
)
#: what makes the number a requirement, a part of a larger number or the name of something
_NO_GROUP = re.compile(
    r"(?:\b(?:minst|högst|max|maximalt|än|till|alltid|ytterligare|kap\.?|steg|nivå|punkt|avsnitt|fråga|nr)|\d|§)\s+$",
    re.IGNORECASE,
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every group under five persons, each size once for each record."""
    records: tuple[FollowUp | Observation | ExternalAudit, ...] = (
        *register.of(FollowUp),
        *register.of(Observation),
        *register.of(ExternalAudit),
    )
    for record in records:
        if not record.historical:
            seen: set[int] = set()
            if not isinstance(record, ExternalAudit):
                yield from _in_samples(record, seen)
            yield from _in_text(record, seen)


def _in_samples(record: FollowUp | Observation, seen: set[int]) -> Iterator[Finding]:
    for index, sample in enumerate(record.samples):
        if sample.is_percent or not _PERSON.search(f"{sample.unit or ''} {sample.name}"):
            continue
        groups: list[tuple[tuple[str, ...], float]] = [(("delar", name), size) for name, size in sample.parts.items()]
        if sample.total is not None:
            groups.append((("totalt",), float(sample.total)))
        for keys, size in groups:
            if 0 < size < LIMIT and size == int(size) and int(size) not in seen:
                seen.add(int(size))
                yield RULE.finding(record.at("urval", index, *keys), _message(int(size)), record.id)


def _in_text(record: FollowUp | Observation | ExternalAudit, seen: set[int]) -> Iterator[Finding]:
    source = record.source
    if _GROUP.search(source.body.text) is None:
        return
    text = running_text(source)
    for match in _GROUP.finditer(text):
        size = _NUMBERS[match.group(1).casefold()]
        if size in seen or _NO_GROUP.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        seen.add(size)
        yield RULE.finding(location_in(source, match.start(), len(match.group().split("\n")[0])), _message(size))


def _message(size: int) -> str:
    return f"Kan någon pekas ut? Gruppen är bara {size} {'person' if size == 1 else 'personer'}."
