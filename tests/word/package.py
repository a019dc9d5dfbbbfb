"""A Word file read back, as a program that helps a reader would: by its parts and their structure."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pypandoc

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"


@dataclass(frozen=True)
class Package:
    """The parts of a file, each of them well-formed."""

    parts: dict[str, bytes]

    @classmethod
    def of(cls, content: bytes) -> Package:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            package = cls({name: archive.read(name) for name in archive.namelist()})
        for name in package.parts:
            if name.endswith((".xml", ".rels")):
                package.xml(name)
        return package

    def xml(self, name: str) -> Element:
        return ET.fromstring(self.parts[name])

    @property
    def body(self) -> Element:
        body = self.xml("word/document.xml").find(f"{W}body")
        assert body is not None
        return body

    def paragraphs(self, style: str) -> list[str]:
        """The text of each paragraph in a style, in order."""
        return [text(p) for p in self.body.iter(f"{W}p") if style_of(p) == style]

    def headings(self) -> Iterator[tuple[int, str]]:
        for paragraph in self.body.iter(f"{W}p"):
            if (style := style_of(paragraph)).startswith("Heading"):
                yield int(style.removeprefix("Heading")), text(paragraph)

    def properties(self) -> dict[str, str]:
        """The core properties, by their names without a namespace."""
        return {e.tag.rpartition("}")[2]: e.text or "" for e in self.xml("docProps/core.xml")}


def text(within: Element) -> str:
    return "".join(e.text or "" for e in within.iter(f"{W}t"))


def style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def value(element: Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def plain(words: str) -> str:
    """The words with one ordinary space where there is any space."""
    return re.sub(r"\s+", " ", words).strip()


def read_back(content: bytes) -> str:
    """The file as Markdown, by pandoc's own reader of Word files, which shares nothing with ours."""
    command = [pypandoc.get_pandoc_path(), "--from=docx", "--to=commonmark+pipe_tables+footnotes", "--wrap=none"]
    run = subprocess.run(command, input=content, capture_output=True, check=True)
    return run.stdout.decode()
