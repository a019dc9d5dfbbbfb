"""What it costs to set the documents, against the limits of the project.

    python tests/benchmarks/typesetting.py
    python tests/benchmarks/typesetting.py --weasyprint /tmp/weasyprint/bin/python

The documents are the example register's. Wall clock, since that is what a person waits for, with pandoc and Typst in
it; the median of the runs. Typst remembers what it has set, so a document is timed in processes that have set others
but never that one. Exit 1 when a limit does not hold. Measure on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":  # run by path, as the README tells
    sys.path[:0] = [str(PROJECT), str(PROJECT / "hooks")]

import pypandoc  # noqa: E402 -- after the path is set

from internkontroll.check import public_register  # noqa: E402
from internkontroll.documents import document_of  # noqa: E402
from internkontroll.documents.document import Document  # noqa: E402
from internkontroll.documents.kinds import sheet  # noqa: E402
from internkontroll.editions import Editions, Format  # noqa: E402
from internkontroll.register import Register, read_register  # noqa: E402
from internkontroll.typesetting import Typesetter, TypesettingError  # noqa: E402
from tests.benchmarks.generate import STATED_DAY  # noqa: E402

#: a document of at least so many pages, and what one may take once the processes are warm
REPORT, PAGES, REPORT_SECONDS = "ASN-ARENDE-2023-01", 12, 0.5
#: set before it
OTHERS = ("ASN-2025", "ASN-2023-RAPPORT-T1", "HVO-2023-RAPPORT-H1")
SHORT, SHORT_SECONDS = 200, 0.080
SECOND_RUN = 0.05

#: run by another Python, which has WeasyPrint; a warm one too
_WEASYPRINT = """
import sys, time, weasyprint
style = weasyprint.CSS(string="@page { size: A4; margin: 32mm } body { font-family: Lato; font-size: 10.5pt }"
    "table { border-collapse: collapse } td, th { border-bottom: 1px solid #999; padding: 4pt }")
texts = [open(name, encoding="utf-8").read() for name in sys.argv[1:]]
for number, text in enumerate(texts):
    begun = time.perf_counter()
    document = weasyprint.HTML(string=text).render(stylesheets=[style])
    document.write_pdf(pdf_variant="pdf/ua-1")
    print(time.perf_counter() - begun, len(document.pages))
"""


def main() -> int:
    """Measure and print; 0 when every limit holds."""
    parser = argparse.ArgumentParser(description="Measure the typesetting.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--weasyprint", type=Path, metavar="PYTHON", help="a Python that has WeasyPrint")
    options = parser.parse_args()
    register = public_register(read_register(PROJECT / "records"), STATED_DAY)
    held = [_report(register, options.runs)]
    if options.weasyprint:
        _ratio(register, options.weasyprint, options.runs)
    held += _short_ones(register, options.runs)
    return 0 if all(held) else 1


def _report(register: Register, runs: int) -> bool:
    pages, seconds = 0, []
    for _ in range(runs):
        taken, pages = _warm(register)
        seconds.append(taken)
    if pages < PAGES:
        raise RuntimeError(f"{REPORT} has only {pages} pages")
    return _shown(f"a report of {pages} pages, warm", median(seconds), REPORT_SECONDS, "s")


def _warm(register: Register) -> tuple[float, int]:
    with Typesetter() as typesetter:
        for other in OTHERS:
            typesetter.set(_document(register, other))
        report = _document(register, REPORT)
        begun = time.perf_counter()
        made = typesetter.set(report)
        return time.perf_counter() - begun, made.pages


def _short_ones(register: Register, runs: int) -> list[bool]:
    composed = (sheet.KIND.compose(register, subject, STATED_DAY) for subject in sheet.KIND.subjects(register))
    documents = [document for document in composed if document is not None][:SHORT]
    if len(documents) < SHORT:
        raise RuntimeError(f"only {len(documents)} short documents")
    first, second, alone = [], [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as cache:
            first.append(_made(documents, Path(cache)))
            second.append(_made(documents, Path(cache)))
        alone.append(_made(documents, None, workers=1))
    ratio = median(after / before for before, after in zip(first, second, strict=True))
    print(
        f"{SHORT} short documents: {median(first):.2f} s, again {median(second):.3f} s; by one worker {median(alone):.2f} s"
    )
    return [
        _shown("a short document, two workers", 1000 * median(first) / SHORT, 1000 * SHORT_SECONDS, "ms"),
        _shown("the second run, of the first", 100 * ratio, 100 * SECOND_RUN, "%"),
    ]


def _made(documents: list[Document], cache: Path | None, workers: int = 2) -> float:
    begun = time.perf_counter()
    with Editions(cache, workers) as editions:
        all_made = editions.make([(document, Format.PDF) for document in documents])
        faults = [str(made) for _, _, made in all_made if isinstance(made, TypesettingError)]
    if faults:
        raise RuntimeError("\n".join(faults))
    return time.perf_counter() - begun


def _ratio(register: Register, python: Path, runs: int) -> None:
    """The same text through WeasyPrint, in a warm process of its own, and how many times longer it takes."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for document_id in (*OTHERS, REPORT):
            document = _document(register, document_id)
            file = Path(folder, f"{document_id}.html")
            html = pypandoc.convert_text(
                document.markdown, "html", "commonmark+pipe_tables+footnotes",
                extra_args=["--standalone", "--toc", "--metadata", f"title={document.title}", "--metadata", "lang=sv"],
            )  # fmt: skip
            file.write_text(html, encoding="utf-8")
            for name, picture in document.images:
                target = file.parent / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(picture.read_bytes() if isinstance(picture, Path) else picture.svg.encode())
            names.append(str(file))
        seconds, pages = [], ""
        for _ in range(runs):
            command = [str(python), "-c", _WEASYPRINT, *names]
            run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder, env=dict(os.environ))
            taken, pages = run.stdout.split("\n")[len(OTHERS)].split()
            seconds.append(float(taken))
    ours = median(_warm(register)[0] for _ in range(runs))
    print(
        f"WeasyPrint on the same text: {median(seconds):.2f} s ({pages} pages), {median(seconds) / ours:.1f} times ours"
    )


def _document(register: Register, document_id: str) -> Document:
    document = document_of(register, document_id, STATED_DAY)
    if document is None:
        raise RuntimeError(f"the example register has no {document_id}")
    return document


def _shown(what: str, figure: float, limit: float, unit: str) -> bool:
    holds = figure <= limit
    print(
        f"{what:<32} {figure:>8.2f} {unit:<3} {limit:>8.2f} {unit:<3} {'holds' if holds else 'DOES NOT HOLD'}",
        flush=True,
    )
    return holds


if __name__ == "__main__":
    sys.exit(main())
