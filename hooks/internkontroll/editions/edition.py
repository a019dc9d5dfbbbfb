"""What is ordered and what is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from internkontroll.documents.document import Document


class Format(StrEnum):
    """A file format; the value is the file's ending."""

    PDF = "pdf"
    WORD = "docx"


@dataclass(frozen=True, slots=True)
class Edition:
    """One finished file. `pages` is None where the reader's own program decides (Word)."""

    content: bytes
    pages: int | None


Order: TypeAlias = tuple[Document, Format]
