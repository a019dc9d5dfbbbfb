"""The files of the example's registers, as one line each: `python -m tests.registers.fingerprints`."""

from __future__ import annotations

import hashlib

from tests.site.project import ROOT

from .conftest import read

if __name__ == "__main__":
    for path, content in read(ROOT / "records").files.items():
        print(path, hashlib.sha256(content).hexdigest())
