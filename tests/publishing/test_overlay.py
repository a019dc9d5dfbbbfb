"""The swap on Docker's file system, where no folder that came with the image can be moved."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .overlay import CANNOT_MOUNT

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(shutil.which("unshare") is None, reason="only where Linux's util-linux is")
def test_on_a_real_overlay(tmp_path: Path) -> None:
    """Killed at every moment; `test_swap.py` has the same without the right to mount anything."""
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    program = [sys.executable, "-m", "tests.publishing.overlay", str(tmp_path)]
    run = subprocess.run(
        ["unshare", "--mount", *as_root, *program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if run.returncode == CANNOT_MOUNT or run.stderr.startswith("unshare:"):
        pytest.skip(f"no overlayfs may be mounted here: {run.stderr.strip()}")
    assert run.returncode == 0, run.stderr
