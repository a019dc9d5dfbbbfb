"""A new site takes the old one's place whole or not at all, and a run that was stopped is mended by the next."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from internkontroll.publishing import HALFWAY, BusySiteError, Renewal, cannot_write, moving
from internkontroll.publishing.moving import WORKSHOP
from internkontroll.publishing.swap import HalfwayError

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


#: calls that change what is where
CALLS = ("rename", "replace", "unlink", "rmdir", "mkdir")
#: moments at which one is made, and some after the last
STEPS = {"exchange": range(36), "rename": range(36), "overlay": range(56)}
WAYS = [(way, step) for way, steps in STEPS.items() for step in steps]


def on_a_file_system(way: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One where folders change places, one where they are renamed only, and Docker's, where none of the image's can be."""
    if way == "exchange":
        return
    monkeypatch.setattr(moving, "_exchanged", lambda one, other: False)
    if way == "rename":
        return
    image = {one.stat().st_ino for one in folder.rglob("*") if one.is_dir()}
    rename = os.rename

    def renamed(one: Path, other: Path) -> None:
        if one.lstat().st_ino in image:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(one), None, str(other))
        rename(one, other)

    monkeypatch.setattr(os, "rename", renamed)


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

    for name in CALLS:
        monkeypatch.setattr(os, name, counted(getattr(os, name)))
    monkeypatch.setattr(shutil, "copy2", counted(shutil.copy2))
    monkeypatch.setattr(moving, "_exchanged", counted(moving._exchanged))


def killed(folder: Path, way: str, step: int) -> bool:
    """A run that is killed at a moment; whether the new site was whole by then."""
    with pytest.MonkeyPatch.context() as patched:
        on_a_file_system(way, folder, patched)
        renewal = Renewal(folder)
        put(renewal.target, NEW)
        killed_at(step, patched)
        try:
            renewal.swap()
        except _KilledError:
            os.close(renewal._lock or 0)  # the system lets go of it when a process is killed
            return (folder / WORKSHOP / "klart.json").exists()
    return True


@pytest.mark.parametrize("first", [8, 11, 14])
@pytest.mark.parametrize("second", range(48))
def test_killed_again_while_finishing(tmp_path: Path, first: int, second: int) -> None:
    """What the first run left has become part of the image too, so that nothing of it can be moved."""
    put(tmp_path, {**OLD, **HIDDEN})
    assert killed(tmp_path, "overlay", first)
    with pytest.MonkeyPatch.context() as patched:
        on_a_file_system("overlay", tmp_path, patched)
        # such a run clears up when it ends, so that to be killed it must not live to do so
        patched.setattr(Renewal, "close", lambda self: os.close(self._lock or 0))
        killed_at(second, patched)
        with suppress(_KilledError):
            Renewal(tmp_path).close()
    with pytest.MonkeyPatch.context() as patched:
        on_a_file_system("overlay", tmp_path, patched)
        Renewal(tmp_path).close()
    assert found(tmp_path) == {**NEW, **HIDDEN}


@pytest.mark.parametrize("is_copied", [False, True])
@pytest.mark.parametrize(("way", "step"), WAYS)
def test_killed_at_any_moment_of_the_swap(tmp_path: Path, way: str, step: int, *, is_copied: bool) -> None:
    """Every file is old or new; the next run, even one that comes to nothing, leaves one whole site: the new one.

    Also when the folder has been copied meanwhile, so that no number of a folder is what it was.
    """
    site = tmp_path / "site"
    put(site, {**OLD, **HIDDEN})
    is_ready = killed(site, way, step)
    shown = {name: text for name, text in found(site).items() if WORKSHOP not in name}
    for name, text in shown.items():
        assert text in (OLD.get(name), NEW.get(name), HIDDEN.get(name)), name
    if is_copied:
        site = Path(shutil.copytree(site, tmp_path / "kopia"))
    with pytest.MonkeyPatch.context() as patched:
        on_a_file_system(way, site, patched)
        next_run = Renewal(site)
        next_run.close()
    whole = ({**OLD, **HIDDEN}, {**NEW, **HIDDEN})
    assert found(site) in (whole[1:] if is_ready else whole)
    renew(site)
    assert found(site) == {**NEW, **HIDDEN}


@pytest.mark.parametrize("way", STEPS)
def test_the_moments_are_all_of_them(tmp_path: Path, way: str) -> None:
    """At the last of them the run is already at its end."""
    put(tmp_path, {**OLD, **HIDDEN})
    killed(tmp_path, way, STEPS[way][-1])
    assert found(tmp_path) == {**NEW, **HIDDEN}


def test_a_folder_of_the_image_is_replaced_file_by_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is gone is gone, a folder becomes a file and a file a folder, and the folder itself is the same folder."""
    put(tmp_path, {**OLD, "risk/a/b.html": "gammal", "risk/c": "gammal", "risk/lika/d.html": "gammal"})
    number = (tmp_path / "risk").stat().st_ino
    on_a_file_system("overlay", tmp_path, monkeypatch)
    new = {**NEW, "risk/a": "nu en fil", "risk/c/d.html": "nu en mapp", "risk/lika/d.html": "ny"}
    renew(tmp_path, new)
    assert found(tmp_path) == new
    assert (tmp_path / "risk").stat().st_ino == number


def test_a_mark_of_another_run_is_no_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One was left in the site's folder, as by a copy of it; a killed run does not take the old site for the new."""
    put(tmp_path, {"risk/r1.html": "gammal", f"risk/{moving.MARK}": "ett annat bygge"})
    renewal = Renewal(tmp_path)
    put(renewal.target, {"risk/r1.html": "ny"})
    with monkeypatch.context() as patched:
        patched.setattr(moving, "discard", _die)  # just after the two have changed places
        with pytest.raises(_KilledError):
            renewal.swap()
    os.close(renewal._lock or 0)
    Renewal(tmp_path).close()
    assert found(tmp_path) == {"risk/r1.html": "ny"}


def _die(*_: object) -> None:
    raise _KilledError


def test_a_damaged_list_is_no_list(tmp_path: Path) -> None:
    """Nothing can be finished after it, and it must not stop every run from then on."""
    put(tmp_path, {**OLD, f"{WORKSHOP}/klart.json": '{"risk": 17'})
    renew(tmp_path)
    assert found(tmp_path) == NEW


def test_a_half_replaced_site_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also by the next run, when that cannot finish it either; and when it can, the site is whole."""
    put(tmp_path, OLD)
    renewal = Renewal(tmp_path)
    put(renewal.target, NEW)
    with monkeypatch.context() as patched:
        patched.setattr(moving, "_exchanged", _full)
        for failing in (renewal.swap, lambda: Renewal(tmp_path)):
            with pytest.raises(HalfwayError) as caught:
                failing()
            renewal.close()
            told = cannot_write(caught.value, tmp_path)
            assert told.endswith(f": det finns inte plats på disken. {HALFWAY}")
            assert "Bygg igen" in told
            assert "orörd" not in told
    Renewal(tmp_path).close()
    assert found(tmp_path) == NEW


def _full(*_: object) -> bool:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


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
