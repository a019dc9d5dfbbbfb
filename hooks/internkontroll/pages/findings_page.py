"""The findings as pages: shown while somebody edits (`mkdocs serve`), so that a fault is seen where it is made."""

from __future__ import annotations

from collections.abc import Sequence

from internkontroll import inline
from internkontroll.findings import Finding, Severity
from internkontroll.pages.page import Page, record_path
from internkontroll.pages.view import View
from internkontroll.records import TYPES
from internkontroll.source import Source

PATH = "fynd.md"

_MARK = {Severity.ERROR: "Fel", Severity.WARNING: "Varning", Severity.NOTE: "Upplysning"}


def findings_page(view: View) -> Page:
    """Every finding, file by file."""
    found = view.verdict.findings
    blocks = ["# Fynd i registret", f"Läget den {view.verdict.day.isoformat()}."]
    if not found:
        blocks.append("Kontrollen hittade inget att anmärka på.")
    files: dict[str, list[Finding]] = {}
    for finding in found:
        files.setdefault(finding.location.path, []).append(finding)
    for path, findings in files.items():
        blocks += [f"## {inline.plain(path)}", as_list(findings)]
    return Page(PATH, "Fynd i registret", "\n\n".join(blocks) + "\n")


def as_list(findings: Sequence[Finding]) -> str:
    """Findings as a Markdown list: how serious, where, what, and what to write instead."""
    return "\n".join(f"- {_line(finding)}" for finding in findings)


def _line(finding: Finding) -> str:
    place = f"rad {finding.location.line}, tecken {finding.location.column}"
    after = f" Förslag: {inline.plain(finding.suggestion)}" if finding.suggestion else ""
    return f"**{_MARK[finding.severity]} {finding.code}**, {place}: {inline.plain(finding.message)}{after}"


def with_findings(page: Page, findings: Sequence[Finding]) -> Page:
    """A page with its record's findings at the top, below the title."""
    title, _, rest = page.markdown.partition("\n\n")
    noted = "\n\n".join([title, "**Att rätta i den här posten:**", as_list(findings), rest])
    return Page(page.path, page.title, noted, page.record_id)


def broken_page(view: View, source: Source) -> Page | None:
    """A page for a file that could not be read as a record, so that links to it lead somewhere."""
    if source.type not in TYPES:
        return None
    findings = [f for f in view.verdict.findings if f.location.path == source.path]
    blocks = [f"# {inline.plain(source.id)}", "Posten kan inte visas förrän detta är rättat:", as_list(findings)]
    return Page(record_path(source.type, source.id), source.id, "\n\n".join(blocks) + "\n", source.id)
