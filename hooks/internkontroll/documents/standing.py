"""How an item stands, in words: its status, its outcome, and when the board hears of it next."""

from __future__ import annotations

from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.markdown import inline
from internkontroll.records import Audit, FollowUp, Organisation
from internkontroll.records.audit import CommonDecision
from internkontroll.records.follow_up import DONE, FINAL_STATUSES, IN_PROGRESS, NOT_STARTED, ORDINARY_WORK, STOPPED
from internkontroll.records.plan import Addition, Cancellation, Decision
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Point, Register

_SENTENCES = {
    NOT_STARTED: "är inte påbörjad",
    IN_PROGRESS: "pågår",
    DONE: "är genomförd",
    ORDINARY_WORK: "övergår i ordinarie arbete",
    STOPPED: "är avbruten",
}


def sentence(register: Register, board: Organisation, follow_up: FollowUp) -> str:
    """Status, outcome and what comes next, in one line that no reader can miss."""
    what = "Granskningen" if register.get(follow_up.about, Audit) else "Åtgärden"
    told = f"**Status:** {what} {_SENTENCES[follow_up.status]}."
    receiver = register.get(follow_up.receiver, Organisation)
    if receiver is not None:
        told += f" {inline.plain(receiver.title)} tar över arbetet."
    again = register.point(follow_up.reported_again)
    if again is not None:
        told += f" **Nästa redovisning:** {next_time(again)}."
    word = outcome(board, follow_up)
    return told + (f" **Utfall:** {word}." if word else "")


def outcome(board: Organisation, follow_up: FollowUp) -> str:
    """The word of the board's scale for an audit's outcome; empty when none is given. Markdown."""
    words = {one.code: one.word for one in board.outcome_scale}
    return inline.plain(words.get(follow_up.outcome, follow_up.outcome)) if follow_up.outcome else ""


def status(board: Organisation, follow_up: FollowUp) -> str:
    """Status and outcome as a cell of a table. Markdown."""
    word = outcome(board, follow_up)
    return swedish.capitalised(follow_up.status) + (f". {swedish.capitalised(word)}" if word else "")


def next_report(register: Register, follow_up: FollowUp) -> str:
    """When the board hears of the item again, as a cell of a table. Markdown."""
    again = register.point(follow_up.reported_again)
    if again is not None:
        return swedish.capitalised(next_time(again))
    return "Slutrapporterad" if follow_up.status in FINAL_STATUSES else "Inte angivet"


def next_time(point: Point) -> str:
    """`årsrapportering 2025, januari 2026`. Markdown."""
    when = f"{point.point.name} {point.plan.year or ''}".rstrip()
    if point.point.time.is_dated:
        when += f", {swedish.time_point(point.point.time)}"
    return inline.plain(when)


def point_name(point: Point) -> str:
    """`tertial 1 (september 2025)`; only the name when no time is known. Markdown."""
    when = f" ({swedish.time_point(point.point.time)})" if point.point.time.is_dated else ""
    return inline.plain(point.point.name + when)


def told_when(follow_up: FollowUp, point: Point | None) -> str:
    """`tertial 1 (maj 2025)`, or its own time when it was told at none: `den 23 januari 2026`. Markdown."""
    if point is not None:
        return point_name(point)
    return swedish.time_point(follow_up.date) if follow_up.date is not None else ""


def decided_on(decision: Decision | Addition | Cancellation | CommonDecision) -> str:
    """`den 22 maj 2025, § 88`, as it stands in a sentence."""
    return _when(decision.date, decision.paragraph)


def _when(time: TimePoint | None, paragraph: str | None) -> str:
    when = at_time(time) if time is not None and time.is_dated else "vid ett tillfälle som inte är angivet"
    return when + (f", § {paragraph}" if paragraph else "")


def cancelled(one: Cancellation) -> str:
    """`Utgår genom beslut den 22 maj 2025, § 88. Skäl: …` Markdown."""
    return f"**Utgår** genom beslut {decided_on(one)}. **Skäl:** {inline.plain(one.reason.rstrip('.'))}."


def added(one: Addition) -> str:
    """Which decision added an item: `Tillagd genom beslut den 22 maj 2025, § 89.` Markdown."""
    return f"**Tillagd** genom beslut {decided_on(one)}."
