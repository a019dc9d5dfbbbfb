"""A deficiency is directed to a department, and the department has not said what it thinks of it.

In seed 002 the authority asks for the municipality's position, and each of two departments gives its own
before what they do together. So an answer of several departments does not count, only one of the department
alone, with `inställning` or a text under that heading. The finding stands where the observation names the
department. Without a matter nobody has begun to answer, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.relations import answers_to, is_on_agenda
from internkontroll.questions.sections import lacks
from internkontroll.questions.statements import statement_matters
from internkontroll.records import Answer, Observation, Organisation
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK40",
    name="Förvaltningens inställning saknas",
    severity=Severity.ERROR,
    why="Tillsynsmyndigheten frågar hur var och en som bristen riktas till ställer sig till den.",
    example="riktas_till: [ASF, FSF]   # bara ASF har svarat",
    mended="typ: svar\navser: IVO-TILLSYN-2024-B1\nförvaltningar: [FSF]\ninställning: instämmer delvis",
    stage="Fel när ärendet står på en nämnds dagordning, annars varning.",
    answered_by=("svar",),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every department without a position of its own on an observation directed to it."""
    for observation in register.of(Observation):
        if observation.historical or not observation.directed_to:
            continue
        matters = statement_matters(register, observation.external_audit)
        if not matters:
            continue
        given = {
            department
            for answer in answers_to(register, observation.id)
            if _is_position(register, answer)
            for department in answer.departments
        }
        for index, department_id in enumerate(observation.directed_to):
            department = register.get(department_id, Organisation)
            if department is None or department.kind != "förvaltning" or department_id in given:
                continue
            what = f"{observation.kind} {observation.number}"
            yield RULE.finding(
                observation.at("riktas_till", index),
                f"{department.title} har inte angett sin inställning till {what}.",
                observation.id,
                severity=error_when(any(is_on_agenda(register, matter) for matter in matters)),
            )


def _is_position(register: Register, answer: Answer) -> bool:
    # a link that names no organisation (IK02, IK03) makes no joint answer
    departments = [one for one in answer.departments if register.get(one, Organisation) is not None]
    return len(departments) == 1 and (answer.position is not None or not lacks(answer, "Inställning"))
