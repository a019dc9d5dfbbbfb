"""The verdict on a register: form faults, the rules' findings, exceptions, consequences withheld.

A pure function of the register and the stated day: run twice, it gives the same answer, and it never
writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from internkontroll.consequences import Consequences
from internkontroll.findings import Finding, Severity, in_order
from internkontroll.register import Register
from internkontroll.rules import all_rules, ik65_needless_exception
from internkontroll.secrets.discretion import Discretion
from internkontroll.secrets.publication import SECRET_RULES, public, with_drafts

#: an exception as it is written, in front matter that perhaps cannot be read
_EXCEPTED = re.compile(r"^[ \t-]*\{?[ \t]*regel:[ \t]*[\"']?(IK\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings in order of place, and those that an exception with a reason took away."""

    day: date
    findings: tuple[Finding, ...]
    excepted: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """True when a `fel` stands: the site is not built, the exit code is 1."""
        return any(f.severity is Severity.ERROR for f in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings of a severity."""
        return sum(1 for f in self.findings if f.severity is severity)


def check(register: Register, day: date) -> Verdict:
    """Judge a register on a stated day."""
    found: list[Finding] = []
    for module in all_rules():
        findings = module.check(register, day)
        if module.RULE.depends_on_day:
            findings = (never_an_error(finding) for finding in findings)
        found.extend(findings)
    standing, excepted = apply_exceptions(register, found)
    needless = ik65_needless_exception.judge(register, found)
    standing = withhold_consequences(register, [*standing, *needless])
    everything = [*register.form_findings, *standing]
    discretion = Discretion(everything, register.sources)
    return Verdict(day, in_order(discretion.shown(everything)), in_order(discretion.shown(excepted)))


def public_register(register: Register, day: date, *, drafts: bool = False) -> Register:
    """The register as it may be shown, for outputs that need no verdict: only the rules on secrets are asked.

    `drafts` lets working material through, for papers that are marked as drafts.
    """
    secrets = [module for module in all_rules() if module.RULE.code in SECRET_RULES]
    found = [finding for module in secrets for finding in module.check(register, day)]
    return with_drafts(register, found) if drafts else public(register, found)


def never_an_error(finding: Finding) -> Finding:
    """What depends on today's date is never `fel`: a site must not stop overnight."""
    return replace(finding, severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding


def apply_exceptions(register: Register, found: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Take away the findings that the record they stand in makes an exception for; never an error."""
    allowed = {
        (record.source.path, exception.rule) for record in register.records.values() for exception in record.exceptions
    }
    # a record that cannot be read still says what its author stands by
    allowed |= {(source.path, rule) for source in register.broken for rule in _EXCEPTED.findall(source.text)}
    standing: list[Finding] = []
    excepted: list[Finding] = []
    for finding in found:
        taken = finding.severity is not Severity.ERROR and (finding.location.path, finding.code) in allowed
        (excepted if taken else standing).append(finding)
    return standing, excepted


def withhold_consequences(register: Register, found: Iterable[Finding]) -> list[Finding]:
    """One mistake, one finding: what may only follow from a fault already reported is held back.

    A rule's finding waits until the file can be read when it judged a broken record, or when a broken
    record may hold the link that it misses (see `Consequences.hides`).
    """
    answered_by = {module.RULE.code: module.RULE.answered_by for module in all_rules()}
    hides = Consequences(register).hides
    return [finding for finding in found if not hides(finding.concerns, answered_by[finding.code])]
