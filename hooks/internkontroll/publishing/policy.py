"""The Content-Security-Policy: what a browser may do on the site's pages, whatever they turn out to hold.

Pages say it themselves, in a `<meta>` before anything else, so that it holds on a file share too. A server says it
again in a header (`servers.py`), where it can also say that no other site may show ours within its own.

The site has one inline script: the page for an address that does not exist cannot know where the files are.
Its hash is in the policy; an inline script that somebody adds elsewhere does not run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

#: the inline script: it finds the site's files from the page for an address that does not exist
MISSING = Path(__file__).parents[1] / "theme" / "assets" / "scripts" / "missing.js"

#: without frame-ancestors, which only a header can say
_DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),  # the search is WebAssembly
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'self'"),
)


def policy(hashes: Iterable[str] = (), *, header: bool = False) -> str:
    """The policy's text. `hashes` are those of inline scripts that may run."""
    more = {"script-src": "".join(f" {one}" for one in hashes)}
    said = "; ".join(f"{name} {value}{more.get(name, '')}" for name, value in _DIRECTIVES)
    return f"{said}; frame-ancestors 'none'" if header else said


def meta(hashes: Iterable[str] = ()) -> str:
    """The element that a page says it with; it must stand before any script and style."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'


def script_hash(script: str) -> str:
    """How the policy names an inline script, by what stands between its tags."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
