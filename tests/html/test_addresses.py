"""Every address that the site tells of leads somewhere: in pages, drawings, feeds, calendars and data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.html_pages import SiteFolder

from .addresses import addresses


def broken(site: SiteFolder) -> list[str]:
    """Every address of a site that leads nowhere."""
    found = [
        f"{page}: {reference.address}: {fault}"
        for page, html in site.pages.items()
        for reference in html.references
        if not reference.is_outside and (fault := site.fault_of(page, reference.address))
    ]
    for file in sorted(site.root.rglob("*")):
        name = file.relative_to(site.root).as_posix()
        if not file.is_file() or name.startswith("pagefind/"):
            continue
        found += [
            f"{name}: {address}: {fault}"
            for address in addresses(file)
            if not address.startswith(("https://", "mailto:")) and (fault := _fault(site, name, address))
        ]
    return found


def _fault(site: SiteFolder, name: str, address: str) -> str:
    # data is read by a script or a person who knows where the site is: addresses may be from the site's root
    beside = site.fault_of(name, address)
    return site.fault_of("index.html", address) if beside and Path(name).suffix in (".json", ".csv") else beside


def test_every_address_leads_somewhere(with_history: SiteFolder) -> None:
    assert broken(with_history) == []


@pytest.mark.parametrize("kind", [".xml", ".json"])
def test_addresses_are_found_in_every_kind_of_file(with_history: SiteFolder, kind: str) -> None:
    """A reader of files that finds nothing would find nothing wrong."""
    files = [file for file in with_history.root.rglob(f"*{kind}") if "pagefind" not in file.parts]
    assert [address for file in files for address in addresses(file)]


PLANTED = {
    "sida.html": '<a href="finns-inte.html">x</a>',
    "ankare.html": '<a href="index.html#finns-inte">x</a>',
    "ritad.html": '<svg><a href="finns-inte.html"><text>x</text></a></svg>',
    "bild.svg": '<svg xmlns="http://www.w3.org/2000/svg"><a href="finns-inte.html"><text>x</text></a></svg>',
    "flode.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><link href="finns-inte.html"/></feed>',
    "sidor.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>finns-inte.html</loc></url></urlset>',
    "kalender.ics": "BEGIN:VCALENDAR\r\nURL:finns-\r\n inte.html\r\nEND:VCALENDAR\r\n",
    "tal.json": '{"poster": [{"sida": "finns-inte.html"}]}',
    "tal.csv": '"id";"sida"\r\n"A";"finns-inte.html"\r\n',
}


def test_what_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<h1 id="a">x</h1><a href="#a">x</a>', "utf-8")
    assert broken(SiteFolder(tmp_path)) == []
    for name, text in PLANTED.items():
        (tmp_path / name).write_bytes(text.encode())
    assert {one.split(":")[0] for one in broken(SiteFolder(tmp_path))} == set(PLANTED)
