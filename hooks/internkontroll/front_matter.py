"""Front matter: YAML read as text only, with the place of every key and value.

YAML's guesses (`no`, `010`, `12:30`) cannot bite because no scalar is resolved: the field decides
what its text means. The parser's events are walked once and never kept, which costs a third of
composing nodes and refuses nesting bombs, anchors and tags before they can do harm.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import frontmatter
import yaml
from yaml import CSafeLoader
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from internkontroll import form
from internkontroll.findings import Finding, Location

KeyPath = tuple[str | int, ...]
#: line and column from 1, and length
Place = tuple[int, int, int]
Value = str | list["Value"] | dict[str, "Value"]

MAX_DEPTH = 20
#: a plan of several hundred items is half as long; more is a slip or an attack
MAX_TEXT = 100_000
#: what is longer is prose, and prose belongs in the body
MAX_VALUE = 2_000

#: what an escape such as "\\0" within quotation marks would bring in, though no file may hold it
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")

_DELIMITER = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)


class RecordHandler(frontmatter.default_handlers.YAMLHandler):  # type: ignore[misc, unused-ignore]
    """python-frontmatter's notion of where front matter begins and ends, without losing line numbers.

    Its own `split` keeps the newline after the opening `---` with the metadata and strips the body;
    here the metadata starts on the line after, and the body is given as it stands.
    """

    FM_BOUNDARY = _DELIMITER

    def split(self, text: str) -> tuple[str, str]:
        """Metadata and body; raises ValueError when the second delimiter is missing."""
        _, metadata, body = self.FM_BOUNDARY.split(text, 2)
        return metadata[1:], body.removeprefix("\n")


@dataclass(slots=True)
class FrontMatter:
    """The keys and values of a record, where each stands, and what was wrong with the text."""

    data: dict[str, Value] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    values: dict[KeyPath, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    #: True when the text was read to its end; else `data` holds only what could be salvaged
    is_complete: bool = False


def read_front_matter(text: str, path: str, first_line: int) -> FrontMatter:
    """Read YAML into plain dicts, lists and texts.

    `first_line` is the line of the file on which `text` begins (from 1). Faults become findings; the
    first one that stops the parser leaves `data` with what `id` and `typ` can be seen to be.
    """
    front = FrontMatter()
    if len(text) > MAX_TEXT:
        message = f"Uppgifterna är längre än {MAX_TEXT // 1000} 000 tecken. Lägg stora underlag som bilagor."
        front.findings.append(form.TOO_LARGE.at(Location(path, first_line), message))
        front.data = _salvage(text)
        return front
    for number, line in enumerate(text.split("\n") if "\t" in text else ()):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            place = Location(path, first_line + number, indent.index("\t") + 1, 1)
            front.findings.append(form.TAB.at(place, "Raden börjar med en tabb. Använd blanksteg som indrag."))
            front.data = _salvage(text)
            return front
    try:
        builder = _Builder(front, path, first_line)
        builder.build(text)
        if len(text) > MAX_VALUE or "\\" in text:  # else no text can be too long or hold what a file cannot
            builder.refuse_odd_texts()
        front.is_complete = True
    except _RefusedError as refusal:
        front.findings.append(refusal.finding)
        front.data = _salvage(text)
    except yaml.YAMLError as error:
        front.findings.append(_syntax_finding(error, text, path, first_line))
        front.data = _salvage(text)
    return front


class _RefusedError(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


_Container = dict[str, Value] | list[Value]
_NODES = frozenset((ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent))
_PLAIN_TAGS = (None, "!")


class _Builder:
    """Turns parser events into data and places, depth first, without recursion."""

    def __init__(self, front: FrontMatter, path: str, first_line: int) -> None:
        self.front, self.path, self.first_line = front, path, first_line

    def build(self, text: str) -> None:
        """Fill the front matter; raises _RefusedError or yaml.YAMLError.

        One loop without calls for the common case: it runs for every scalar of every record.
        """
        values = self.front.values
        outer: list[tuple[_Container | None, KeyPath]] = []  # what is open around `parent`
        parent: _Container | None = None
        above: KeyPath = ()
        key: str | None = None  # waits for its value
        for event in _events(text):
            kind = type(event)
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                parent, above = outer.pop()
                continue
            is_scalar = kind is ScalarEvent
            if not is_scalar and kind not in _NODES:
                continue
            if event.anchor is not None or event.tag not in _PLAIN_TAGS:
                raise _RefusedError(self._reference(event))
            if parent is None:
                if kind is not MappingStartEvent:
                    raise _RefusedError(self._not_a_mapping(event))
                outer.append((None, ()))
                parent = self.front.data
                continue
            if isinstance(parent, dict):
                if key is None:
                    if not is_scalar:
                        message = "En nyckel måste vara en text. Skriv nyckel: värde."
                        raise _RefusedError(form.YAML_SYNTAX.at(self._location(event), message))
                    key = self._take_key(event, above)
                    continue
                here: KeyPath = (*above, key)
            else:
                here = (*above, len(parent))
            value: Value = _composed(event.value) if is_scalar else {} if kind is MappingStartEvent else []
            if isinstance(parent, list):
                parent.append(value)
            elif here not in values and key is not None:  # the first of two equal keys keeps its value
                parent[key] = value
            key = None
            values.setdefault(here, self._place(event))
            if not isinstance(value, str):
                if len(outer) >= MAX_DEPTH:
                    message = f"Uppgifterna är inskjutna i fler än {MAX_DEPTH} nivåer. Förenkla dem."
                    raise _RefusedError(form.TOO_DEEP.at(self._location(event), message))
                outer.append((parent, above))
                parent, above = value, here

    def refuse_odd_texts(self) -> None:
        """Raises _RefusedError for a key or value that is too long or holds a control character."""
        texts = [(str(path[-1]), place) for path, place in self.front.keys.items()]
        texts += [(text, self.front.values[path]) for path, text in _texts(self.front.data)]
        for text, place in texts:
            where = Location(self.path, *place)
            if len(text) > MAX_VALUE:
                message = f"Värdet är längre än {MAX_VALUE // 1000} 000 tecken. Skriv lång text under uppgifterna."
                raise _RefusedError(form.TOO_LARGE.at(where, message))
            if _CONTROL.search(text):
                raise _RefusedError(
                    form.YAML_SYNTAX.at(where, "Uppgifterna innehåller ett osynligt styrtecken. Ta bort det.")
                )

    def _take_key(self, event: ScalarEvent, above: KeyPath) -> str:
        key = sys.intern(_composed(event.value))  # some sixty words, written in every record
        here = (*above, key)
        if here in self.front.keys:
            first = self.front.keys[here][0]
            self.front.findings.append(
                form.DUPLICATE_KEY.at(
                    self._location(event),
                    f"Nyckeln {key} finns redan på rad {first}. Behåll den ena och ta bort den andra.",
                )
            )
        else:
            self.front.keys[here] = self._place(event)
        return key

    def _reference(self, event: yaml.events.NodeEvent) -> Finding:
        if isinstance(event, AliasEvent) or event.anchor is not None:
            what = "Ankare (&) och alias (*) får inte användas. Skriv ut värdet, inom citattecken om det börjar så."
        else:
            what = "Typmärken (!) får inte användas. Sätt värdet inom citattecken om det ska börja med utropstecken."
        return form.YAML_REFERENCE.at(self._location(event), what)

    def _not_a_mapping(self, event: yaml.events.Event) -> Finding:
        return form.WRONG_SHAPE.at(self._location(event), "Uppgifterna ska skrivas som nyckel: värde, en på varje rad.")

    def _place(self, event: yaml.events.Event) -> Place:
        start: Any = event.start_mark
        end: Any = event.end_mark
        column: int = start.column
        length = end.column - column if end.line == start.line else 1
        return (start.line + self.first_line, column + 1, length if length > 0 else 1)

    def _location(self, event: yaml.events.Event) -> Location:
        return Location(self.path, *self._place(event))


def _events(text: str) -> Iterator[Any]:
    """The events of the C parser, asked for directly: `yaml.parse` looks at each of them twice."""
    parser = CSafeLoader(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        parser.dispose()


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _texts(data: dict[str, Value]) -> Iterator[tuple[KeyPath, str]]:
    """Every value that is a text, with its path."""
    waiting: list[tuple[KeyPath, Value]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        else:
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            waiting.extend(((*path, key), one) for key, one in inner)


def _salvage(text: str) -> dict[str, Value]:
    """What can be seen of identity in text that does not parse, so that links to it still resolve."""
    found: dict[str, Value] = {}
    for key in ("id", "typ"):
        match = re.search(rf"^{key}:[ \t]*['\"]?([^'\"#\n]+?)['\"]?[ \t]*(?:#.*)?$", text, re.MULTILINE)
        if match:
            found[key] = unicodedata.normalize("NFC", match.group(1))
    return found


def _syntax_finding(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Finding:
    """The parser's complaint in Swedish, at its place, with the mend where it is known."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    opening = getattr(error, "context_mark", None)
    if opening is not None and any(sign in problem for sign in _UNCLOSED):
        mark = opening  # where it was opened: the parser gives up far below
    lines = text.split("\n")
    if mark is None:  # a character that YAML forbids: the reader gives its position
        position = getattr(error, "position", 0)
        before = text[: position if isinstance(position, int) else 0]
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        message = "Uppgifterna innehåller ett osynligt styrtecken. Ta bort det."
        return form.YAML_SYNTAX.at(Location(path, line + first_line, column + 1, 1), message)
    line, column = min(mark.line, len(lines) - 1), mark.column
    location = Location(path, line + first_line, column + 1, 1)
    if "mapping values are not allowed" in problem:
        key, _, rest = lines[line].partition(":")
        fix = f'{key.strip()}: "{rest.strip()}"' if rest.strip() and '"' not in rest else None
        return form.YAML_SYNTAX.at(location, "Texten innehåller ett kolon och måste stå inom citattecken.", fix)
    known = next((swedish for english, swedish in _SYNTAX.items() if english in problem), None)
    return form.YAML_SYNTAX.at(location, known or "Uppgifterna går inte att tolka här. Jämför med en annan post.")


