"""No page of the site is of a kind that nobody looks at."""

from __future__ import annotations

from tests.site.html_pages import SiteFolder

from .page_types import PAGE_TYPES


def test_every_page_is_of_a_kind(with_history: SiteFolder) -> None:
    assert [page for page in with_history.pages if not any(kind.has(page) for kind in PAGE_TYPES)] == []


def test_every_kind_has_the_page_that_is_looked_at(with_history: SiteFolder) -> None:
    for kind in PAGE_TYPES:
        path = kind.example.split("?")[0]
        assert kind.missing or (path in with_history.pages and kind.has(path)), kind.name


def test_kinds_have_names_of_their_own() -> None:
    assert len({kind.name for kind in PAGE_TYPES}) == len(PAGE_TYPES)
    assert not any(kind.has("nytt/slag.html") for kind in PAGE_TYPES)
