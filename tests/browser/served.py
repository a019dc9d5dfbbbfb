"""The built site as a municipality would publish it: plain nginx, in a folder of the server, with the header we make.

nginx belongs to the test that starts it: one process, a free port of this machine, no file outside its own folder.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: where on the server the site lies
FOLDER = "/intern/kontroll/"

#: as nginx brings it, but for what a site of ours has none of
_TYPES = """\
types {
    text/html html;
    text/css css;
    text/xml xml;
    image/png png;
    image/svg+xml svg;
    application/javascript js;
    application/json json;
    application/pdf pdf;
    application/zip zip;
}
"""
_CONFIGURATION = """\
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 256; }}
http {{
    include mime.types;
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {{
        listen 127.0.0.1:{port};
        absolute_redirect off;
        location {folder} {{
            alias {site}/;
            {lines}
        }}
    }}
}}
"""


@dataclass(frozen=True)
class Served:
    """A site on a server of its own."""

    #: where the site is: http://127.0.0.1:40123/intern/kontroll/
    address: str

    def at(self, path: str) -> str:
        """The address of a file of the site."""
        return self.address + path


@contextmanager
def served(site: Path, folder: Path, lines: str) -> Iterator[Served]:
    """Start nginx on a built site and stop it again.

    `folder` is where nginx may write; `lines` are what its configuration says of the site besides where it is.
    """
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert nginx, "nginx is missing. `sh tests/setup` installs it, or says what to install."
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "mime.types").write_text(_TYPES, "utf-8")
    file = folder / "nginx.conf"
    file.write_text(_CONFIGURATION.format(port=port, folder=FOLDER, site=site, lines=lines), "utf-8")
    (folder / "error.log").touch()
    command = [nginx, "-p", str(folder), "-c", str(file), "-e", str(folder / "error.log")]
    with (folder / "told").open("wb") as told:
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=told, stderr=told)
    try:
        _wait(port, server, folder)
        yield Served(f"http://127.0.0.1:{port}{FOLDER}")
    finally:
        server.terminate()
        server.wait(10)


def _wait(port: int, server: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            said = "".join(file.read_text("utf-8", "replace") for file in (folder / "told", folder / "error.log"))
            assert server.poll() is None, said
            assert time.monotonic() < deadline, said
            time.sleep(0.02)
