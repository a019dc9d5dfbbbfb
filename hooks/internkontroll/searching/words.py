"""Words as the search sees them: small letters, and what is left when the ending of an inflected form is gone."""

from __future__ import annotations

#: endings of Swedish nouns, verbs and adjectives, longest first; what is left has at least four letters
_ENDINGS = (
    "arnas", "ernas", "ornas", "heten", "heter",
    "arna", "erna", "orna", "ades", "ande", "ende", "aren",
    "ens", "ets", "ade", "are", "ats",
    "ar", "er", "or", "en", "et", "an", "na", "ad", "at", "as", "es", "de", "te",
    "a", "e", "n", "t", "s",
)  # fmt: skip
_SHORTEST_STEM = 4


def stem(word: str) -> str:
    """What is left of a word in small letters without its ending; rough, and alike for a word's forms in most cases."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def set_of(words: str) -> frozenset[str]:
    """Words that are written one after the other."""
    return frozenset(words.split())


#: words that say nothing by themselves: neither asked for (`sok-ord.js`) nor in the index
SAYING_NOTHING = set_of("""
    att av bland de dem den denna det detta dess dessa du där då eller en ett från för genom ha hade har
    hos hur i in inom inte kan med men mot när och om på sedan sig sin sina sitt ska som så till upp ur
    ut vad var vara vem vid vilka vilken är även
""")
