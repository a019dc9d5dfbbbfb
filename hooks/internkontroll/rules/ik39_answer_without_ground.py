"""An answer that leads nowhere: no action, no policy document, nobody who does it, no other answer.

In seed 001 each answer rests on a routine, a training, somebody else's work or another answer. An action
is linked from its own `grund`, which may name the answer or what it answers. Excepted: "berör inte
förvaltningen", which has nothing to rest on (002), a position whose department also gives a joint answer
that does (002), and an answer that says nothing at all (IK38). Links
that do not resolve count as given (IK02).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.relations import answers_to, led_to
from internkontroll.questions.statements import only_refers
from internkontroll.records import Answer
from internkontroll.register import Register
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK39",
    name="Svar utan länk",
    severity=Severity.WARNING,
    why="Ett svar som inte leder till en åtgärd eller rutin går inte att följa upp.",
    example="typ: svar\navser: SR-2022-15-REK2\närende: ASN-ARENDE-2023-01\nförvaltningar: [ASF]",
    mended="typ: svar\navser: SR-2022-15-REK2\närende: ASN-ARENDE-2023-01\nförvaltningar: [ASF]\n"
    "styrdokument: [ASF-RUTIN-SAKERHET]",
    answered_by=("åtgärd", "granskning", "svar"),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every answer without any of the four links."""
    for answer in register.of(Answer):
        if answer.historical or _rests_on_something(register, answer):
            continue
        if answer.position == "berör inte förvaltningen" or only_refers(answer):
            continue
        joint = [one for one in answers_to(register, answer.about) if set(answer.departments) < set(one.departments)]
        if not led_to(register, answer.about) and not any(_rests_on_something(register, one) for one in joint):
            message = "Länka till den åtgärd eller rutin som svaret bygger på."
            yield RULE.finding(answer.at(), message, answer.id, answer.about)


def _rests_on_something(register: Register, answer: Answer) -> bool:
    if answer.policy_documents or answer.carried_out_by or answer.refers_to:
        return True
    return bool(led_to(register, answer.id))
