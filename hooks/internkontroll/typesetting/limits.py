"""What one document may cost before it is stopped."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The leash: generous for an honest document (500 pages take a few seconds), short for a bomb."""

    #: wall clock for a document from beginning to end, in seconds
    seconds: float = 18
    #: wall clock for pandoc to read the text, in seconds
    reading_seconds: float = 10
    #: address space for pandoc's process, in MB; it wants 200 to begin with
    reading_megabytes: int = 1024
    #: wall clock for Typst, in seconds: catches what waits rather than works
    layout_seconds: float = 14
    #: processor time for Typst over all its threads, in whole seconds
    layout_cpu_seconds: int = 12
    #: address space for Typst's process, in MB
    layout_megabytes: int = 2048
    #: largest image file, in MB
    image_megabytes: int = 20


class Deadline:
    """The moment when a document's time is out."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def within(self, seconds: float) -> float:
        """As much of `seconds` as is left."""
        return max(0.0, min(seconds, self._end - time.monotonic()))
