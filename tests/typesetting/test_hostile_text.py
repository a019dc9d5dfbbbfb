"""A contributor's text is text: it is printed as it stands, and runs nothing and reads nothing."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from internkontroll.typesetting import pdf
from internkontroll.typesetting.limits import Deadline, Limits
from internkontroll.typesetting.markdown import Reader

from .documents import SAMPLE, short

#: each is printed exactly as it is written
LITERAL = [
    '#read("/etc/passwd")',
    '#include "/etc/passwd"',
    '#import "@preview/cetz:0.3.0": *',
    '#panic("x")',
    "#{ while true {} }",
    "$ sum_(i=0)^n $",
    "[x]{typst:text:fill='eval(\"panic(1)\")'}",
    "@label <label>",
    "/* not a comment */ // nor this",
    "~ -- --- ... '' \" ”",
    "{{ jinja }} {% raw %}",
    "]#panic()[",
    '")#panic()("',
    "#none;",
    "https://example.org/a?b=c#d",
    "stjärna*(not)[x].y",
]

#: starts of a line that are markup in Typst, and in Markdown once the escape is gone
ESCAPED = [r"\- streck", r"\+ plus", r"\= rubrik", r"1\. ett", r"\/ term: text", "/ term: text", "= rubrik"]

#: where a text can stand
FRAMES = [
    "{}",
    "# {}",
    "- {}",
    "1. {}",
    "> {}",
    "**{}**",
    "*{}*",
    "Rad\\\n{}",
    "Text[^1]\n\n[^1]: {}",
    "| {} | b |\n|---|---|\n| {} | d |",
    "[{}](https://example.org)",
]


def _text(data: bytes) -> str:
    """The text of all pages, without the white space, which the layout decides."""
    pages = PdfReader(io.BytesIO(data)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def _outline(data: bytes) -> list[str]:
    return [str(entry["/Title"]) for entry in PdfReader(io.BytesIO(data)).outline if isinstance(entry, dict)]


def test_code_is_printed_as_text() -> None:
    """In a paragraph, and in code, whole and in a row."""
    document = short(
        "\n\n".join(LITERAL)
        + "\n\n"
        + "\n\n".join(f"`` {text} ``" for text in LITERAL)
        + "\n\n```{=typst}\n"
        + "\n".join(LITERAL)
        + "\n```\n\n````typst\n```\n#panic()\n````\n"
    )
    printed = _text(pdf(document))
    for text in LITERAL:
        assert printed.count("".join(text.split())) == 3, text
    assert "```#panic()" in printed


@pytest.mark.parametrize("frame", FRAMES)
def test_no_start_of_a_line_is_markup(frame: str) -> None:
    """Wherever the text stands, its first sign is printed, and no heading or list is made of it."""
    for text in ESCAPED:
        data = pdf(short(frame.replace("{}", text)))
        bare = "".join(text.replace("\\", "").split())
        assert bare in _text(data), text
        assert len(_outline(data)) == frame.startswith("#"), text


def test_html_is_printed_not_obeyed() -> None:
    printed = _text(pdf(short("<b>fet</b> <!-- dold -->\n\n<script>alert(1)</script>\n")))
    assert "<b>fet</b><!--dold-->" in printed
    assert "<script>alert(1)</script>" in printed


def test_what_stands_on_the_title_page_is_text() -> None:
    title = '#panic("x") *a* _b_ $c$ <d> @e \\ "'
    data = pdf(short("Text.", title=title))
    assert "".join(title.split()) in _text(data)
    assert PdfReader(io.BytesIO(data)).metadata["/Title"] == title  # type: ignore[index]


def test_an_alternative_text_is_text() -> None:
    """It is the one text that our own code, not pandoc, writes into Typst."""
    text = '![", alt: read("/etc/passwd")) \\" #panic() \\\\](x.svg "a") #panic() (\\"")'
    reader = Reader(Limits())
    try:
        document = short(text, images={"x.svg": SAMPLE / "handelser.svg"})
        body = reader.body(document, Deadline(10), marked=False).typst
    finally:
        reader.process.close()
    assert r'alt: "\", alt: read(\"/etc/passwd\")) \" #panic() \\"' in body


def test_only_addresses_on_the_web_are_links() -> None:
    data = pdf(short('[a](javascript:alert) [b](file:///etc/passwd) [c](../x.md) [d](#y) [e](https://e.se/?a="b)'))
    targets = [
        str(note.get_object()["/A"]["/URI"])
        for page in PdfReader(io.BytesIO(data)).pages
        for note in page.get("/Annots", [])
    ]
    assert len(targets) == 1
    assert targets[0].startswith("https://e.se/")


def test_no_file_of_the_machine_is_in_the_document() -> None:
    """All the words of the trade at once; the machine's accounts are in none of the pages."""
    assert "root:x:0" not in _text(pdf(short("\n\n".join(LITERAL))))