#: complaints of a bracket or a quotation mark that was opened and not closed
_UNCLOSED = ("expected ',' or ']'", "expected ',' or '}'", "unexpected end of stream", "unexpected document indicator")

_SYNTAX = {
    "could not find expected ':'": "Här saknas ett kolon efter nyckeln, eller ett indrag.",
    "did not find expected key": "Raden har fel indrag, eller så saknas en nyckel.",
    "did not find expected '-' indicator": "Listan är bruten: raden ska börja med - och samma indrag som de andra.",
    "did not find expected ',' or ']'": "Listan inom [ ] är inte avslutad. Sätt ett komma mellan värdena och ] sist.",
    "did not find expected ',' or '}'": "Värdena inom { } är inte avslutade. Sätt ett komma mellan dem och } sist.",
    "unexpected end of stream": "Ett citattecken är inte avslutat.",
    "found unexpected end": "Ett citattecken är inte avslutat.",
    "cannot start any token": "Värdet börjar med ett tecken som har särskild betydelse. Sätt det inom citattecken.",
    "control characters are not allowed": "Uppgifterna innehåller ett osynligt styrtecken. Ta bort det.",
    "block sequence entries are not allowed": "En lista kan inte börja på samma rad som nyckeln. Börja på raden under.",
    "unknown escape character": "Efter \\ inom citattecken får bara vissa tecken stå. Använd enkla citattecken.",
}
