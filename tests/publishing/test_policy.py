"""The policy of a page, and of three web servers, names exactly the inline scripts that the pages have."""

from __future__ import annotations

import re
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from internkontroll.publishing import meta, script_hash, server_files
from internkontroll.publishing.moving import WORKSHOP
from internkontroll.publishing.policy import policy
from internkontroll.publishing.servers import FOLDER, headers
from tests.browser.served import served

from .inline_scripts import hashes_of

PLANTED = "window.planterad = 1"


def test_the_hash_is_the_one_that_browsers_make() -> None:
    """A known pair, from the specification's own example."""
    assert script_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_only_what_runs_is_found() -> None:
    """Data and files are no inline scripts; a module is one."""
    page = (
        '<script src="a.js"></script><script type="application/json">{"a": 1}</script>'
        f"<script>{PLANTED}</script><script type='module'>x &lt; 1</script><p>script</p>"
    )
    assert hashes_of(page) == [script_hash(PLANTED), script_hash("x &lt; 1")]


def test_a_page_says_what_a_page_can_say() -> None:
    """Nothing from elsewhere, no style in an attribute, no evaluation but WebAssembly."""
    said = meta([script_hash("a")])
    assert script_hash("a") in said
    assert "unsafe-inline" not in said
    assert "'unsafe-eval'" not in said
    assert "http:" not in said
    assert "frame-ancestors" not in said  # a browser complains of it in a <meta>
    assert "frame-ancestors 'none'" in policy(header=True)


def test_every_server_says_the_same(tmp_path: Path) -> None:
    """nginx, Apache and IIS: the same headers with the same values."""
    hashes = [script_hash(PLANTED)]
    files = {name.removeprefix(f"{FOLDER}/"): text.decode("utf-8") for name, text in server_files(hashes).items()}
    expected = headers(hashes)
    assert script_hash(PLANTED) in expected["Content-Security-Policy"]
    assert dict(re.findall(r'^add_header (\S+) "([^"]*)" always;$', files["nginx.conf"], re.MULTILINE)) == expected
    assert dict(re.findall(r'^ *Header always set (\S+) "([^"]*)"$', files["apache.conf"], re.MULTILINE)) == expected
    iis = ET.fromstring(files["web.config"])
    added = iis.findall(".//customHeaders/add")
    assert {one.get("name"): one.get("value") for one in added} == expected
    for text in files.values():
        for ending in ("wasm", "ics", "pagefind", "webmanifest"):
            assert re.search(rf"\b{ending}\b", text)


def test_no_server_shows_what_is_being_built(tmp_path: Path) -> None:
    """nginx for real; Apache and IIS by what their files say."""
    site = tmp_path / "site"
    for name in ("index.html", f"{WORKSHOP}/nytt/index.html", f"{WORKSHOP}-gammalt/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("text", "utf-8")
    files = {name.removeprefix(f"{FOLDER}/"): text.decode("utf-8") for name, text in server_files([]).items()}
    (tmp_path / "huvuden.conf").write_text(files["nginx.conf"], "utf-8")
    with served(site, tmp_path, f"include {tmp_path}/huvuden.conf;") as server:
        assert answer(server.at("index.html")) == 200
        for path in (f"{WORKSHOP}/nytt/index.html", f"{WORKSHOP}-gammalt/index.html", f"{WORKSHOP.upper()}/klart.json"):
            assert answer(server.at(path)) == 404, path
        assert answer(server.at(f"%2e{WORKSHOP[1:]}/nytt/index.html")) == 404
    denied = re.search(r'<If "%\{REQUEST_URI\} =~ m#(.+)#i">\n    Require all denied\n</If>', files["apache.conf"])
    assert denied
    assert re.search(denied[1], f"/intern/{WORKSHOP}/nytt/index.html")
    assert not re.search(denied[1], "/intern/index.html")
    sequences = ET.fromstring(files["web.config"]).findall(".//requestFiltering/denyUrlSequences/add")
    assert [one.get("sequence") for one in sequences] == [f"/{WORKSHOP}"]


def answer(address: str) -> int:
    """What the server says of an address."""
    try:
        with urllib.request.urlopen(address, timeout=10) as found:
            return int(found.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_nginx_reads_its_file(tmp_path: Path) -> None:
    """The real server, with the file in a location as the file itself says."""
    (tmp_path / "huvuden.conf").write_bytes(server_files([script_hash(PLANTED)])[f"{FOLDER}/nginx.conf"])
    (tmp_path / "mime.types").write_text(
        "types { text/html html; text/css css; application/javascript js; }\n", "utf-8"
    )
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/nginx.pid; error_log {tmp_path}/error.log; events {{}}\n"
        f"http {{ access_log off; server {{ listen 127.0.0.1:18080; location /intern/ {{ alias {tmp_path}/;\n"
        f"include {tmp_path}/huvuden.conf; }} }} }}\n",
        "utf-8",
    )
    run = subprocess.run(
        ["nginx", "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "[warn]" not in run.stderr
