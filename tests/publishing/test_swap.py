"""A new site takes the old one's place whole or not at all, and a run that was stopped is mended by the next."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from internkontroll.publishing import BusySiteError, Renewal, cannot_write, swap
from internkontroll.publishing.swap import WORKSHOP

OLD = {"index.html": "gammal", "risk/r1.html": "gammal", "risk/r2.html": "gammal", "plan/p.html": "gammal"}
NEW = {"index.html": "ny", "risk/r1.html": "ny", "namnd/asn.html": "ny", "plan": "nu en fil"}
HIDDEN = {".htaccess": "annans", ".well-known/security.txt": "annans"}


def put(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def found(folder: Path) -> dict[str, str]:
    """What is below a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()
    }


def renew(folder: Path, files: dict[str, str] = NEW) -> None:
    """One whole run."""
    renewal = Renewal(folder)
    put(renewal.target, files)
    renewal.swap()


def test_the_new_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """What is hidden is left alone, what is gone is gone, and the folder is the same folder."""
    site = tmp_path / "site"
    put(site, {**OLD, **HIDDEN})
    number = site.stat().st_ino
    renew(site)
    assert found(site) == {**NEW, **HIDDEN}
    assert site.stat().st_ino == number


def test_a_hidden_folder_of_the_new_site_is_laid_in_the_old_one(tmp_path: Path) -> None:
    """As the site generator does when it writes into a folder that is there."""
    put(tmp_path, HIDDEN)
    renew(tmp_path, {".well-known/annat.txt": "ny", ".htaccess": "ny"})
    assert found(tmp_path) == {**HIDDEN, ".well-known/annat.txt": "ny", ".htaccess": "ny"}


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    """Also those above it; and none is left by a run that came to nothing."""
    renewal = Renewal(tmp_path / "a" / "b")
    put(renewal.target, NEW)
    renewal.close()
    assert list(tmp_path.iterdir()) == []
    renew(tmp_path / "a" / "b")
    assert found(tmp_path / "a" / "b") == NEW


def test_a_run_that_ends_early_leaves_the_old_site(tmp_path: Path) -> None:
    """And nothing of its own."""
    put(tmp_path, OLD)
    renewal = Renewal(tmp_path)
    put(renewal.target, NEW)
    assert found(tmp_path).items() >= OLD.items()
    renewal.close()
    renewal.close()
    assert found(tmp_path) == OLD


def test_two_runs_at_once_are_told(tmp_path: Path) -> None:
    """The second stops before it has changed anything; the first goes on."""
    renewal = Renewal(tmp_path)
    put(renewal.target, NEW)
    with pytest.raises(BusySiteError, match="en annan körning"):
        Renewal(tmp_path)
    renewal.swap()
    assert found(tmp_path) == NEW


class _KilledError(BaseException):
    """The process ends here."""


#: moments at which something is renamed or removed, and some after the last
STEPS = range(14)


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process end before the n:th call that changes what is where."""
    left = step

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def calling(*arguments: object, **named: object) -> object:
            nonlocal left
            if left == 0:
                raise _KilledError
            left -= 1
            return call(*arguments, **named)

        return calling

    for name in ("rename", "replace", "unlink"):
        monkeypatch.setattr(Path, name, counted(getattr(Path, name)))
    monkeypatch.setattr(swap, "_exchanged", counted(swap._exchanged))


@pytest.mark.parametrize("way", ["exchange", "rename"])
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_moment_of_the_swap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, way: str) -> None:
    """Every part is whole, old or new; the next run, even one that comes to nothing, leaves one whole site."""
    put(tmp_path, {**OLD, **HIDDEN})
    with monkeypatch.context() as patched:
        if way == "rename":
            patched.setattr(swap, "_exchanged", lambda one, other: False)  # as on other systems
        renewal = Renewal(tmp_path)
        put(renewal.target, NEW)
        killed_at(step, patched)
        try:
            renewal.swap()
        except _KilledError:
            os.close(renewal._lock or 0)  # the system lets go of it when a process is killed
        shown = {name: text for name, text in found(tmp_path).items() if not name.startswith(WORKSHOP)}
    for name, text in shown.items():
        assert text in (OLD.get(name), NEW.get(name), HIDDEN.get(name)), name
    next_run = Renewal(tmp_path)
    next_run.close()
    assert found(tmp_path) in ({**OLD, **HIDDEN}, {**NEW, **HIDDEN})
    renew(tmp_path)
    assert found(tmp_path) == {**NEW, **HIDDEN}


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "inte plats på disken"), (errno.EACCES, "saknas rätt"), (errno.EIO, "Input/output error")],
)
def test_what_cannot_be_written_is_told_in_swedish(number: int, words: str) -> None:
    """With the folder, and that the old site stands."""
    told = cannot_write(OSError(number, os.strerror(number)), Path("/srv/site"))
    assert words in told
    assert "/srv/site" in told
    assert told.endswith("Webbplatsen är orörd.")
