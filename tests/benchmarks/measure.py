"""What a check and a build cost in CPU time and memory, against the limits of the project.

    python tests/benchmarks/measure.py            # all: about half an hour
    python tests/benchmarks/measure.py --only check --runs 3

Whole processes are measured from outside (`os.wait4`): user and system CPU seconds, with those of the
processes that they start, and the largest memory of any one of them, in MB. The figure is the median of
the runs after one that warms the disk's cache. Exit 1 when a limit does not hold. Measure on a machine
that does nothing else: a neighbour that wants the same core makes CPU time longer, not only the wait.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":  # run by path, as the README tells
    sys.path.insert(0, str(PROJECT))

from tests.benchmarks.generate import STATED_DAY, write  # noqa: E402 -- after the path is set

SMALL, LARGE = 5_000, 10_000
#: limits at SMALL: CPU seconds and MB; at LARGE at most so many times the CPU of SMALL
CHECK_CPU, CHECK_MEMORY = 4.0, 250.0
# with the index of the search
BUILD_CPU, BUILD_MEMORY = 40.0, 700.0
GROWTH = 2.2


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system) and peak resident memory in MB."""

    cpu: float
    memory: float


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, the figure, its limit and unit."""

    what: str
    figure: float
    limit: float
    unit: str

    @property
    def holds(self) -> bool:
        """True when the figure is within its limit."""
        return self.figure <= self.limit

    def __str__(self) -> str:
        verdict = "holds" if self.holds else "DOES NOT HOLD"
        return f"{self.what:<34} {self.figure:>8.2f} {self.unit:<4} {self.limit:>8.2f} {self.unit:<4} {verdict}"


def cost_of(command: Sequence[str], environment: dict[str, str]) -> Cost:
    """Run a process to its end; raises RuntimeError with its output when it fails."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read()[-2000:].decode("utf-8", "replace")
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    # ru_maxrss is in kB on Linux
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def typical(command: Sequence[str], environment: dict[str, str], runs: int) -> Cost:
    """The median cost of so many runs, after one that is not counted."""
    cost_of(command, environment)
    costs = [cost_of(command, environment) for _ in range(runs)]
    return Cost(median(c.cpu for c in costs), median(c.memory for c in costs))


def check_cost(records: Path, runs: int) -> Cost:
    """`ik check`."""
    command = [
        sys.executable, "-m", "internkontroll.cli", "check", "--records", str(records), "--date", STATED_DAY.isoformat()
    ]  # fmt: skip
    return typical(command, {**os.environ, "PYTHONPATH": "hooks"}, runs)


def build_cost(records: Path, folder: Path, runs: int) -> Cost:
    """`mkdocs build` of the project's own site with another register, without documents."""
    config = folder / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {PROJECT}/mkdocs.yml\n"
        f"docs_dir: {PROJECT}/docs\n"
        f"site_dir: {folder}/site-{records.name}\n"
        f"theme:\n  custom_dir: {PROJECT}/hooks/internkontroll/theme\n"
        f"hooks:\n  - {PROJECT}/hooks/mkdocs_hooks.py\n",
        "utf-8",
    )
    environment = {
        **os.environ, "IK_RECORDS": str(records), "IK_DATE": STATED_DAY.isoformat(), "IK_PDF": "0",
        "NO_MKDOCS_2_WARNING": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
    return typical(command, environment, runs)


def rows(what: str, small: Cost, large: Cost, cpu: float, memory: float) -> list[Row]:
    """The three limits of a command."""
    return [
        Row(f"{what}, {SMALL} records, CPU", small.cpu, cpu, "s"),
        Row(f"{what}, {SMALL} records, memory", small.memory, memory, "MB"),
        Row(f"{what}, {LARGE} records, CPU", large.cpu, GROWTH * small.cpu, "s"),
    ]


def main() -> int:
    """Measure and print; 0 when every limit holds."""
    parser = argparse.ArgumentParser(description="Measure the check and the build.")
    parser.add_argument("--only", choices=("check", "build"))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    table: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = (folder / str(records) for records in (SMALL, LARGE))
        write(small, SMALL, seed=1)
        write(large, LARGE, seed=1)
        print(f"{'':<34} {'measured':>13} {'limit':>13}")
        if options.only != "build":
            costs = [check_cost(records, options.runs) for records in (small, large)]
            table += _shown(rows("ik check", costs[0], costs[1], CHECK_CPU, CHECK_MEMORY))
        if options.only != "check":
            costs = [build_cost(records, folder, options.runs) for records in (small, large)]
            table += _shown(rows("mkdocs build", costs[0], costs[1], BUILD_CPU, BUILD_MEMORY))
    return 0 if all(row.holds for row in table) else 1


def _shown(found: list[Row]) -> list[Row]:
    for row in found:
        print(row, flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
