"""A withdrawn id that is in use, or that leads nowhere: its page is what an old link comes to.

Stands in register.yml, at the id or the replacement that is wrong. Broken records have their ids too, so that a
record that cannot be read is not called missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Location, Severity
from internkontroll.front_matter import read_front_matter
from internkontroll.load import SETTINGS_FILE, shown_path
from internkontroll.records.faults import nearest
from internkontroll.records.identity import GRAMMAR, RESERVED
from internkontroll.records.withdrawn import Withdrawn
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.source import Source

RULE = Rule(
    code="IK70",
    name="Indragen beteckning som inte stämmer",
    severity=Severity.ERROR,
    why="En indragen beteckning används aldrig igen, och den som följer en gammal länk ska hamna rätt.",
    example="indragna:\n  - {id: ASN-R09, typ: risk, datum: 2025-03-01, skäl: Dubblett., ersätts_av: ASN-R70}   # finns inte",
    mended="indragna:\n  - {id: ASN-R09, typ: risk, datum: 2025-03-01, skäl: Dubblett., ersätts_av: ASN-R07}",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every id that is in use or listed twice, and every replacement that does not exist."""
    if not register.settings.withdrawn:
        return
    source = _settings(register)
    withdrawn = frozenset(one.id for one in register.settings.withdrawn)
    seen: set[str] = set()
    for index, one in enumerate(register.settings.withdrawn):
        fault = "står redan bland de indragna. Ta bort den ena" if one.id in seen else _fault_of_id(register, one)
        seen.add(one.id)
        if fault:
            yield RULE.finding(source.at("indragna", index, "id"), f"{one.id} {fault}.")
        for place, other in enumerate(one.replaced_by):
            if other not in withdrawn and register.exists(other):
                continue
            near = None if other in withdrawn else nearest(other, sorted(register.ids), cutoff=0.8)
            ask = f" Menade du {near}?" if near else ""
            why = "själv är indragen" if other in withdrawn else "inte finns i registret"
            message = f"{one.id} ersätts av {other}, som {why}.{ask}"
            yield RULE.finding(_at(source, index, place), message, suggestion=near)


def _fault_of_id(register: Register, one: Withdrawn) -> str:
    if register.exists(one.id):
        return "används av en post. En indragen beteckning används aldrig igen: ta bort posten eller raden"
    pattern, explained = GRAMMAR[one.type]
    if one.id in RESERVED or not pattern.fullmatch(one.id):
        return f"passar inte typen {one.type}. Skriv {explained}"
    return ""


def _at(source: Source, index: int, place: int) -> Location:
    """The replacement's own place in a list, else that of the one replacement."""
    key = ("indragna", index, "ersätts_av")
    return source.at(*key, place) if (*key, place) in source.values else source.at(*key)


def _settings(register: Register) -> Source:
    """The settings' file with its places; it was read without fault, or there would be no withdrawn ids."""
    file = register.root / SETTINGS_FILE
    path = shown_path(file, register.root, register.label)
    try:
        text = file.read_text("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError):
        return Source(path, file, "")
    front = read_front_matter(text, path, 1)
    return Source(path, file, text, front.data, front.keys, front.values)
