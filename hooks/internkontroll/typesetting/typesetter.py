"""One document after another, with a pandoc and a Typst that stay alive between them.

A document is first read without telling of lines, which takes a third of the time. Only when something is wrong with
it, it is set once more with marks, so that every fault can be told at its place in the record.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from internkontroll.documents.document import Document
from internkontroll.typesetting.compilation import Press
from internkontroll.typesetting.errors import StoppedError, TypesettingError
from internkontroll.typesetting.facts import facts
from internkontroll.typesetting.fonts import TypefaceError, Typefaces
from internkontroll.typesetting.limits import Deadline, Limits
from internkontroll.typesetting.markdown import Reader
from internkontroll.typesetting.page_count import page_count
from internkontroll.typesetting.staging import staged


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF and the number of its pages."""

    content: bytes
    pages: int


class Typesetter:
    """Sets documents; a context, for its two processes end with it. One thread at a time; `close` from any."""

    def __init__(self, limits: Limits = Limits()) -> None:  # noqa: B008 -- frozen
        self._limits = limits
        self._reader = Reader(limits)
        self._press = Press(limits)
        self._folder = tempfile.TemporaryDirectory(prefix="internkontroll-", ignore_cleanup_errors=True)
        self._typefaces = Typefaces(Path(self._folder.name))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        self._reader.process.close()
        self._press.process.close()
        self._folder.cleanup()

    def set(self, document: Document) -> Typeset:
        """The document as a PDF that conforms to both PDF/UA-1 and PDF/A-2a.

        Raises `TypesettingError`, which holds every fault that was found, in Swedish, each with the place in the
        record when one is known.
        """
        deadline = Deadline(self._limits.seconds)
        # both at once: Typst is ready when pandoc has read
        self._press.process.start()
        self._reader.process.start()
        try:
            return self._set(document, deadline, marked=False)
        except StoppedError:
            raise
        except TypesettingError as error:
            try:
                return self._set(document, deadline, marked=True)
            except StoppedError:
                # no time left to look for the places: what is wrong is known
                raise error from None

    def _set(self, document: Document, deadline: Deadline, *, marked: bool) -> Typeset:
        body = self._reader.body(document, deadline, marked=marked)
        try:
            fonts = self._typefaces.folders(document.profile)
        except TypefaceError as error:
            raise TypesettingError.of(document.id, str(error), document.profile.typeface_at) from None
        with staged(document, body, self._limits) as root:
            content = self._press.compiled(root, document, body, facts(document, body), fonts, deadline)
        return Typeset(content, page_count(content))
