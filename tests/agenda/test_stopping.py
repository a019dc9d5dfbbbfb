"""`ik agenda` as a real process that is stopped on its way: it leaves nothing of its own, and says so in Swedish."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from internkontroll.writing.whole_folder import renew

from .conftest import BOARD, PROJECT, Office

KILLS = 6


def started(office: Office, workshop: Path, cache: Path) -> subprocess.Popen[str]:
    """The command in a group of processes of its own, as a terminal starts it, and with nothing made before."""
    workshop.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "internkontroll.cli", "agenda", BOARD, "-o", str(office.output)]
    return subprocess.Popen(
        [*command, "--records", str(office.records), "--date", "2025-10-01"],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "TMPDIR": str(workshop), "IK_CACHE": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def is_at_work(workshop: Path) -> bool:
    """True when a typesetter has been given something to set."""
    return any(workshop.glob("internkontroll-*/*"))


def is_empty(group: int, patience: float = 5) -> bool:
    """True when no process of a group is left, at the latest after some seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("sent", "send", "code"),
    [
        (signal.SIGINT, os.killpg, 130),
        (signal.SIGINT, os.kill, 130),
        (signal.SIGTERM, os.kill, 143),
        (signal.SIGTERM, os.killpg, 143),
        (signal.SIGHUP, os.killpg, 129),
    ],
    ids=["ctrl-c", "interrupt", "terminate", "terminate-all", "terminal-closed"],
)
def test_a_signal_ends_it_in_order(
    office: Office, tmp_path: Path, sent: signal.Signals, send: Callable[[int, int], None], code: int
) -> None:
    workshop = tmp_path / "verkstad"
    process = started(office, workshop, tmp_path / "cache")
    while process.poll() is None and not is_at_work(workshop):
        time.sleep(0.02)
    assert process.poll() is None
    send(process.pid, sent)
    out, error = process.communicate(timeout=30)
    assert (process.returncode, out, error) == (code, "", "ik: avbrutet.\n" if sent is signal.SIGINT else "")
    assert list(workshop.glob("internkontroll-*")) == []
    assert is_empty(process.pid)
    assert not office.output.exists()


def test_killed_at_a_random_moment(office: Office, tmp_path: Path) -> None:
    """The whole command, without a warning: what lies in the folder is whole, and the next run makes all of it."""
    assert office.agenda().returncode == 0
    expected, chance = office.files(), random.Random(20251023)
    start = time.monotonic()
    office.change("ASN-ARENDE-2025-01", "Planen följs upp", "Planen har följts upp")
    assert office.agenda().returncode == 0
    seconds, changed = time.monotonic() - start, office.files()
    assert changed != expected
    for number in range(KILLS):
        old, new = ("har följts", "följs") if number % 2 == 0 else ("följs", "har följts")
        office.change("ASN-ARENDE-2025-01", f"Planen {old} upp", f"Planen {new} upp")
        process = started(office, tmp_path / "verkstad", tmp_path / "cache")
        if number % 2:  # the last half of its time, when it joins and writes
            time.sleep(chance.uniform(0.5, 1.1) * seconds)
        else:
            time.sleep(chance.uniform(0, 1) * seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        held = office.files()
        assert held.keys() <= {*expected, *changed}
        for name, content in held.items():
            assert content in (expected.get(name), changed.get(name)), name
    done = office.agenda()
    assert done.returncode == 0, done.stderr
    assert office.files() == changed  # after an even number of changes
    assert [one.name for one in office.output.iterdir()] == [BOARD]


@pytest.mark.parametrize("call", [1, 3])
def test_a_full_disk_leaves_no_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    """Whether nothing or a part of it could be written; a folder with something in it stays as it was."""
    full(monkeypatch, call)
    files = {"a.pdf": b"ett", "b.pdf": b"tva", "c.pdf": b"tre"}
    with pytest.raises(OSError, match="No space"):
        renew(tmp_path / "ut" / "2025" / "mote", files)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "ut" / "mote").mkdir(parents=True)
    full(monkeypatch, call)
    with pytest.raises(OSError, match="No space"):
        renew(tmp_path / "ut" / "mote", files)
    assert list((tmp_path / "ut").iterdir()) == [tmp_path / "ut" / "mote"]
    assert list((tmp_path / "ut" / "mote").iterdir()) == []


def full(monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    """Makes the disk full at the n:th file that is written from now on."""
    left = call

    def fsync(_: int) -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)
