"""Numbers as people write them, in one form: `§303` and `§ 303` are one word, and so are `1117` and `1 117`.

`theme/assets/scripts/sok-ord.js` holds the same rule for what is asked; `tests/search/numbers.tsv` tests them alike.
"""

from __future__ import annotations

import re
import unicodedata

#: holds together what is one word to the index; it is not seen, and a result shows a space in its place
GLUE = "\u2060"

_SPACE = "[ \u00a0\u202f\u2009]"
#: `1 117`, but neither `2025 117` nor the end of `12 345 67`
_THOUSANDS = re.compile(rf"(?<![\w:.,/-])([0-9]{{1,3}})((?:{_SPACE}[0-9]{{3}})+)(?![\w:/-])")
#: `5 §`, `12 a §`: a place in a law has its number first
_LAW_PLACE = re.compile(rf"(?<![\w:/-])([0-9]{{1,3}})(?:{_SPACE}?([a-h]))?{_SPACE}?§")
#: `§ 303`, `§§ 12`: a paragraph of minutes has it last
_PARAGRAPH = re.compile(rf"(?<![0-9a-h{GLUE}])§+{_SPACE}?(?=[0-9])")
_SPACES = re.compile(_SPACE)


def glued(text: str) -> str:
    """The text in one Unicode form, with the parts of each number held together."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
        if "§" in text:
            text = _LAW_PLACE.sub(lambda m: f"{m[1]}{m[2] or ''}{GLUE}§", text)
            text = _PARAGRAPH.sub(f"§{GLUE}", text)
    return _THOUSANDS.sub(lambda m: m[1] + _SPACES.sub(GLUE, m[2]), text)
