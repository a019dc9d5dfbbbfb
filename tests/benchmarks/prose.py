"""Swedish prose by the yard: the same random numbers give the same words."""

from __future__ import annotations

import re
from random import Random

from tests.benchmarks.vocabulary import CAUSES, CONSEQUENCES, EVENTS, SENTENCES, SLOTS, TOPICS

#: characters on a line, as in the example register
WIDTH = 100

_SLOT = re.compile(r"\{(\w+?)(2?)\}")
_TEMPLATES = [_SLOT.split(sentence) for sentence in SENTENCES]


class Prose:
    """Sentences, paragraphs, tables and lists, each call a new draw."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._risks: set[str] = set()

    def sentence(self) -> str:
        """One sentence from the vocabulary."""
        parts = self.rng.choice(_TEMPLATES)
        written = [parts[0]]
        drawn: dict[str, str] = {}
        for index in range(1, len(parts), 3):
            name = parts[index]
            slot = name.lower()
            words = SLOTS[slot]
            word = self.rng.choice(words)
            if drawn.get(slot) == word:
                word = words[words.index(word) - 1]
            drawn[slot] = word
            written.append(word[0].upper() + word[1:] if name[0].isupper() else word)
            written.append(parts[index + 2])
        return "".join(written)

    def paragraph(self, sentences: int, opening: str = "") -> str:
        """Some sentences as wrapped lines, beginning with an opening of its own."""
        return wrap(" ".join([*([opening] if opening else []), *(self.sentence() for _ in range(sentences))]))

    def text(self, characters: int, opening: str = "") -> str:
        """Paragraphs of about so many characters in all, now and then with a list between them."""
        parts: list[str] = []
        length = 0
        while length < characters:
            parts.append(self.paragraph(self.rng.randint(3, 5), opening))
            opening = ""
            length += len(parts[-1])
            if length < characters and self.rng.random() < 0.06:
                parts.append(self.bullets(self.rng.randint(2, 4)))
                length += len(parts[-1])
        return "\n\n".join(parts)

    def bullets(self, count: int) -> str:
        """A list in the form of the subset: blank line before, one blank after the mark."""
        verbs = self.rng.sample(SLOTS["åtgärd"], count)
        return "Arbetet består i att\n\n" + "\n".join(f"- {verb}" for verb in verbs)

    def table(self, counted: str, year: int) -> str:
        """A table of figures for some units."""
        units = ("Norra området", "Södra området", "Östra området", "Västra området")
        rows = [f"| {unit} | {self.rng.randint(20, 400)} | {self.rng.randint(0, 19)} |" for unit in units]
        head = f"| Område | Granskade {counted} {year} | Avvikelser |\n| --- | ---: | ---: |"
        return "\n".join([head, *rows])

    def risk(self, board: str) -> str:
        """A risk sentence in three parts that no other risk of the register has."""
        while True:
            event, cause = self.rng.choice(EVENTS), self.rng.choice(CAUSES)
            consequence, place = self.rng.choice(CONSEQUENCES), self.rng.choice(SLOTS["plats"])
            text = f"Risk för att {event} {place} på grund av {cause}, vilket kan leda till {consequence}."
            if text in self._risks:
                text = f"{text[:-1]} och till att {board} inte når sina mål."
            if text not in self._risks:
                self._risks.add(text)
                return wrap(text)

    def topic(self) -> tuple[str, str, str]:
        """Title, what it is about and what is counted."""
        return self.rng.choice(TOPICS)


def wrap(text: str) -> str:
    """Lines of at most WIDTH characters."""
    lines: list[str] = []
    line: list[str] = []
    length = -1
    for word in text.split():
        if length + 1 + len(word) > WIDTH and line:
            lines.append(" ".join(line))
            line, length = [], -1
        line.append(word)
        length += 1 + len(word)
    lines.append(" ".join(line))
    return "\n".join(lines)


def slug(title: str) -> str:
    """A title as the readable part of a file name."""
    plain = title.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")
