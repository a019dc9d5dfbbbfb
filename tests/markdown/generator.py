"""Texts in and around the subset, made by a grammar from a seed.

Most of what it writes is right; at every turn it may slip as an editor slips: a blank line too few, an
indent of two, a year first on the line, a star that stands alone.
"""

from __future__ import annotations

from random import Random

WORDS = (
    "nämnden", "åtgärder", "Översyn", "följs", "upp", "av", "rutinen", "i", "mål", "2025", "1 117", "§ 299",
    "9 § 8", "e.g.",
    "t.ex.", "och/eller", "(SFS 2007:171)", "– dock", "55 %", "”citat”", "IT-stöd", "sannolikhet:", "bl.a.",
    "50-80", "kl. 12:30",
    "logg_fil", "a/b", "2 500 kr.", "ÄO", "brukare,", "punkt.", "Malmö;", "12,5", "(se bilaga)", "1.", "–",
    "-", "+", "år", "vår!",
)  # fmt: skip
MARKS = (
    "1)", "~", "cirka~5", "x^2", "*", "a*b", "5*3", "belopp*", "+", "_", "snake_case_namn", "__init__", "\\",
    "\\*", "\\_", "\\§",
    "\\|", "\\#", "\\-", "\\,", "\\`", "\\<", "<", "<3", "a<b", "<b>", "<br>", "<!--", "&", "&amp;", "&nbsp;",
    "R&D", "&copy", "&foo;", "[", "]", "[sic]",
    "[x]", "|", "a|b", "#", "#5", "# 5", ">", "=", "---", "`", "``", "$", "$x$", "%", "!", "!!!", "{x}",
    "{: .x}", ":", "::", "://",
    "https://exempel.se", "a@b.se", "[TOC]", "'", '"', "...", "--", "^", "[^1]", "[^2]", "[^saknas]", "(",
    ")", "((", "\u00a0", "C#", "*)", "(*", "**", "***", "_x", "x_", "\\\\", "]:", "](", "![", "  ", "&#8211;",
    "&#150;", "&lt;b&gt;", "http://x.se/a_b_c", "/*", "*/", "a**", "**b",
)  # fmt: skip
SPANS = (
    "**{}**", "*{}*", "_{}_", "__{}__", "***{}***", "`{}`", "``{}``", "[{}](https://exempel.se/a_b)",
    "[{}](fil.md)", "<https://exempel.se/{}>",
    "![{}](bild.png)", "**{}:** och", "**{}:**text", "(*{}*)", "”*{}*”", "*{} **mer** {}*", "**{} *mer* {}**",
    "**{}**,", "x**{}**y", "*{}*.",
    "**{} och*", "**`{}`**", "`{}|x`", "[*{}*](a.md)", "*[{}](a.md)*", "**[{}](a.md) x**", "[{}](a b.md)",
    "[{}](a(1).md)", '[{}](a.md "titel")', "[{}]()", "[{}][x]",
    "`*{}*`", "`<{}>`", "`\\`{}", "<a@{}.se>", '*"{}"*', "**({})**", "_{}_,", "_**{}**_", "**_{}_**",
    "[`{}`](a.md)", "[[{}]](a.md)", "[^{}]", "** {}**", "**{} **", "* {} *", "`` {}` ``", "` {} `",
    "**–{}**", "**{}**-x", "**§ {}**", "_§ {}_", "–*{}*–", "*{}*s", "'*{}*'", "**{}.** Och",
)  # fmt: skip


_SOUP = (
    ("\n", "\n\n", "\n", "\n    ", "\n\n    ", "\n        ", "\n  ", "\n\n        "),
    (" ", " ", "  ", "", "a", "b", "å", "Ord", "ord", "1", "2025", "x y"),
    ("- ", "- ", "1. ", "2. ", "2025. ", "* ", "+ ", "1) ", "> ", ">", "# ", "## ", "#", "```", "---", "===",
     "| a | b |\n|---|---|\n| 1 | 2 |", "[^1]: ", "[^1]"),
    ("*", "**", "_", "__", "***", "*", "**", "`", "``", "[", "]", "](a.md)", "](", ")", "(", "\\", "|", "<",
     ">", "&", ";", ":", "!", "#", "-", ".", ",", "^", "~", "=", "+", '"', "'", "%", "/", "{", "}", "?", "@",
     "§", "–", "”"),
    ("*ord*", "**ord**", "[ord](a.md)", "`kod`", "_ord_", "https://a.se", "<https://a.se>", "![b](b.png)",
     "&amp;", "&nbsp;", "[^1]", "a_b", "\\*"),
)  # fmt: skip


