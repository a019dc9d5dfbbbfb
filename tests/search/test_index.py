"""The index itself: the same for the same pages, whole, without what nobody may see, and told of when it cannot be made."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from internkontroll.pages.rendering import Passage
from internkontroll.searching import FOLDER, Collection, Entry, Kind, SearchFault, make_index, passages_of
from internkontroll.searching import collection as collecting
from internkontroll.searching import index as indexing
from tests.browser.served import served
from tests.site.html_pages import SiteFolder

from .asking import answered, ask, counts, titles

HOSTILE = "<img src=x onerror=window.broken=1>"
TYPES = ("Risk", "Åtgärd", HOSTILE)


def entries(count: int) -> list[Entry]:
    """Pages with many words in common, and hostile ones among them."""
    found = []
    for number in range(count):
        text = f"Kontroll av register nummer {number}. Logguppföljning görs varje månad, {number % 7} gånger. {HOSTILE} | §  {number}"
        passages = [Passage("", f"Sida {number}", ["Uppgift Värde"]), Passage("vad", f"Vad {HOSTILE}", [text])]
        facets = {"Typ": TYPES[number % 3], "År": str(2020 + number % 4), "Läge": "Pågår" if number % 2 else ""}
        found.append(
            Entry(
                f"risk/sida-{number}.html",
                f"Sida {number} {HOSTILE} (S-{number})",
                passages,
                Kind.RECORD,
                facets,
                (f"S-{number}",),
            )
        )
    return found


def made(pages: list[Entry], target: Path) -> Path:
    """The index of some pages."""
    with Collection() as collection:
        for page in pages:
            collection.add(page)
        make_index(collection, target / FOLDER)
    return target / FOLDER


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def test_the_same_pages_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also with several indexes, whose pages are read at the same time."""
    monkeypatch.setattr(collecting, "PAGES_TOGETHER", 150)
    first = content(made(entries(400), tmp_path / "one"))
    assert len([name for name in first if name.endswith("pagefind-entry.json")]) == 3
    for again in ("two", "three"):
        assert content(made(entries(400), tmp_path / again)) == first


def test_a_large_site_has_several_indexes(
    page: Page, site: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are asked as one; hostile text of a record is text in hits and in what narrows them."""
    monkeypatch.setattr(collecting, "PAGES_TOGETHER", 20)
    made(entries(50), tmp_path / "site")
    shutil.copytree(site.root / "assets", tmp_path / "site" / "assets")
    shutil.copy(site.root / "sok.html", tmp_path / "site")
    (tmp_path / "server").mkdir()
    with served(tmp_path / "site", tmp_path / "server", "") as server:
        page.goto(server.at("sok.html"))
        ask(page, "registerkontroll")
        expect(page.get_by_role("status")).to_contain_text("50 träffar")
        assert counts(page, "Typ") == {"Risk": 17, "Åtgärd": 17, HOSTILE: 16}
        assert counts(page, "Läge") == {"Pågår": 25}
        page.get_by_label(HOSTILE).check()
        answered(page)
        assert HOSTILE in titles(page)[0]
        assert HOSTILE in page.locator(".ik-search__text").first.inner_text()
        for number in (3, 27, 49):  # one in each index
            ask(page, f"S-{number}")
            assert page.get_by_text("begränsningarna").count() == 1
            page.get_by_role("button", name="Ta bort").click()
            assert titles(page)[0].startswith(f"Sida {number} ")
            page.get_by_label(HOSTILE).check()
        assert not page.evaluate("'broken' in window")
        assert page.locator("main img").count() == 0


def test_every_page_of_the_site_is_in_the_index(site: SiteFolder) -> None:
    """What a search leads to exists, and no record is left out."""
    texts = [json.loads(file.read_text("utf-8")) for file in (site.root / FOLDER / "text").iterdir()]
    found = {text["u"] for text in texts}
    assert all((site.root / path).is_file() for path in found)
    records = {path.relative_to(site.root).as_posix() for path in site.root.glob("risk/asn-r*.html")}
    assert records
    assert records <= found
    assert len(texts) == len(found)


def test_a_failing_program_is_told_in_swedish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood before is left as it was."""
    target = tmp_path / "site"
    before = content(made(entries(3), target))
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho broken >&2\nexit 3\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(indexing, "get_executable", lambda: program)
    with pytest.raises(SearchFault, match="Pagefind kunde inte göra sökningens index: broken"):
        made(entries(3), target)
    program.write_text("#!/bin/sh\nkill -9 $$\n", "utf-8")
    with pytest.raises(SearchFault, match="kod -9"):
        made(entries(3), target)
    monkeypatch.setattr(indexing, "get_executable", lambda: tmp_path / "gone")
    with pytest.raises(SearchFault, match="gick inte att starta"):
        made(entries(3), target)
    assert content(target / FOLDER) == before


def test_a_list_of_words_helps_when_it_is_named(tmp_path: Path) -> None:
    """And one that cannot be read is told of."""
    words = tmp_path / "words"
    words.write_text("bygg\nlov\nbygglov\nhandläggning\n", "utf-8")
    for listed, expected in ((None, "bygghandläggning"), (words, "bygg|handläggning")):
        with Collection(listed) as collection:
            collection.add(Entry("a.html", "Bygghandläggning", [], Kind.RECORD))
            assert expected in json.loads(collection.finish()[1])["ord"].split()
    with pytest.raises(SearchFault, match="IK_ORDLISTA"):
        Collection(tmp_path / "gone")


def test_pages_by_hand_are_read_by_heading() -> None:
    """With the ids of their headings, without what is not text."""
    found = passages_of(
        '<p>Före.</p><h1 id="a">Läsa &amp; se<a class="headerlink" href="#a">¶</a></h1><p>Ett <b>två</b></p>'
        '<h2 id="b">Nästa</h2><script>no()</script><ul><li>tre</li><li>fyra &lt;fem&gt;</li></ul>'
    )
    assert [(one.id, one.title, one.words) for one in found] == [
        ("", "Läsa & se", ["Före.", "Ett två"]),
        ("b", "Nästa", ["tre fyra <fem>"]),
    ]
