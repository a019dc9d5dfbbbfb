"""`Föreslå ändring`: the address of a record's file where it can be edited, for each forge."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from internkontroll.load import load
from internkontroll.pages.edit_link import WORDS
from internkontroll.records.settings import Settings

from .repositories import LATE, SETTINGS, Work, built, page, risk

NAME = "ASN/risker å ä/ASN-R01-50 % #1? [a]&b+c.md"
ENCODED = "ASN/risker%20%C3%A5%20%C3%A4/ASN-R01-50%20%25%20%231%3F%20%5Ba%5D%26b%2Bc.md"
QUERIED = ENCODED.replace("/", "%2F")


def edit_address(forge: object, path: str = NAME) -> str | None:
    settings = Settings.model_validate({"format": "1", "kommun": "Exempelstad", "källkod": forge})
    assert settings.forge is not None
    return settings.forge.edit_address(path)


@pytest.mark.parametrize(
    ("forge", "expected"),
    [
        ("https://github.com/ort/register", f"https://github.com/ort/register/edit/main/records/{ENCODED}"),
        ("https://github.com/ort/register.git", f"https://github.com/ort/register/edit/main/records/{ENCODED}"),
        (
            "https://github.kommun.se/ort/register/",
            f"https://github.kommun.se/ort/register/edit/main/records/{ENCODED}",
        ),
        ("https://gitlab.com/a/b/c", f"https://gitlab.com/a/b/c/-/edit/main/records/{ENCODED}"),
        ("https://gitlab.kommun.se:8443/a/b", f"https://gitlab.kommun.se:8443/a/b/-/edit/main/records/{ENCODED}"),
        ("https://codeberg.org/a/b", f"https://codeberg.org/a/b/_edit/main/records/{ENCODED}"),
        ("https://gitea.kommun.se/git/a/b", f"https://gitea.kommun.se/git/a/b/_edit/main/records/{ENCODED}"),
        (
            "https://dev.azure.com/org/Intern kontroll/_git/register".replace(" ", "%20"),
            f"https://dev.azure.com/org/Intern%20kontroll/_git/register?path=%2Frecords%2F{QUERIED}&version=GBmain&_a=contents",
        ),
        (
            {"adress": "https://git.kommun.se/a/b", "slag": "forgejo", "gren": "drift/å #2", "mapp": "."},
            f"https://git.kommun.se/a/b/_edit/drift/%C3%A5%20%232/{ENCODED}",
        ),
        (
            {"adress": "https://x.visualstudio.com/p/_git/r", "gren": "a/b&c", "mapp": "/reg/"},
            f"https://x.visualstudio.com/p/_git/r?path=%2Freg%2F{QUERIED}&version=GBa%2Fb%26c&_a=contents",
        ),
        ("https://git.kommun.se/a/b", None),
        # what opens a clone must not open to every reader
        (
            "https://ort:hemligt@dev.azure.com/o/p/_git/r?x=1#y",
            f"https://dev.azure.com/o/p/_git/r?path=%2Frecords%2F{QUERIED}&version=GBmain&_a=contents",
        ),
    ],
)
def test_the_address_of_a_file(forge: object, expected: str | None) -> None:
    assert edit_address(forge) == expected


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "http://git.kommun.se/a",
            "adress kan inte vara http://git.kommun.se/a. Skriv en adress som börjar med https://.",
        ),
        ("javascript:alert(1)", "adress kan inte vara javascript:alert(1). Skriv en adress som börjar med https://."),
        ("https://[::1", "adress kan inte vara https://[::1. Skriv en adress som börjar med https://."),
        ("https://a\\@b.se/x", "adress kan inte vara https://a\\@b.se/x. Skriv en adress som börjar med https://."),
        (
            "{adress: https://git.kommun.se/a, slag: gitlabb}",
            "slag kan inte vara ”gitlabb”. Tillåtna: github, gitlab, forgejo, gitea, azure. Menade du gitlab?",
        ),
        (
            "{adress: https://git.kommun.se/a, mapp: ../b}",
            "mapp kan inte vara ../b. Skriv en mapp i källkoden, till exempel records.",
        ),
        ("{slag: gitlab}", "Nyckeln adress saknas. Lägg till adress: och ett värde."),
    ],
)
def test_what_cannot_be_an_address_is_told_at_its_line(tmp_path: Path, written: str, message: str) -> None:
    (tmp_path / "register.yml").write_text(f"{SETTINGS}källkod: {written}\n", "utf-8")
    finding = load(tmp_path, ".").findings[0]
    assert (finding.location.line, finding.message) == (3, message)


def link(site_page: str) -> str:
    """The address behind the words, as a browser reads it."""
    found = re.search(rf'<a href="([^"]*)">{WORDS}</a>', site_page)
    assert found is not None
    return html.unescape(found.group(1))


def test_every_record_page_has_the_link(tmp_path: Path) -> None:
    work = Work(tmp_path / "arbete")
    work.write("register.yml", f"{SETTINGS}källkod: https://gitlab.example.org/kommun/register\n")
    work.write("ASN/risker & å/ASN-R01-a\"b'.md", risk())
    site = built(work.records, LATE)
    expected = (
        "https://gitlab.example.org/kommun/register/-/edit/main/records/ASN/risker%20%26%20%C3%A5/ASN-R01-a%22b%27.md"
    )
    assert link(page(site, "risk/asn-r01.md")) == expected
    for one in site.pages:
        if one.record_id in ("ASN", "ASN-R01"):
            assert WORDS in one.html


def test_where_a_file_is_opened_is_not_guessed(tmp_path: Path) -> None:
    work = Work(tmp_path / "arbete")
    work.write("register.yml", f"{SETTINGS}källkod: https://kod.example.org/register\n")
    work.write("ASN-R01-a.md", risk())
    shown = page(built(work.records, LATE), "risk/asn-r01.md")
    assert link(shown) == "https://kod.example.org/register"
    assert "Filen heter records/ASN-R01-a.md." in shown


def test_without_an_address_there_is_no_link(tmp_path: Path) -> None:
    work = Work(tmp_path / "arbete")
    work.write("ASN-R01-a.md", risk())
    assert all(WORDS not in one.html for one in built(work.records, LATE).pages)
