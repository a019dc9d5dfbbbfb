"""Whatever colours a municipality chooses, text in them can be read (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internkontroll.publishing import scheme, stylesheet
from internkontroll.publishing.colours import DARK, LIGHT, MARK, TEXT, contrast

STYLES = Path(__file__).resolve().parents[2] / "hooks" / "internkontroll" / "theme" / "assets" / "styles"
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#fff", "#ffffff", 1), ("#ff0000", "#ffffff", 4.0)],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """The known figures of the recommendation's own formula."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@settings(deadline=None)
@given(colours, colours)
def test_any_choice_can_be_read(primary: str, accent: str) -> None:
    """Light and dark, on every background that the styles have."""
    made = scheme(primary, accent)
    assert contrast(made.on_primary, made.primary) >= TEXT
    assert all(contrast(made.link, one) >= TEXT for one in LIGHT)
    assert all(contrast(made.link_dark, one) >= TEXT for one in DARK)
    assert all(contrast(made.accent, one) >= MARK for one in LIGHT[:2])
    assert all(contrast(made.accent_dark, one) >= MARK for one in DARK[:2])


def test_a_colour_that_can_be_read_is_kept() -> None:
    """A municipality's own blue is its own blue; its yellow is a header with black text, and a darker link."""
    blue = scheme("#0b4a6f", "#0b4a6f")
    assert (blue.primary, blue.on_primary, blue.link, blue.accent) == ("#0b4a6f", "#ffffff", "#0b4a6f", "#0b4a6f")
    yellow = scheme("#fd0", "#fd0")
    assert (yellow.primary, yellow.on_primary) == ("#ffdd00", "#000000")
    assert yellow.link != "#ffdd00"
    assert yellow.link_dark == "#ffdd00"


def test_the_styles_name_the_same_backgrounds() -> None:
    """What is computed here for a background must be the background that `base.css` has."""
    text = (STYLES / "base.css").read_text("utf-8")
    light, dark = text.split('[data-md-color-scheme="slate"]', 1)
    names = ("page", "surface", "open-back", "done-back", "waiting-back", "late-back")
    for scheme_text, expected in ((light, LIGHT), (dark.split("}", 1)[0], DARK)):
        found = dict(re.findall(r"--ik-([a-z-]+):\s*(#[0-9a-f]{3,6})", scheme_text))
        assert [contrast(found[name], one) for name, one in zip(names, expected, strict=True)] == [1.0] * len(names)
        for tone in ("open", "done", "waiting", "late"):
            assert contrast(found[tone], found[f"{tone}-back"]) >= TEXT, tone
        for text_colour in ("text", "muted"):
            assert all(contrast(found[text_colour], found[one]) >= TEXT for one in names[:2])
        assert all(contrast(found["edge"], found[one]) >= MARK for one in names[:2])


def test_the_stylesheet_says_both_schemes() -> None:
    """The variables that `base.css` reads, and nothing that could end a rule."""
    text = stylesheet("#fd0", "#0b4a6f")
    assert "--ik-primary: #ffdd00" in text
    assert text.count("--ik-link:") == 2
    assert re.fullmatch(r"/\*[^*]*\*/\n(?:[^{}]+\{[^{}]*\}\n){2}", text)
