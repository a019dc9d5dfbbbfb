"""Where a Swedish compound is put together, told by the other words that are used: `logguppföljning` by `uppföljning`.

The register's own words decide. A list of Swedish words can be added (see `index.py`); it is never looked for, so that
the same files give the same index on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from internkontroll.searching.words import set_of as _words
from internkontroll.searching.words import stem

#: between the parts of a compound; the index reads the whole and each part, and a result never shows it
SEAM = "|"

#: fewer letters make a part by chance
SHORTEST = 4
#: a longer word is no compound that anybody asks for a part of, and for each part of it the stack would grow
LONGEST = 60
#: a beginning that is no word by itself (`visselblåsar`) is one when so many words go on from it
FEWEST_FAMILY = 3
#: beginnings that say nothing by themselves, and endings of words that only look like words
_NO_BEGINNING = _words("""
    efter eller emot fram från före genom hela inför inom mellan ner samma samt sedan själv till under utan utom över
    andra annan detta dessa denna alla allt bara både deras även varje vara varit vidare huvud fort nära motsvar
    bort förs förut kvar planer samman svars undan vart
""")
_NO_END = _words("""
    ande bart baren bara enda ende heten heter ighet igheter ingen lagt lade lades lagd lagda satt taget
""")
#: beginnings that are seldom written alone
_BEGINNINGS = _words("data hälso medie webb")


class Compounds:
    """Takes words apart; each word is looked at once."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words that are used, in small letters."""
        words = list(words)
        self._words = {word for word in words if len(word) >= SHORTEST}
        self._short = {word for word in words if len(word) == SHORTEST - 1}
        self._stems = {stem(word) for word in self._words}
        self._beginnings = self._families()
        self._known: dict[str, str] = {}

    def marked(self, word: str) -> str:
        """The word, in small letters, with a seam between its parts: `avtals|uppföljning`; a very long one as it is."""
        if len(word) > LONGEST:
            return word
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._taken_apart(word)
        return found

    def _taken_apart(self, word: str) -> str:
        best: tuple[int, int] | None = None
        for place in range(SHORTEST, len(word) - SHORTEST + 1):
            if self._is_beginning(word[:place]) and self._is_end(word[place:]):
                # the parts that are most alike in length; of two such, the longer end
                rank = (min(place, len(word) - place), -place)
                if best is None or rank > (best[0], best[1]):
                    best = rank
        if best is None:
            return word
        place = -best[1]
        return f"{self._taken_apart(word[:place])}{SEAM}{self._taken_apart(word[place:])}"

    def _is_end(self, part: str) -> bool:
        if part in _NO_END:
            return False
        if part in self._words or (len(part) > SHORTEST and stem(part) in self._stems):
            return True
        return len(part) >= 2 * SHORTEST and self.marked(part) != part

    def _is_beginning(self, part: str) -> bool:
        if part in _NO_BEGINNING:
            return False
        if part in self._words or part in self._beginnings or part in _BEGINNINGS:
            return True
        word = part[:-1]
        if not part.endswith("s"):
            return False
        return word in self._words or word in self._short or (len(word) > SHORTEST and word in self._stems)

    def _families(self) -> set[str]:
        """Beginnings that several words share, each going on with a word."""
        found: Counter[str] = Counter()
        for word in self._words:
            for place in range(SHORTEST + 1, len(word) - SHORTEST + 1):
                if word[place:] in self._words and word[place:] not in _NO_END:
                    found[word[:place]] += 1
        return {part for part, count in found.items() if count >= FEWEST_FAMILY}
