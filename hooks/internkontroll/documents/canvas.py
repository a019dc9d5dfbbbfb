"""A small picture as SVG: shapes and real text, every word of it measured so that it stays inside.

Text is set in Lato, which the typesetter has. A browser that shows the picture may have another typeface,
and so may a municipality's site: widths are therefore reckoned a little larger than Lato's own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from internkontroll.markdown import inline

#: pixels; 360 of them are 9.5 cm in print, and fit the text column of a telephone
WIDTH = 360
#: pixels, 9.75 points in print
SIZE = 13
LINE = 17
#: the ink of all text, and of the line around what is filled: a municipality's colour may be a light one
INK = "#1d2429"
RULE = "#6b7880"

#: Lato's widths in parts of its size, a group of characters for each, and how much wider another typeface may be
_WIDTHS = {
    char: width
    for width, chars in {
        0.22: ",’ !().:;Iijl|\u00a0",
        0.32: "[]{}frt”²'",
        0.45: '"*-J`°/?\\_csz',
        0.53: "Lagkvxyåä§",
        0.58: "#$+0123456789<=>EFS^bdehnopqu~öéÉü–−ßø",
        0.66: "PRTYZABCKVXÅÄ",
        0.75: "&DGHNUÜ…",
    }.items()
    for char in chars
}
#: M, W, %, and all that the typeface may not have
_WIDE = 1.0
_MARGIN = 1.08
#: on the site a picture's text has the reader's own typeface: the widest common one (Verdana) is that much wider than ours
WIDER = 1.13
#: what XML 1.0 cannot hold, and characters that turn or hide text
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def width_of(text: str, size: int = SIZE, *, bold: bool = False) -> float:
    """How wide a text is, in pixels, at most."""
    return sum(_WIDTHS.get(char, _WIDE) for char in text) * size * _MARGIN * (1.06 if bold else 1)


def fitted(text: str, width: float, *, bold: bool = False) -> str:
    """The text, shortened with … when it is wider than `width`."""
    if width_of(text, bold=bold) <= width:
        return text
    left = width - width_of("…", bold=bold)
    kept = 0
    for char in text:
        left -= width_of(char, bold=bold)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def lines_of(text: str, width: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in at most `most` lines of `width`; what does not fit is cut with …, in the last line."""
    words = clean(text).split(" ")
    lines: list[str] = []
    line = ""
    for index, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if not line or width_of(longer, bold=bold) <= width:
            line = longer
            continue
        if len(lines) == most - 1:
            line = " ".join([line, *words[index : index + 40]])
            break
        lines.append(line)
        line = word
    return [fitted(one, width, bold=bold) for one in (*lines, line) if one]


def clean(text: str) -> str:
    """Text as one line of characters that a picture can show."""
    return inline.one_line(_FORBIDDEN.sub(" ", text))


class Canvas:
    """Collects what is drawn, and gives it as SVG. Lengths are pixels from the upper left corner."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def text(  # noqa: PLR0913 -- the place, the words and how they look
        self, x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False, on_line: bool = False
    ) -> None:
        """Words on the line `y`; `anchor` says what `x` is of them: `start`, `middle` or `end`."""
        weight = ' font-weight="700"' if bold else ""
        # a white edge, so that a line which passes behind does not disturb
        edge = ' paint-order="stroke" stroke="#ffffff" stroke-width="3"' if on_line else ""
        side = "" if anchor == "start" else f' text-anchor="{anchor}"'
        place = f'x="{number(x)}" y="{number(y)}"'
        self._parts.append(f"<text {place}{side}{weight}{edge}>{html.escape(words)}</text>")

    def bar(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle with an outline, so that it is seen whatever its colour."""
        place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        self._parts.append(f'<rect {place} fill="{fill}" stroke="{INK}" stroke-width="0.75"/>')

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """An empty rectangle: the whole, of which a bar in it is a part."""
        place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        self._parts.append(f'<rect {place} fill="none" stroke="{RULE}" stroke-width="0.75"/>')

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """A thin line."""
        ends = f'x1="{number(x)}" y1="{number(y)}" x2="{number(to_x)}" y2="{number(to_y)}"'
        self._parts.append(f'<line {ends} stroke="{RULE}"/>')

    def curve(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A line through points, each marked."""
        path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self._parts.append(f'<polyline points="{path}" fill="none" stroke="{INK}" stroke-width="1.75"/>')
        for x, y in points:
            place = f'cx="{number(x)}" cy="{number(y)}"'
            self._parts.append(f'<circle {place} r="2.75" fill="{colour}" stroke="{INK}" stroke-width="0.75"/>')

    def svg(self, height: float, title: str) -> str:
        """The finished picture: white ground (a page may be dark), its title for those who cannot see it."""
        size = f'width="{WIDTH}" height="{number(height)}" viewBox="0 0 {WIDTH} {number(height)}"'
        name = html.escape(clean(title))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{name}" '
            f'font-family="Lato, sans-serif" font-size="{SIZE}" fill="{INK}">\n'
            f"<title>{name}</title>\n"
            f'<rect width="{WIDTH}" height="{number(height)}" fill="#ffffff"/>\n'
            + "\n".join(self._parts)
            + "\n</svg>\n"
        )


def number(value: float) -> str:
    """A length as SVG writes it: at most one decimal, the same on every machine."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"
