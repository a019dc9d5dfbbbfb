"""Documents -> the files that people are given: PDF and Word, many at a time, unchanged ones from a cache.

    with Editions(default_cache()) as editions:
        for document, format, made in editions.make([(document, Format.PDF)]):
            ...  # `made` is an Edition, or the TypesettingError that tells why there is none

The bytes are those of `typesetting.pdf` and `word.docx`, whatever the cache holds and however many work.
"""

from __future__ import annotations

from internkontroll.editions.cache import default_cache
from internkontroll.editions.edition import Edition, Format, Order
from internkontroll.editions.making import Editions, Progress

__all__ = ["Edition", "Editions", "Format", "Order", "Progress", "default_cache"]
