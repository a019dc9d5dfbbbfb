"""A report that leaves out an item due at its reporting point: the promise is lost between reports.

Seeds 000 and 004 promise when each item is told of. Due is what the plan sets for the point, what an
earlier follow-up deferred to it, also from another year's plan, and at a point for `alla` every item.
Not due: what a decision had cancelled by then (`utgår`), what was finally reported earlier, and
historical items. What answers an item is one rule (`questions/due.py`): a follow-up with a day of its
own may. More items than the due ones are allowed. That no report exists at all is IK58; that the plan does not list an item is IK15.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.naming import lower_first
from internkontroll.questions.due import owed_entries, told_at
from internkontroll.questions.relations import item, report_is_on_agenda
from internkontroll.records import Report
from internkontroll.register import Register
from internkontroll.rules.base import Rule, error_when

RULE = Rule(
    code="IK29",
    name="Post saknas i rapporten",
    severity=Severity.ERROR,
    why="Det som nämnden har lovats få veta vid ett tillfälle får inte falla bort ur rapporten.",
    example="poster:\n  - post: ASN-2025-D01\n    rapporteras: [T2]   # men ASN-2025-D01-T2 finns inte",
    mended="id: ASN-2025-D01-T2\ntyp: uppföljning\navser: ASN-2025-D01\ntillfälle: ASN-2025-T2",
    stage="Fel när rapportens ärende står på en nämnds dagordning, annars varning.",
    answered_by=("uppföljning",),
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every item that is owed at a report's reporting point and that nothing told by then answers."""
    for report in register.of(Report):
        point = register.point(report.reporting_point)
        if report.historical or point is None or point.plan.historical:
            continue
        for entry in owed_entries(register, point):
            item_id = entry.item
            owed = item(register, item_id)
            told = told_at(register, item_id, point)
            # a published report cannot print a draft, so for its reader the item is missing all the same
            is_draft = told is not None and report.is_published and not told.is_published
            if (owed is not None and owed.historical) or (told is not None and not is_draft):
                continue
            why = ": uppföljningen är arbetsmaterial" if is_draft else ""
            when = f"{lower_first(point.point.name)} {point.plan.year or ''}".rstrip()
            yield RULE.finding(
                report.at("tillfälle"),
                f"”{register.title(item_id)}” skulle rapporteras vid {when} men saknas i rapporten{why}.",
                report.id,
                point.plan.id,
                item_id,
                severity=error_when(report_is_on_agenda(register, report)),
            )
