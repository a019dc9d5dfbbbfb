"""The earlier statement's date or § differs between places: one of them leads the reader astray.

Seed 001 names the first statement three times, "28 september 2022" with and without "§ 299". The § may be
left out, but what is told must agree: with the minutes of the matter's `föregående` (and those before it),
else, in a follow-up statement without one, with what the text said first. The matter, its answers and, when
only one board answers, the external audit are read. Days of the matter's own meetings, and later ones, are
not earlier statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.questions.relations import board_meeting, decided
from internkontroll.records import Answer, ExternalAudit, Matter, Meeting, Record
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.wording.earlier_statements import Mention, Statement, mentions

RULE = Rule(
    code="IK46",
    name="Tidigare yttrande anges olika",
    severity=Severity.WARNING,
    why="Den som söker det förra beslutet ska hitta rätt protokoll på första försöket.",
    example="I ett yttrande den 28 september 2022, § 289, redovisade nämnden …   (protokollet säger § 299)",
    mended="I ett yttrande den 28 september 2022, § 299, redovisade nämnden …",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every mention of an earlier statement that agrees with none that is known."""
    for matter in register.of(Matter):
        if matter.historical or not (matter.previous or matter.kind == "uppföljande yttrande"):
            continue
        earlier = _earlier(register, matter)
        known = [statement for statement, _ in earlier]
        judged = (matter.id, *(i for _, ids in earlier for i in ids))
        for mention in _mentions(register, matter):
            if not known:
                known.append(mention.statement)
            elif not any(mention.statement.agrees(one) for one in known):
                nearest = next((one for one in known if one.day == mention.statement.day), known[0])
                message = f"Det tidigare yttrandet anges på olika sätt: {nearest}, {mention.statement}."
                yield RULE.finding(mention.location, message, mention.record.id, *judged)


def _earlier(register: Register, matter: Matter) -> list[tuple[Statement, tuple[str, str]]]:
    """The statements before this one as the minutes tell them, nearest first, and whose minutes."""
    found = []
    seen = {matter.id}
    previous = register.get(matter.previous, Matter)
    while previous is not None and previous.id not in seen:
        seen.add(previous.id)
        done = decided(register, previous)
        if done is not None:
            found.append((Statement(done.meeting.date, done.paragraph), (previous.id, done.meeting.id)))
        previous = register.get(previous.previous, Matter)
    return found


def _mentions(register: Register, matter: Matter) -> list[Mention]:
    records: list[Record] = [matter, *register.linking(matter.id, Answer, "ärende")]
    audit = register.get(matter.external_audit, ExternalAudit)
    matters = register.linking(audit.id, Matter, "extern_granskning") if audit else ()
    if audit is not None and len({one.board for one in matters}) == 1:
        records.append(audit)
    own = {m.date for m in (register.get(i, Meeting) for i in matter.meetings) if m}
    board = board_meeting(register, matter)
    return [
        mention
        for record in records
        if not record.historical
        for mention in mentions(record)
        if mention.statement.day not in own and (board is None or mention.statement.day < board.date)
    ]
