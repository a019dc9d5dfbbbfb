"""A page filled into the frame of its folder is the page that its template would have drawn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from internkontroll.publishing import MARKS, Frame, Parts, contents, scripts

PARTS = Parts("Titel", "Beskrivning", "<meta>", "<p>Text med \\1 och {{ 7*7 }} och {0}</p>", "<nav></nav>", "")


def drawn(parts: Parts) -> str:
    """A template, with a part that comes twice and parts beside each other."""
    return f"<title>{parts.title}</title>{parts.policy}{parts.description}<main>{parts.content}</main>{parts.title}å"


def test_a_filled_frame_is_the_drawn_page() -> None:
    """Whatever the parts hold."""
    frame = Frame(drawn(MARKS))
    assert frame.filled(PARTS) == drawn(PARTS)
    other = replace(PARTS, title="", content="annat")
    assert frame.filled(other) == drawn(other)


@dataclass
class Heading:
    """An entry of a list of contents."""

    title: str
    id: str
    level: int = 2
    children: list[Heading] = field(default_factory=list)


def test_a_page_with_few_headings_has_no_list_of_them() -> None:
    """The page's title is not counted."""
    two = [Heading("A", "a"), Heading("B", "b")]
    assert contents([Heading("T", "t", 1, two)]) == ""
    assert 'href="#c"' in contents([Heading("T", "t", 1, [*two, Heading("C", "c")])])


def test_a_list_of_headings_has_two_levels() -> None:
    """A third would fill the screen; titles are HTML already, ids are not."""
    deep = Heading("A &amp; B", 'a"b', 2, [Heading("Under", "u", 3, [Heading("Djup", "d", 4)])])
    text = contents([deep, Heading("B", "b"), Heading("C", "c")])
    assert "A &amp; B" in text
    assert 'href="#a&quot;b"' in text
    assert "Under" in text
    assert "Djup" not in text


def test_scripts_are_loaded_after_the_page() -> None:
    """In their order, from the folder."""
    assert scripts(["a.js", "b.js"], "../assets/scripts").split() == [
        "<script",
        'src="../assets/scripts/a.js"',
        "defer></script>",
        "<script",
        'src="../assets/scripts/b.js"',
        "defer></script>",
    ]
