"""The process that runs Typst: a job as JSON on stdin, the PDF on stdout (pictures to `output`), or its faults on stderr and 3.

A job is JSON: `root`, `main`, the folders `fonts`, `cpu_seconds` and `megabytes`, and where they are wanted `inputs`,
`standards`, `typeface`, and `format`, `output` and `ppi` for something else than a PDF. The answer's status is 0 with the PDF, 3 with Typst's faults, or 4 when the typeface asked for is not
among the files that were given. It is run as a script and imports nothing of the package, so that it starts fast.
"""

from __future__ import annotations

import json
import math
import sys
from typing import Any, BinaryIO

FAULTY, NO_TYPEFACE = 3, 4
#: families at hand, as the compiler wants them, by the folders that they are in
_FONTS: dict[tuple[str, ...], Any] = {}


def _bind(megabytes: int) -> None:
    """Limits this process's memory; on Windows, which cannot, the caller's clock is the only leash."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 -- not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024, megabytes * 1024 * 1024))


def _allow(cpu_seconds: int) -> None:
    """Processor time for the next document: the limit counts from the process's start, so it is raised."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 -- not on Windows

    spent = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(spent.ru_utime + spent.ru_stime) + cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _peak_megabytes() -> int:
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 -- not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak // (1024 * 1024 if sys.platform == "darwin" else 1024))


def _set(job: dict[str, Any]) -> tuple[int, bytes]:
    import typst  # noqa: PLC0415 -- only once bound

    folders = tuple(job["fonts"])
    if folders not in _FONTS:
        _FONTS[folders] = typst.Fonts(include_system_fonts=False, font_paths=list(folders))
    fonts = _FONTS[folders]
    if "typeface" in job and job["typeface"].casefold() not in {family.casefold() for family in fonts.families()}:
        return NO_TYPEFACE, b""
    try:
        made: Any
        made, warnings = typst.Compiler(
            job["main"],
            root=job["root"],
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs=job.get("inputs", {}),
            # an empty folder: no package of the machine's user can change the output
            package_path=job["root"] + "/packages",
            package_cache_path=job["root"] + "/packages",
        ).compile_with_warnings(
            format=job.get("format", "pdf"),
            output=job.get("output"),
            ppi=job.get("ppi"),
            pdf_standards=job.get("standards", []),
            # the clock as Typst sees it; the document's date is set by the template
            timestamp=0,
        )
    except typst.TypstError as error:
        return FAULTY, (error.diagnostic or error.message).encode("utf-8", "replace")
    for warning in warnings:
        if "converge" in warning.message:
            # page numbers that do not agree with each other: a wrong document is worse than none
            return FAULTY, f"error: {warning.message}".encode()
    return 0, made or b""  # nothing when it was written to `output`


def main(jobs: BinaryIO, answers: BinaryIO) -> None:
    """Does jobs until there are no more; see the module."""
    is_bound = False
    while head := jobs.readline():
        job = json.loads(jobs.read(int(head)))
        if not is_bound:
            _bind(job["megabytes"])
            is_bound = True
        _allow(job["cpu_seconds"])
        status, content = _set(job)
        answers.write(b"%d %d %d\n" % (status, _peak_megabytes(), len(content)))
        answers.write(content)
        answers.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
