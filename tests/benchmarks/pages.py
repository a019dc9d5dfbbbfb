"""What a reader fetches: the largest page of a site, and all that the first page asks for.

    python tests/benchmarks/pages.py SITE

SITE is a built site. The first page is opened in a real Chromium that has nothing of it yet, from a server that
compresses nothing: a municipality's may, and then it is about a third. Exit 1 when a limit does not hold.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import sys
import threading
from pathlib import Path

if __name__ == "__main__":  # run by path, as the README tells
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import sync_playwright

#: kB, of 1,000 bytes
LARGEST_PAGE, FIRST_PAGE = 300, 300


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def largest_page(site: Path) -> tuple[Path, int]:
    """The largest HTML file of a site, and its size in bytes."""
    return max(((file, file.stat().st_size) for file in site.rglob("*.html")), key=lambda found: found[1])


def first_page(site: Path) -> dict[str, int]:
    """Every address that the start page asks for, and the bytes that came, with headers."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    asked: dict[str, str] = {}
    came: dict[str, int] = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = chromium.new_context().new_page()
        network = tab.context.new_cdp_session(tab)
        network.send("Network.enable")
        network.on(
            "Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]})
        )
        network.on(
            "Network.loadingFinished",
            lambda event: came.update({asked[event["requestId"]]: int(event["encodedDataLength"])}),
        )
        tab.goto(f"{address}index.html", wait_until="networkidle")
        chromium.close()
    server.shutdown()
    return {url.removeprefix(address): size for url, size in came.items()}


def main() -> int:
    """Print the figures; 0 when both limits hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    site: Path = parser.parse_args().site
    page, size = largest_page(site)
    fetched = first_page(site)
    for url, weight in sorted(fetched.items(), key=lambda one: -one[1]):
        print(f"{weight / 1000:8.1f} kB  {url}")
    first = sum(fetched.values())
    print(f"the first page: {first / 1000:.1f} kB of at most {FIRST_PAGE} kB")
    print(f"the largest page: {size / 1000:.1f} kB of at most {LARGEST_PAGE} kB, {page.relative_to(site)}")
    return 0 if first <= FIRST_PAGE * 1000 and size <= LARGEST_PAGE * 1000 else 1


if __name__ == "__main__":
    sys.exit(main())
