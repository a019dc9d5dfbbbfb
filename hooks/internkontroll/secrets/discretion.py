"""Findings that give nothing away: what is secret in one finding must not show in another.

A personal number on a line is hidden by its own finding, but a misspelt list on the same line would
print the line, and a date that cannot be read would quote it. And a file that is marked as secret
must leave the register altogether: what else is wrong with it is nobody's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from internkontroll.findings import Finding
from internkontroll.secrets.personal_numbers import masked

#: the rule that finds marked files, and the one that is said of them all the same
_MARKED, _NUMBERS = "IK52", "IK51"


def discreet(findings: Iterable[Finding]) -> list[Finding]:
    """The findings as any output may show them, in the same order."""
    found = list(findings)
    marked = {f.location.path for f in found if f.code == _MARKED}
    secret_lines = {(f.location.path, f.location.line) for f in found if f.secret}
    return [
        _masked(finding, is_secret=(finding.location.path, finding.location.line) in secret_lines)
        for finding in found
        if finding.location.path not in marked or finding.code in (_MARKED, _NUMBERS)
    ]


def _masked(finding: Finding, *, is_secret: bool) -> Finding:
    return replace(
        finding,
        location=replace(finding.location, path=masked(finding.location.path)),
        message=masked(finding.message),
        suggestion=finding.suggestion and masked(finding.suggestion),
        secret=finding.secret or is_secret,
    )
