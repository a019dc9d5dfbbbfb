"""What the search costs: the build's CPU and memory for the index, and a reader's wait for the first result.

    python tests/benchmarks/search.py REGISTER

REGISTER is a folder that `generate.py` made. The pages are made, indexed and searched in a real Chromium on a local
server; the pages themselves are not written, since the search does not read them.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if __name__ == "__main__":  # run by path, as the README tells
    sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[2] / "hooks")]

from playwright.sync_api import sync_playwright

import internkontroll
from internkontroll.check import check
from internkontroll.pages.search_page import SCRIPTS
from internkontroll.register import read_register
from internkontroll.searching import FOLDER, Collection, Entry, kind_of, make_index
from internkontroll.site import Site, build
from tests.benchmarks.generate import STATED_DAY

QUERIES = (
    "registerkontroll",
    "uppföljning av rutiner",
    "granskningarna",
    "2007:171",
    "vissleblåsare",
    "handlingsplan 2024",
)
ASSETS = Path("assets/scripts")
MEGABYTE = 1024


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", type=Path)
    parser.add_argument("--keep", type=Path, help="where the index is put, to be looked at")
    options = parser.parse_args()
    register = read_register(options.register)
    site = build(register, check(register, STATED_DAY), STATED_DAY)
    print(
        f"{len(register.records)} records, {len(site.pages)} pages, {_peak(resource.RUSAGE_SELF)} MB before the search"
    )
    with tempfile.TemporaryDirectory() as folder:
        target = options.keep or Path(folder) / "site"
        _index(site, target)
        _search(site, target)


def _index(site: Site, target: Path) -> None:
    with Collection() as collection:
        with _timed("collect", resource.RUSAGE_SELF):
            for page in site.pages:
                path = page.path.removesuffix(".md") + ".html"
                collection.add(Entry(path, page.title, page.passages, kind_of(page), page.facets, page.names))
        with _timed("index", resource.RUSAGE_SELF), _timed("of this Pagefind", resource.RUSAGE_CHILDREN):
            make_index(collection, target / FOLDER)
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    words, choices = ((target / FOLDER / name).stat().st_size / 1000 for name in ("ord.json", "urval.json"))
    print(f"{size / 1e6:.1f} MB; words {words:.0f} kB, choices {choices:.0f} kB")


def _search(site: Site, target: Path) -> None:
    page = next(page for page in site.pages if page.path == "sok.md")
    scripts = "".join(f'<script src="{ASSETS / name}"></script>' for name in SCRIPTS)
    (target / "sok.html").write_text(
        f'<!doctype html><html lang="sv"><meta charset="utf-8"><body>{page.html}{scripts}</body></html>', "utf-8"
    )
    (target / ASSETS).mkdir(parents=True, exist_ok=True)
    for name in SCRIPTS:
        (target / ASSETS / name).write_bytes(
            (Path(internkontroll.__file__).parent / "theme" / ASSETS / name).read_bytes()
        )
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(target)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for query in QUERIES:
            context = chromium.new_context()  # nothing is kept from the one before
            tab = context.new_page()
            tab.add_init_script(_WATCH)
            tab.goto(f"http://127.0.0.1:{server.server_port}/sok.html?q={query}")
            tab.wait_for_function("window.first")
            first = tab.evaluate("window.first")
            fetched = tab.evaluate(
                "performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize, 0)"
            )
            tab.fill("#ik-search-words", "kontroll")
            before = tab.evaluate("performance.now()")
            tab.evaluate("window.first = 0")
            tab.press("#ik-search-words", "Enter")
            tab.wait_for_function("window.first")
            next_one = tab.evaluate("window.first") - before
            status = tab.inner_text("#ik-search-status")
            print(
                f"{query}: first result {first:.0f} ms, {fetched / 1000:.0f} kB; the next question {next_one:.0f} ms; {status}"
            )
            context.close()
        chromium.close()
    server.shutdown()


#: when the first hit stands on the page, in milliseconds from the beginning of the navigation
_WATCH = """
window.first = 0;
new MutationObserver(() => {
  if (!window.first && document.querySelector("#ik-search-list li")) window.first = performance.now();
}).observe(document, { childList: true, subtree: true });
"""


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _timed(name: str, who: int) -> Iterator[None]:
    before, start = resource.getrusage(who), time.perf_counter()
    yield
    after = resource.getrusage(who)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name}: {cpu:.1f} s CPU, {time.perf_counter() - start:.1f} s, peak {_peak(who)} MB")


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // MEGABYTE


if __name__ == "__main__":
    main()
