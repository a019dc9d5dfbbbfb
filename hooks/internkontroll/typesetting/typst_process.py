"""The process that runs Typst: job as JSON on stdin, PDF on stdout, or Typst's faults on stderr and 3.

It is run as a script and imports nothing of the package, so that it starts fast.
"""

from __future__ import annotations

import json
import sys


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
    job = json.load(sys.stdin.buffer)
    _bind(job["cpu_seconds"], job["megabytes"])

    import typst  # noqa: PLC0415 -- only once bound

    try:
        pdf = typst.compile(
            job["main"],
            root=job["root"],
            font_paths=job["fonts"],
            ignore_system_fonts=True,
            # an empty folder: no package of the machine's user can change the output
            package_path=job["root"] + "/packages",
            package_cache_path=job["root"] + "/packages",
            sys_inputs=job["inputs"],
            pdf_standards=job["standards"],
            # the clock as Typst sees it; the document's date is set by the template
            timestamp=0,
            format="pdf",
        )
    except typst.TypstError as error:
        sys.stderr.write(error.diagnostic or error.message)
        return 3
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
