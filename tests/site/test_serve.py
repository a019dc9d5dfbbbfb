"""`mkdocs serve` while somebody edits: findings stand on the page, no fault ends it, and every edit is seen."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .project import copy_project, environment

#: how long an edit may take to be seen, on a slow machine with other work
PATIENCE = 90.0

RISK = """\
---
id: ASN-R99
typ: risk
titel: Risk som någon skriver på
nämnd: ASN
---

## Beskrivning

Risk för förlorade uppgifter på grund av att rutin saknas vilket kan leda till skada.
"""


@dataclass
class Server:
    """A running `mkdocs serve`."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    def page(self, path: str) -> str:
        """A page's text as it is now; what the server says instead when there is no such page."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                text: bytes = answer.read()
        except urllib.error.HTTPError as error:
            text = error.read()
        except OSError:
            return ""
        return text.decode("utf-8")

    def wait(self, path: str, is_right: Callable[[str], bool], what: str) -> str:
        """The page once it is as it should be; fails when it never is, or when the server has died."""
        deadline = time.monotonic() + PATIENCE
        while True:
            text = self.page(path)
            assert self.process.poll() is None, f"{what}: the server ended\n{self.log.read_text('utf-8')}"
            if is_right(text):
                return text
            assert time.monotonic() < deadline, f"{what}: never seen at {path}\n{self.log.read_text('utf-8')}\n{text}"
            time.sleep(0.1)

    def wait_for(self, path: str, text: str, what: str) -> str:
        """The page once it has a text."""
        return self.wait(path, lambda page: text in page, what)


@contextmanager
def served(project: Path) -> Iterator[Server]:
    """Start a server on a free port; end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project.parent / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(process, f"http://127.0.0.1:{port}/", log)
        finally:
            process.terminate()
            process.wait(30)


def edit(file: Path, old: str, new: str) -> None:
    """Change a text in a file; fails when it is not there."""
    text = file.read_text("utf-8")
    assert old in text, f"{file}: {old}"
    file.write_text(text.replace(old, new), "utf-8")


def test_findings_stand_on_the_page_until_they_are_mended(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    risk = project / "records" / "ASN" / "risker" / "ASN-R99-nagon-skriver.md"
    with served(project) as server:
        server.wait_for("index.html", "<h1", "the start page")
        risk.write_text(RISK, "utf-8")
        server.wait_for("risk/asn-r99.html", "Risk som någon skriver på", "a new record")

        edit(risk, "nämnd: ASN\n", "nämnd: ASN\nföregångare: [ASN-R9999]\n")
        page = server.wait_for("risk/asn-r99.html", "IK02", "an unknown link")
        assert "ASN-R9999" in page
        assert "Risk som någon skriver på" in page
        assert "IK02" in server.page("fynd.html")

        edit(risk, "föregångare: [ASN-R9999]\n", "")
        page = server.wait("risk/asn-r99.html", lambda text: "<h1" in text and "IK02" not in text, "the link mended")
        assert "Risk som någon skriver på" in page

        edit(risk, "titel: Risk", "titel: Risk: som")
        server.wait_for("risk/asn-r99.html", "Posten kan inte visas", "a record that cannot be read")
        assert "ASN-R99-nagon-skriver.md" in server.page("fynd.html")

        edit(risk, "titel: Risk: som", "titel: Risk")
        server.wait_for("risk/asn-r99.html", "Risk som någon skriver på", "the record mended")

        risk.write_bytes(b"\xff\xfe\x00---")
        server.wait_for("fynd.html", "ASN-R99-nagon-skriver.md", "bytes that are no text")
        risk.unlink()
        server.wait("fynd.html", lambda text: "<h1" in text and "ASN-R99" not in text, "the record removed")


def test_edits_to_the_package_are_seen_and_no_fault_in_it_ends_the_server(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    package = project / "hooks" / "internkontroll"
    promises = package / "pages" / "promises" / "overview.py"
    with served(project) as server:
        server.wait_for("loften/index.html", "Allt som nämnder", "the page of promises")

        edit(promises, "Allt som nämnder", "Det mesta som nämnder")
        server.wait_for("loften/index.html", "Det mesta som nämnder", "an edit to the package")

        whole = promises.read_text("utf-8")
        promises.write_text("def (:\n", "utf-8")
        server.wait_for("fynd.html", "kunde inte byggas", "a fault in the package")
        assert "SyntaxError" in server.log.read_text("utf-8")
        assert "<h1" in server.page("index.html")

        promises.write_text(whole.replace("Det mesta som nämnder", "Allt som nämnder"), "utf-8")
        server.wait_for("loften/index.html", "Allt som nämnder", "the package mended")

        # a fault that shows only when the page is made
        edit(promises, whole_line := _first_statement(whole), f"    raise RuntimeError\n{whole_line}")
        server.wait_for("fynd.html", "kunde inte byggas", "an exception in the package")
        edit(promises, f"    raise RuntimeError\n{whole_line}", whole_line)
        server.wait_for("loften/index.html", "Allt som nämnder", "the exception mended")

        style = package / "theme" / "assets" / "styles" / "promises.css"
        style.write_text(style.read_text("utf-8") + "\n/* en ny rad */\n", "utf-8")
        server.wait_for("assets/styles/promises.css", "/* en ny rad */", "an edit to the theme")


def _first_statement(source: str) -> str:
    """The first line of the function that makes the page."""
    match = re.search(r'^def promise_pages\(.*?"""[^\n]*\n(    \S[^\n]*\n)', source, re.MULTILINE | re.DOTALL)
    assert match is not None
    return match.group(1)
