"""What the five texts show and a simple model would lose (design, section 3), each by its name.

Each trap has a case in which it stands as it should and one in which it goes wrong; and each has one
assertion that the linked register still holds what the text tells.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from internkontroll.documents import document_of
from internkontroll.questions import due, relations
from internkontroll.questions.promises import Kind, Promise, State, promises
from internkontroll.questions.statements import external_audits_behind
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    FollowUp,
    Matter,
    Observation,
    Plan,
    PolicyDocument,
    Recommendation,
    Record,
    Risk,
)
from internkontroll.register import Point, Register
from tests.cases import Case, judge

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*.case"))

R = TypeVar("R", bound=Record)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path) -> None:
    """The little register gives exactly the findings it expects, of all rules."""
    judge(Case.read(file), tmp_path)


def test_every_trap_has_both() -> None:
    """Nineteen traps, each right and wrong; what is right gives nothing more than notes."""
    assert len(TRAPS) == 19
    assert {file.stem for file in CASES} == {f"{trap}-{side}" for trap in TRAPS for side in ("ok", "fault")}
    for file in CASES:
        grave = [line for line in Case.read(file).expected if " upplysning " not in line]
        assert len(grave) == (1 if file.stem.endswith("-fault") else 0), file.stem


def _three_risks_one_action(register: Register) -> None:
    (action,) = register.of(Action)
    assert action.risks == ("ASN-R01", "ASN-R02", "ASN-R03")
    assert all(relations.items_of_risk(register, risk) == (action,) for risk in action.risks)
    assert all(risk.title in _text(register, "ASN-2025") for risk in register.of(Risk))


def _five_risks_one_audit(register: Register) -> None:
    (audit,) = register.of(Audit)
    assert len(audit.risks) == 5
    assert all(relations.items_of_risk(register, risk) == (audit,) for risk in audit.risks)


def _risk_in_action_and_common_audit(register: Register) -> None:
    assert _ids(relations.items_of_risk(register, "ASN-R01")) == ["ASN-2025-D01", "KG-2025-G01"]
    text = _text(register, "ASN-2025")
    assert text.count("Röjande av sekretess") >= 2, "told at the action and at the audit, from one record"


def _same_risk_new_title(register: Register) -> None:
    earlier, later = _get(register, "ASN-R05", Risk), _get(register, "ASN-R02", Risk)
    assert relations.successors(register, earlier) == (later,)
    assert earlier.title != later.title
    assert _ids(relations.items_of_risk(register, later.id)) == ["ASN-2025-D02"]


def _audit_compared_with_predecessor(register: Register) -> None:
    audit = _get(register, "ASN-2025-G01", Audit)
    assert audit.predecessors == ("ASN-2022-G02",)
    assert audit.same_method is True
    assert _get(register, "ASN-2025-G01-T2", FollowUp).text_of("Jämförelse med tidigare granskning")


def _deferred_to_annual_report(register: Register) -> None:
    assert _get(register, "ASN-2025-D01-T2", FollowUp).is_deferred
    for point in (_point(register, "ASN-2025-T2"), _point(register, "ASN-2025-AR")):
        assert [entry.item for entry in due.due_entries(register, point)] == ["ASN-2025-D01"]
    (again,) = _promised(register, Kind.REPORTED_AGAIN)
    assert (again.due.text, again.receiver) == ("2026-01", "ASN")
    assert again.state(_day("deferred-to-annual-report")) is State.OPEN


def _moved_into_ordinary_work(register: Register) -> None:
    follow_up = _get(register, "ASN-2025-D01-T2", FollowUp)
    assert (follow_up.is_final, follow_up.receiver) == (True, "SVU")
    year_end = _point(register, "ASN-2025-AR")
    assert len(due.due_entries(register, year_end)) == 1, "the year's report prints it again"
    assert not due.owed_entries(register, year_end), "but nobody has to follow it up once more"


def _without_end_date(register: Register) -> None:
    (promise,) = promises(register)
    assert (promise.kind, promise.due.text, promise.receiver) == (Kind.REPORT_BACK, "2026-01", "ASN")
    assert _get(register, "ASN-2025-A01", Action).without_end_date


def _proposed_for_next_plan(register: Register) -> None:
    (proposal,) = _promised(register, Kind.PROPOSAL)
    assert (proposal.about, proposal.answered_by) == ("ASN-2026-D03", "ASN-2026")
    assert proposal.state(_day("proposed-for-next-plan")) is State.ANSWERED


def _caused_by_recommendation_and_finding(register: Register) -> None:
    action = _get(register, "ASN-2025-A01", Action)
    asked = (_get(register, "SR-2025-03-REK1", Recommendation), _get(register, "IVO-2025-B1", Observation))
    assert all(relations.led_to(register, one.id) == (action,) for one in asked)
    assert _ids(external_audits_behind(register, action)) == ["SR-2025-03", "IVO-2025"]


def _answer_refers_to_another(register: Register) -> None:
    first, second = register.of(Answer)
    assert second.refers_to == (first.id,)
    assert [use.source.id for use in register.links_to(first.id)] == [second.id]


def _carried_out_by_another(register: Register) -> None:
    answer = _get(register, "SR-2022-15-REK2-ASF-2025", Answer)
    assert (answer.departments, answer.carried_out_by) == (("ASF",), ("SK",))
    assert relations.board_of(register, "SK") == "KS", "another board's department"


def _two_positions_and_joint_action(register: Register) -> None:
    given = {answer.departments: answer.position for answer in relations.answers_to(register, "IVO-2025-B1")}
    assert given == {("ASF",): "instämmer", ("FSF",): "berör inte förvaltningen", ("ASF", "FSF"): None}
    (action,) = relations.led_to(register, "IVO-2025-B1-ASF-FSF-2025")
    assert isinstance(action, Action)
    assert action.departments == ("ASF", "FSF")


def _common_audit_leads_to_action(register: Register) -> None:
    (action,) = relations.led_to(register, "KG-2025-G01-ASN-AR")
    assert [listing.plan.id for listing in relations.listings(register, action.id)] == ["ASN-2026"]


def _added_or_cancelled_mid_year(register: Register) -> None:
    point = _point(register, "ASN-2025-T2")
    assert [entry.item for entry in due.due_entries(register, point)] == [
        "ASN-2025-D01",
        "ASN-2025-D03",
    ]
    (cancelled,) = [promise for promise in promises(register) if promise.about == "ASN-2025-D02"]
    assert cancelled.state(_day("added-or-cancelled-mid-year")) is State.ANSWERED, "by the decision itself"
    text = _text(register, "ASN-2025")
    assert "22 maj 2025, § 89" in text
    assert "22 maj 2025, § 88: ”Nytt systemstöd” utgår. Skäl: Staden har tagit över frågan" in text


def _headings_differ_between_boards(register: Register) -> None:
    own = {"ASN": "Planering inför hösten", "HVO": "Det här har gjorts"}
    for board, heading in own.items():
        headings = [
            line.lstrip("# ") for line in _text(register, f"{board}-2025-RAPPORT-T2").split("\n") if line[:1] == "#"
        ]
        assert heading in headings
        assert not set(own.values()) - {heading} & set(headings), "the other board's heading is not printed"
    assert "Röjd sekretess – Utbildning i sekretess" in _text(register, "HVO-2025-RAPPORT-T2")


def _reglemente_cited_in_two_ways(register: Register) -> None:
    document = _get(register, "KF-REGLEMENTE-IK", PolicyDocument)
    assert len(document.cited_as) == 2
    assert document.adoption is not None
    assert (document.adoption.paragraph, document.adoption.supplement) == ("303", "178")


def _reassessed_yearly(register: Register) -> None:
    risk = _get(register, "ASN-R01", Risk)
    assert [(one.date.text, one.value) for one in risk.assessments] == [
        ("2023-10", 12),
        ("2024-10", 9),
        ("2025-09", 6),
    ]
    assert relations.handling(register, risk) == ("åtgärdas", "bevakas")


def _secret_appendix(register: Register) -> None:
    matter = _get(register, "ASN-ARENDE-2025-01", Matter)
    secret = matter.basis[1]
    assert len(matter.basis) == 3, "it keeps its number between the others"
    assert secret.model_dump(exclude_none=True) == {
        "secrecy": "26 kap. 1 § offentlighets- och sekretesslagen (2009:400)"
    }


TRAPS: dict[str, Callable[[Register], None]] = {
    "three-risks-one-action": _three_risks_one_action,
    "five-risks-one-audit": _five_risks_one_audit,
    "risk-in-action-and-common-audit": _risk_in_action_and_common_audit,
    "same-risk-new-title": _same_risk_new_title,
    "audit-compared-with-predecessor": _audit_compared_with_predecessor,
    "deferred-to-annual-report": _deferred_to_annual_report,
    "moved-into-ordinary-work": _moved_into_ordinary_work,
    "without-end-date": _without_end_date,
    "proposed-for-next-plan": _proposed_for_next_plan,
    "caused-by-recommendation-and-finding": _caused_by_recommendation_and_finding,
    "answer-refers-to-another": _answer_refers_to_another,
    "carried-out-by-another": _carried_out_by_another,
    "two-positions-and-joint-action": _two_positions_and_joint_action,
    "common-audit-leads-to-action": _common_audit_leads_to_action,
    "added-or-cancelled-mid-year": _added_or_cancelled_mid_year,
    "headings-differ-between-boards": _headings_differ_between_boards,
    "reglemente-cited-in-two-ways": _reglemente_cited_in_two_ways,
    "reassessed-yearly": _reassessed_yearly,
    "secret-appendix": _secret_appendix,
}


@pytest.mark.parametrize("trap", TRAPS)
def test_the_register_holds_it(trap: str, tmp_path: Path) -> None:
    """In the register of the right case, nothing of the trap is lost."""
    TRAPS[trap](Case.read(HERE / f"{trap}-ok.case").lay_out(tmp_path))


def _get(register: Register, record_id: str, model: type[R]) -> R:
    found = register.get(record_id, model)
    assert found is not None, record_id
    return found


def _day(trap: str) -> date:
    return Case.read(HERE / f"{trap}-ok.case").day


def _point(register: Register, text: str) -> Point:
    point = register.point(text)
    assert point is not None
    assert point.plan in register.of(Plan)
    return point


def _promised(register: Register, kind: Kind) -> list[Promise]:
    return [promise for promise in promises(register) if promise.kind is kind]


def _text(register: Register, record_id: str) -> str:
    document = document_of(register, record_id, date(2025, 10, 1))
    assert document is not None
    return document.markdown


def _ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]
