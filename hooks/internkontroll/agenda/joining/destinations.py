"""Where links and bookmarks lead: a name becomes the place itself, so that names in two files cannot clash."""

from __future__ import annotations

from pikepdf import Array, Object, Pdf

from internkontroll.agenda.joining.objects import array, dictionary, is_dictionary, key, text, tree_entries


class Destinations:
    """The named places of one file, and its pages."""

    def __init__(self, pdf: Pdf) -> None:
        self._pages = {key(page.obj) for page in pdf.pages}
        self._page_list = [page.obj for page in pdf.pages]
        self._named: dict[str, Object] = {}
        names = dictionary(pdf.Root.get("/Names"))
        if names is not None:
            for name, place in tree_entries(names.get("/Dests"), "/Names"):
                self._named.setdefault(text(name), place)
        old = dictionary(pdf.Root.get("/Dests"))
        if old is not None:
            for name, place in old.items():
                self._named.setdefault(str(name), place)

    def resolve(self, value: object) -> Array | None:
        """The place as an array that begins with a page of the file; None for what leads nowhere."""
        for _ in range(5):  # a name leads to a dictionary with an array; more steps than that lead in a circle
            if isinstance(value, Array):
                return self._place(value)
            value = value.get("/D") if is_dictionary(value) else self._named.get(text(value))
        return None

    def _place(self, value: Array) -> Array | None:
        parts = array(value)
        if not parts:
            return None
        page = parts[0]
        if isinstance(page, int) and 0 <= page < len(self._page_list):
            page = self._page_list[page]
        if not is_dictionary(page) or key(page) not in self._pages:
            return None
        rest = [part for part in parts[1:6] if not is_dictionary(part) and not isinstance(part, Array)]
        return Array([page, *rest])
