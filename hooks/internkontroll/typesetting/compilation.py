"""Typst -> PDF, in a process of its own that is kept warm.

A loop or a memory bomb in Typst can be stopped by nothing short of killing its process, and forking after it has run
deadlocks. So Typst runs in an interpreter of its own (`typst_process.py`) that binds itself before it loads Typst,
sets one document after another, and is replaced when it has died, grown or done enough.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from internkontroll.documents.document import Document
from internkontroll.typesetting import errors
from internkontroll.typesetting.diagnostics import faults_in
from internkontroll.typesetting.errors import Fault, StoppedError, TypesettingError
from internkontroll.typesetting.fonts import typeface_of
from internkontroll.typesetting.leash import Answer, DiedError, LeashedProcess, StoppedByClockError, WarmProcess
from internkontroll.typesetting.limits import Deadline, Limits
from internkontroll.typesetting.markdown import Body
from internkontroll.typesetting.typst_process import FAULTY, NO_TYPEFACE

#: a job as `typst_process` wants it, without its limits
Job: TypeAlias = Mapping[str, object]

_PROCESS = Path(__file__).with_name("typst_process.py")
_NOWHERE = "http://127.0.0.1:9"
_ENVIRONMENT = {
    # Address space is limited, and each thread reserves some: on a machine with 64 cores the limit
    # would stop an honest document. Two is also what measures best on two.
    "RAYON_NUM_THREADS": "2",
    "MALLOC_ARENA_MAX": "2",
    "PYTHONUTF8": "1",
    # should a text ever get Typst to fetch a package, it asks where nobody answers
    **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"), _NOWHERE),
    "NO_PROXY": "",
    "no_proxy": "",
}
#: a process is replaced after so many documents, or when it has taken so much memory
_JOBS = 200
_MEGABYTES = 512


class Press:
    """Typst, kept warm. Not for several threads at once; its process may be closed from any."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        # -P: modules that lie beside the script must not shadow the library's
        command = [sys.executable, "-P", str(_PROCESS)]
        self.process = WarmProcess(lambda: LeashedProcess(command, _ENVIRONMENT, _PROCESS.parent), _JOBS)

    def compiled(  # noqa: PLR0913, PLR0917 -- what is set, with what, and for how long
        self, root: Path, document: Document, body: Body, facts: str, fonts: Sequence[Path], deadline: Deadline
    ) -> bytes:
        """The PDF of `main.typ` in `root`, with the font files in the folders `fonts`.

        Raises `TypesettingError` for what Typst finds, and `StoppedError` when it is stopped by its limits.
        """
        job = {
            "root": str(root),
            "main": str(root / "main.typ"),
            "fonts": [str(folder) for folder in fonts],
            "typeface": typeface_of(document.profile),
            "inputs": {"facts": facts},
            "standards": ["ua-1", "a-2a"],
        }
        return self.run(job, document.id, lambda said: faults_in(said, document, body), deadline)

    def run(self, job: Job, document_id: str, faults: Callable[[str], Iterable[Fault]], deadline: Deadline) -> bytes:
        """What Typst makes of a job (see `typst_process`), within the limits.

        Raises as `compiled` does; `faults` puts into words what Typst finds.
        """
        limits = {"cpu_seconds": self._limits.layout_cpu_seconds, "megabytes": self._limits.layout_megabytes}
        answer = self._answer(document_id, json.dumps({**job, **limits}).encode(), deadline)
        if answer.megabytes > _MEGABYTES:
            self.process.close()
        if answer.status == FAULTY:
            raise TypesettingError(document_id, faults(answer.content.decode()))
        if answer.status == NO_TYPEFACE:
            raise TypesettingError.of(document_id, errors.typeface_unknown(str(job["typeface"])))
        return answer.content

    def _answer(self, document_id: str, job: bytes, deadline: Deadline) -> Answer:
        seconds = self._limits.layout_seconds
        try:
            return self.process.ask(job, lambda: deadline.within(seconds))
        except StoppedByClockError:
            raise StoppedError.of(document_id, errors.layout_too_slow(seconds)) from None
        except DiedError as died:
            if died.returncode < 0 or "MemoryError" in died.said:
                # killed: SIGXCPU by the limit of time, SIGABRT when memory could not be had
                raise StoppedError.of(document_id, errors.layout_too_large()) from None
            raise StoppedError.of(document_id, errors.layout_failed(died.said[-300:].strip())) from None


def run(job: Job, document_id: str, limits: Limits, faults: Callable[[str], Iterable[Fault]]) -> bytes:
    """As `Press.run`, in a process for this job alone."""
    press = Press(limits)
    try:
        return press.run(job, document_id, faults, Deadline(limits.seconds))
    finally:
        press.process.close()
