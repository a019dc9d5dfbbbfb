"""A register with a `fel` stops the build: every finding is told, and the old site stands as it stood."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .project import copy_project, mkdocs, write

FAULTS = {
    "ASN-R97-felstavad-nyckel.md": (
        "---\nid: ASN-R97\ntyp: risk\ntittel: Felstavad\nnämnd: ASN\n---\n\n## Beskrivning\n\n"
        "Risk för fel på grund av brister vilket kan leda till skada.\n"
    ),
    "ASN-R98-okand-lank.md": (
        "---\nid: ASN-R98\ntyp: risk\ntitel: Okänd länk\nnämnd: ASN\nföregångare: [ASN-R9999]\n---\n\n## Beskrivning\n\n"
        "Risk för fel på grund av brister vilket kan leda till skada.\n"
    ),
    "ASN-R99-utan-slut.md": "---\nid: ASN-R99\ntyp: risk\n",
}
PLACES = ("ASN-R97-felstavad-nyckel.md:4:1: fel IK", "ASN-R98-okand-lank.md:6:15: fel IK02", "ASN-R99-utan-slut.md:")


def every_file(folder: Path) -> dict[str, tuple[str, int]]:
    """Path -> what is in it, and when it was written."""
    return {
        file.relative_to(folder).as_posix(): (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_fault_stops_the_build_before_the_old_site_is_touched(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    first = mkdocs(project, "build", IK_PDF="0")
    assert first.returncode == 0, first.stdout
    before = every_file(project / "site")
    assert "index.html" in before

    for name, text in FAULTS.items():
        write(project / "records" / "ASN" / "risker" / name, text)
    stopped = mkdocs(project, "build", IK_PDF="0")
    assert stopped.returncode == 1, stopped.stdout
    for place in PLACES:
        assert f"records/ASN/risker/{place}" in stopped.stdout, stopped.stdout
    assert every_file(project / "site") == before

    for name in FAULTS:
        (project / "records" / "ASN" / "risker" / name).unlink()
    assert mkdocs(project, "build", IK_PDF="0").returncode == 0


def test_a_register_that_cannot_be_found_stops_the_build(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("den gamla", "utf-8")
    stopped = mkdocs(project, "build", IK_RECORDS="finns-inte")
    assert stopped.returncode == 1
    assert "finns-inte" in stopped.stdout
    assert "Traceback" not in stopped.stdout
    assert (project / "site" / "index.html").read_text("utf-8") == "den gamla"
