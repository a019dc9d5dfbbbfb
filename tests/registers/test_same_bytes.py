"""The files' bytes are a function of the register and the stated day: no clock, locale, time zone or hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.site.project import ROOT


def fingerprints(**environment: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-m", "tests.registers.fingerprints"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_the_same_bytes_elsewhere() -> None:
    here = fingerprints(TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    there = fingerprints(TZ="Pacific/Kiritimati", PYTHONHASHSEED="2", LC_ALL="sv_SE.UTF-8", LANG="tr_TR.UTF-8")
    assert len(here) == 3 * 16 + 1
    assert here == there
