"""The findings as pages: shown while somebody edits (`mkdocs serve`), so that a fault is seen where it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from internkontroll.findings import Finding, Severity
from internkontroll.pages.markup import Markup
from internkontroll.pages.page import Page, record_path
from internkontroll.pages.view import View
from internkontroll.records import TYPES
from internkontroll.records.identity import RESERVED
from internkontroll.source import Source

PATH = "fynd.md"

_MARK = {Severity.ERROR: "Fel", Severity.WARNING: "Varning", Severity.NOTE: "Upplysning"}


def findings_page(view: View) -> Page:
    """Every finding, file by file."""
    write = view.at(PATH).write
    found = view.verdict.findings
    blocks = [write.heading(1, "Fynd i registret"), write.paragraph(f"Läget den {view.verdict.day.isoformat()}.")]
    if not found:
        blocks.append(write.paragraph("Kontrollen hittade inget att anmärka på."))
    files: dict[str, list[Finding]] = {}
    for finding in found:
        files.setdefault(finding.location.path, []).append(finding)
    for path, findings in files.items():
        blocks += [write.heading(2, path), write.bullets([_line(write, finding) for finding in findings])]
    return Page(PATH, "Fynd i registret", tuple(blocks), write)


def _line(write: Markup, finding: Finding) -> str:
    """How serious, where, what, and what to write instead."""
    place = f", rad {finding.location.line}, tecken {finding.location.column}: {finding.message}"
    after = f" Förslag: {finding.suggestion}" if finding.suggestion else ""
    return write.strong(f"{_MARK[finding.severity]} {finding.code}") + write.text(place + after)


def with_findings(page: Page, findings: Sequence[Finding]) -> Page:
    """A page with its record's findings at the top, below the title."""
    write = page.markup
    noted = (
        write.paragraph(write.strong("Att rätta i den här posten:")),
        write.bullets([_line(write, finding) for finding in findings]),
    )
    return replace(page, blocks=(page.blocks[0], *noted, *page.blocks[1:]))


def broken_page(view: View, source: Source, findings: Sequence[Finding]) -> Page | None:
    """A page for a file that could not be read as a record, so that links to it lead somewhere."""
    if source.type not in TYPES or source.id.upper() in RESERVED:
        return None
    here = view.at(record_path(source.type, source.id))
    write = here.write
    blocks = (
        write.heading(1, source.id),
        write.paragraph("Posten kan inte visas förrän detta är rättat:"),
        write.bullets([_line(write, finding) for finding in findings]),
    )
    return Page(here.path, source.id, blocks, write, source.id)
