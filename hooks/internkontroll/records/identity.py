"""The grammar of ids: what an id of each record type looks like, and how ids are composed.

An id never changes and carries no meaning that is not also a field; the grammar exists so that
people recognise what an id names, and so that a slip is caught where it is written.
"""

from __future__ import annotations

import re

#: any id: A-Z, 0-9 and single hyphens
ID = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")

_BOARD = r"[A-Z][A-Z0-9]*"
_YEAR = r"\d{4}"
_CODE = r"[A-Z]{1,3}\d{0,2}"
_DAY = r"\d{4}-\d{2}-\d{2}"
_ITEM = rf"{_BOARD}-{_YEAR}-[DAG]\d{{2,3}}"
_EXTERNAL = r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*?"

#: ids that would take the address of a page that is always there: a list is the `index` of its folder
RESERVED = frozenset({"INDEX"})

#: typ -> (pattern, how it is explained to the user)
GRAMMAR: dict[str, tuple[re.Pattern[str], str]] = {
    "organisation": (re.compile(_BOARD), "en kort beteckning, till exempel ASN"),
    "styrdokument": (
        re.compile(rf"SFS-{_YEAR}-\d+|{_BOARD}-[A-Z0-9]+(?:-[A-Z0-9]+)*"),
        "SFS-år-nummer för en lag, annars utgivare och ett ord: SFS-2007-171, ASN-RUTIN-LOGG",
    ),
    "risk": (re.compile(rf"{_BOARD}-R\d{{2,3}}"), "nämnd-R och två siffror: ASN-R07"),
    "plan": (re.compile(rf"{_BOARD}-{_YEAR}"), "nämnd och år: ASN-2025"),
    "åtgärd": (
        re.compile(rf"{_BOARD}-{_YEAR}-[DA]\d{{2,3}}"),
        "nämnd, år, D (direktåtgärd) eller A (åtagande) och nummer: ASN-2025-D02",
    ),
    "granskning": (re.compile(rf"{_BOARD}-{_YEAR}-G\d{{2,3}}"), "nämnd, år, G och nummer: ASN-2025-G01"),
    "uppföljning": (
        re.compile(rf"(?:{_ITEM}|{_BOARD}(?:-[A-Z0-9]+)+)-(?:{_BOARD}-)?(?:{_CODE}|{_DAY}|{_YEAR}(?:-\d{{2}})?)"),
        "postens beteckning och tillfällets kod: ASN-2025-D02-T2",
    ),
    "rapport": (re.compile(rf"{_BOARD}-{_YEAR}-RAPPORT-{_CODE}"), "planen, RAPPORT och kod: ASN-2025-RAPPORT-T2"),
    "extern granskning": (re.compile(_EXTERNAL), "granskningens nummer: SR-2022-15"),
    "iakttagelse": (
        re.compile(rf"{_EXTERNAL}-[FB]\d{{1,2}}"),
        "granskningens nummer, F (fråga) eller B (brist) och nummer: SR-2022-15-F1",
    ),
    "rekommendation": (
        re.compile(rf"{_EXTERNAL}-REK\d{{1,2}}"),
        "granskningens nummer, REK och nummer: SR-2022-15-REK1",
    ),
    "svar": (
        re.compile(rf"{_EXTERNAL}-(?:REK|F|B)\d{{1,2}}-[A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-{_YEAR}"),
        "det som besvaras, den som svarar och år: SR-2022-15-REK1-ASF-2023",
    ),
    "ärende": (re.compile(rf"{_BOARD}-ARENDE-{_YEAR}-\d{{2,3}}"), "nämnd, ARENDE, år och nummer: ASN-ARENDE-2023-04"),
    "sammanträde": (
        re.compile(rf"{_BOARD}(?:-(?:AU|BER))?-{_DAY}"),
        "nämnd (och AU eller BER) och datum: ASN-AU-2023-10-12",
    ),
}

#: what a full reporting point looks like: plan and code
REPORTING_POINT = re.compile(rf"({_BOARD}-{_YEAR})-({_CODE})")

CODE = re.compile(_CODE)

#: the folder of a type's pages; ASCII so that addresses survive file shares and mail
SLUGS: dict[str, str] = {
    "organisation": "organisation",
    "styrdokument": "styrdokument",
    "risk": "risk",
    "plan": "plan",
    "åtgärd": "atgard",
    "granskning": "granskning",
    "uppföljning": "uppfoljning",
    "rapport": "rapport",
    "extern granskning": "extern-granskning",
    "iakttagelse": "iakttagelse",
    "rekommendation": "rekommendation",
    "svar": "svar",
    "ärende": "arende",
    "sammanträde": "sammantrade",
}


def split_reporting_point(text: str) -> tuple[str, str] | None:
    """`ASN-2025-T2` -> (`ASN-2025`, `T2`), or None when it is no reporting point."""
    match = REPORTING_POINT.fullmatch(text)
    return (match.group(1), match.group(2)) if match else None
