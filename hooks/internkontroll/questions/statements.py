"""Statements to those who examine from outside: who is asked, who answers, and what was promised.

An external audit directs recommendations and deficiencies to boards and departments; a matter of the
board carries the answers; actions are promised in the answers. The rules on answers and commitments
share these questions.
"""

from __future__ import annotations

import re

from internkontroll.language.prose import sentences
from internkontroll.records import Action, Answer, Audit, ExternalAudit, Matter, Observation, Recommendation
from internkontroll.records.time_point import NOT_STATED, TimePoint
from internkontroll.register import Register

#: the kinds of matter that answer somebody
STATEMENT_KINDS = ("yttrande", "uppföljande yttrande")

_ELSEWHERE = r"\b(?:svar(?:et|en)?|rekommendation(?:en|erna)?|yttrande[nt]?|brist(?:en)?|avsnitt|punkt|ovan|nedan)\b"
#: a sentence that sends the reader somewhere else and says nothing itself: it ends with where to look
_REFERENCE = re.compile(
    r"(?:(?:se|jfr|jämför|samma\s+svar\s+som)\s|.{0,80}?\b(?:hänvisa[rs]|besvaras|redovisas|beskrivs|framgår|behandlas)\b)"
    rf".{{0,60}}?{_ELSEWHERE}(?:\s+\S+){{0,3}}\W*$",
    re.IGNORECASE | re.DOTALL,
)


def statement_matters(register: Register, external_audit_id: str) -> tuple[Matter, ...]:
    """The matters in which a board answers an external audit; historical ones are not judged."""
    found = register.linking(external_audit_id, Matter, "extern_granskning")
    return tuple(m for m in found if m.kind in STATEMENT_KINDS and not m.historical)


def external_audits_behind(register: Register, item: Action | Audit) -> tuple[ExternalAudit, ...]:
    """The external audits that an item was promised to: its grounds, or what its grounds answer."""
    found: dict[str, ExternalAudit] = {}
    for ground in item.grounds:
        answer = register.get(ground, Answer)
        about = answer.about if answer else ground
        asked = register.get(about, Recommendation) or register.get(about, Observation)
        audit = register.get(asked.external_audit if asked else about, ExternalAudit)
        if audit is not None:
            found[audit.id] = audit
    return tuple(found.values())


def states_time(time: TimePoint | None) -> bool:
    """True when a time is given; `ej angiven` says that it is not."""
    return time is not None and time.text != NOT_STATED


def only_refers(answer: Answer) -> bool:
    """True when an answer says nothing itself: it refers elsewhere, or is empty without a position."""
    refers = bool(answer.refers_to)
    for sentence in sentences(answer.source.body.text):
        if not sentence.is_heading:
            if not _REFERENCE.match(sentence.text):
                return False
            refers = True
    return refers or answer.position is None


def asked_as(register: Register, record_id: str) -> str:
    """What an answer is about, as one says it in a sentence: "rekommendation 4", "brist 2"."""
    recommendation = register.get(record_id, Recommendation)
    if recommendation is not None:
        return f"rekommendation {recommendation.number}"
    observation = register.get(record_id, Observation)
    return f"{observation.kind} {observation.number}" if observation else record_id
