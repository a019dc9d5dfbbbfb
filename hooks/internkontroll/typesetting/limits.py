"""What one document may cost before it is stopped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The leash: generous for an honest document (500 pages take a few seconds), short for a bomb."""

    #: wall clock for pandoc to read the text, in seconds
    reading_seconds: float = 20
    #: pandoc's heap, in MB
    reading_megabytes: int = 1024
    #: wall clock for Typst, in seconds: catches what waits rather than works
    layout_seconds: float = 120
    #: processor time for Typst over all its threads, in whole seconds
    layout_cpu_seconds: int = 60
    #: address space for Typst's process, in MB
    layout_megabytes: int = 2048
    #: largest image file, in MB
    image_megabytes: int = 20
