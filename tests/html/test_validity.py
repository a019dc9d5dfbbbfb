"""Every page and drawing of the site is valid: what is let through stands with its reason in exceptions.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.html_pages import SiteFolder

from .validity import Fault, exceptions, faults, split


@pytest.fixture(scope="module")
def found(with_history: SiteFolder) -> list[Fault]:
    return faults(with_history.root)


def test_no_page_has_an_error(found: list[Fault]) -> None:
    left, _ = split(found, exceptions())
    by_message: dict[str, list[Fault]] = {}
    for fault in left:
        by_message.setdefault(fault.message, []).append(fault)
    assert not left, "\n".join(f"{len(same)} times, first {same[0]}" for same in by_message.values())


def test_every_exception_is_needed_and_has_a_reason(found: list[Fault]) -> None:
    _, used = split(found, exceptions())
    assert used == set(exceptions())
    assert all(len(reason) > 20 for reason in exceptions().values())


def test_errors_are_found(tmp_path: Path) -> None:
    head = '<!doctype html><html lang="sv"><meta charset="utf-8">'
    (tmp_path / "sund.html").write_text(f"{head}<title>Sund</title><h1>Sund</h1><p>Text</p></html>", "utf-8")
    assert faults(tmp_path) == []
    for name, body in {
        "id": '<title>x</title><p id="a"></p><p id="a"></p>',
        "titel": "<p>Text</p>",
        "element": "<title>x</title><p><div></div></p></b>",
        "label": '<title>x</title><label for="finns-inte">x</label>',
    }.items():
        (tmp_path / f"{name}.html").write_text(f"{head}{body}</html>", "utf-8")
    (tmp_path / "bild.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><rect bredd="1"/></svg>', "utf-8")
    assert {fault.page for fault in faults(tmp_path)} == {
        "id.html",
        "titel.html",
        "element.html",
        "label.html",
        "bild.svg",
    }
