"""The folder: nobody else's file is touched, old ones of ours go, and a kill at any moment leaves whole files."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from internkontroll.writing.whole_folder import LIST, BusyError, NotOursError, renew

from .conftest import BOARD, PROJECT, Office

KILLS = 50
SIZE = 200_000
OLD = {f"0{n}-gammal.pdf": f"gammal {n}".encode() * SIZE for n in range(4)} | {"00-lista.txt": b"gammal lista" * SIZE}
NEW = {f"0{n}-ny.pdf": f"ny {n}".encode() * SIZE for n in range(4)} | {"00-lista.txt": b"ny lista" * SIZE}

_CHILD = """
import sys
from pathlib import Path
from tests.agenda.test_folder import NEW, OLD, renew
print("redo", flush=True)
while True:
    renew(Path(sys.argv[1]), NEW)
    renew(Path(sys.argv[1]), OLD)
"""


def held(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != LIST}


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_a_random_moment(tmp_path: Path, seed: int) -> None:
    """Each file is whole, old or new; the next run mends the rest and leaves nothing behind."""
    folder = tmp_path / "handlingar"
    renew(folder, OLD)
    (folder / "mina anteckningar.txt").write_text("rör inte", "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(PROJECT / "hooks"), str(PROJECT)))}
    child = subprocess.Popen([sys.executable, "-c", _CHILD, str(folder)], env=environment, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"redo\n"
    time.sleep(random.Random(seed).uniform(0, 0.3))
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    for name, content in held(folder).items():
        if name != "mina anteckningar.txt":
            assert content in (OLD.get(name), NEW.get(name)), name
    assert renew(folder, NEW) == ()
    assert held(folder) == {**NEW, "mina anteckningar.txt": b"r\xc3\xb6r inte"}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["handlingar"]


def test_killed_at_every_step(tmp_path: Path) -> None:
    """Not at a random moment but before each rename and each removal, one after the other."""
    script = (
        "import os, sys; from pathlib import Path; from tests.agenda.test_folder import NEW, OLD, renew\n"
        "left = int(sys.argv[2])\n"
        "def hook(event, _):\n"
        "    global left\n"
        "    if event in ('os.rename', 'os.remove', 'os.rmdir', 'os.mkdir'):\n"
        "        left -= 1\n"
        "        if left < 0: os.kill(os.getpid(), 9)\n"
        "sys.addaudithook(hook)\n"
        "renew(Path(sys.argv[1]), NEW)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(PROJECT / "hooks"), str(PROJECT)))}
    small_old, small_new = small(OLD), small(NEW)
    for step in range(100):
        folder = tmp_path / str(step) / "handlingar"
        renew(folder, OLD)
        done = subprocess.run([sys.executable, "-c", script, str(folder), str(step)], env=environment, check=False)
        for name, content in small(held(folder)).items():
            assert content in (small_old.get(name), small_new.get(name)), (step, name)
        assert renew(folder, NEW) == ()
        assert held(folder) == NEW
        assert [file.name for file in folder.parent.iterdir()] == ["handlingar"]
        if done.returncode == 0:
            assert step > len(OLD) + len(NEW)
            return
    raise AssertionError("it never came to an end")


def small(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: content[:40] + content[-40:] for name, content in files.items()}


def test_others_files_are_not_touched(tmp_path: Path) -> None:
    """A file in the way stops everything before anything is written; one that somebody has edited is left."""
    folder = tmp_path / "h"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"min egen")
    with pytest.raises(NotOursError, match=r"a\.pdf"):
        renew(folder, {"a.pdf": b"ny", "b.pdf": b"ny"})
    assert held(folder) == {"a.pdf": b"min egen"}
    (folder / "a.pdf").unlink()
    renew(folder, {"a.pdf": b"ett", "b.pdf": b"ett"})
    (folder / "a.pdf").write_bytes(b"med anteckningar")
    with pytest.raises(NotOursError):
        renew(folder, {"a.pdf": b"tva"})
    assert held(folder) == {"a.pdf": b"med anteckningar", "b.pdf": b"ett"}
    assert renew(folder, {"c.pdf": b"tre"}) == (folder / "a.pdf",)
    assert held(folder) == {"a.pdf": b"med anteckningar", "c.pdf": b"tre"}


@pytest.mark.parametrize("text", ["", "[]", '{"files": 3}', '{"files": {"../x.txt": ["0"], "..": []}}', "\udc80"])
def test_a_list_that_is_not_ours_leads_nowhere(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "h"
    folder.mkdir()
    (tmp_path / "x.txt").write_text("utanför", "utf-8")
    (folder / LIST).write_bytes(text.encode("utf-8", "surrogateescape"))
    renew(folder, {"a.pdf": b"ny"})
    assert held(folder) == {"a.pdf": b"ny"}
    assert (tmp_path / "x.txt").read_text("utf-8") == "utanför"


def test_two_runs_at_once(tmp_path: Path) -> None:
    """The second one says so, and the first one is not disturbed."""
    script = (
        "import sys, time; from pathlib import Path\n"
        "from internkontroll.writing.whole_folder import _alone\n"
        "folder = Path(sys.argv[1]); folder.mkdir()\n"
        "with _alone(folder.with_name('.h.ny'), folder): print('redo', flush=True); sys.stdin.read()\n"
    )
    folder = tmp_path / "h"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    command = [sys.executable, "-c", script, str(folder)]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        first.stdout.readline()
        with pytest.raises(BusyError):
            renew(folder, {"a.pdf": b"ny"})
        assert list(folder.iterdir()) == []
        first.communicate()
    renew(folder, {"a.pdf": b"ny"})
    assert held(folder) == {"a.pdf": b"ny"}


def test_what_is_no_longer_on_the_agenda_goes(office: Office) -> None:
    assert office.agenda().returncode == 0
    (office.output / BOARD / "kallelse.docx").write_bytes(b"sekreterarens egen")
    office.change(BOARD, "[ASN-ARENDE-2025-01, ASN-ARENDE-2025-02]", "[ASN-ARENDE-2025-02]")
    office.change("ASN-ARENDE-2025-01", ", ASN-2025-10-23]", "]")
    done = office.agenda()
    assert done.returncode == 0, done.stderr
    assert list(office.files()) == [
        "00-bilageforteckning.pdf",
        "00-bilageforteckning.txt",
        "01-tjansteskrivelse.pdf",
        "02-internkontrollplan.pdf",
        "ASN-2025-10-23-samlad.pdf",
        "ASN-2025-10-23.zip",
        "kallelse.docx",
    ]


def test_a_changed_paper_is_not_written_over(office: Office) -> None:
    assert office.agenda().returncode == 0
    paper = office.output / BOARD / "1-01-tjansteskrivelse.pdf"
    paper.write_bytes(b"%PDF med anteckningar")
    office.change("ASN-ARENDE-2025-01", "Planen följs upp", "Planen har följts upp")
    done = office.agenda()
    assert done.returncode == 2
    assert "1-01-tjansteskrivelse.pdf: Filen har ändrats eller skrivits av någon annan" in done.stderr
    assert paper.read_bytes() == b"%PDF med anteckningar"
