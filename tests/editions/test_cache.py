"""What is kept is given back, unless anything that decides the bytes has changed; what is damaged is made anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from internkontroll.documents.document import Document, Drawing, Origin, Profile
from internkontroll.editions import Edition, Editions, Format, default_cache
from internkontroll.editions.cache import EditionCache
from internkontroll.editions.fingerprint import fingerprint
from internkontroll.findings import Location
from internkontroll.typesetting import Typesetter
from tests.typesetting.documents import SAMPLE, report, short

_KEY = "0" * 64
_EDITION = Edition(b"innehall", 3)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """One with everything that a document can have."""
    logo, picture = tmp_path / "logga.svg", tmp_path / "bild.svg"
    shutil.copy(SAMPLE / "handelser.svg", logo)
    shutil.copy(SAMPLE / "handelser.svg", picture)
    typefaces = tmp_path / "typsnitt"
    typefaces.mkdir()
    (typefaces / "eget.ttf").write_bytes(b"fil")
    return replace(
        short("![Bild](bild.svg)\n\n![Diagram](diagram.svg)"),
        images=(("bild.svg", picture), ("diagram.svg", Drawing("<svg/>"))),
        profile=Profile("Exempelstad", "#0b4a6f", "#0b4a6f", logo=logo, typeface="Eget", typefaces=typefaces),
    )


def _appended(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b" ")


_CHANGES: dict[str, Callable[[Document], Document]] = {
    "id": lambda d: replace(d, id="ANNAT"),
    "kind": lambda d: replace(d, kind="Annat"),
    "title": lambda d: replace(d, title="Annat"),
    "subtitle": lambda d: replace(d, subtitle="Annat"),
    "board": lambda d: replace(d, board="Annan"),
    "date": lambda d: replace(d, date=date(2025, 1, 1)),
    "case_number": lambda d: replace(d, case_number="1"),
    "markdown": lambda d: replace(d, markdown=d.markdown + "\n"),
    "period": lambda d: replace(d, period=date(2025, 1, 1)),
    "images": lambda d: replace(d, images=d.images[::-1]),
    "profile": lambda d: replace(d, profile=replace(d.profile, accent="#000000")),
    "appendix": lambda d: replace(d, appendix="Bilaga 1"),
    "is_draft": lambda d: replace(d, is_draft=True),
}
_MORE_CHANGES: dict[str, Callable[[Document], Document | None]] = {
    "drawing": lambda d: replace(d, images=(d.images[0], ("diagram.svg", Drawing("<svg />")))),
    "no case number": lambda d: replace(d, case_number="None"),
    "municipality": lambda d: replace(d, profile=replace(d.profile, municipality="Annan")),
    "primary": lambda d: replace(d, profile=replace(d.profile, primary="#000000")),
    "typeface": lambda d: replace(d, profile=replace(d.profile, typeface="Annat")),
    "picture's bytes": lambda d: _appended(Path(str(d.images[0][1]))),
    "logo's bytes": lambda d: _appended(d.profile.logo or Path()),
    "typeface's bytes": lambda d: _appended((d.profile.typefaces or Path()) / "eget.ttf"),
}


@pytest.mark.parametrize("change", [*_CHANGES, *_MORE_CHANGES])
def test_every_change_of_the_document_is_another_key(change: str, document: Document) -> None:
    before = fingerprint(document, Format.PDF)
    changed = (_CHANGES | _MORE_CHANGES)[change](document)
    assert before is not None
    assert fingerprint(document, Format.WORD) != before
    assert fingerprint(changed or document, Format.PDF) != before


def test_no_field_of_a_document_is_forgotten(document: Document) -> None:
    """A field that is added must be among the changes above, or said to have no part in the bytes."""
    assert {field.name for field in fields(Document)} == {*_CHANGES, "origins"}
    moved = replace(document, origins=(Origin(1, Location("records/prov.md", 99, 1)),))
    assert fingerprint(moved, Format.PDF) == fingerprint(document, Format.PDF)


@pytest.mark.parametrize("file", ["template/tables.typ", "markdown.lua", "colours.py"])
def test_a_change_of_the_program_is_another_key(file: str, tmp_path: Path) -> None:
    package = Path(__file__).parents[2] / "hooks" / "internkontroll"
    copy = tmp_path / "internkontroll"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
    script = (
        "from internkontroll.editions.fingerprint import fingerprint; from internkontroll.editions import Format;"
        "from internkontroll.documents.document import Document, PLAIN;"
        "print(fingerprint(Document('A', 'k', 't', '', '', None, None, 'x'), Format.PDF))"
    )

    def key(seed: str) -> bytes:
        environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=True
        )
        return run.stdout

    before = key("1")
    assert key("2") == before
    _appended(copy / "typesetting" / file)
    assert key("1") != before


def test_an_unreadable_picture_has_no_key(document: Document, tmp_path: Path) -> None:
    (tmp_path / "lank.svg").symlink_to("bild.svg")
    linked = replace(document, images=(("bild.svg", tmp_path / "lank.svg"),))
    assert fingerprint(linked, Format.PDF) is None
    assert fingerprint(replace(document, images=(("bild.svg", tmp_path / "ingen.svg"),)), Format.PDF) is None


def test_an_unchanged_document_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = [(short("Text."), Format.PDF), (report(), Format.PDF)]
    with Editions(tmp_path / "cache") as editions:
        first = list(editions.make(orders))

    def refuse(*_: object) -> None:
        pytest.fail("set again")

    monkeypatch.setattr(Typesetter, "set", refuse)
    with Editions(tmp_path / "cache") as editions:
        assert list(editions.make(orders)) == first


def test_a_faulty_document_is_not_kept(tmp_path: Path) -> None:
    """Its fault is told at the line where it stands now, not where it stood."""
    faulty = short("![](x.png)")
    for line in (10, 20):
        moved = replace(faulty, origins=(Origin(1, Location("records/prov.md", line, 1)),))
        with Editions(tmp_path / "cache") as editions:
            [(_, _, made)] = editions.make([(moved, Format.PDF)])
        assert str(made).startswith(f"records/prov.md:{line}:1: ")


def test_what_is_damaged_is_made_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    order = (short("Text."), Format.PDF)
    with Editions(cache) as editions:
        [(_, _, whole)] = editions.make([order])
    [file] = [file for file in cache.rglob("*") if file.is_file()]
    good = file.read_bytes()
    for damaged in (b"", good[:-1], good[:40], good[:90] + b"x" + good[91:], good + b"x", b"annat", b"\n" * 999):
        file.write_bytes(damaged)
        with Editions(cache) as editions:
            [(_, _, made)] = editions.make([order])
        assert made == whole
        assert file.read_bytes() == good


def test_a_whole_file_under_another_name_is_not_believed(tmp_path: Path) -> None:
    cache = EditionCache(tmp_path / "cache")
    cache.write(_KEY, _EDITION)
    other = "f" * 64
    (tmp_path / "cache" / "ff").mkdir()
    shutil.copy(tmp_path / "cache" / "00" / _KEY, tmp_path / "cache" / "ff" / other)
    assert cache.read(_KEY) == _EDITION
    assert cache.read(other) is None


def test_a_cache_that_cannot_be_used_is_done_without(tmp_path: Path) -> None:
    """A file in its place, a link, a folder below a file, a device: the document is made all the same."""
    (tmp_path / "fil").write_bytes(b"x")
    (tmp_path / "riktig").mkdir()
    (tmp_path / "lank").symlink_to("riktig")
    (tmp_path / "upptagen").mkdir(mode=0o700)
    key = fingerprint(short("Text."), Format.PDF) or ""
    (tmp_path / "upptagen" / key[:2]).write_bytes(b"en fil dar en mapp ska vara")
    for place in ("fil", "lank", "fil/under", "upptagen"):
        with Editions(tmp_path / place) as editions:
            [(_, _, made)] = editions.make([(short("Text."), Format.PDF)])
        assert isinstance(made, Edition)
    with Editions(Path("/dev/null/cache")) as editions:
        [(_, _, made)] = editions.make([(short("Text."), Format.PDF)])
    assert isinstance(made, Edition)
    assert list((tmp_path / "riktig").iterdir()) == []


def test_nobody_else_can_read_what_is_kept(tmp_path: Path) -> None:
    open_to_all = tmp_path / "cache"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    for folder in (open_to_all, tmp_path / "ny" / "cache"):
        EditionCache(folder).write(_KEY, _EDITION)
        assert folder.stat().st_mode & 0o777 == 0o700
        assert EditionCache(folder).read(_KEY) == _EDITION


def test_a_folder_of_another_user_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    EditionCache(tmp_path / "cache").write(_KEY, _EDITION)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert EditionCache(tmp_path / "cache").read(_KEY) is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    one = Edition(b"x" * 1000, 1)
    keys = [f"{n:064x}" for n in range(8)]
    for age, key in enumerate(keys):
        EditionCache(folder).write(key, one)
        then = time.time() - 1000 + age
        os.utime(folder / key[:2] / key, (then, then))
    cache = EditionCache(folder, capacity=4400)
    assert cache.read(keys[0]) == one  # used now, though written first
    (folder / "00" / "eget.txt").write_text("inte vår", encoding="utf-8")
    cache.trim()  # nothing written: nothing to do
    assert len(list(folder.rglob("0*0?"))) == 8
    cache.write("f" * 64, one)
    cache.trim()
    left = {file.name for file in folder.rglob("*") if file.is_file()}
    assert left == {"eget.txt", "f" * 64, keys[0], keys[6], keys[7]}


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("IK_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_cache() == tmp_path / ".cache" / "internkontroll"
    monkeypatch.setenv("XDG_CACHE_HOME", "relativ")
    assert default_cache() == tmp_path / ".cache" / "internkontroll"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert default_cache() == tmp_path / "xdg" / "internkontroll"
    monkeypatch.setenv("IK_CACHE", str(tmp_path / "egen"))
    assert default_cache() == tmp_path / "egen"
    monkeypatch.setenv("IK_CACHE", "0")
    assert default_cache() is None
