"""Many documents in the order they were ordered, by as many typesetters as there are workers.

Each worker is a thread that waits for processes of its own (`typesetting.Typesetter`), which are started when the
first document is really to be set: when everything is in the cache, none is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self, TypeAlias

from internkontroll.documents.document import Document
from internkontroll.editions.cache import EditionCache
from internkontroll.editions.edition import Edition, Format, Order
from internkontroll.editions.fingerprint import fingerprint
from internkontroll.source import system_reason
from internkontroll.typesetting import Limits, Typesetter, TypesettingError, errors
from internkontroll.typesetting.errors import StoppedError

#: called with how many orders are done and how many there are
Progress: TypeAlias = Callable[[int, int], None]
#: how far ahead of the one that is waited for, for each worker: enough to keep all at work, few enough to hold
_AHEAD = 4


class Editions:
    """Makes editions; a context, for its processes end with it.

    `cache` is a folder (`default_cache()`), or None to make everything. Not for use from several threads at once.
    """

    def __init__(self, cache: Path | None, workers: int = 2, limits: Limits = Limits()) -> None:  # noqa: B008 -- frozen
        self._cache = EditionCache(cache) if cache else None
        self._workers = max(1, workers)
        self._limits = limits
        self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="editions")
        self._typesetters: list[Typesetter] = []
        self._idle: SimpleQueue[Typesetter] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            # interrupted: who waits for a process is let go by its end
            self._close_typesetters()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._close_typesetters()
        if self._cache:
            self._cache.trim()

    def make(
        self, orders: Iterable[Order], progress: Progress | None = None
    ) -> Iterator[tuple[Document, Format, Edition | TypesettingError]]:
        """Each order with what was made of it, in the order ordered; a faulty document stops none of the others."""
        all_orders = list(orders)
        ahead: deque[Future[Edition | TypesettingError]] = deque()
        coming = iter(all_orders)
        try:
            for done, (document, format_) in enumerate(all_orders, 1):
                while len(ahead) < self._workers * _AHEAD and (order := next(coming, None)) is not None:
                    ahead.append(self._threads.submit(self._made, *order))
                made = ahead.popleft().result()
                if progress:
                    progress(done, len(all_orders))
                yield document, format_, made
        finally:
            for future in ahead:
                future.cancel()

    def _made(self, document: Document, format_: Format) -> Edition | TypesettingError:
        key = fingerprint(document, format_) if self._cache else None
        if self._cache and key:
            kept = self._cache.read(key)
            if kept is not None:
                return kept
        try:
            edition = self._set(document) if format_ is Format.PDF else self._word(document)
        except TypesettingError as error:
            return error
        except OSError as error:  # no room, or no right, to work in the folder for temporary files
            return StoppedError.of(document.id, errors.no_workshop(system_reason(error)))
        # a file that was changed meanwhile must not be kept under its old content
        if self._cache and key and fingerprint(document, format_) == key:
            self._cache.write(key, edition)
        return edition

    def _set(self, document: Document) -> Edition:
        try:
            typesetter = self._idle.get_nowait()
        except Empty:
            typesetter = Typesetter(self._limits)
            self._typesetters.append(typesetter)
        try:
            typeset = typesetter.set(document)
        finally:
            self._idle.put(typesetter)
        return Edition(typeset.content, typeset.pages)

    def _word(self, document: Document) -> Edition:
        from internkontroll.word import docx  # noqa: PLC0415 -- who orders no Word needs none of it

        return Edition(docx(document, limits=self._limits), None)

    def _close_typesetters(self) -> None:
        for typesetter in self._typesetters:
            typesetter.close()
