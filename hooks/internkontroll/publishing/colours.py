"""The municipality's two colours, as styles that everybody can read (WCAG 2.2, 1.4.3 and 1.4.11).

A municipality chooses its colours for print and signs; not every one of them can be read as a link on white, or on black.
The chosen colour is kept as it is where text can stand upon it, and where it is itself text it is darkened or
lightened, no more than is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: WCAG: text to its background, and what is not text to what is beside it
TEXT, MARK = 4.5, 3.0
#: what links stand upon, in light and in dark; the same as in `theme/assets/styles/base.css` (page, surface, badges)
LIGHT = ("#ffffff", "#f4f5f7", "#e6eff6", "#e6f3e9", "#fbf1da", "#fbe9e7")
DARK = ("#16191e", "#20252c", "#16364d", "#173a22", "#43340b", "#4e1f1a")
WHITE, BLACK = "#ffffff", "#000000"
_STEPS = 100
_DARK_CHANNEL = 0.04045


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours as `#rrggbb`."""

    #: the header's background and the text upon it
    primary: str
    on_primary: str
    #: marks that are not text, in light and in dark
    accent: str
    accent_dark: str
    #: links, in light and in dark
    link: str
    link_dark: str


def scheme(primary: str, accent: str) -> Scheme:
    """What the two chosen colours, `#rgb` or `#rrggbb`, become."""
    primary, accent = _long(primary), _long(accent)
    return Scheme(
        primary=primary,
        # one of the two always reaches 4.5 to any colour
        on_primary=max(WHITE, BLACK, key=lambda one: contrast(one, primary)),
        accent=readable(accent, LIGHT[:2], MARK),
        accent_dark=readable(accent, DARK[:2], MARK),
        link=readable(primary, LIGHT, TEXT),
        link_dark=readable(primary, DARK, TEXT),
    )


def stylesheet(primary: str, accent: str) -> str:
    """The styles that say a municipality's colours."""
    made = scheme(primary, accent)
    return (
        "/* Gjord av färgerna i records/register.yml; ändra dem där. */\n"
        f":root {{ --ik-primary: {made.primary}; --ik-on-primary: {made.on_primary};"
        f" --ik-accent: {made.accent}; --ik-link: {made.link}; }}\n"
        f'[data-md-color-scheme="slate"] {{ --ik-accent: {made.accent_dark}; --ik-link: {made.link_dark}; }}\n'
    )


def readable(colour: str, upon: Sequence[str], least: float) -> str:
    """The colour itself, or the nearest shade of it that has at least a contrast to every one that it stands upon."""
    towards = BLACK if luminance(upon[0]) > luminance("#777777") else WHITE
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, towards, step / _STEPS)
        if all(contrast(mixed, one) >= least for one in upon):
            return mixed
    return towards


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """WCAG's relative luminance, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= _DARK_CHANNEL else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: str, towards: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    digits = _long(colour)[1:]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _long(colour: str) -> str:
    digits = colour.lstrip("#").lower()
    return "#" + (digits if len(digits) > 3 else "".join(2 * one for one in digits))