class Writer:
    """Writes one text after another from one source of chance; `slips` of a hundred choices are wrong."""

    def __init__(self, seed: int, slips: int = 4) -> None:
        self.chance = Random(seed)
        self.slips = slips
        self.notes = 0

    def _slip(self) -> bool:
        return self.chance.randrange(100) < self.slips

    def body(self) -> str:
        """A whole body."""
        self.notes = 0
        self.slips = self.chance.choice((0, 2, 4, 10))
        parts: list[str] = []
        for _ in range(self.chance.randint(1, 6)):
            parts += [self._block(), "" if self._slip() else "\n"]
            if self.chance.random() < 0.1:
                parts.append("\n" * self.chance.randint(1, 2))
        parts += ["\n" + self._note(number) for number in range(1, self.notes + 1) if not self._slip()]
        if self._slip():
            parts.append("\n" + self._note(self.notes + 1))
        return "".join(parts)

    def soup(self) -> str:
        """A short text of marks, words and line ends in no order: what no grammar would think of."""
        return "".join(self.chance.choice(self.chance.choice(_SOUP)) for _ in range(self.chance.randint(1, 14)))

    def _block(self) -> str:
        kind = self.chance.choices(
            ("paragraph", "list", "heading", "table", "quote", "fence", "rule", "odd"),
            (30, 40, 14, 10, 8, 6, 3, 2),
        )[0]
        return {
            "paragraph": lambda: self._lines("", self.chance.randint(1, 4)),
            "list": lambda: self._list(0),
            "heading": self._heading,
            "table": self._table,
            "quote": self._quote,
            "fence": self._fence,
            "rule": lambda: (
                ("***\n", "- - -\n", "--\n", " ---\n")[self.chance.randrange(4)] if self._slip() else "---\n"
            ),
            "odd": self._odd,
        }[kind]()

    def _words(self, least: int = 1, most: int = 7) -> str:
        words = []
        for _ in range(self.chance.randint(least, most)):
            roll = self.chance.random()
            if roll < 0.012 * self.slips:
                words.append(self.chance.choice(MARKS))
            elif roll < 0.05:
                words.append(
                    self.chance.choice(SPANS[:7] if self._slip() else SPANS).replace("{}", self.chance.choice(WORDS))
                )
            elif roll < 0.06:
                self.notes += 1
                words.append(f"{self.chance.choice(WORDS)}[^{self.notes}]")
            else:
                words.append(self.chance.choice(WORDS))
        text = self.chance.choice(("", "", "", "", "  ")).join([" ".join(words), ""])
        return text if self._slip() else text.strip()

    def _first(self) -> str:
        """A word that a line may begin with by chance."""
        return self.chance.choice(
            (
                "2025. ",
                "1. ",
                "- ",
                "– ",
                "+ ",
                "# ",
                "#5 ",
                "> ",
                "2) ",
                "| ",
                "[^9]: ",
                "12. ",
                "= ",
                "[a]: b",
                "<b> ",
                "* ",
                "-",
                "**",
                "\u00a0",
            )
        )

    def _lines(self, indent: str, count: int) -> str:
        lines = []
        for number in range(count):
            start = self._first() if self._slip() or (number and self.chance.random() < 0.02) else ""
            pad = self.chance.choice((" ", "  ", "    ", "      ", "\t", "")) if self._slip() else indent
            lines.append(f"{pad}{start}{self._words()}")
        end = "\\\n" if self._slip() else "  \n" if self._slip() else "\n"
        return end.join(lines) + "\n"

    def _heading(self) -> str:
        level = self.chance.randint(1, 7 if self._slip() else 6)
        text = self._words(1, 4)
        if self._slip():
            return f"{text}\n{self.chance.choice('=-') * 4}\n"
        gap = "" if self._slip() else " "
        tail = self.chance.choice((" ##", "#", " #", " {#id}")) if self._slip() else ""
        return f"{' ' * self.chance.randint(1, 3) if self._slip() else ''}{'#' * level}{gap}{text}{tail}\n"

    def _list(self, depth: int) -> str:
        indent = "    " * depth
        if self._slip():
            indent = " " * self.chance.choice((1, 2, 3, 6, 8))
        ordered = self.chance.random() < 0.35
        loose = self.chance.random() < 0.3
        first = self.chance.choice((1, 1, 1, 1, 2, 3, 9, 100)) if ordered else 0
        parts = []
        for number in range(self.chance.randint(1, 4)):
            mark = f"{first + number}." if ordered else "-"
            if self._slip():
                mark = self.chance.choice(("*", "+", "1)", "-", f"{number}.", "2025."))
            gap = self.chance.choice(("  ", "   ", "", "\t", "     ")) if self._slip() else " "
            start = self._first() if self._slip() else ""
            parts.append(f"{indent}{mark}{gap}{start}{self._words()}\n")
            while self.chance.random() < 0.25:
                wrapped = self.chance.choice(
                    ("    " * (depth + 1), "    " * (depth + 1), indent + "  ", indent + "   ", indent, "")
                )
                start = self._first() if self.chance.random() < 0.08 else ""
                parts.append(f"{wrapped}{start}{self._words()}\n")
            if self.chance.random() < 0.12:
                parts.append(
                    ("" if self._slip() else "\n")
                    + self._lines("    " * (depth + 1), self.chance.randint(1, 2))
                    + ("" if self._slip() else "\n")
                )
            if depth < 2 and self.chance.random() < 0.25:
                parts.append(("\n" if self.chance.random() < 0.3 else "") + self._list(depth + 1))
                parts.append("\n" if self.chance.random() < 0.3 else "")
            if self._slip() and self.chance.random() < 0.5:
                inner = self.chance.choice((self._table, self._quote, self._fence, self._heading))()
                parts.append("\n" + "".join(f"    {line}\n" for line in inner.splitlines()) + "\n")
            if loose:
                parts.append("\n")
        return "".join(parts)

    def _table(self) -> str:
        columns = self.chance.randint(1, 4)
        outer = self.chance.random() < 0.85

        def row(cells: list[str]) -> str:
            count = " | ".join(cells)
            return f"| {count} |" if outer else count

        def cells() -> list[str]:
            count = columns + (self.chance.choice((-1, 1)) if self._slip() else 0)
            return [
                "" if self.chance.random() < 0.1 else self._words(1, 3).replace("\n", " ") for _ in range(max(count, 1))
            ]

        dashes = [self.chance.choice(("---", ":--", "--:", ":-:", "-", "--", "-----")) for _ in range(columns)]
        rows = [row(cells()), row(dashes), *(row(cells()) for _ in range(self.chance.randint(0, 3)))]
        if self._slip():
            rows.insert(0, self._words())
        if self._slip():
            rows.append(self._words())
        if self._slip():
            del rows[self.chance.randrange(len(rows))]
        return "\n".join(rows) + "\n"

    def _quote(self) -> str:
        lines = []
        for number in range(self.chance.randint(1, 4)):
            mark = self.chance.choice((">", "", " >", ">>", ">     ", ">\t")) if self._slip() else "> "
            lines.append(f"{mark}{self._words()}" if number == 0 or self.chance.random() < 0.85 else ">")
            if self._slip():
                lines.append("")
        return "\n".join(lines) + "\n"

    def _fence(self) -> str:
        fence = self.chance.choice(("~~~", "````", "``", "  ```")) if self._slip() else "```"
        language = self.chance.choice(("python", "", "", "text", "{.py}", "py titel", " yaml")) if self._slip() else ""
        inner = [
            self.chance.choice(
                (
                    "kod = 1",
                    "# ingen rubrik",
                    "- ingen lista",
                    "",
                    "  <b>",
                    "``",
                    "a & b",
                    "| x |",
                    "[^1]: x",
                    "> q",
                )
            )
            for _ in range(3)
        ]
        end = self.chance.choice(("", "````", "``", " ```")) if self._slip() else fence.strip()
        return "\n".join([f"{fence}{language}", *inner, end]) + "\n"

    def _odd(self) -> str:
        return self.chance.choice((
            "[TOC]\n", "[a]: http://x.se\n", "[a b]: text\n", "<div>x</div>\n", "!!! note\n    text\n",
            "    kod\n", "<!-- x -->\n",
            ": text\n", "Ord\n: förklaring\n", "*[HTML]: Hyper\n", "\\\n", "***\n",
            "- [ ] ruta\n- [x] ruta\n", "===\n", "-\n", "1.\n",
            "|\n", "| a |\n", "---|---\n", "\u00a0\n", "&nbsp;\n", "+++\n", "%%%\n", "^[not i texten]\n",
            "A. alfa\nB. beta\n", "i) ett\n",
            "///Footnotes Go Here///\n", "a) ett\nb) två\n", "(1) ett\n(2) två\n", "1 ett\n2 två\n",
            "• ett\n• två\n", "o ett\n", "text:\n\n",
        ))  # fmt: skip

    def _note(self, number: int) -> str:
        text = f"[^{number}]: {self._words()}\n"
        if self.chance.random() < 0.2:
            text += self._lines("    ", 1)
        if self.chance.random() < 0.15:
            text += "\n" + self._lines("    ", 1)
        return text
