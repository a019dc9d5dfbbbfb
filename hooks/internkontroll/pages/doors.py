"""The five who use the register, and the two or three things that each comes to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """A way in: who it is for, what they do (words and page), and their page of the handbook."""

    who: str
    ways: tuple[tuple[str, str], ...]
    handbook: str
    named: str


DOORS = (
    Door(
        "Chef, medarbetare eller förtroendevald",
        (
            ("Se en nämnds år före mötet", "namnd/index.md"),
            ("Se vad som är försenat och vad som är på väg", "loften/index.md"),
            ("Hitta en risk och vad som görs åt den", "risk/index.md"),
        ),
        "handbok/lasa.md",
        "För dig som läser",
    ),
    Door(
        "Handläggare",
        (
            ("Hitta åtgärden som ska följas upp", "atgard/index.md"),
            ("Slå upp ett styrdokument och vad som vilar på det", "styrdokument/index.md"),
        ),
        "handbok/skriva.md",
        "För dig som skriver",
    ),
    Door(
        "Internkontrollsamordnare",
        (
            ("Se vad som ska redovisas och när", "loften/index.md"),
            ("Filtrera och sortera hela registret", "register/filtrera.md"),
            ("Läsa en nämnds plan, punkt för punkt", "namnd/index.md"),
        ),
        "handbok/samordna.md",
        "För dig som samordnar",
    ),
    Door(
        "Nämndsekreterare",
        (
            ("Hämta handlingar som PDF eller Word", "dokument/index.md"),
            ("Se sammanträden och deras bilagor", "sammantrade/index.md"),
        ),
        "handbok/sekreterare.md",
        "För dig som är nämndsekreterare",
    ),
    Door(
        "Revisor eller inspektör",
        (
            ("Följa en rekommendation till det som gjordes", "extern-granskning/index.md"),
            ("Jämföra planen med det som redovisades", "namnd/index.md"),
            ("Se vad som har ändrats och när", "andringar.md"),
        ),
        "handbok/granska.md",
        "För dig som granskar",
    ),
)
