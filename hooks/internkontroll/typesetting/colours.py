"""The municipality's colours, made fit to read.

Text needs a contrast of 4.5:1 with the page (WCAG 2.1, 1.4.3). A colour that has less is darkened, hue and saturation
kept, in the smallest steps until it has: a yellow becomes a dark gold, and not black.
"""

from __future__ import annotations

import colorsys
import re

_READABLE = 4.5
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def readable(colour: str) -> str:
    """The colour, or the nearest darker one in which text can be read on white. `#rrggbb` in and out."""
    red, green, blue = _parts(colour)
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    step = 0
    while contrast(colour) < _READABLE:
        step += 1
        dark = colorsys.hls_to_rgb(hue, light * (1 - step / 100), saturation)
        # downwards: what is rounded up could be too light again
        colour = "#" + "".join(f"{int(part * 255):02x}" for part in dark)
    return colour.lower()


def contrast(colour: str) -> float:
    """The contrast with white, 1 to 21, as WCAG defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (luminance + 0.05)


def _parts(colour: str) -> tuple[float, float, float]:
    if not _HEX.fullmatch(colour):
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue
