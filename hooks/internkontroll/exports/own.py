"""What only one type of record tells in its register, by the key of its column (`columns.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from internkontroll.exports import standing
from internkontroll.exports.entry import Cell
from internkontroll.language import swedish
from internkontroll.questions import common_audits, known, relations
from internkontroll.records import (
    Action,
    Answer,
    Audit,
    ExternalAudit,
    FollowUp,
    Matter,
    Meeting,
    Observation,
    Organisation,
    Plan,
    PolicyDocument,
    Recommendation,
    Record,
    Report,
    Risk,
)
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register

Own = Mapping[str, Cell | TimePoint]


def own(register: Register, record: Record, day: date) -> Own:
    """The values of the type's own columns; what is not there is not told."""
    match record:
        case Risk():
            return _risk(register, record)
        case Action():
            return {
                "slag": swedish.capitalised(record.kind),
                "slutdatum": record.end_date,
                "risker": shown(register, record.risks),
                "grund": shown(register, record.grounds),
            }
        case Audit():
            return _audit(register, record, day)
        case Recommendation():
            return {
                "extern_granskning": shown(register, [record.external_audit]),
                "nummer": record.number,
                "inställning": _positions(register, record),
                "åtaganden": tuple(item.id for item in standing.commitments(register, record)),
            }
        case Observation():
            return {
                "slag": swedish.capitalised(record.kind),
                "extern_granskning": shown(register, [record.external_audit]),
                "nummer": record.number,
                "bedömning": tuple(f"{register.short_name(one.board)}: {one.grade}" for one in record.grades),
                "inställning": _positions(register, record),
                "åtaganden": tuple(item.id for item in standing.commitments(register, record)),
            }
        case PolicyDocument():
            return {
                "slag": swedish.capitalised(record.kind),
                "nummer": record.sfs,
                "gäller_från": record.valid_from,
                "gäller_till": record.valid_to,
                "reviderad": record.revised,
            }
        case Plan():
            decisions = known.decisions_by(record, day)
            return {"beslut": decisions[-1].date if decisions else None, "poster": len(record.entries)}
        case FollowUp():
            return {
                "avser": shown(register, [record.about]),
                "tillfälle": _point(register, record.reporting_point),
                "redovisas_igen": _point(register, record.reported_again),
            }
        case Report():
            return {"tillfälle": _point(register, record.reporting_point)}
        case ExternalAudit():
            return {
                "slag": swedish.capitalised(record.kind),
                "nummer": record.number,
                "granskare": register.short_name(record.examiner),
                "period": record.period,
            }
        case Answer():
            return {
                "avser": shown(register, [record.about]),
                "inställning": (swedish.capitalised(record.position),) if record.position else (),
            }
        case Matter():
            decided = relations.decided(register, record)
            is_decided = decided is not None and decided.meeting.date <= day
            return {
                "slag": swedish.capitalised(record.kind),
                "beslut": TimePoint.on(decided.meeting.date) if decided and is_decided else None,
                "paragraf": decided.paragraph if decided and is_decided else None,
            }
        case Meeting():
            return {"slag": swedish.capitalised(record.kind), "datum": TimePoint.on(record.date)}
        case Organisation():
            return {
                "slag": swedish.capitalised(record.kind),
                "kortnamn": record.short_name,
                "tillhör": tuple(register.short_name(one) for one in record.belongs_to),
            }
        case _:
            return {}


def shown(register: Register, ids: Iterable[str]) -> tuple[str, ...]:
    """Each id once, without those that are not on the site: not even the id of a draft is told."""
    return tuple(one for one in dict.fromkeys(ids) if one in register.records)


def _risk(register: Register, risk: Risk) -> Own:
    latest = risk.latest_assessment
    items = relations.items_of_risk(register, risk.id)
    return {
        "kategori": risk.category,
        "riskvärde": latest.value if latest else None,
        "sannolikhet": latest.probability if latest else None,
        "konsekvens": latest.consequence if latest else None,
        "bedömd": latest.date if latest else None,
        "åtgärder": tuple(item.id for item in items if isinstance(item, Action)),
        "granskningar": tuple(item.id for item in items if isinstance(item, Audit)),
    }


def _audit(register: Register, audit: Audit, day: date) -> Own:
    values: dict[str, Cell | TimePoint] = {
        "slag": "Kommungemensam" if audit.is_common else "Nämndens egen",
        "risker": shown(register, audit.risks),
        "grund": shown(register, audit.grounds),
    }
    if audit.is_common:
        results = [one for one in common_audits.results(register, audit, day) if one.is_covered]
        values["redovisat"] = f"{sum(one.is_reported for one in results)} av {len(results)}" if results else None
        outcomes = [(one.board, _outcome(register, one.board.id, one.told.latest)) for one in results]
        values["utfall"] = tuple(f"{register.short_name(board.id)}: {word}" for board, word in outcomes if word)
    else:
        latest = known.told(register, audit.id, day).latest
        word = _outcome(register, audit.board, latest)
        values["utfall"] = (word,) if word else ()
    return values


def _outcome(register: Register, board_id: str | None, follow_up: FollowUp | None) -> str:
    """The word of the board's scale for what an audit found; logic follows the code."""
    board = register.get(board_id, Organisation)
    if follow_up is None or not follow_up.outcome or board is None:
        return ""
    words = {one.code: one.word for one in board.outcome_scale}
    return swedish.capitalised(words.get(follow_up.outcome, follow_up.outcome))


def _positions(register: Register, asked: Recommendation | Observation) -> tuple[str, ...]:
    """Who has answered, and how: `ASF: instämmer`."""
    found = []
    for answer in relations.answers_to(register, asked.id):
        if answer.position:
            who = swedish.listed(register.short_name(one) for one in answer.departments)
            found.append(f"{who}: {answer.position}")
    return tuple(dict.fromkeys(found))


def _point(register: Register, point_id: str | None) -> str | None:
    """`Tertial 2 2025`."""
    point = register.point(point_id)
    return f"{swedish.capitalised(point.point.name)} {point.plan.year or ''}".rstrip() if point else None
