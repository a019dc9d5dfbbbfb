"""Document -> PDF: a pure function from a `Document` to the bytes of an accessible, archivable file.

    Markdown --pandoc and markdown.lua--> Typst --a process on a leash--> PDF/UA-1 and PDF/A-2a

Three things shape the package:

* **The text is hostile.** It comes by pull request from people we do not know. It may name no file,
  run no code and take no more time and memory than `Limits` says: pandoc and Typst run in processes
  of their own, in a directory that holds plain files only, and nothing that a person has written is
  ever pasted into Typst code.
* **A fault has a place.** What PDF/UA asks of the author (alternative texts, table headers, heading
  levels) is reported in Swedish, all at once, at the line of the record.
* **The same document is the same bytes**, on any machine, day, time zone and locale: fonts come from
  pinned packages, and the only date is the document's own.

`pdf` sets one document and keeps nothing. `Typesetter` keeps its processes warm for many.
"""

from __future__ import annotations

from internkontroll.documents.document import Document
from internkontroll.typesetting.errors import Fault, StoppedError, TypesettingError
from internkontroll.typesetting.limits import Limits
from internkontroll.typesetting.typesetter import Typeset, Typesetter

__all__ = ["Fault", "Limits", "StoppedError", "Typeset", "Typesetter", "TypesettingError", "pdf"]


def pdf(document: Document, *, limits: Limits = Limits()) -> bytes:  # noqa: B008 -- frozen
    """The document as a PDF that conforms to both PDF/UA-1 and PDF/A-2a.

    Raises `TypesettingError`, which holds every fault that was found, in Swedish, each with the place
    in the record when one is known.
    """
    with Typesetter(limits) as typesetter:
        return typesetter.set(document).content
