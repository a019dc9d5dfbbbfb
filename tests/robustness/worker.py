"""Answers for one folder after another what `ik check` says of it; run as a process that may be killed.

A line of JSON in, `{"folder": …, "formats": […]}`; a line of JSON out: the exit code and what was
printed for each format, or the traceback of a crash.
"""

from __future__ import annotations

import io
import json
import sys
import traceback

from internkontroll.cli import main


def checked(folder: str, form: str) -> tuple[int, str]:
    """Exit code and output of `ik check`."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    before, sys.stdout = sys.stdout, stream
    try:
        code = main(["check", "--records", folder, "--date", "2025-10-01", "--format", form])
    finally:
        sys.stdout = before
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return code, buffer.getvalue().decode("utf-8")


def serve() -> None:
    """Answer until the input ends."""
    for line in sys.stdin:
        question = json.loads(line)
        answer: dict[str, object]
        try:
            answer = {form: checked(question["folder"], form) for form in question["formats"]}
        except BaseException:  # noqa: BLE001 -- a crash is an answer too: the test shows it
            answer = {"crash": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
