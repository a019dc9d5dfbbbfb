"""Findings that give nothing away: what is secret in one finding must not show in another.

A personal number on a line is hidden by its own finding, but a misspelt list on the same line would
print the line, and a date that cannot be read would quote it. And a file that is marked as secret
must leave the register altogether: what else is wrong with it is nobody's business, nor what another
file says of it. So every finding that judged a marked record is withheld too, and where a finding in
another file would still name it, its title is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from internkontroll.findings import Finding
from internkontroll.secrets.personal_numbers import HIDDEN, masked
from internkontroll.source import Source

#: the rule that finds marked files, and the one that is said of them all the same
_MARKED, _NUMBERS = "IK52", "IK51"
#: the front matter that other files' findings quote
_NAMES = ("titel", "kortnamn", "citeras_som")


class Discretion:
    """What the findings of a register may not show; `sources` are its files."""

    def __init__(self, findings: Iterable[Finding], sources: Iterable[Source] = ()) -> None:
        found = list(findings)
        self._marked = {f.location.path for f in found if f.code == _MARKED}
        self._lines = {(f.location.path, f.location.line) for f in found if f.secret}
        marked = [source for source in sources if source.path in self._marked] if self._marked else []
        self._ids = frozenset(source.id for source in marked)
        names = sorted({name for source in marked for name in _names(source)}, key=lambda name: (-len(name), name))
        # a title stands with a small first letter inside another one
        words = "|".join(re.escape(name) for name in names)
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if names else None

    def shown(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings as any output may show them, in the same order."""
        return [self._hidden(finding) for finding in findings if self._may_be_told(finding)]

    def _may_be_told(self, finding: Finding) -> bool:
        if finding.code in (_MARKED, _NUMBERS):
            return True
        return finding.location.path not in self._marked and not finding.concerns & self._ids

    def _hidden(self, finding: Finding) -> Finding:
        is_secret = (finding.location.path, finding.location.line) in self._lines
        return replace(
            finding,
            location=replace(finding.location, path=masked(finding.location.path)),
            message=self._masked(finding.message, finding.code),
            suggestion=finding.suggestion and self._masked(finding.suggestion, finding.code),
            secret=finding.secret or is_secret,
        )

    def _masked(self, text: str, code: str) -> str:
        text = masked(text)
        # what these say is the same of every file
        if self._pattern is None or code in (_MARKED, _NUMBERS):
            return text
        return self._pattern.sub(HIDDEN, text)


def _names(source: Source) -> Iterator[str]:
    for key in _NAMES:
        value = source.data.get(key)
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, str) and one.strip():
                yield one.strip()
