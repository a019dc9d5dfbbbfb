"""Which pandoc is run, and what it leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypandoc

from internkontroll.typesetting.pandoc import pandoc_path, pandoc_version

SCRIPT = """
import sys
from tests.typesetting.documents import short
from internkontroll.typesetting import pdf
from internkontroll.word import docx
sys.stdout.write(str(len(pdf(short("Text.\\n"))) + len(docx(short("Text.\\n")))))
"""


def test_the_pandoc_of_the_package_is_run_whatever_lies_on_the_path(tmp_path: Path) -> None:
    """One of a higher version, first on the path, is not even started; and nothing is left in the folder for such."""
    programs, left = tmp_path / "bin", tmp_path / "tmp"
    programs.mkdir()
    left.mkdir()
    fake = programs / "pandoc"
    fake.write_text(f'#!/bin/sh\necho started >> "{tmp_path}/log"\necho "pandoc 99.0"\n', "utf-8")
    fake.chmod(0o755)
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    folder = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | {"PATH": path, "TMPDIR": str(left), "PYTHONPATH": f"{folder}/hooks{os.pathsep}{folder}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 10_000
    assert not (tmp_path / "log").exists()
    assert list(left.iterdir()) == []


def test_its_version_is_known() -> None:
    """It is part of what decides the bytes (`editions/fingerprint.py`)."""
    assert Path(pandoc_path()).is_relative_to(Path(pypandoc.__file__).parent)
    assert pandoc_version().startswith("pandoc 3.")
