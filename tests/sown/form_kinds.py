"""Faults of form: what a slip of the keyboard or an editor's wrong setting does to a file.

Each function sows one fault in a record's file, or says that the record has no place for it.
"""

from __future__ import annotations

import unicodedata

from tests.sown.editing import Plot
from tests.sown.field import Sowing

_REQUIRED = (
    "titel",
    "slag",
    "avser",
    "status",
    "tillfälle",
    "extern_granskning",
    "nummer",
    "ärende",
    "granskare",
    "datum",
)
_CHOICES = ("slag", "status", "inställning")


def misspelt_key(plot: Plot) -> Sowing | None:
    """A letter is lost in a key."""
    keys = [(key, line) for key, line in plot.top_keys if len(key) > 4]
    if not keys:
        return None
    key, line = plot.chance.choice(keys)
    drop = plot.chance.randrange(1, len(key))
    return plot.replace("IK114", line, plot.line_text(line).replace(key, key[:drop] + key[drop + 1 :], 1), 1)


def misspelt_inner_key(plot: Plot) -> Sowing | None:
    """A letter is lost in a key inside a list or a mapping."""
    inner = [
        (str(path[-1]), place)
        for path, place in plot.source.keys.items()
        if len(path) > 2 and len(str(path[-1])) > 3 and path[0] not in ("urval", "nyckeltal", "rubriker")
    ]
    if not inner:
        return None
    key, (line, column, _) = plot.chance.choice(inner)
    text = plot.line_text(line)
    drop = column + plot.chance.randrange(1, len(key) - 1)
    return plot.replace("IK114", line, text[: drop - 1] + text[drop:], column)


def missing_key(plot: Plot) -> Sowing | None:
    """A key that the type must have is not there."""
    type_ = type(plot.record)
    required = {field.alias for field in type_.model_fields.values() if field.is_required()}
    lines = [line for key in _REQUIRED if key in required and (line := plot.scalar_line(key))]
    return plot.replace("IK115", plot.chance.choice(lines), None, None, at=1) if lines else None


def missing_type(plot: Plot) -> Sowing | None:
    """The key `typ` is not there."""
    return plot.replace("IK115", plot.source.keys[("typ",)][0], None, 1, at=1)


def text_for_list(plot: Plot) -> Sowing | None:
    """`risker: ASN-R02` where `risker: [ASN-R02]` is meant."""
    for key, line in plot.top_keys:
        value = plot.source.data.get(key)
        if isinstance(value, list) and len(value) == 1 and plot.line_text(line) == f"{key}: [{value[0]}]":
            return plot.replace("IK116", line, f"{key}: {value[0]}", len(key) + 3)
    return None


def list_for_text(plot: Plot) -> Sowing | None:
    """`nämnd: [ASN]` where `nämnd: ASN` is meant."""
    keys = [(key, line) for key in ("nämnd", *_CHOICES) if (line := plot.scalar_line(key))]
    if not keys:
        return None
    key, line = plot.chance.choice(keys)
    return plot.replace("IK116", line, f"{key}: [{plot.source.data[key]}]", 1)


def empty_value(plot: Plot) -> Sowing | None:
    """A key without a value."""
    keys = [(key, line) for key in ("nämnd", "titel", *_CHOICES) if (line := plot.scalar_line(key))]
    if not keys:
        return None
    key, line = plot.chance.choice(keys)
    return plot.replace("IK116", line, f"{key}:")


def bad_value(plot: Plot) -> Sowing | None:
    """A word that is none of those allowed."""
    keys = [(key, line) for key in _CHOICES if (line := plot.scalar_line(key))]
    if not keys or plot.record.TYPE == "svar":
        return None
    key, line = plot.chance.choice(keys)
    return plot.replace("IK117", line, f"{key}: klart", len(key) + 3)


def bad_yes_no(plot: Plot) -> Sowing | None:
    """`true` where `ja` is meant."""
    return None if "historik" in plot.source.data else plot.property("IK117", "historik: true", column=11)


def unknown_type(plot: Plot) -> Sowing | None:
    """A `typ` that is no type."""
    line = plot.source.keys[("typ",)][0]
    return plot.replace("IK117", line, f"{plot.line_text(line)}er", 6)


def bad_time(plot: Plot) -> Sowing | None:
    """A month that does not exist."""
    times = [
        place
        for path, place in plot.source.values.items()
        if path[-1] in ("tidpunkt", "datum", "slutdatum", "sedan", "reviderad") and plot.record.TYPE != "sammanträde"
    ]
    if not times:
        return None
    line, column, length = plot.chance.choice(times)
    text = plot.line_text(line)
    return plot.replace("IK118", line, text[: column - 1] + "2025-13" + text[column - 1 + length :], column)


def bad_date(plot: Plot) -> Sowing | None:
    """A meeting on 30 February, a year with a figure too many."""
    line = plot.scalar_line("datum") if plot.record.TYPE == "sammanträde" else None
    if line:
        return plot.replace("IK118", line, "datum: 2023-02-30", 8)
    line = plot.scalar_line("år")
    return plot.replace("IK118", line, f"{plot.line_text(line)}1", 5) if line else None


