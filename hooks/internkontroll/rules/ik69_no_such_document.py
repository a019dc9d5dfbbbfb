"""A basis document that cannot be made: the record it is to come from has no document of that sort."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records import Matter, Plan
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK69",
    name="Dokumentet finns inte",
    severity=Severity.ERROR,
    why="En bilaga som registret ska ställa samman måste ha en post att komma ur, annars saknas den på dagordningen.",
    example="slag: uppföljning\nbeslutsunderlag:\n  - dokument: yttrande",
    mended="slag: yttrande\nbeslutsunderlag:\n  - dokument: yttrande",
    answered_by=(),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every `dokument` of a basis that its record does not have."""
    for matter in register.of(Matter):
        for index, one in enumerate(matter.basis):
            if one.document is None:
                continue
            subject = one.record or matter.id
            fault = _fault(register, subject, one.document)
            if fault:
                yield RULE.finding(matter.at("beslutsunderlag", index, "dokument"), fault, matter.id, subject)


def _fault(register: Register, subject: str, document: str) -> str:
    record = register.records.get(subject)
    if record is None:  # IK02 tells of a link that leads nowhere
        return ""
    if document == "riskanalys":
        return "" if isinstance(record, Plan) else f"{subject} har ingen riskanalys. Ange planens id."
    if not isinstance(record, Matter):
        return f"{subject} har ingen handling som heter {document}. Ange ett ärende, eller ta bort dokument."
    if document == "yttrande" and not record.is_statement:
        return f"{subject} är inget yttrande. Ändra ärendets slag eller ta bort raden."
    return ""
