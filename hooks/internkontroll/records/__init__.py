"""The record types: one file each. Adding a type is one file and one line here."""

from __future__ import annotations

from internkontroll.records.action import Action
from internkontroll.records.answer import Answer
from internkontroll.records.audit import Audit
from internkontroll.records.base import Record
from internkontroll.records.external_audit import ExternalAudit
from internkontroll.records.follow_up import FollowUp
from internkontroll.records.matter import Matter
from internkontroll.records.meeting import Meeting
from internkontroll.records.observation import Observation
from internkontroll.records.organisation import Organisation
from internkontroll.records.plan import Plan
from internkontroll.records.policy_document import PolicyDocument
from internkontroll.records.recommendation import Recommendation
from internkontroll.records.report import Report
from internkontroll.records.risk import Risk

#: `typ` as written -> the model; the order is the one in which lists of types are shown
TYPES: dict[str, type[Record]] = {
    model.TYPE: model
    for model in (
        Organisation, PolicyDocument, Risk, Plan, Action, Audit, FollowUp, Report,
        ExternalAudit, Observation, Recommendation, Answer, Matter, Meeting,
    )
}  # fmt: skip

__all__ = [
    "TYPES", "Action", "Answer", "Audit", "ExternalAudit", "FollowUp", "Matter", "Meeting", "Observation",
    "Organisation", "Plan", "PolicyDocument", "Recommendation", "Record", "Report", "Risk",
]  # fmt: skip
