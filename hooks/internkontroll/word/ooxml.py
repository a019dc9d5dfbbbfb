"""The few words of WordprocessingML that we write ourselves: names with their prefixes, and elements."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, fromstring, register_namespace, tostring

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "o": "urn:schemas-microsoft-com:office:office",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
#: of relationships, which some readers know only without a prefix
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
for _prefix, _uri in {"": PACKAGE, **NAMESPACES}.items():
    # else ElementTree writes ns0, ns1
    register_namespace(_prefix, _uri)

#: what XML 1.0 has no way to write
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: The schema's order of what a paragraph's properties may hold, as far as we and pandoc write them.
#: Word calls a file broken when they stand in another.
PARAGRAPH_PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr",
)  # fmt: skip


def qualified(name: str) -> str:
    """`w:p` as ElementTree has it: `{http://…}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(name: str, /, *children: Element, text: str | None = None, **attributes: str) -> Element:
    """An element; an attribute's prefix is that of the element, unless it is written with its own (`r_id`)."""
    made = Element(qualified(name))
    own = name.partition(":")[0]
    for key, value in attributes.items():
        prefix, _, local = key.rpartition("_")
        made.set(qualified(f"{prefix or own}:{local}"), clean(value))
    if text is not None:
        made.text = clean(text)
    made.extend(children)
    return made


def clean(text: str) -> str:
    """The text without the characters that no XML may hold."""
    return _NOT_XML.sub("", text)


def text_run(text: str, style: str | None = None) -> Element:
    """A run of text, in a character style."""
    words = element("w:t", text=text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    properties = [element("w:rPr", element("w:rStyle", val=style))] if style else []
    return element("w:r", *properties, words)


def paragraph(style: str, *content: Element) -> Element:
    """A paragraph in a style."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style)), *content)


def properties_of(paragraph: Element) -> Element:
    """The paragraph's properties, made when it has none."""
    properties = paragraph.find(qualified("w:pPr"))
    if properties is None:
        properties = element("w:pPr")
        paragraph.insert(0, properties)
    return properties


def set_property(paragraph: Element, value: Element) -> None:
    """Puts one property in its place among the paragraph's, instead of what was there."""
    properties = properties_of(paragraph)
    if (old := properties.find(value.tag)) is not None:
        properties.remove(old)
    rank = _rank(value)
    at = next((index for index, other in enumerate(properties) if _rank(other) > rank), len(properties))
    properties.insert(at, value)


def style_of(paragraph: Element) -> str | None:
    """The id of the paragraph's style, if it names one."""
    style = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
    return None if style is None else style.get(qualified("w:val"))


def text_of(within: Element) -> str:
    """The words of a paragraph, heading or cell."""
    return "".join(words.text or "" for words in within.iter(qualified("w:t")))


def parsed(part: bytes) -> Element:
    """A part that pandoc or we have written; never one that comes from a contributor."""
    return fromstring(part)  # noqa: S314 -- see above


def written(root: Element) -> bytes:
    """The part as bytes, the same for the same tree."""
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=False)
    return head + text


def appended(parent: Element, name: str, **attributes: str) -> Element:
    """A new last child without a namespace prefix on its attributes, as relationships have them."""
    return SubElement(parent, name, attributes)


def _rank(value: Element) -> int:
    local = value.tag.rpartition("}")[2]
    return PARAGRAPH_PROPERTIES.index(local) if local in PARAGRAPH_PROPERTIES else len(PARAGRAPH_PROPERTIES)
