"""Hostile texts end in a good PDF or a Swedish fault within 20 seconds, read no file and reach no network."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.verapdf import Validator

from .hostile import PLANTED, texts

_REPOSITORY = Path(__file__).parents[2]
_SECONDS = 20
_SECRET = "hemligheten-utanfor"

#: what is said of those that become no PDF
FAULTS = {
    "brackets": "för lång för ett arkivbeständigt dokument",
    "emoji": "prov.md:10:7: Tecknet ”👍” (U+1F44D THUMBS UP SIGN) finns inte i typsnittet",
    "missing glyphs": "(U+E000) finns inte i typsnittet",
    "200 levels of quotes": "för många nivåer inuti varandra",
    "a note of itself": "Texten kunde inte läsas",
    "files": "prov.md:12:1: Bilden ”/etc/passwd” har ett format som inte stöds",
    "picture on the web": "Bilden ”https://example.org/x.png” finns inte.",
    "link": "prov.md:10:1: Bilden ”lank.svg” är inte en vanlig fil.",
    "planted: endless loop": "Dela upp",
    "planted: memory bomb": "Dela upp",
    "planted: package": "failed to download package",
    "planted: file": "file not found",
    "planted: file above": "project root",
    "planted: linked file": "file not found",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of each, in a process whose network has nothing in it, not even itself."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hemlig.txt").write_text(_SECRET, encoding="utf-8")
    (folder / "lank.svg").symlink_to("hemlig.txt")
    (folder / "lank.txt").symlink_to("hemlig.txt")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(_REPOSITORY / "hooks"), str(_REPOSITORY)])}
    run = subprocess.run(
        [*_isolated(), sys.executable, "-m", "tests.typesetting.hostile"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def _isolated() -> list[str]:
    """The command that leaves the network outside; a machine that has none proves nothing, so the test fails there."""
    for command in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        try:
            devices = subprocess.run([*command, "cat", "/proc/net/dev"], capture_output=True, check=False)
        except FileNotFoundError:
            break
        if devices.returncode == 0:
            names = [line.split(b":")[0].strip() for line in devices.stdout.splitlines()[2:]]
            assert names == [b"lo"], "the namespace is not empty"
            return command
    pytest.fail("This test needs `unshare --net` (util-linux), as root or with user namespaces allowed.")


def test_every_one_ends_in_time(told: dict[str, Any]) -> None:
    assert told.keys() == {*texts(), *(f"planted: {name}" for name in PLANTED)}
    assert [name for name, one in told.items() if one["seconds"] > _SECONDS] == []


def test_every_one_is_a_pdf_or_a_fault_at_its_line(told: dict[str, Any]) -> None:
    faults = {name: one["fault"] for name, one in told.items() if "fault" in one}
    assert faults.keys() == FAULTS.keys()
    for name, fault in faults.items():
        assert FAULTS[name] in fault, name
        assert name.startswith("planted") or fault.startswith("records/prov.md:"), name


def test_every_pdf_conforms(told: dict[str, Any], verapdf: Validator) -> None:
    assert verapdf(_pdfs(told)) == {}


def test_nothing_of_the_machine_is_in_them(told: dict[str, Any]) -> None:
    printed = {name: _text(pdf) for name, pdf in _pdfs(told).items() if "table of 5,000" not in name}
    everything = " ".join([*printed.values(), *(one.get("fault", "") for one in told.values())])
    assert _SECRET not in everything
    assert "root:x:0" not in everything
    # the control: what is set is read back
    assert "nivå12" in printed["12 levels of lists"]
    assert "a" * 10_000 in printed["word of 10,000 letters"]
    assert '#import"@preview/cetz:0.3.0":*' in printed["package"]


def test_a_long_table_is_all_there(told: dict[str, Any]) -> None:
    pages = PdfReader(io.BytesIO(_pdfs(told)["table of 5,000 rows"])).pages
    assert len(pages) > 100
    assert "4999" in pages[-1].extract_text()
    assert all("Antal" in pages[n].extract_text() for n in (0, 50, len(pages) - 1))


def _pdfs(told: dict[str, Any]) -> dict[str, bytes]:
    return {name: bytes.fromhex(one["pdf"]) for name, one in told.items() if "pdf" in one}


def _text(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)
