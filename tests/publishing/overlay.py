"""A program: swaps a site that lies in a lower layer of a real overlayfs, as in Docker, and is killed at every moment.

It is run with a mount space of its own: `unshare --mount python -m tests.publishing.overlay FOLDER`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from internkontroll.publishing import Renewal

from .test_swap import HIDDEN, NEW, OLD, STEPS, found, killed, put, renew

#: what the program ends with where no overlayfs can be mounted
CANNOT_MOUNT = 77


def laid_out(folder: Path) -> Path:
    """A site in the lower layer, as it is seen above it."""
    for name in ("lower", "upper", "work", "merged"):
        (folder / name).mkdir(parents=True)
    put(folder / "lower" / "site", {**OLD, **HIDDEN})
    layers = ",".join(f"{name}dir={folder / name}" for name in ("lower", "upper", "work"))
    command = ["mount", "-t", "overlay", "overlay", "-o", layers, str(folder / "merged")]
    if subprocess.run(command, check=False).returncode:
        sys.exit(CANNOT_MOUNT)
    return folder / "merged" / "site"


def main(folder: Path) -> None:
    """Each moment in an overlay of its own."""
    for step in STEPS["overlay"]:
        here = folder / str(step)
        site = laid_out(here)
        is_ready = killed(site, "exchange", step)  # what the file system itself does
        Renewal(site).close()
        whole = ({**OLD, **HIDDEN}, {**NEW, **HIDDEN})
        assert found(site) in (whole[1:] if is_ready else whole), step
        for _ in range(2):
            renew(site)
            assert found(site) == whole[1], step
        subprocess.run(["umount", str(here / "merged")], check=True)
        shutil.rmtree(here)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
