"""A reader who has a keyboard and no mouse. Nothing here clicks, and nothing is focused but by keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

#: role and name of what has focus, as a screen reader would say them, and how it looks
_FOCUSED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) { return null; }
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    return {
        markup: element.cloneNode(false).outerHTML,
        text: (element.getAttribute("aria-label") || element.innerText || element.getAttribute("placeholder")
            || element.title || "").replace(/\\s+/g, " ").trim(),
        label: [...(element.labels || [])].map(label => label.innerText.replace(/\\s+/g, " ").trim()).join(" "),
        href: element.href && element.href.baseVal === undefined ? element.href : (element.getAttribute("href") || ""),
        box: [box.left, box.top, box.right, box.bottom],
    };
}"""


@dataclass(frozen=True)
class Focused:
    """What has focus."""

    markup: str
    text: str
    label: str
    href: str
    box: tuple[float, ...]

    @property
    def name(self) -> str:
        """What it is called: its label, or else what it says."""
        return self.label or self.text

    def is_called(self, name: str) -> bool:
        """True for a field with that label, or another thing that says so among its words."""
        return self.label == name if self.label else name in self.text


@dataclass(frozen=True)
class Keyboard:
    """The keys of a reader on a page."""

    page: Page

    def press(self, *keys: str) -> None:
        """Press keys one after another: `Enter`, `Shift+Tab`, `ArrowDown`."""
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Write into what has focus."""
        self.page.keyboard.type(text)

    @property
    def focused(self) -> Focused | None:
        """What has focus now; None for the page itself."""
        told: dict[str, Any] | None = self.page.evaluate(_FOCUSED)
        return Focused(**{**told, "box": tuple(told["box"])}) if told else None

    def go_to(self, name: str, *, within: int = 150, back: bool = False, href: str = "") -> Focused:
        """Press Tab until what has focus is called so, and leads to `href` if that is given.

        Fails when as many presses as `within` do not reach it, telling what was passed.
        """
        passed: list[str] = []
        for _ in range(within):
            self.press("Shift+Tab" if back else "Tab")
            found = self.focused
            if found is None:
                continue
            if found.is_called(name) and href in found.href:
                return found
            passed.append(f"{found.name} {found.href}".strip())
        raise AssertionError(f"{name!r} was not reached by {within} presses of Tab, which passed: {passed}")

    def choose(self, name: str, choice: str) -> None:
        """Go to a list of choices and press the arrow down until what is chosen begins so."""
        self.go_to(name)
        for _ in range(60):
            if str(self.page.evaluate("document.activeElement.selectedOptions[0].text")).startswith(choice):
                return
            self.press("ArrowDown")
        raise AssertionError(f"{choice!r} is no choice of {name!r}")

    def follow(self, name: str, *, within: int = 150, href: str = "") -> str:
        """Go to a link and press Enter; returns the address of the page that opens."""
        self.go_to(name, within=within, href=href)
        with self.page.expect_navigation():
            self.press("Enter")
        return self.page.url
