"""Names of files: what they are, in letters that survive mail, file shares and zip programs."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 50


def slug(words: str) -> str:
    """`Uppföljning av plan 2025` -> `uppfoljning-av-plan-2025`; never empty, at most 50 characters."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode("ascii")
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) > _LONGEST:
        cut = whole[: _LONGEST + 1]
        whole = (cut.rpartition("-")[0] or cut[:_LONGEST]).strip("-")
    return whole or "handling"


def file_stem(number: int, words: str, place: int | None) -> str:
    """`02-yttrande`; with its matter's place on the agenda, `1-02-yttrande`, when there are several matters."""
    prefix = f"{place}-" if place is not None else ""
    return f"{prefix}{number:02d}-{slug(words)}"
