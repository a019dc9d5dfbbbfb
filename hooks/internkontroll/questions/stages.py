"""How far a follow-up has come on its way to the board: from then on completeness is an error."""

from __future__ import annotations

from internkontroll.questions import relations
from internkontroll.records import FollowUp
from internkontroll.register import Register


def follow_up_is_on_agenda(register: Register, follow_up: FollowUp) -> bool:
    """True when the follow-up, or the report that prints it, is in a matter on a board's agenda."""
    if any(relations.is_on_agenda(register, m) for m in relations.matters_with(register, follow_up.id)):
        return True
    point = register.point(follow_up.reporting_point)
    report = relations.report_at(register, point) if point else None
    return report is not None and relations.report_is_on_agenda(register, report)
