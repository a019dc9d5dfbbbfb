"""What a reader does on the page of the search."""

from __future__ import annotations

from playwright.sync_api import Page, expect

FIELD = "#ik-search-words"


def ask(page: Page, question: str) -> None:
    """Write a question, press Enter, and wait for the answer."""
    page.fill(FIELD, question)
    page.press(FIELD, "Enter")
    answered(page)


def answered(page: Page) -> None:
    """Wait until the hits are listed, with what they can be narrowed by."""
    expect(page.locator("#ik-search-found")).to_have_attribute("aria-busy", "false")


def titles(page: Page) -> list[str]:
    """The titles of the hits that are shown, in order."""
    return page.locator("#ik-search-list h3").all_inner_texts()


def counts(page: Page, group: str) -> dict[str, int]:
    """The choices of a group and how many hits each has."""
    box = page.get_by_role("group", name=group)
    return {
        label.locator("span").first.inner_text(): int(
            label.locator(".ik-search__count").inner_text().replace("\u00a0", "")
        )
        for label in box.locator("label").all()
    }
