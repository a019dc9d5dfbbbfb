"""A recommendation that the board's statement does not answer, or that the register does not hold.

Seed 001: the auditors gave seven recommendations and want "respektive rekommendation" answered. From the
moment the statement is on a board's agenda each recommendation directed to that board, or to one of its
departments, must have an answer in it; a recommendation that names nobody is directed to whom the audit
covers. The finding stands at the recommendation. Before the agenda nothing is said: a statement is written
answer by answer. A gap in the numbers (1, 2, 4) is a warning at any time, at the number after the gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.places import place_of
from internkontroll.questions.relations import board_of, is_on_agenda, recommendations_of
from internkontroll.questions.statements import statement_matters
from internkontroll.records import Answer, ExternalAudit, Matter, Recommendation
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK37",
    name="Rekommendation utan svar",
    severity=Severity.ERROR,
    why="Revisionen ska få svar på varje rekommendation, i ordning och utan luckor.",
    example="nummer: 5\nriktas_till: [ASN]   # SR-2022-15-REK5-ASF-2023 finns inte",
    mended="id: SR-2022-15-REK5-ASF-2023\ntyp: svar\navser: SR-2022-15-REK5\närende: ASN-ARENDE-2023-01",
    stage="Fel när ärendet står på en nämnds dagordning; en lucka i numren är alltid en varning.",
    answered_by=("svar", "rekommendation"),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every unanswered recommendation of a statement on an agenda, and every gap in the numbers."""
    for audit in register.of(ExternalAudit):
        recommendations = () if audit.historical else recommendations_of(register, audit.id)
        if not recommendations:
            continue
        yield from _gaps(audit, recommendations)
        for matter in statement_matters(register, audit.id):
            if is_on_agenda(register, matter):
                answered = {answer.about for answer in register.linking(matter.id, Answer, "ärende")}
                unanswered = [r for r in recommendations if r.id not in answered and not r.historical]
                yield from _unanswered(register, audit, matter, unanswered)


def _unanswered(
    register: Register, audit: ExternalAudit, matter: Matter, recommendations: Sequence[Recommendation]
) -> Iterator[Finding]:
    for recommendation in recommendations:
        boards = [board_of(register, one) for one in recommendation.directed_to or audit.covers]
        if matter.board not in boards:
            continue
        named = recommendation.directed_to
        where = recommendation.at("riktas_till", boards.index(matter.board)) if named else recommendation.at()
        message = f"Rekommendation {recommendation.number} saknar svar."
        yield RULE.finding(where, message, recommendation.id, matter.id, audit.id)


def _gaps(audit: ExternalAudit, recommendations: Sequence[Recommendation]) -> Iterator[Finding]:
    expected = 1
    for recommendation in recommendations:
        for number in range(expected, recommendation.number):
            message = (
                f"Rekommendation {number} finns inte i registret, "
                f"men rekommendation {recommendation.number} gör det. "
                "Lägg in den som saknas eller rätta numret."
            )
            where = place_of(recommendation, "nummer")
            yield RULE.finding(where, message, recommendation.id, audit.id, severity=Severity.WARNING)
        expected = max(expected, recommendation.number + 1)
