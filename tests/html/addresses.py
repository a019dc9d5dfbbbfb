"""The addresses that files of a site tell of that are no HTML: drawings, feeds, calendars, data, the list of pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

#: a page or file of the site, as data may name it
_FILE = re.compile(r"(?:\.\./)*[\w/-]+\.(?:html|pdf|docx|csv|xlsx|json|ics|xml|svg|png)(?:#[\w.-]+)?")
_XML_ADDRESSES = ("href", "src", "{http://www.w3.org/1999/xlink}href")


def addresses(file: Path) -> Iterator[str]:
    """Every address in a file; none for a kind of file that has none."""
    if file.suffix in (".svg", ".xml"):
        yield from _in_xml(ET.fromstring(file.read_bytes()))
    elif file.suffix == ".ics":
        yield from _in_calendar(file.read_bytes().decode("utf-8"))
    elif file.suffix == ".json":
        yield from _in_data(json.loads(file.read_text("utf-8")))
    elif file.suffix == ".csv":
        yield from (cell for cell in re.split(r'[;,\t\r\n"]', file.read_text("utf-8-sig")) if _FILE.fullmatch(cell))


def _in_xml(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        yield from (value for name, value in element.attrib.items() if name in _XML_ADDRESSES)
        # <loc> of a list of pages holds an address
        if element.tag.endswith("}loc") and element.text:
            yield element.text.strip()


def _in_calendar(text: str) -> Iterator[str]:
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if name.split(";")[0] in ("URL", "ATTACH", "SOURCE"):
            yield value


def _in_data(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if _FILE.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _in_data(one)
    elif isinstance(value, list):
        for one in value:
            yield from _in_data(one)
