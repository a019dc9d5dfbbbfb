"""Documents for the tests: one real one, and short ones made around a few lines of Markdown."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from internkontroll.documents.document import Document, Origin, Profile
from internkontroll.findings import Location

SAMPLE = Path(__file__).with_name("sample")


def odd_images(folder: Path) -> dict[str, Path]:
    """The pictures that the cases of `faults` show: broken, a link, a folder, a pipe, one that looks outside, a good one."""
    (folder / "trasig.png").write_bytes(b"\x89PNG\r\n\x1a\n och sedan ingenting")
    (folder / "lank.png").symlink_to("/etc/passwd")
    (folder / "mapp.png").mkdir()
    os.mkfifo(folder / "ror.png")
    (folder / "utanfor.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd"/></svg>',
        encoding="utf-8",
    )
    return {file.name: file for file in (*folder.iterdir(), SAMPLE / "handelser.svg")}


def short(markdown: str, *, title: str = "Provdokument", images: dict[str, Path] | None = None) -> Document:
    """A document of a few lines, which all come from line 10 and on of one record."""
    return Document(
        id="ASN-2025-D02-T2",
        kind="Uppföljning",
        title=title,
        subtitle="",
        board="Arbetsmarknads- och socialnämnden",
        date=dt.date(2025, 9, 25),
        case_number=None,
        markdown=markdown,
        profile=Profile("Exempelstads kommun", "#0b4a6f", "#0b4a6f"),
        origins=(Origin(1, Location("records/prov.md", 10, 1)),),
        images=tuple((images or {}).items()),
    )


def report() -> Document:
    """A follow-up with all that a report has: three levels, lists, footnotes, tables, a picture."""
    return Document(
        id="ASN-2025-RAPPORT-T2",
        kind="Uppföljning av internkontrollplan",
        title="Uppföljning av internkontrollplan 2025",
        subtitle="Tertial 2, maj–augusti 2025",
        board="Arbetsmarknads- och socialnämnden",
        date=dt.date(2025, 9, 25),
        case_number="ASN-2025-1234",
        markdown=(SAMPLE / "uppfoljning.md").read_text(encoding="utf-8"),
        profile=Profile("Exempelstads kommun", "#0b4a6f", "#0b4a6f"),
        origins=(Origin(1, Location("records/rapport.md", 20, 1)),),
        images=(("handelser.svg", SAMPLE / "handelser.svg"),),
    )