def duplicate_key(plot: Plot) -> Sowing | None:
    """The same key once more, further down."""
    line = plot.scalar_line("nämnd") or plot.scalar_line("titel")
    return plot.property("IK113", plot.line_text(line), column=1) if line else None


def unquoted_colon(plot: Plot) -> Sowing | None:
    """A title with a colon and no quotation marks."""
    line = plot.scalar_line("titel")
    text = plot.line_text(line) if line else ""
    return plot.replace("IK110", line, f"{text}: steg 2", len(text) + 1) if line and '"' not in text else None


def unclosed_list(plot: Plot) -> Sowing | None:
    """A list without its last bracket."""
    lines = [line for _, line in plot.top_keys if plot.line_text(line).endswith("]")]
    if not lines:
        return None
    line = plot.chance.choice(lines)
    return plot.replace("IK110", line, plot.line_text(line)[:-1])


def unclosed_quote(plot: Plot) -> Sowing | None:
    """A title that begins with a quotation mark and does not end with one."""
    line = plot.scalar_line("titel")
    if not line or any(quote in "\n".join(plot.lines[line : plot.end_of_front_matter]) for quote in '"'):
        return None
    return plot.replace("IK110", line, plot.line_text(line).replace("titel: ", 'titel: "', 1))


def tab(plot: Plot) -> Sowing | None:
    """A tab instead of spaces."""
    lines = [n for n in range(2, plot.end_of_front_matter) if plot.line_text(n).startswith("  ")]
    if not lines:
        return None
    line = plot.chance.choice(lines)
    return plot.replace("IK107", line, "\t" + plot.line_text(line).lstrip(), 1)


def anchor(plot: Plot) -> Sowing | None:
    """A value with an anchor, as YAML allows and the register does not."""
    line = plot.scalar_line("nämnd")
    return plot.replace("IK111", line, f"nämnd: &x {plot.source.data['nämnd']}", 8) if line else None


def type_mark(plot: Plot) -> Sowing | None:
    """A title that begins with an exclamation mark: to YAML it is a type."""
    line = plot.scalar_line("titel")
    title = str(plot.source.data.get("titel", ""))
    is_tag = title.partition(" ")[0].isascii()  # with other letters YAML does not even read it as a type
    return plot.replace("IK111", line, f"titel: !{title}", 8) if line and is_tag else None


def too_deep(plot: Plot) -> Sowing | None:
    """A nesting bomb."""
    return plot.property("IK112", f"taggar: {'[' * 30}{']' * 30}")


def id_out_of_grammar(plot: Plot) -> Sowing | None:
    """An id in small letters."""
    line, column, _ = plot.source.values[("id",)]
    return plot.replace("IK119", line, f"id: {plot.record.id.lower()}", column)


def control_character(plot: Plot) -> Sowing | None:
    """An invisible character, pasted from somewhere."""
    if not plot.paragraph_ends:
        return None
    line = plot.chance.choice(plot.paragraph_ends)
    text = plot.line_text(line)
    return plot.replace("IK101", line, f"{text}\x0b", len(text) + 1)


def latin_1(plot: Plot) -> Sowing | None:
    """The file saved as Latin-1."""
    for number, text in enumerate(plot.lines, 1):
        for column, letter in enumerate(text, 1):
            if not letter.isascii():
                raw = plot.source.text.encode("latin-1", "replace")
                return Sowing("IK101", {plot.path: raw}, plot.path, number, column)
    return None


def byte_order_mark(plot: Plot) -> Sowing:
    """The file saved with a byte-order mark."""
    return Sowing("IK102", {plot.path: b"\xef\xbb\xbf" + plot.source.text.encode()}, plot.path, 1, 1)


def windows_line_ends(plot: Plot) -> Sowing:
    """The file saved with the line ends of Windows."""
    raw = plot.source.text.replace("\n", "\r\n").encode()
    return Sowing("IK109", {plot.path: raw}, plot.path, 1, 4)


def decomposed(plot: Plot) -> Sowing | None:
    """The file saved with å, ä and ö in two parts."""
    for number, text in enumerate(plot.lines, 1):
        for column, letter in enumerate(text, 1):
            if unicodedata.normalize("NFD", letter) != letter:
                raw = unicodedata.normalize("NFD", plot.source.text).encode()
                return Sowing("IK108", {plot.path: raw}, plot.path, number, column)
    return None


def empty_file(plot: Plot) -> Sowing:
    """Nothing in the file."""
    return Sowing("IK103", {plot.path: b""}, plot.path, 1, 1)


def no_front_matter(plot: Plot) -> Sowing:
    """The front matter is cut away."""
    return plot.text("IK104", "\n".join(plot.lines[plot.end_of_front_matter :]).lstrip() or "Text.\n", 1, 1)


def unclosed_front_matter(plot: Plot) -> Sowing | None:
    """The line below the front matter is missing."""
    if any(set(text) == {"-"} and len(text) > 2 for text in plot.lines[plot.end_of_front_matter :]):
        return None
    return plot.replace("IK104", plot.end_of_front_matter, None, 1, at=1)


def too_large(plot: Plot) -> Sowing:
    """Something enormous pasted into the file."""
    return plot.text("IK105", plot.source.text + "\n" + "Mycket text. " * 90_000, 1, 1)
