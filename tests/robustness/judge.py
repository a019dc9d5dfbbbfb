"""Has a folder judged by a process of its own, which is killed when it is silent for ten seconds."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import IO, Any

from internkontroll.form import FORM_FAULTS
from internkontroll.rules import all_rules

ROOT = Path(__file__).parents[2]
SECONDS = 10
CODES = frozenset([fault.code for fault in FORM_FAULTS] + [module.RULE.code for module in all_rules()])
#: words of libraries' messages, which no user should be shown
_ENGLISH = re.compile(r"\b(error|invalid|expected|found|should|missing|traceback|None|dict|str|mapping|while|input)\b")


class SilenceError(AssertionError):
    """The worker gave no answer in time."""


class Judge:
    """One worker at a time; a new one when the last was killed."""

    def __init__(self) -> None:
        self._worker: subprocess.Popen[bytes] | None = None

    def _start(self) -> subprocess.Popen[bytes]:
        if self._worker is None:
            self._worker = subprocess.Popen(
                [sys.executable, "-m", "tests.robustness.worker"],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT}"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._worker

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.kill()
            self._worker.communicate()
            self._worker = None

    def findings(self, folder: Path, *formats: str) -> list[dict[str, Any]]:
        """The well-formed findings about a folder; raises AssertionError for everything else."""
        worker = self._start()
        assert worker.stdin is not None
        assert worker.stdout is not None
        question = {"folder": str(folder), "formats": formats or ("json", "text")}
        worker.stdin.write(json.dumps(question).encode() + b"\n")
        worker.stdin.flush()
        try:
            answer = json.loads(_line(worker.stdout))
        except (SilenceError, json.JSONDecodeError):
            self.close()
            raise
        assert "crash" not in answer, answer["crash"]
        for code, _ in answer.values():
            assert code in (0, 1)
        code, text = answer["json"]
        findings: list[dict[str, Any]] = json.loads(text)
        assert code == int(any(f["severity"] == "fel" for f in findings))
        files: dict[str, list[str]] = {}
        for finding in findings:
            path = finding["path"]
            assert path.startswith(f"{folder}/"), finding
            if path not in files:
                files[path] = _lines_of(path, folder)
            assert_well_formed(finding, files[path])
        return findings


def _line(stream: IO[bytes]) -> bytes:
    """A line of the worker's, within the time."""
    parts: list[bytes] = []
    while not parts or not parts[-1].endswith(b"\n"):
        ready, _, _ = select.select([stream], [], [], SECONDS)
        if not ready:
            raise SilenceError(f"no answer in {SECONDS} s")
        part = os.read(stream.fileno(), 1 << 20)
        if not part:
            raise SilenceError("the worker died")
        parts.append(part)
    return b"".join(parts)


def assert_well_formed(finding: dict[str, Any], lines: list[str]) -> None:
    """A known code and severity, a place within the file, whole Swedish sentences."""
    assert finding["code"] in CODES, finding
    assert finding["severity"] in ("fel", "varning", "upplysning"), finding
    assert 1 <= finding["line"] <= len(lines), finding
    assert 1 <= finding["column"] <= len(lines[finding["line"] - 1]) + 1, finding
    message = finding["message"]
    # what the user wrote is shown as it is; the words around it are ours
    ours = re.sub(r"”[^”]*”|“[^”]*”|\([^)]*\)|: .*?\.(?= |$)", "", message)
    assert message.endswith((".", "?")), finding
    assert len(message) < 3_000, finding
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", message), finding
    assert finding["code"] not in ("IK110", "IK101") or not _ENGLISH.search(ours), finding


def _lines_of(path: str, folder: Path) -> list[str]:
    """The lines of the file that a finding names; one empty line for a folder or an unreadable file."""
    for found in folder.rglob("*"):
        if unicodedata.normalize("NFC", str(found).encode("utf-8", "replace").decode()) == path and found.is_file():
            raw = found.read_bytes().removeprefix(b"\xef\xbb\xbf")
            return re.split("\r\n|\r|\n", raw.decode("utf-8", "replace"))
    return [""]
