"""Where to point when something is missing: at the key that should hold it, if it is written at all.

A key that is not there has no place of its own. The record's id is where a reader looks next, and the
first thing an editor sees when the file opens.
"""

from __future__ import annotations

from internkontroll.findings import Location
from internkontroll.records import Record


def place_of(record: Record, *keys: str | int) -> Location:
    """The place of a key (or value) as written, else of the record's id."""
    source = record.source
    return source.at(*keys) if keys in source.keys or keys in source.values else record.at()
