"""The inline scripts of a page, as a browser would run them, to compare with what the policy names."""

from __future__ import annotations

from html.parser import HTMLParser

from internkontroll.publishing import script_hash

#: types of a script element that a browser runs; others hold data
_RUN = ("", "text/javascript", "application/javascript", "module", "text/ecmascript", "application/ecmascript")


def hashes_of(page: str) -> list[str]:
    """The names of all inline scripts that a page of HTML would run, in order."""
    reader = _Scripts()
    reader.feed(page)
    reader.close()
    return [script_hash(one) for one in reader.found]


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "script" and "src" not in said and (said.get("type") or "").strip().lower() in _RUN:
            self._words = []

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._words is not None:
            self.found.append("".join(self._words))
            self._words = None
