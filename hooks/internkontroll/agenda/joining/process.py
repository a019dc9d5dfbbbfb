"""The process that opens PDF files: the answer on stdout, or a code on stderr and 3.

On stdin is the job as one line of JSON, then the files, one after the other, each of the size that the job says.

It is run as a script, with the package's folder first on its path, and binds itself before it reads.
"""

from __future__ import annotations

import json
import sys

FAULTY = 3


def _bind(cpu_seconds: int, megabytes: int) -> None:
    """Limits this process; on Windows, which cannot, the caller's clock is the only leash."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 -- not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024, megabytes * 1024 * 1024))


def main() -> int:
    """Runs the one job; see the module."""
    job = json.loads(sys.stdin.buffer.readline())
    _bind(job["cpu_seconds"], job["megabytes"])
    files = [sys.stdin.buffer.read(size) for size in job["sizes"]]

    from internkontroll.agenda.joining.joining import Part, inspected, joined  # noqa: PLC0415 -- only once bound
    from internkontroll.agenda.joining.metadata import Front  # noqa: PLC0415
    from internkontroll.agenda.joining.objects import UnreadableError  # noqa: PLC0415

    try:
        if "parts" not in job:
            sys.stdout.write(json.dumps(inspected(files[0])))
        else:
            told = zip(files, job["parts"], strict=True)
            parts = [Part(content, one["title"], tuple(one["levels"])) for content, one in told]
            content = joined(parts, Front(**job["front"]))
            sys.stdout.buffer.write(content)
    except UnreadableError as error:
        sys.stderr.write(error.code)
        return FAULTY
    return 0


if __name__ == "__main__":
    sys.exit(main())
