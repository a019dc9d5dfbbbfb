"""Typst -> PDF, in a process of its own.

In process Typst would be some 30 ms faster a document, but a loop or a memory bomb in it can be
stopped by nothing short of killing its process, and forking after it has run deadlocks. So each
document gets a fresh interpreter (`typst_process.py`) that binds itself before it loads Typst.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from internkontroll.documents.document import Document
from internkontroll.typesetting import errors
from internkontroll.typesetting.diagnostics import faults_in
from internkontroll.typesetting.errors import TypesettingError
from internkontroll.typesetting.fonts import font_folder
from internkontroll.typesetting.limits import Limits
from internkontroll.typesetting.markdown import Body

_PROCESS = Path(__file__).with_name("typst_process.py")
#: the process's own exit code for "Typst found faults, they are on stderr"
_FAULTY = 3
_ENVIRONMENT = {
    # Address space is limited, and each thread reserves some: on a machine with 64 cores the limit
    # would stop an honest document. Two is also what measures best on two.
    "RAYON_NUM_THREADS": "2",
    "MALLOC_ARENA_MAX": "2",
    "PYTHONUTF8": "1",
}


def compiled(root: Path, document: Document, body: Body, facts: str, limits: Limits) -> bytes:
    """The PDF of `main.typ` in `root`.

    Raises `TypesettingError` for what Typst finds, or when it is stopped by `limits`.
    """
    job = {
        "root": str(root),
        "main": str(root / "main.typ"),
        "fonts": [str(font_folder())],
        "inputs": {"facts": facts},
        "standards": ["ua-1", "a-2a"],
        "cpu_seconds": limits.layout_cpu_seconds,
        "megabytes": limits.layout_megabytes,
    }
    try:
        # -P: modules that lie beside the script must not shadow the library's
        run = subprocess.run(  # noqa: S603 -- our own script; the job goes by stdin
            [sys.executable, "-P", str(_PROCESS)],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=limits.layout_seconds,
            check=False,
            env=os.environ | _ENVIRONMENT,
            cwd=root,
        )
    except subprocess.TimeoutExpired:
        raise TypesettingError.of(document.id, errors.layout_too_slow(limits.layout_seconds)) from None
    if run.returncode == _FAULTY:
        raise TypesettingError(document.id, faults_in(run.stderr.decode(), document, body))
    if run.returncode < 0 or b"MemoryError" in run.stderr:
        # killed: SIGXCPU or SIGKILL by the limit of time, SIGABRT when memory could not be had
        raise TypesettingError.of(document.id, errors.layout_too_large())
    if run.returncode:
        raise TypesettingError.of(document.id, errors.layout_failed(run.stderr.decode()[-300:].strip()))
    return run.stdout
