"""The picture holds what the list holds, and each part of it is a link."""

from __future__ import annotations

from collections.abc import Mapping

from internkontroll.pages.page import record_path
from internkontroll.pages.thread.section import MOST_DRAWN, MOST_LISTED
from internkontroll.register import Register
from tests.threads.conftest import pages_of
from tests.threads.reading import SVG, Shown


def test_every_link_of_a_picture_is_in_its_list_and_resolves(pages: Mapping[str, Shown], example: Register) -> None:
    """The list may hold more, the picture never."""
    files = {record_path(record.TYPE, record.id) for record in example.records.values()}
    drawn = 0
    for page in pages.values():
        listed = [address for address, _, _ in page.listed]
        shown = [link.get("href", "") for link in page.drawn]
        drawn += bool(shown)
        assert bool(shown) == bool(listed), page.path
        # in the list's own order, so that those who go by keyboard meet them alike
        assert shown == [address for address in listed if address in shown], page.path
        assert {page.file_of(address) for address in listed} <= files, page.path
    assert drawn > 100


def test_each_part_is_a_link_for_mouse_and_keyboard(pages: Mapping[str, Shown]) -> None:
    """Nothing hides the picture's links, and each has words of its own."""
    for page in pages.values():
        if page.picture is None:
            continue
        assert page.picture.get("role") == "group"
        assert page.picture.get("aria-label")
        assert len(page.drawn) == len(list(page.picture.iter(f"{SVG}rect"))) - 1  # one more marks the page's own
        for link in page.drawn:
            assert link.get("tabindex") is None
            assert any((text.text or "").strip() for text in link.iter(f"{SVG}text"))
        assert 'aria-hidden="true"' not in page.html.split('<svg class="thread-picture"')[1].split(">")[0]


def test_the_page_itself_is_marked_once_in_list_and_picture(pages: Mapping[str, Shown]) -> None:
    """By words, and for those who listen by aria-current."""
    for page in pages.values():
        if page.picture is None:
            continue
        own = [address for address, _, current in page.listed if current]
        assert [page.file_of(address) for address in own] == [page.path]
        marked = [link for link in page.drawn if link.get("aria-current") == "page"]
        assert [link.get("href") for link in marked] == own
        assert [text.text for text in marked[0].iter(f"{SVG}text")][-1] == "Den här sidan"


def test_no_inline_style_and_no_script(pages: Mapping[str, Shown]) -> None:
    """The site's policy lets nothing of that kind through."""
    for page in pages.values():
        if page.picture is None:
            continue
        for element in page.picture.iter():
            assert element.tag.removeprefix(SVG) in {"svg", "a", "rect", "text", "path", "title"}
            assert not {name for name in element.attrib if name == "style" or name.startswith("on")}


def test_no_picture_is_larger_than_can_be_read(pages: Mapping[str, Shown]) -> None:
    """The auditors' whole review has forty parts; its picture shows the nearest, and says so."""
    assert max(len(page.drawn) for page in pages.values()) <= MOST_DRAWN
    review = pages["SR-2022-15"]
    assert len(review.drawn) < len(review.listed) <= MOST_LISTED
    assert f"Listan har alla {len(review.listed)}" in review.html


def test_two_makings_give_the_same_bytes(pages: Mapping[str, Shown], example: Register) -> None:
    """Whatever the order of sets and the day's clock."""
    again = pages_of(example)
    assert {one: page.html for one, page in again.items()} == {one: page.html for one, page in pages.items()}
