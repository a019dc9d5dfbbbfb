"""The search: what the pages say becomes an index that a reader's browser searches by itself.

Pagefind makes the index. It is told, page by page, which words a page has, each once (`collection.py`): compounds marked
where they are put together (`compounds.py`), numbers in one form (`numbers.py`). What a result shows lies beside the index
as plain text, so that nothing of this is seen. A list of the register's own words (`vocabulary.py`) lets the page of the
search (`theme/assets/scripts/sok-ord.js`) take a question apart in the same way, and see that a letter is wrong.
"""

from internkontroll.searching.collection import Collection
from internkontroll.searching.entry import Entry, Kind, kind_of
from internkontroll.searching.index import FOLDER, SearchFault, make_index
from internkontroll.searching.written_by_hand import passages_of

__all__ = ["FOLDER", "Collection", "Entry", "Kind", "SearchFault", "kind_of", "make_index", "passages_of"]
