"""The page of the search; what it does is in `theme/assets/scripts/sok.js`."""

from __future__ import annotations

import html

from internkontroll.pages.page import Page
from internkontroll.pages.promises.paths import OVERVIEW as PROMISES
from internkontroll.pages.registers.paths import REGISTER_PAGE
from internkontroll.pages.view import View

PATH = "sok.md"
TITLE = "Sök"
SCRIPTS = ("sok-ord.js", "sok-index.js", "sok.js")

#: where a reader who cannot search finds everything
_LISTS = (
    (REGISTER_PAGE, "Hela registret efter typ, nämnd och år"),
    (PROMISES, "Löften till nämnden"),
    ("dokument/index.md", "Dokument"),
)

_FORM = """\
<form class="ik-search" role="search" aria-label="Sökning med urval" action="sok.html" method="get">
<label class="ik-search__label" for="ik-search-words">Sök efter</label>
<div class="ik-search__row">
<input class="ik-search__words" id="ik-search-words" type="search" name="q" maxlength="200" autocomplete="off" \
autocapitalize="none" aria-describedby="ik-search-help">
<button class="ik-search__button" type="submit">Sök</button>
</div>
<p class="ik-search__help" id="ik-search-help">Skriv ord, ett diarienummer, en paragraf eller en lags nummer, \
till exempel <i>registerkontroll</i>, <i>§ 12</i> eller <i>2025:400</i>.</p>
</form>"""

_WITHOUT = """\
<div class="ik-search__without" id="ik-search-without">
<p>Sökningen behöver JavaScript och en webbserver. Den fungerar inte när sidorna öppnas direkt från en mapp. \
Allt i registret finns också i listor:</p>
<ul>
{links}
</ul>
</div>"""

_RESULTS = """\
<p class="ik-search__status" id="ik-search-status" role="status"></p>
<div class="ik-search__meant" id="ik-search-meant" hidden></div>
<div class="ik-search__found" id="ik-search-found" hidden>
<details class="ik-search__narrow" id="ik-search-narrow"><summary>Begränsa träffarna</summary>
<div class="ik-search__facets" id="ik-search-facets"></div>
</details>
<div class="ik-search__hits">
<h2 class="ik-only-heard">Träffar</h2>
<ol class="ik-search__list" id="ik-search-list"></ol>
<button class="ik-search__button ik-search__more" id="ik-search-more" type="button" hidden>Visa fler</button>
</div>
</div>"""


def search_page(view: View) -> Page:
    """A form, a place for what is found, and what stands there without JavaScript."""
    here = view.at(PATH)
    lists = [here.to(path, text) for path, text in _LISTS]
    links = "\n".join(
        f'<li><a href="{html.escape(_address(path))}">{html.escape(text)}</a></li>' for path, text in _LISTS
    )
    blocks = (
        here.write.heading(1, TITLE),
        here.write.made(_FORM, here.write.paragraph("Sökningen finns bara på webbplatsen. Allt finns också i listor:")),
        here.write.made(_WITHOUT.format(links=links), here.write.bullets(lists)),
        here.write.made(_RESULTS),
    )
    return Page(here.path, TITLE, blocks, here.write, scripts=SCRIPTS)


def _address(path: str) -> str:
    return f"{path.removesuffix('.md')}.html"
