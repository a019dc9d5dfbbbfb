"""No page or file of the site may silently take another's place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from internkontroll import site
from internkontroll.check import check
from internkontroll.pages.page import Page
from internkontroll.pages.view import View
from internkontroll.register import Register, read_register
from tests.cases import BASE

DAY = date(2025, 10, 1)


def register() -> Register:
    return read_register(BASE, ".")


def test_two_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    def lists(view: View) -> Iterator[Page]:
        yield Page("organisation/asn.md", "En lista", (), view.write)

    monkeypatch.setattr(site, "list_pages", lists)
    with pytest.raises(site.SamePathError, match=r"samma adress på webbplatsen: organisation/asn\.html\."):
        site.build(register(), check(register(), DAY), DAY)


def test_two_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """One file that two records carry is no fault; two files at one address are."""
    names = iter(["a.txt", "a.txt", "a.txt", "b.txt"])
    monkeypatch.setattr(site, "files_of", lambda *_: [("bilagor/x.txt", Path(next(names)))])
    built = site.build(register(), check(register(), DAY), DAY)
    assert built.files == {"bilagor/x.txt": Path("a.txt")}
    with pytest.raises(site.SamePathError, match=r"bilagor/x\.txt"):
        site.build(register(), check(register(), DAY), DAY)
