"""The site's words, for the page of the search: to take a compound apart, and to see that a letter is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping

from internkontroll.searching.compounds import SEAM, Compounds

#: a page that is slow to load is not searched: the most used words are kept
MOST_BYTES = 100_000
_LENGTHS = range(3, 41)


def as_json(uses: Mapping[str, int], compounds: Compounds, indexes: int) -> bytes:
    """The words, most used first, compounds with their seams: `{"ord": "kontroll uppföljning avtals|uppföljning …"}`.

    `indexes` is how many indexes the page has to ask.

    In order of use, since the page offers the most used of two words that are as near.
    """
    kept = []
    left = MOST_BYTES - 100
    for word, _ in sorted(uses.items(), key=lambda one: (-one[1], one[0])):
        if len(word) not in _LENGTHS:
            continue
        marked = compounds.marked(word)
        left -= len(marked.encode("utf-8")) + 1
        if left < 0:
            break
        kept.append(marked)
    return json.dumps({"fog": SEAM, "index": indexes, "ord": " ".join(kept)}, ensure_ascii=False).encode("utf-8")
